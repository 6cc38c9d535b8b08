"""The passage of each deed: the sentences that tell of it, so that names, ages and words count for the right deed."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

import msgspec

from polybius.collate.deeds import Deed
from polybius.collate.words import words_of
from polybius.vocabulary import Record

OPENING = 3
LEFT_OUT = frozenset({"boilerplate", "credit"})
VIOLENT = "ASSAULT"


class Told(msgspec.Struct, frozen=True, dict=True):
    """A deed with the indexes of its own sentences and of its whole passage, and how prominent it is in the article.

    `at` tells in which sentence each place, time and mention of an actor of the article begins, by its first character.
    """

    deed: Deed
    own: tuple[int, ...]
    passage: tuple[int, ...]
    prominence: float
    main: bool
    at: Mapping[int, int | None]

    @cached_property
    def within(self) -> frozenset[int | None]:
        """The passage, to look a sentence up in."""
        return frozenset(self.passage)


def find_passages(record: Record, deeds: tuple[Deed, ...]) -> tuple[Told, ...]:
    """Each deed with its sentences; the passage of the main deed is the article without the sentences of others."""
    if not deeds:
        return ()
    at = sentences_at(record)
    readable = [i for i, sentence in enumerate(record.sentences) if sentence.part not in LEFT_OUT]
    own = [_own_sentences(deed, at) for deed in deeds]
    weights = [prominence(record, deed, sentences, readable) for deed, sentences in zip(deeds, own, strict=True)]
    best = max(range(len(deeds)), key=lambda n: (weights[n], -n))
    leading = weights[best] > 0
    others = {i for n, sentences in enumerate(own) if n != best and _claims_words(deeds[n]) for i in sentences}
    told = []
    for n, (deed, sentences) in enumerate(zip(deeds, own, strict=True)):
        main = n == best and leading
        passage = tuple(i for i in readable if i in sentences or i not in others) if main else sentences
        told.append(Told(deed, sentences, passage, weights[n], main, at))
    return tuple(told)


def prominence(record: Record, deed: Deed, sentences: tuple[int, ...], readable: list[int]) -> float:
    """How much an article is about a deed: by its place in the text, the headline, figures and violence."""
    statuses = {event.status for event in deed.events}
    if not sentences or (deed.events and statuses <= {"planned", "requested", "threatened", "possible"}):
        return 0.0
    place = readable.index(sentences[0]) if sentences[0] in readable else len(readable)
    score = 3.0 / (1 + place / OPENING)
    score += 0.25 * min(len(sentences), 4)
    material = not deed.events or deed.events[0].quad in (2, 4)
    harm = any(toll.effect in ("killed", "injured") for toll in deed.tolls)
    violent = any(event.type == VIOLENT for event in deed.events) or not deed.events
    score += 1.0 * material + 1.5 * harm + 1.0 * violent
    return score + 2.0 * _in_headline(record, deed)


def _in_headline(record: Record, deed: Deed) -> float:
    """The share of a deed's trigger words that the headline repeats."""
    title = words_of(record.document.title or "")
    if not title:
        return 0.0
    text = record.document.text
    said = [words_of(text[event.start : event.end]) for event in deed.events]
    said += [words_of(text[toll.start : toll.end]) for toll in deed.tolls]
    return sum(not words.isdisjoint(title) for words in said) / len(said) if said else 0.0


def _claims_words(deed: Deed) -> bool:
    """A deed that happened and is violent has its sentences for itself; arrests, aid and talk follow on others."""
    return not deed.events or any(event.type == VIOLENT for event in deed.events)


def _own_sentences(deed: Deed, at: Mapping[int, int | None]) -> tuple[int, ...]:
    starts = [event.start for event in deed.events] + [toll.start for toll in deed.tolls]
    return tuple(sorted({i for start in starts if (i := at[start]) is not None}))


def sentences_at(record: Record) -> dict[int, int | None]:
    """In which sentence each character stands at which something begins; null where none does."""
    begins = [sentence.start for sentence in record.sentences]
    ends = [sentence.end for sentence in record.sentences]
    found: dict[int, int | None] = {}
    for start in _starts(record):
        i = bisect_right(begins, start) - 1
        found[start] = i if i >= 0 and start < ends[i] else None
    return found


def _starts(record: Record) -> Iterator[int]:
    for rows in (record.events, record.tolls, record.places, record.times):
        yield from (row.start for row in rows)
    for actor in record.actors:
        yield from (mention.start for mention in actor.mentions)
