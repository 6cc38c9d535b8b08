"""Golden reports of a few sentences: who acts on whom in the events named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.vocabulary import Event, Record

CASES: list[dict[str, Any]] = read_yaml((Path(__file__).parents[1] / "golden" / "reports_roles.yaml").read_text())


def are_all(found: list[str], wanted: list[str]) -> bool:
    """Whether each code found is wanted and each wanted one is found, by their beginnings."""
    return all(any(code.startswith(start) for start in wanted) for code in found) and all(
        any(code.startswith(start) for code in found) for start in wanted
    )


def fits(record: Record, event: Event, wanted: dict[str, Any]) -> bool:
    """Whether an event is of the type, at the word and between the parties that a case asks for."""
    by_id = {actor.id: actor.code for actor in record.actors}
    sides = {"actor": event.actor, "recipient": event.recipient}
    if event.symmetric:
        sides = {"actor": (*event.actor, *event.recipient)}
    return (
        event.type == wanted["type"]
        and wanted["at"] in record.document.text[event.start : event.end]
        and all(are_all([by_id[i] for i in ids], wanted[role]) for role, ids in sides.items() if role in wanted)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_parties_of_golden_reports_are_coded(case: dict[str, Any], record_of: Callable[..., Record]) -> None:
    record = record_of(case["text"], str(case.get("date", "2012-05-05")))
    found = [(event.type, record.document.text[event.start : event.end]) for event in record.events]
    for wanted in case["events"]:
        assert any(fits(record, event, wanted) for event in record.events), f"no {wanted} in {found}"
