"""When events took place: each has the time that its words give it, and none is given the day of publication."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.vocabulary import Event, Record

CASES = read_yaml((Path(__file__).parents[1] / "golden" / "event_times.yaml").read_text(encoding="utf-8"))


def event_at(record: Record, words: str) -> Event:
    """The event whose trigger stands in a word of the text ("attack#2": its second place)."""
    word, _, place = words.partition("#")
    found = list(re.finditer(rf"\b{re.escape(word)}\b", record.document.text))[int(place or 1) - 1]
    return next(e for e in record.events if e.start < found.end() and found.start() < e.end)


def time_of(record: Record, event: Event, wanted: Any) -> Any:
    """The value of the time of an event, or the days it covers where these are wanted."""
    time = next((t for t in record.times if t.id == event.time), None)
    if time is None:
        return None
    return [time.from_, time.to] if isinstance(wanted, list) else time.value


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_event_has_the_time_that_its_words_give(case: dict[str, Any], record_of: Callable[..., Record]) -> None:
    record = record_of(case["text"], str(case["date"]))
    for word, wanted in case["times"].items():
        expected = [str(day) for day in wanted] if isinstance(wanted, list) else wanted
        assert time_of(record, event_at(record, word), wanted) == expected, word
