"""Which stretches of a text stand between double quotation marks."""

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

FARTHEST_PARAGRAPH = 8
_MARK = re.compile(r"[\"“”„«»]")
_BEFORE_OPENING = frozenset(" \t\n([{—–-‘'`/")
_AFTER_CLOSING = frozenset(" \t\n)]}.,;:!?—–-’'/")
Kind = Literal["open", "close", "either"]


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A quotation mark: its character, its paragraph, and whether it opens, closes, or may do either."""

    at: int
    paragraph: int
    kind: Kind


def quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches between quotation marks, marks excluded, in order.

    A quotation left open at the end of a paragraph goes on into the next ones when its closing mark comes before any
    other opens; a paragraph that begins with an opening mark begins a stretch of its own, as speech over several
    paragraphs is set.
    """
    marks = [Mark(m.start(), n, _kind(text, m.start(), start, end))
             for n, (start, end) in enumerate(paragraphs) for m in _MARK.finditer(text, start, end)]  # fmt: skip
    found: list[tuple[int, int]] = []
    opened: Mark | None = None
    for mark in marks:
        if opened is None:
            opened = None if mark.kind == "close" else mark
        elif mark.kind == "open" and mark.paragraph == opened.paragraph and text[mark.at] == '"':
            found.append((opened.at + 1, mark.at))
            opened = mark
        elif mark.kind == "open":
            found.append((opened.at + 1, paragraphs[opened.paragraph][1]) if mark.paragraph != opened.paragraph
                         else (opened.at + 1, mark.at))  # fmt: skip
            opened = mark
        elif mark.paragraph - opened.paragraph <= FARTHEST_PARAGRAPH:
            found.append((opened.at + 1, mark.at))
            opened = None
        else:
            found.append((opened.at + 1, paragraphs[opened.paragraph][1]))
            opened = mark if mark.kind == "either" else None
    if opened is not None:
        found.append((opened.at + 1, paragraphs[opened.paragraph][1]))
    return found


def _kind(text: str, at: int, start: int, end: int) -> Kind:
    """What a mark does, told from its shape and from the characters beside it."""
    char = text[at]
    if char in "“„«":
        return "open"
    if char in "”»":
        return "close"
    before = at == start or text[at - 1] in _BEFORE_OPENING
    after = at + 1 == end or text[at + 1] in _AFTER_CLOSING
    if before == after:
        return "close" if at + 1 == end else "open" if at == start and not text[at + 1].isspace() else "either"
    return "open" if before else "close"
