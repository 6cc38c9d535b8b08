"""Where direct speech stands: quotation marks paired on the characters of the text, not on the parse."""

import re
from collections.abc import Iterator

import msgspec

from polybius.vocabulary import Doc

MARK = re.compile(r"[“”„«»\"]|``|''|‘|’(?!\w)")
OPENING = frozenset({"“", "„", "«", "``"})
CLOSING = frozenset({"”", "»", "''"})
BEFORE_OPENING = frozenset(" \t\n\u00a0([—–-:/")
LONGEST_SINGLE = 300
SENTENCE_ENDS = frozenset(".!?…")


class Quotation(msgspec.Struct, frozen=True, gc=False):
    """A stretch between quotation marks, the marks included; one left open ends with its paragraph."""

    start: int
    end: int


def find_quotations(doc: Doc) -> tuple[Quotation, ...]:
    """All quotations of the parsed paragraphs, in text order; they do not overlap."""
    text = doc.article.text
    return tuple(
        Quotation(opened, closed if closed >= 0 else end)
        for start, end in _paragraphs(doc)
        for opened, closed in _pairs(text, start, end)
    )


def _paragraphs(doc: Doc) -> list[tuple[int, int]]:
    """Characters of each parsed paragraph."""
    spans: list[tuple[int, int]] = []
    last = -1
    for sentence in doc.sentences:
        if sentence.paragraph == last:
            spans[-1] = (spans[-1][0], sentence.end)
        else:
            spans.append((sentence.start, sentence.end))
            last = sentence.paragraph
    return spans


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Opening and closing offsets in a paragraph; a closing of -1 when it ends inside a quotation."""
    opened, single, inner = -1, -1, False
    for match in MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if mark in "‘’":
            if opened < 0:
                if mark == "‘":
                    single = at
                elif single >= 0 and 1 < at - single < LONGEST_SINGLE:
                    yield single, at + 1
                    single = -1
            continue
        if opened < 0:
            if mark in OPENING or (mark in {'"', "''"} and _may_open(text, at, match.end(), start, end)):
                opened, single = at, -1
        elif inner and mark in CLOSING:
            inner = False
        elif mark in CLOSING or (mark == '"' and not _must_open(text, at, start, end)):
            yield opened, match.end()
            opened = -1
        elif mark == "“" and text[opened] == '"' and _stands_inside(text, at, end):
            inner = True
        elif mark in OPENING or mark == '"':
            before = opened + len(text[opened:at].rstrip())
            if text[opened] == mark and text[before - 1] in SENTENCE_ENDS:
                yield opened, before
            opened = at
    if opened >= 0:
        yield opened, -1


def _stands_inside(text: str, at: int, end: int) -> bool:
    """Whether a curly quotation is closed before the straight one around it."""
    closed, outer = text.find("”", at, end), text.find('"', at, end)
    return closed >= 0 and (outer < 0 or closed < outer)


def _may_open(text: str, at: int, after: int, start: int, end: int) -> bool:
    return after < end and not text[after].isspace() and (at == start or text[at - 1] in BEFORE_OPENING)


def _must_open(text: str, at: int, start: int, end: int) -> bool:
    """A straight mark after a space and before a letter opens, whatever is open already."""
    return at > start and text[at - 1].isspace() and at + 1 < end and text[at + 1].isalnum()
