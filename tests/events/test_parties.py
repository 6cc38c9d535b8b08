"""Golden sentences of who does what to whom: all parties of each side, and what is told once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.vocabulary import Event, Record

CASES: list[dict[str, Any]] = read_yaml((Path(__file__).parents[1] / "golden" / "parties.yaml").read_text())


def as_list(value: str | list[str]) -> list[str]:
    """One or several values as a list."""
    return [value] if isinstance(value, str) else value


def codes(record: Record, ids: tuple[str, ...]) -> list[str]:
    """The codes of some actors."""
    by_id = {actor.id: actor for actor in record.actors}
    return [by_id[i].code for i in ids]


def are_all(found: list[str], wanted: list[str]) -> bool:
    """Whether each code found is wanted and each wanted one is found, by their beginnings."""
    return all(any(code.startswith(start) for start in wanted) for code in found) and all(
        any(code.startswith(start) for code in found) for start in wanted
    )


def fits(record: Record, event: Event, wanted: dict[str, Any]) -> bool:
    """Whether an event is of the type, at the word and between all the parties that a case asks for."""
    words = record.document.text[event.start : event.end]
    sides = {"actor": event.actor, "recipient": event.recipient}
    if event.symmetric and "actor" in wanted:
        sides = {"actor": (*event.actor, *event.recipient)}
        wanted = {**wanted, "actor": [*wanted["actor"], *wanted.get("recipient", [])]}
    return (
        event.type in as_list(wanted["type"])
        and any(word in words for word in as_list(wanted.get("at", words)))
        and all(are_all(codes(record, ids), wanted[role]) for role, ids in sides.items() if role in wanted)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_parties_of_golden_sentences_are_coded(case: dict[str, Any], record_of: Callable[..., Record]) -> None:
    record = record_of(case["text"], case.get("date", "2012-05-05"))
    found = [
        (e.type, record.document.text[e.start : e.end], codes(record, e.actor), codes(record, e.recipient), e.same_as)
        for e in record.events
    ]
    for wanted in case["events"]:
        assert any(fits(record, event, wanted) for event in record.events), f"no {wanted} in {found}"
    known = {kind for wanted in case["events"] for kind in as_list(wanted["type"])} | set(case.get("also", []))
    assert {event.type for event in record.events} <= known, f"too much in {found}"
    for kind in (*case.get("once", []), *case.get("apart", [])):
        happenings = {event.same_as or event.id for event in record.events if event.type == kind}
        assert (len(happenings) == 1) == (kind in case.get("once", [])), f"{kind} in {found}"
