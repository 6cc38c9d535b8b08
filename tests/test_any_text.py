"""Whatever the text, the record holds together: spans lie in it, ids lead somewhere, uids are unique, JSON survives."""

import json
import os
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from polybius import Record
from polybius.codebook import codes, contexts, modes, quad_of
from polybius.output import record_of_json, schema, to_json

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
WORDS = " ".join(file.read_text("utf-8") for file in SAMPLES).split()
PIECES = [
    *WORDS, "\n\n", "“", "”", '"', "(", ")", "--", "...", "\u00a0", "…", "1,000", "at least", "said", "not", "é", "🕊",
]  # fmt: skip
LONG = "POLYBIUS_SOAK" in os.environ
HOSTILE = 15_000 if LONG else 400
ORDINARY = 1_500 if LONG else 100


def examples(number: int) -> settings:
    """So many examples: always the same ones, but for the long search."""
    return settings(max_examples=number, deadline=None, derandomize=not LONG, suppress_health_check=list(HealthCheck))


def spans(record: Record) -> list[tuple[int, int]]:
    """All spans of a record but those of cues, which are empty where a quotation stands alone."""
    held = (*record.sentences, *record.events, *record.relations, *record.tolls, *record.times, *record.places,
            *(mention for actor in record.actors for mention in actor.mentions))  # fmt: skip
    said = (span for claim in record.claims for span in (*claim.content, claim.speaker_span) if span)
    return [*((item.start, item.end) for item in held), *said]


def references(record: Record) -> dict[str, set[str]]:
    """The ids that a record refers to, by the list they should be in."""
    events, tolls, claims, relations = record.events, record.tolls, record.claims, record.relations
    named: dict[str, list[str | None]] = {
        "actors": [id for item in (*events, *relations) for id in (*item.actor, *item.recipient)]
        + [id for toll in tolls for id in (*toll.of, *toll.perpetrator)]
        + [id for claim in claims for id in (*claim.via, *claim.addressee, claim.speaker)],
        "events": [id for e in events for id in (e.content_of, e.cause, e.same_as)] + [toll.event for toll in tolls],
        "tolls": [id for e in events for id in e.tolls]
        + [id for toll in tolls for id in (toll.subset_of, toll.same_as)],
        "claims": [id for item in events for id in item.said_by]
        + [id for toll in tolls for id in toll.claims]
        + [claim.within for claim in claims],
        "times": [item.time for item in (*events, *relations, *claims)],
        "places": [event.place for event in events],
    }
    return {kind: {id for id in ids if id is not None} for kind, ids in named.items()}


def chain(id: str | None, above: dict[str, str | None]) -> list[str]:
    """The ids that lead upwards from one; fails when they come back to where they were."""
    found: list[str] = []
    while id is not None:
        assert id not in found, found
        found.append(id)
        id = above[id]
    return found


def assert_events_hold_together(record: Record) -> None:
    """Fail when an event contradicts the codebook, its sentence, its parties or its figures."""
    for event in record.events:
        assert not event.cameo or event.cameo in codes()
        assert event.quad == quad_of(event.cameo, event.type)
        assert set(event.mode) <= set(modes(event.type)) and set(event.context) <= set(contexts())
        assert not set(event.actor) & set(event.recipient) or event.symmetric
        sentence = record.sentences[event.sentence]
        assert sentence.start <= event.start < sentence.end
        assert [toll.id for toll in record.tolls if toll.event == event.id] == list(event.tolls)


def assert_figures_hold_together(record: Record) -> None:
    """Fail when a figure or a time contradicts its own bounds."""
    for toll in record.tolls:
        assert toll.low is None or toll.high is None or toll.low <= toll.high
        assert toll.bound != "exact" or toll.low == toll.high is not None
    for time in record.times:
        assert (time.from_ is None) == (time.to is None) == (time.basis == "unanchored")
        assert time.from_ is None or time.to is None or time.from_ <= time.to


def assert_sayings_hold_together(record: Record) -> None:
    """Fail when a cue is nowhere, somebody speaks to himself, or a claim stands before one that reports it."""
    within = {claim.id: claim.within for claim in record.claims}
    for claim in record.claims:
        assert claim.start < claim.end or claim.start == claim.end == claim.content[0][0]
        assert claim.speaker not in claim.addressee
    for said_by in (*(event.said_by for event in record.events), *(toll.claims for toll in record.tolls)):
        assert all(inner not in chain(outer, within) for outer, inner in pairwise(said_by))


