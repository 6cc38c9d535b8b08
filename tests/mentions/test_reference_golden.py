"""Who is the same as whom inside a report: each construction with a text of its own, marked as the golden file says."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.mentions import find_cast, find_places
from polybius.mentions.cast.directory import named_actors
from polybius.mentions.cast.knowledge import country_names
from polybius.mentions.cast.polities import polities
from polybius.mentions.cast.spelling import sounds_alike
from polybius.vocabulary import Actor, Cast, Doc

CASES = read_yaml((Path(__file__).parents[1] / "golden" / "reference.yaml").read_text(encoding="utf-8"))
MARKED = re.compile(r"\[([^\]]+)=([-\d+]+)\]")


def unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A text without its marks, and for each mark the characters it stands around and what it says."""
    text, marks, at = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        marks.append((len(text), len(text) + len(match[1]), match[2]))
        text, at = text + match[1], match.end()
    return text + marked[at:], marks


def actors_of(doc: Doc, cast: Cast, start: int, end: int) -> tuple[str, ...]:
    """The actors of the last word between two characters that has one."""
    inside = [t.i for t in doc.tokens if start <= t.start and t.end <= end]
    return next((cast.at[i] for i in reversed(inside) if i in cast.at), ())


def wrong_links(case: dict[str, Any], doc: Doc, marks: list[tuple[int, int, str]]) -> list[str]:
    """What the marks of a text say and its cast does not."""
    cast = find_cast(doc, (), find_places(doc))
    known: dict[str, str] = {}
    wrong = []
    for start, end, said in marks:
        found = actors_of(doc, cast, start, end)
        words = doc.text[start:end]
        if said == "-":
            others = {m.start for a in cast.actors if a.id in found for m in a.mentions if not start <= m.start < end}
            wrong += [f"{words} is linked"] if others else []
            continue
        numbers = said.split("+")
        if len(numbers) == 1 and found:
            known.setdefault(said, found[0])
        wanted = {known.get(number, number) for number in numbers}
        if set(found) != wanted:
            wrong.append(f"{words} is {found}, not {said}")
    if len(set(known.values())) != len(known):
        wrong.append(f"actors that should be apart: {known}")
    actors = {a.id: a for a in cast.actors}
    facts: dict[str, Callable[[Actor], object]] = {
        "names": lambda a: a.name, "codes": lambda a: a.code, "kinds": lambda a: a.kind
    }  # fmt: skip
    for field, read in facts.items():
        for number, value in case.get(field, {}).items():
            got = read(actors[known[str(number)]]) if str(number) in known else None
            wrong += [f"{field} of {number}: {got}"] if got != value else []
    return wrong


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_words_denote_the_actor_they_are_marked_with(case: dict[str, Any], doc_of: Callable[..., Doc]) -> None:
    text, marks = unmarked(case["text"])
    assert wrong_links(case, doc_of(text, str(case["date"])), marks) == []


def test_forms_of_states_and_bodies_are_those_of_known_ones() -> None:
    names = {entry.name for entry, _ in named_actors()}
    rows = polities().values()
    assert {code for row in rows for code in row.countries} <= set(country_names())
    assert {name for row in rows for name in row.names} <= names


def test_transliterations_sound_alike_and_other_names_do_not() -> None:
    assert sounds_alike("Kadhafi", "Gaddafi")
    assert sounds_alike("Qasim", "Kassem")
    assert not sounds_alike("Hassan", "Hussein")
    assert not sounds_alike("Nasser", "Nazar")


def test_every_mention_says_its_rule(doc_of: Callable[..., Doc]) -> None:
    cast = find_cast(doc_of(" ".join(unmarked(case["text"])[0] for case in CASES[:30])), (), ())
    assert all(m.rule for a in cast.actors for m in a.mentions)
