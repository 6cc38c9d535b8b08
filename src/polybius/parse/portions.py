"""Paragraphs that are too long for one: cut where a sentence ends, or at least a word."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from polybius.vocabulary import Segment

LONGEST = 10_000
SHORTEST = 5_000
_ENDING = re.compile(r"[.!?][\"”’)]{0,3}\s")


def portions(text: str, segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The segments, those longer than any paragraph of news cut, so that what a sentence costs has a bound."""
    if all(segment.end - segment.start <= LONGEST for segment in segments):
        return segments
    return tuple(portion for segment in segments for portion in _cut(text, segment))


def _cut(text: str, segment: Segment) -> Iterator[Segment]:
    start = segment.start
    while segment.end - start > LONGEST:
        end = _place(text, start + SHORTEST, start + LONGEST)
        yield replace(segment, start=start, end=end)
        start = end
    yield replace(segment, start=start)


def _place(text: str, first: int, last: int) -> int:
    """Where to cut between two characters: after the last sentence, else after the last space, else at the end."""
    ends = [match.end() for match in _ENDING.finditer(text, first, last)]
    spaces = (n + 1 for n in range(last - 1, first, -1) if text[n].isspace())
    return ends[-1] if ends else next(spaces, last)
