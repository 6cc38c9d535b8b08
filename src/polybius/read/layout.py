"""Lines and paragraphs: where a text is broken, and which breaks end a paragraph."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
TERMINAL = re.compile(r"""[.!?…]["'”’»)\]]*$""")
OPEN_ENDING = re.compile(
    r"(?:[,;–—]|\b(?:the|a|an|of|and|or|in|on|at|to|for|by|with|from|that|which|who|is|was))$", re.I
)
LONGEST_PARAGRAPH = 20_000
NARROWEST, WIDEST, NEAR_MARGIN = 40, 132, 0.72


class Line(msgspec.Struct, frozen=True, gc=False):
    """The n-th line that holds anything, without the space around it; `gap` counts the empty lines before it.

    `width` is the length of the whole line, also when this is only its end.
    """

    n: int
    start: int
    end: int
    gap: int
    text: str
    width: int


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold anything."""
    lines: list[Line] = []
    at, gap = 0, 0
    for end, following in _breaks(text):
        words = text[at:end].strip()
        if words:
            start = text.index(words[0], at, end)
            lines.append(Line(len(lines), start, start + len(words), gap, words, len(words)))
            gap = 0
        else:
            gap += 1
        at = following
    return lines


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    for match in BREAK.finditer(text):
        yield match.span()
    yield len(text), len(text)


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which a text was wrapped by hand, or None when each line is a paragraph.

    Wrapped text breaks most of its unfinished lines near the margin.
    """
    followed = [a for a, b in pairwise(lines) if b.gap == 0]
    unfinished = [len(line.text) for line in followed if not TERMINAL.search(line.text)]
    if len(unfinished) < 2:
        return None
    width = max(len(line.text) for line in followed)
    if not NARROWEST <= width <= WIDEST:
        return None
    return width if sum(n >= NEAR_MARGIN * width for n in unfinished) >= 0.6 * len(unfinished) else None


def paragraphs(lines: Sequence[Line], width: int | None, *, caseless: bool) -> list[tuple[int, int]]:
    """The paragraphs that lines of the body form, as spans of characters."""
    spans: list[tuple[int, int]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None and _continues(before, line, width, caseless=caseless):
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return spans


def _continues(before: Line, line: Line, width: int | None, *, caseless: bool) -> bool:
    """Whether a line goes on with the sentence or the paragraph of the line before it."""
    if line.n != before.n + 1:
        return False
    ended = bool(TERMINAL.search(before.text)) or before.text.endswith(":")
    small = line.text[0].islower() or line.text[0] in ",;.:)]%™"
    if line.gap:
        return line.gap == 1 and not ended and small and not caseless and before.text.count(" ") >= 2
    near = width is not None and before.width >= NEAR_MARGIN * width
    full = width is not None and before.width + 1 + len(line.text.split(maxsplit=1)[0]) > width
    if ended:
        return full
    return near or small or bool(OPEN_ENDING.search(before.text))


def cut_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span as it is, or, when it is too long for the parser, cut at ends of sentences."""
    while end - start > LONGEST_PARAGRAPH:
        cut = text.rfind(". ", start, start + LONGEST_PARAGRAPH) + 1
        cut = cut or text.rfind(" ", start, start + LONGEST_PARAGRAPH) or start + LONGEST_PARAGRAPH
        yield start, cut if cut > start else start + LONGEST_PARAGRAPH
        start = cut if cut > start else start + LONGEST_PARAGRAPH
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
