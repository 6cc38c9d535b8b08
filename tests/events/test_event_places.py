"""Where events take place: for each golden text the place of the event that its words tell."""

from collections.abc import Callable
from pathlib import Path

import pytest

from made_yaml import read_yaml
from polybius.vocabulary import Record

CASES = read_yaml((Path(__file__).parents[1] / "golden" / "event_places.yaml").read_text("utf-8"))


def places_told(record: Record, words: str) -> list[str | None]:
    """The places, as the text writes them, of the events told by words that stand in the text once."""
    text = record.document.text
    assert text.count(words) == 1, f"{words!r} stands {text.count(words)} times in the text"
    start = text.index(words)
    written = {place.id: text[place.start : place.end] for place in record.places}
    told = [e for e in record.events if e.start < start + len(words) and start < e.end]
    return [written[e.place] if e.place else None for e in told]


def _names(found: str | None, place: str | None) -> bool:
    """Whether the place found is the one wanted, or a part or site with its name ("western Aleppo")."""
    return place in found if found and place else found == place


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_events_have_the_place_where_they_happen(case: dict, record_of: Callable[..., Record]) -> None:
    record = record_of(case["text"], case.get("date", "2003-04-09"))
    for words, place in case["places"].items():
        told = places_told(record, words)
        assert (told or place is None) and all(_names(found, place) for found in told), (words, told)
