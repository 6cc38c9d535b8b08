"""An explanation shows the words of each role, the codebook, and who says so."""

import itertools

import pytest
from msgspec.structs import replace

from made_records import TEXT, made_record
from polybius.errors import InputError
from polybius.explain import explain


def test_explanation_marks_the_words_of_each_role_in_the_sentence() -> None:
    found = explain(made_record(), "e1")
    assert TEXT[found.start : found.end] == "Iraqi troops invaded Kuwait on Thursday, Kuwaiti officials said."
    marked = {mark.role: TEXT[mark.start : mark.end] for mark in found.marks}
    assert marked == {"actor": "Iraqi troops", "trigger": "invaded", "recipient": "Kuwait", "time": "Thursday",
                      "speaker": "Kuwaiti officials", "cue": "said"}  # fmt: skip


def test_explanation_marks_do_not_overlap_and_stand_in_order() -> None:
    marks = explain(made_record(), "e1").marks
    assert all(first.end <= second.start for first, second in itertools.pairwise(marks))


def test_explanation_names_who_says_so_outermost_first() -> None:
    (saying,) = explain(made_record(), "e1").sayings
    assert (saying.speaker, saying.stance, saying.words) == ("Kuwaiti officials", "say", "Kuwaiti officials said")


def test_explanation_names_all_who_say_it_to_whom_and_when() -> None:
    record = made_record()
    claim = replace(record.claims[0], joint=("a2",), addressee=("a1",), channel="interview", time="t1")
    (saying,) = explain(replace(record, claims=(claim,)), "e1").sayings
    assert saying.speaker == "Kuwaiti officials and Kuwait"
    assert (saying.addressee, saying.channel, saying.time) == (("Iraqi troops",), "interview", "Thursday")


def test_explanation_tells_of_the_other_mentions_of_a_happening() -> None:
    record = made_record()
    events = (record.events[0], replace(record.events[1], status="denied", same_as="e1", said_by=("c1",)))
    (telling,) = explain(replace(record, events=events), "e1").tellings
    assert (telling.event, telling.status, telling.speakers) == ("e2", "denied", ("Kuwaiti officials",))


def test_explanation_of_a_quotation_that_stands_alone_shows_the_quotation() -> None:
    record = made_record()
    start, end = record.claims[0].content[0]
    alone = replace(record.claims[0], start=start, end=start, speaker_span=None)
    found = explain(replace(record, claims=(alone,)), "e1")
    assert [saying.words for saying in found.sayings] == [TEXT[start:end]]
    assert all(mark.start < mark.end for mark in found.marks)


def test_explanation_names_the_codebook_entries() -> None:
    entries = explain(made_record(), "e1").entries
    assert [type(entry).__name__ for entry in entries] == ["TypeEntry", "CodeEntry"]


def test_explanation_tells_of_actors_named_in_another_sentence() -> None:
    assert explain(made_record(), "e2").elsewhere == (("actor", "Iraqi troops", "Iraqi troops"),)


def test_explanation_of_an_unknown_event_names_those_there_are() -> None:
    with pytest.raises(InputError, match="the events are e1, e2"):
        explain(made_record(), "e9")
