"""Golden chains: whose word each event and figure is, through whom it came, and how it is presented."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.vocabulary import Claim, Record

CASES = read_yaml((Path(__file__).parents[1] / "golden" / "chains.yaml").read_text(encoding="utf-8"))
DATE = "2010-06-10"


def span_of(text: str, words: str) -> tuple[int, int]:
    """Where words stand in a text ("said#2": their second place)."""
    word, _, place = words.partition("#")
    found = list(re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text))
    assert found, words
    return found[int(place or 1) - 1].span()


def is_called(record: Record, id: str | None, wanted: str | None) -> bool:
    """Whether an actor has a code that begins or ends like what is wanted, or bears it as a name."""
    actor = next((a for a in record.actors if a.id == id), None)
    if actor is None or wanted is None:
        return actor is None and wanted is None
    return actor.code.startswith(wanted) or actor.code.endswith(wanted) or wanted in actor.name


def are_called(record: Record, ids: Iterable[str | None], wanted: list[str | None]) -> bool:
    found = list(ids)
    return len(found) == len(wanted) and all(is_called(record, i, w) for i, w in zip(found, wanted, strict=True))


def claim_at(record: Record, cue: str) -> Claim:
    span = span_of(record.document.text, cue)
    return next(c for c in record.claims if c.start < span[1] and span[0] < c.end)


def chain_of(record: Record, words: str) -> list[str | None]:
    """The speakers of the chain of the event or figure that stands in words of the text."""
    start, end = span_of(record.document.text, words)
    by_id = {claim.id: claim for claim in record.claims}
    chains = [
        *((e.start, e.end, e.said_by) for e in record.events),
        *((t.start, t.end, t.claims) for t in record.tolls),
    ]
    found = next(chain for first, last, chain in chains if first < end and start < last)
    return [by_id[id].speaker for id in found]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_chain_leads_from_the_outermost_to_the_first_speaker(
    case: dict[str, Any], record_of: Callable[..., Record]
) -> None:
    record = record_of(case["text"], str(case.get("date", DATE)))
    names = {actor.id: f"{actor.name} {actor.code}" for actor in record.actors}
    for words, wanted in case.get("by", {}).items():
        found = chain_of(record, words)
        assert are_called(record, found, wanted or []), (words, [names.get(i or "") for i in found])
    for words, wanted in case.get("status", {}).items():
        start, end = span_of(record.document.text, words)
        assert [e.status for e in record.events if e.start < end and start < e.end][:1] == [wanted], words
    for words in case.get("same", []):
        spans = [span_of(record.document.text, word) for word in words]
        events = [next(e for e in record.events if e.start < end and start < e.end) for start, end in spans]
        assert len({e.same_as or e.id for e in events}) == 1, words


@pytest.mark.parametrize("case", [c for c in CASES if "cues" in c], ids=[c["id"] for c in CASES if "cues" in c])
def test_claim_has_its_speaker_addressee_medium_channel_and_time(
    case: dict[str, Any], record_of: Callable[..., Record]
) -> None:
    record = record_of(case["text"], str(case.get("date", DATE)))
    times = {time.id: record.document.text[time.start : time.end] for time in record.times}
    for cue, wanted in case["cues"].items():
        claim = claim_at(record, cue)
        for name in wanted.keys() & {"channel", "stance", "quote", "hedged"}:
            assert getattr(claim, name) == wanted[name], (cue, name)
        for name, ids in (("speaker", (claim.speaker,)), ("to", claim.addressee), ("via", claim.via)):
            if name in wanted:
                called = wanted[name] if isinstance(wanted[name], list) else [wanted[name]]
                assert any(is_called(record, id, one) for id in ids for one in called), (cue, name, ids)
        if "time" in wanted:
            assert times.get(claim.time or "") == wanted["time"]
        if "within" in wanted:
            assert claim.within == claim_at(record, wanted["within"]).id
