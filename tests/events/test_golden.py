"""Golden sentences: what is coded, by whom, to whom, and how real it is; and what is not coded."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.vocabulary import Event, Record

CASES: list[dict[str, Any]] = read_yaml((Path(__file__).parents[1] / "golden" / "events.yaml").read_text())

CASES += read_yaml((Path(__file__).parents[1] / "golden" / "everyday.yaml").read_text())

BREADTH: list[dict[str, Any]] = read_yaml((Path(__file__).parents[1] / "golden" / "events_breadth.yaml").read_text())

OPERATORS: list[dict[str, Any]] = read_yaml((Path(__file__).parents[1] / "golden" / "operators.yaml").read_text())


def codes(record: Record, ids: tuple[str, ...]) -> list[str]:
    """The codes of some actors."""
    by_id = {actor.id: actor for actor in record.actors}
    return [by_id[i].code for i in ids]


def as_list(value: str | list[str]) -> list[str]:
    """One or several values as a list."""
    return [value] if isinstance(value, str) else value


def fits(record: Record, event: Event, wanted: dict[str, Any]) -> bool:
    """Whether an event is the one that a case asks for."""
    words = record.document.text[event.start : event.end]
    status = "actual" if event.status == "ongoing" and wanted.get("status") != "ongoing" else event.status
    parties = {"actor": event.actor, "recipient": event.recipient}
    if event.symmetric:
        parties = {"actor": (*event.actor, *event.recipient), "recipient": (*event.actor, *event.recipient)}
    return (
        event.type == wanted["type"]
        and wanted.get("at", words) in words
        and status == wanted.get("status", "actual")
        and wanted.get("mode", "") in (*event.mode, "")
        and wanted.get("effect", "") in (*event.effect, "")
        and event.cameo.startswith(wanted.get("cameo", ""))
        and all(
            any(code.startswith(tuple(as_list(wanted[role]))) for code in codes(record, parties[role]))
            for role in ("actor", "recipient")
            if role in wanted
        )
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_events_of_golden_sentences_are_coded(case: dict[str, Any], record_of: Callable[..., Record]) -> None:
    record = record_of(case["text"], case.get("date", "2020-05-05"))
    found = [
        (e.type, e.status, record.document.text[e.start : e.end], codes(record, e.actor), codes(record, e.recipient))
        for e in record.events
    ]
    for wanted in case["events"]:
        assert any(fits(record, event, wanted) for event in record.events), f"no {wanted} in {found}"
    known = {wanted["type"] for wanted in case["events"]} | set(case.get("also", []))
    assert {event.type for event in record.events} <= known, f"too much in {found}"


def tells(record: Record, event: Event, wanted: dict[str, Any]) -> bool:
    """Whether an event is one of those that a case allows here, and hangs under the act that the case names."""
    words = words_of(record, event)
    allowed = {**wanted, "type": event.type, "status": event.status, "at": words}
    over = next((other for other in record.events if other.id == event.content_of), None)
    status = "actual" if event.status == "ongoing" else event.status
    return (
        event.type in as_list(wanted["type"])
        and status in as_list(wanted.get("status", "actual"))
        and any(word in words for word in as_list(wanted.get("at", "")))
        and ("under" not in wanted or (over is not None and wanted["under"] in words_of(record, over)))
        and fits(record, event, allowed)
    )


def words_of(record: Record, event: Event) -> str:
    """The trigger of an event."""
    return record.document.text[event.start : event.end]


@pytest.mark.parametrize("case", OPERATORS, ids=lambda case: case["id"])
def test_acts_over_acts_are_coded_with_their_status(case: dict[str, Any], record_of: Callable[..., Record]) -> None:
    record = record_of(case["text"], case.get("date", "2020-05-05"))
    found = [
        (e.type, e.status, words_of(record, e), codes(record, e.actor), codes(record, e.recipient), e.content_of)
        for e in record.events
    ]
    for wanted in case["events"]:
        assert any(tells(record, event, wanted) for event in record.events), f"no {wanted} in {found}"
    for event in record.events:
        known = event.type in case.get("also", []) or any(tells(record, event, wanted) for wanted in case["events"])
        assert known or event.same_as, f"too much: {event.type} {words_of(record, event)} in {found}"


@pytest.mark.parametrize("case", BREADTH, ids=lambda case: case["id"])
def test_types_of_golden_sentences_are_coded(case: dict[str, Any], record_of: Callable[..., Record]) -> None:
    found = {event.type for event in record_of(case["text"], "2018-05-05").events}
    assert case["type"] in found if case["type"] != "none" else not found, f"{case['text']} → {found}"


def test_words_read_as_two_clauses_are_one_event(record_of: Callable[..., Record]) -> None:
    record = record_of("The United States had been in secret talks with Iran in Oman.", "2013-11-24")
    (talks,) = [event for event in record.events if event.type == "CONSULT"]
    assert codes(record, talks.actor) == ["USA"]