def assert_holds_together(record: Record) -> None:
    """Fail when a record contradicts itself."""
    length = len(record.document.text)
    assert all(0 <= start < end <= length for start, end in spans(record))
    for kind, ids in references(record).items():
        assert ids <= {item.id for item in getattr(record, kind)}, kind
    for items in (record.actors, record.events, record.tolls, record.claims):
        assert len({item.uid for item in items}) == len({item.id for item in items}) == len(items)
    for items, link in ((record.events, "content_of"), (record.events, "cause"), (record.events, "same_as"),
                        (record.tolls, "subset_of"), (record.tolls, "same_as"), (record.claims, "within")):  # fmt: skip
        above = {item.id: getattr(item, link) for item in items}
        assert all(chain(item.id, above) for item in items)
    for actor in record.actors:
        known = actor.country or actor.sector
        assert actor.code == ((actor.country or "---") + (actor.sector or "") if known else "")
    assert_events_hold_together(record)
    assert_figures_hold_together(record)
    assert_sayings_hold_together(record)
    assert record_of_json(to_json(record)) == record


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.stem)
def test_record_of_a_report_holds_together(sample: Path, record_of: Callable[..., Record]) -> None:
    record = record_of(sample.read_text("utf-8"))
    assert record.events and record.claims and record.times and record.places
    assert_holds_together(record)


@examples(ORDINARY)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=60))
def test_record_of_shuffled_words_holds_together(pieces: list[str], record_of: Callable[..., Record]) -> None:
    assert_holds_together(record_of(" ".join(pieces), "1999-09-06"))


@examples(ORDINARY)
@given(text=st.text(max_size=200))
def test_record_of_any_characters_holds_together(text: str, record_of: Callable[..., Record]) -> None:
    record = record_of(text)
    assert record.document.text == text
    assert_holds_together(record)


ODD = [
    "\x00", "\x1b[31m", "\u202e", "\u202c", "\u200f", "\u200d", "\ufeff", "e\u0301\u0323", "\ud800", "\udfff", "🕊️",
    "👮‍♀️", " " * 2_000, "\n" * 500, "\t", "(" * 300, "…" * 300, "“", "’", "``", "''", "Â£", "â€œ", "1,000,000", "12.5",
    "½", "٣", "0", "-1", "1e999", "9" * 400, "99/99/9999", "31 February", "Monday", "two dozen", "hundreds of",
    "a" * 3_000, "http://x.example/" + "a/" * 200,
    "said", "killed", "not", "Iraq", "U.S.", "Mr.", "and", "of", ",", ".", "?",
    ";", "--", "\r\n", "\u2028", "\u00ad", "<b>", "&amp;",
]  # fmt: skip


@cache
def validator() -> Draft202012Validator:
    """What `polybius schema` prints, ready to check records."""
    return Draft202012Validator(schema())


@examples(HOSTILE)
@given(pieces=st.lists(st.one_of(st.sampled_from(ODD), st.sampled_from(WORDS), st.characters()), max_size=80),
       joint=st.sampled_from([" ", "", "\n"]))  # fmt: skip
def test_record_of_hostile_text_holds_together_and_fits_the_schema(
    pieces: list[str], joint: str, record_of: Callable[..., Record]
) -> None:
    text = joint.join(pieces)
    record = record_of(text, "1999-09-06")
    assert len(record.document.text) == len(text)
    assert_holds_together(record)
    assert not list(validator().iter_errors(json.loads(to_json(record))))


@pytest.mark.parametrize(
    "text",
    [
        "agreed " + "…" * 300 + " " + "(" * 300 + " We go. \ufeff ``",  # very many equally unlikely contents
        "“\n\nBELFAST,``settlement",  # quotations without an end, of which one holds nothing
    ],
    ids=["unlikely contents", "empty quotation"],
)
def test_record_of_a_text_that_once_failed_holds_together(text: str, record_of: Callable[..., Record]) -> None:
    assert_holds_together(record_of(text, "1999-09-06"))


@pytest.mark.parametrize("change", [str.upper, str.lower], ids=["capitals", "small letters"])
def test_record_of_text_without_case_holds_together(
    change: Callable[[str], str], record_of: Callable[..., Record]
) -> None:
    text = change(SAMPLES[-1].read_text("utf-8"))
    record = record_of(text)
    assert record.document.text == text
    assert_holds_together(record)
