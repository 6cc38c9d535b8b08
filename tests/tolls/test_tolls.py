"""Figures of victims and things: from text to tolls."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.clauses import find_clauses
from polybius.errors import TableError
from polybius.mentions import find_cast, find_quantities, find_times
from polybius.tolls import find_tolls
from polybius.tolls.lexicon import words_of
from polybius.vocabulary import Doc, Toll

CASES: list[dict[str, Any]] = read_yaml((Path(__file__).parents[1] / "golden/tolls.yaml").read_text())


def tolls_of(doc: Doc) -> tuple[Toll, ...]:
    """The tolls of a document in which no event was found."""
    clauses = find_clauses(doc)
    cast = find_cast(doc, clauses, ())
    return find_tolls(doc, clauses, cast, find_quantities(doc, find_times(doc)), ())


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_tolls_of_a_sentence_are_those_written_down(case: dict[str, Any], doc_of: Callable[..., Doc]) -> None:
    found = tolls_of(doc_of(case["text"], "2010-01-01"))
    assert [(t.effect, t.low) for t in found] == [(t["effect"], t["low"]) for t in case["tolls"]]
    order = {toll.id: n for n, toll in enumerate(found)}
    for toll, wanted in zip(found, case["tolls"], strict=True):
        got = {"effect": toll.effect, "unit": toll.unit, "low": toll.low, "high": toll.high, "bound": toll.bound,
               "cumulative": toll.cumulative, "at": case["text"][toll.start : toll.end],
               "same": order.get(toll.same_as or ""), "part": order.get(toll.subset_of or "")}  # fmt: skip
        expected = {"same": None, "part": None} | wanted
        assert {key: got[key] for key in expected} == expected


def test_toll_names_victims_and_perpetrator(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("Rebels killed 12 French soldiers in Beirut.", "1983-10-24")
    clauses = find_clauses(doc)
    cast = find_cast(doc, clauses, ())
    (toll,) = find_tolls(doc, clauses, cast, find_quantities(doc, find_times(doc)), ())
    countries = {a.id: a.country for a in cast.actors}
    assert [countries[i] for i in toll.of] == ["FRA"]
    assert toll.perpetrator
    assert not set(toll.perpetrator) & set(toll.of)


def test_toll_of_others_counts_those_named_before(doc_of: Callable[..., Doc]) -> None:
    killed, injured = tolls_of(doc_of("Gunmen killed three Israeli soldiers and wounded six others.", "1998-03-01"))
    assert injured.of == killed.of


def test_number_of_people_who_do_two_things_is_one_figure(doc_of: Callable[..., Doc]) -> None:
    (toll,) = tolls_of(doc_of("Some 5,000 students gathered and marched in Beijing.", "1989-04-22"))
    assert (toll.effect, toll.low) == ("involved", 5000)


def test_class_of_words_that_no_table_has_is_refused() -> None:
    with pytest.raises(TableError, match="no class 'spaceships'"):
        words_of("spaceships")
