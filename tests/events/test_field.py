"""Passages in the manner of news reports: who, to whom, how real, and where."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.vocabulary import Event, Record

CASES: list[dict[str, Any]] = read_yaml((Path(__file__).parents[1] / "golden" / "field.yaml").read_text())
REPORTS: list[dict[str, Any]] = read_yaml((Path(__file__).parent / "reports" / "expected.yaml").read_text())


def is_told(record: Record, event: Event, wanted: dict[str, Any]) -> bool:
    """Whether an event is the one that a case asks for."""
    words = record.document.text[event.start : event.end]
    codes = {actor.id: actor.code for actor in record.actors}
    places = {place.id: place.name for place in record.places}
    times = {time.id: time.value for time in record.times}
    both = (*event.actor, *event.recipient)
    parties = {
        "actor": both if event.symmetric else event.actor,
        "recipient": both if event.symmetric else event.recipient,
    }
    return (
        wanted["at"] in words
        and event.type == wanted["type"]
        and event.status in (wanted.get("status", event.status),)
        and all(
            any(wanted[role] in codes[i] for i in parties[role]) for role in ("actor", "recipient") if role in wanted
        )
        and ("place" not in wanted or places.get(event.place or "", "") == wanted["place"])
        and not any(codes[i].startswith(wanted.get("without", "-none-")) for i in event.actor)
        and ("time" not in wanted or times.get(event.time or "", "") == wanted["time"])
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_passage_is_coded(case: dict[str, Any], record_of: Callable[..., Record]) -> None:
    record = record_of(case["text"], str(case["date"]))
    triggers = [record.document.text[event.start : event.end] for event in record.events]
    for wanted in case["events"]:
        assert any(is_told(record, event, wanted) for event in record.events), f"no {wanted} in {record.events}"
    assert not set(case.get("none", ())) & set(triggers)


@pytest.mark.parametrize("case", REPORTS, ids=lambda case: case["id"])
def test_report_is_coded(case: dict[str, Any], record_of: Callable[..., Record]) -> None:
    text = (Path(__file__).parent / "reports" / f"{case['id']}.txt").read_text(encoding="utf-8")
    record = record_of(text, str(case["date"]))
    missing = [wanted for wanted in case["events"] if not any(is_told(record, e, wanted) for e in record.events)]
    assert not missing


def test_passages_have_unique_ids() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)
