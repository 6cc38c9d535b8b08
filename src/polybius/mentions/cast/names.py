"""Known names in the text: one search for all of them, longest first, case-sensitive, accents aside."""

from bisect import bisect_right

import msgspec

from polybius.mentions.cast.directory import Directory
from polybius.mentions.cast.knowledge import Entry
from polybius.mentions.cast.spelling import fold
from polybius.vocabulary import Doc


class Hit(msgspec.Struct, frozen=True):
    """A known name: tokens `first` to `last` (exclusive) and the entries it may mean."""

    first: int
    last: int
    text: str
    entries: tuple[Entry, ...]


def find_names(doc: Doc, names: Directory) -> list[Hit]:
    """All known names of a document, in text order, longest first where they overlap."""
    text = fold(doc.text)
    spans = []
    for pattern, start, end in names.automaton.find_matches_as_indexes(text, overlapping=True):
        if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
            continue
        spans.append((start, -end, pattern))
    spans.sort()
    starts = [t.start for t in doc.tokens]
    hits, done = [], -1
    for start, negative, pattern in spans:
        if start < done:
            continue
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, -negative - 1)
        if first < 0 or doc.tokens[first].end <= start:
            continue
        done = -negative
        hits.append(Hit(first, last, names.patterns[pattern], names.entries[pattern]))
    return hits
