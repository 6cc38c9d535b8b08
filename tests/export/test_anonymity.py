"""Names of private persons left out: in every format, and without moving what stands beside them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from made_records import MANIFEST
from made_reports import PRIVATE, first_record, made_workspace
from polybius.export import formats
from polybius.export.anonymity import blacked, hidden_names, hidden_of, link
from polybius.vocabulary import Record


def contents(path: Path) -> str:
    """All that an export wrote, and its names."""
    files = [path] if path.is_file() else sorted(path.iterdir())
    return "".join(
        f"{file.name} {pq.read_table(file).to_pylist()}"
        if file.suffix == ".parquet"
        else file.read_text(encoding="utf-8")
        for file in files
    )


@pytest.mark.parametrize("name", [*formats(), "csv tables"])
def test_no_name_of_a_victim_or_witness_is_left(run: Callable[..., Any], name: str):
    plain, _ = run(name.split()[0], to=f"plain{'' if ' ' in name else '.csv'}", dated_by="published")
    path, _ = run(name.split()[0], to=f"anonymous{'' if ' ' in name else '.csv'}", dated_by="published", anonymous=True)
    assert any(word in contents(plain) for word in PRIVATE)
    assert [word for word in PRIVATE if word in contents(path)] == []


@pytest.mark.parametrize("name", ["geojson", "gdelt", "parquet", "jsonl", "graphml"])
def test_persons_of_public_life_keep_their_names(run: Callable[..., Any], name: str):
    path, _ = run(name, anonymous=True)
    assert "James Baker" in contents(path)


def test_words_are_blacked_letter_for_letter_so_that_offsets_hold(run: Callable[..., Any]):
    plain, _ = run("geojson")
    path, _ = run("geojson", to="anonymous.geojson", anonymous=True)
    before, after = (
        json.loads(file.read_text(encoding="utf-8"))["features"][0]["properties"] for file in (plain, path)
    )
    assert (
        after["words"]
        == "Iraqi troops shot dead █████ █████ in Kuwait City on 2 August 1990, his neighbour ██████ █████ said."
    )
    assert len(after["words"]) == len(before["words"])
    assert (after["recipient"], after["said_by"]) == ("a person", "a person (say)")


def test_whole_texts_stay_behind(run: Callable[..., Any]):
    path, _ = run("jsonl", anonymous=True)
    assert [json.loads(line)["document"]["text"] for line in path.read_text(encoding="utf-8").splitlines()] == ["", ""]
    folder, _ = run("parquet", anonymous=True)
    assert "text" not in pq.read_schema(folder / "articles.parquet").names


def test_a_table_that_is_not_known_to_be_free_of_names_stays_behind(store: Any, run: Callable[..., Any]):
    store.execute("CREATE TABLE notes (words TEXT)")
    folder, _ = run("parquet", anonymous=True)
    assert not (folder / "notes.parquet").exists()
    folder, _ = run("parquet", to="plain")
    assert (folder / "notes.parquet").exists()


def test_names_are_black_in_capitals_joined_and_with_the_genitive():
    hidden = hidden_of([(1, "Anna Garcia-Lopez", "Garcia-Lopez")])
    assert blacked("ANNA said Garcia's son, Garcia-Lopez", hidden) == "████ said Garcia's son, ████████████"
    assert blacked("Annabel", hidden) == "Annabel"


def test_a_link_that_spells_a_name_is_cut_to_its_site():
    hidden = hidden_of([(1, "Anna Garcia", "Anna Garcia")])
    assert link("https://example.org/2020/anna-garcia-shot", hidden) == "https://example.org/"
    assert link("https://example.org/2020/shooting", hidden) == "https://example.org/2020/shooting"


def test_an_officer_who_is_harmed_is_private_and_one_who_speaks_is_not(tmp_path: Path):
    record = first_record()
    officer = {"kind": "person", "country": "KWT", "sector": "COP", "code": "KWTCOP"}
    actors = [replace(a, **officer) if a.id in ("a2", "a3") else a for a in record.actors]
    with made_workspace(tmp_path / "police.db", replace(record, actors=tuple(actors))) as store:
        assert hidden_names(store, 1).names == {"Ahmed Saleh"}


def test_a_name_with_an_age_is_left_out_although_nobody_took_it_for_a_person(tmp_path: Path):
    text = "Police said Leila Nasser, 26, was hurt in Kuwait City. Nasser was treated."
    document = replace(first_record().document, text=text, title="A day in Kuwait")
    with made_workspace(tmp_path / "age.db", Record(manifest=MANIFEST, document=document)) as store:
        hidden = hidden_names(store, 1)
    assert blacked(text, hidden) == "Police said █████ ██████, 26, was hurt in Kuwait City. ██████ was treated."


@given(st.text(), st.lists(st.text("abcÉÅ'-", min_size=2).map(str.title), max_size=4))
def test_blacking_changes_no_length(text: str, names: list[str]):
    hidden = hidden_of(enumerate_names(names))
    assert len(blacked(text + " ".join(names), hidden)) == len(text + " ".join(names))


def enumerate_names(names: list[str]) -> list[tuple[int, str, str]]:
    """Names as rows of private persons."""
    return [(number, name, name) for number, name in enumerate(names)]
