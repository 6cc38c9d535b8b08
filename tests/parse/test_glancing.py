"""The first pass: which articles are parsed in part only, and what is still told of the sentences passed over."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from polybius import Coder, load_settings
from polybius.parse.glancing import glance, grave, telling, topics
from polybius.read import read_text
from polybius.vocabulary import Record, Segment

FINAL = (
    "England won the World Cup at Wembley on Saturday, beating West Germany 4-2 after extra time. "
    "Geoff Hurst scored three goals. "
    "Police arrested two fans outside the stadium. The referee walked across to the linesman.\n\n"
    '"They have given everything," Alf Ramsey said. The team of 11 players had trained for a month at Lilleshall.'
)


def look(text: str) -> tuple[str | None, list[str]]:
    """The topic of a text, and its sentences that are passed over."""
    topic, stretches = glance(text, [Segment(0, len(text), "body")])
    return topic, [text[s.segment.start : s.segment.end].strip() for s in stretches if not s.parsed]


@pytest.fixture(scope="module")
def passed(coder: Coder) -> Record:
    return coder.code(FINAL, date="1966-08-01")


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The striker scored two goals as the league leaders won the derby.", "sport"),
        ("Rain and snow showers will give way to sunshine, with temperatures near 5 degrees.", "weather"),
        ("The orchestra opened the season with a symphony; the soprano sang two songs.", "arts"),
        ("Shares fell and bond yields rose after the company's quarterly profits disappointed investors.", "business"),
        ("The telescope saw a planet whose orbit puzzles astronomers.", "science"),
        ("Melt the butter with garlic, stir in flour, and bake in the oven.", "living"),
    ],
)
def test_an_article_about_something_else_is_passed_over(text: str, topic: str) -> None:
    assert look(text) == (topic, [text])


@pytest.mark.parametrize(
    "text",
    [
        "Iraqi troops invaded Kuwait on Thursday.",
        "The government froze prices, closed the stock market and banned exports of wheat and corn.",
        "Eleven athletes were killed at the Olympic Games in Munich; gunmen took hostages, and police opened fire.",
        "The cyclone brought rain and wind, and killed 300,000 people.",
        "The novelist was jailed; police seized his novels and arrested a poet.",
        "The meeting lasted an hour.",
    ],
)
def test_an_article_with_as_many_grave_words_is_parsed_whole(text: str) -> None:
    assert look(text) == (None, [])


def test_sentences_that_could_matter_are_parsed_in_any_article() -> None:
    topic, left_out = look(FINAL.replace("\n\n", " "))
    assert topic == "sport"
    assert [sentence.split()[0] for sentence in left_out] == ["England", "Geoff", "The", "The"]


@pytest.mark.parametrize(
    "text",
    [
        "The match, on Aug. 5 against the league champions, drew fans from afar.",
        "The U.S. Open golfers met Gen. Smith and Mrs. Jones at 5 p.m. Friday, with birdies on each par 5 hole.",
        "J. R. Smith scored the winning goal for the league side of St. Albans.",
    ],
)
def test_a_sentence_is_not_cut_after_an_abbreviation(text: str) -> None:
    assert look(text)[1] == [text]


def test_a_headline_counts_though_it_is_not_parsed() -> None:
    text = (
        "Police kill two gunmen in riot, arrest four\n\nThe league match was called off. Fans left as the coach wept."
    )
    lines = text.split("\n\n")
    headline = Segment(0, len(lines[0]), "headline")
    body = Segment(len(lines[0]) + 2, len(text), "body")
    assert glance(text, [body])[0] == "sport"
    assert glance(text, [body], [headline])[0] is None


def test_what_is_passed_over_is_marked_and_its_times_and_places_are_told(passed: Record) -> None:
    over = [FINAL[s.start : s.end] for s in passed.sentences if s.passed_over]
    assert passed.document.topic == "sport"
    assert [text.split()[0] for text in over] == ["England", "Geoff", "The", "The"]
    assert [(t.value, FINAL[t.start : t.end]) for t in passed.times][:1] == [("1966-07-30", "Saturday")]
    assert [(event.type, FINAL[event.start : event.end]) for event in passed.events] == [("COERCE", "arrested")]
    assert [FINAL[claim.start : claim.end] for claim in passed.claims] == ["said"]


def test_sentences_cover_the_text_in_order_whatever_is_passed_over(passed: Record) -> None:
    spans = [(s.start, s.end) for s in passed.sentences]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert " ".join(FINAL[start:end] for start, end in spans).split() == FINAL.split()


def test_thorough_parses_every_sentence_and_the_record_says_so(coder: Coder, passed: Record) -> None:
    thorough = Coder(replace(load_settings(), thorough=True))
    (record,) = thorough.stream([read_text(FINAL, id="text", date="1966-08-01")])
    assert isinstance(record, Record)
    assert record.manifest.thorough and not passed.manifest.thorough
    assert record.document.topic is None and not any(s.passed_over for s in record.sentences)
    assert {event.uid for event in passed.events} <= {event.uid for event in record.events}
    assert record == thorough.code(FINAL, date="1966-08-01")


def test_no_word_of_a_topic_is_a_grave_or_a_saying_one() -> None:
    assert not topics().keys() & telling()
    assert all(word == word.lower() and " " not in word for word in (*topics(), *telling()))
    assert "killed" in grave()


@given(
    st.lists(
        st.sampled_from(
            ["goal ", "league ", "coach. ", "killed ", "“", "said. ", "The ", "Mr. ", "\u200b", "a-", "1.5 "]
        )
    )
)
def test_stretches_tile_each_paragraph(words: list[str]) -> None:
    text = "The match, the cup and the goalkeeper. " + "".join(words)
    _, stretches = glance(text, [Segment(0, len(text), "body")])
    assert stretches[0].segment.start == 0 and stretches[-1].segment.end == len(text)
    assert all(one.segment.end == two.segment.start for one, two in pairwise(stretches))
