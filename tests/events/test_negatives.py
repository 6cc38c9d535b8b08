"""What is no event: images, games, trade, stories, memories, weather and daily life; and the same words in earnest."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.vocabulary import Record

REPORTS = Path(__file__).parent / "reports"
CASES: list[dict[str, Any]] = read_yaml((Path(__file__).parents[1] / "golden" / "negatives.yaml").read_text())
ORDINARY: list[dict[str, Any]] = read_yaml((REPORTS / "ordinary.yaml").read_text())
ALLOWED = 0.6


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_only_what_is_meant_in_earnest_is_coded(case: dict[str, Any], record_of: Callable[..., Record]) -> None:
    record = record_of(case["text"], "2010-06-10")
    found = {event.type for event in record.events}
    wanted = {case["type"]} if "type" in case else set()
    assert wanted <= found, f"no {case['type']} in {found}"
    assert found <= wanted | set(case.get("also", ())), [(event.type, event.rule) for event in record.events]


def test_negative_sentences_have_unique_ids() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert sum("type" not in case for case in CASES) >= 200


def test_ordinary_news_holds_hardly_any_events(record_of: Callable[..., Record]) -> None:
    words, false = 0, []
    for case in ORDINARY:
        text = (REPORTS / f"ordinary_{case['id']}.txt").read_text(encoding="utf-8")
        record = record_of(text, str(case["date"]))
        triggers = [(event.type, text[event.start : event.end]) for event in record.events]
        required = [(wanted["type"], wanted["at"]) for wanted in case.get("events", ())]
        assert set(required) <= set(triggers), f"{case['id']}: {triggers}"
        known = {*case.get("may", ()), *(at for _, at in required)}
        false.extend((case["id"], *trigger) for trigger in triggers if trigger[1] not in known)
        words += len(text.split())
    assert 1000 * len(false) / words <= ALLOWED, false
