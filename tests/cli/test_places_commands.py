"""`polybius places` and `polybius gazetteer`: what they show, and what they refuse."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from made_geonames import write_dump


def test_lookup_shows_the_likeliest_place_why_and_where_the_data_come_from(run_polybius: Callable) -> None:
    shown = run_polybius("places", "lookup", "Tripoli")
    assert shown.code == 0
    assert "LBY" in shown.out
    assert "the capital of a country" in shown.out
    assert "GeoNames" in shown.out
    assert "CC BY 4.0" in shown.out


@pytest.mark.parametrize(
    ("arguments", "country", "why"),
    [
        (("Tripoli", "--near", "Beirut"), "LBN", "nearest to Beirut"),
        (("Hyderabad",), "IND", "the most people"),
        (("Hyderabad", "--country", "Pakistan"), "PAK", "PAK"),
        (("Hyderabad", "--near", "Karachi"), "PAK", "nearest to Karachi"),
        (("Georgia",), "GEO", "a country goes before"),
        (("Georgia", "--country", "us"), "USA", "the only place of this name in USA"),
    ],
)
def test_lookup_heeds_a_country_and_a_place_nearby(
    run_polybius: Callable, arguments: tuple[str, ...], country: str, why: str
) -> None:
    found = json.loads(run_polybius("places", "lookup", *arguments, "--format", "json").out)
    assert found["places"][0]["country"] == country
    assert why in found["places"][0]["why"]
    assert "GeoNames" in found["source"]


def test_lookup_of_no_place_names_the_nearest_spellings(run_polybius: Callable) -> None:
    shown = run_polybius("places", "lookup", "Sarajvo")
    assert shown.code == 2
    assert "perhaps Sarajevo" in shown.err


def test_lookup_refuses_a_country_that_there_is_not(run_polybius: Callable) -> None:
    assert "no country 'Ruritania'" in run_polybius("places", "lookup", "Paris", "--country", "Ruritania").err


def test_gazetteer_of_a_dump_is_written_and_used(run_polybius: Callable, tmp_path: Path) -> None:
    file = tmp_path / "mine.polybius"
    built = run_polybius("gazetteer", "build", "--geonames", str(write_dump(tmp_path)), "--output", str(file))
    assert built.code == 0, built.err
    assert "5 of them from the dump" in built.out
    assert "CC BY 4.0" in built.err
    found = run_polybius("places", "lookup", "Qarnab", "--gazetteer", str(file), "--format", "json")
    assert [p["geonames"] for p in json.loads(found.out)["places"]] == [90000001, 90000002]
    again = run_polybius("gazetteer", "build", "--geonames", str(write_dump(tmp_path)), "--output", str(file))
    assert "there is a file already" in again.err


def test_gazetteer_that_is_none_is_refused(run_polybius: Callable, tmp_path: Path) -> None:
    file = tmp_path / "mine.polybius"
    file.write_text("no gazetteer")
    shown = run_polybius("places", "lookup", "Qarnab", "--gazetteer", str(file))
    assert shown.code == 2
    assert "no gazetteer of this version" in shown.err
