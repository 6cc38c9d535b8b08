"""Golden wire sentences: the act that each tells, and who does it to whom."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.vocabulary import Event, Record

CASES: list[dict[str, Any]] = read_yaml((Path(__file__).parents[1] / "golden" / "sentences.yaml").read_text())
DATE = "2000-06-15"


def tells(record: Record, event: Event, case: dict[str, Any]) -> bool:
    """Whether an event is the act of a case: its type, its mode, and the countries of both sides."""
    codes = {actor.id: actor.code for actor in record.actors}
    everybody = (*event.actor, *event.recipient)
    sides = {"actor": event.actor, "recipient": event.recipient}
    if event.symmetric:
        sides = {"actor": everybody, "recipient": everybody}
    return (
        event.type == case["type"]
        and event.status in ("actual", "ongoing")
        and case.get("mode", "") in (*event.mode, "")
        and all(any(codes[i].startswith(case[side]) for i in sides[side]) for side in sides if side in case)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_act_of_a_wire_sentence_is_coded(case: dict[str, Any], record_of: Callable[..., Record]) -> None:
    record = record_of(case["text"], DATE)
    if case["type"] == "none":
        assert not record.events
    else:
        assert any(tells(record, event, case) for event in record.events), f"no {case} in {record.events}"
