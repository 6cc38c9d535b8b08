"""A possible claim, before anything decides whether it is one."""

import msgspec

from polybius.claims.lexicon import Cue
from polybius.claims.tree import Range, Tree
from polybius.vocabulary.record import Span


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """One reading of a cue: who speaks and how far the content goes.

    `cue` is the cue's token, `words` the tokens that count as cue; `speaker` the head of the speaker's noun phrase and
    `naming` its tokens; `content` character spans in text order; `frame` the construction that was read, and `cut` what
    of the content is left off at its end or added to it.
    """

    cue: int
    words: Range
    row: Cue
    frame: str
    speaker: int | None
    naming: Range | None
    how: str
    content: tuple[Span, ...]
    cut: str = ""


def spans_without(tree: Tree, whole: Range, *holes: Range) -> tuple[Span, ...]:
    """Characters of a range of tokens with holes cut out and the punctuation at the edges left off."""
    pieces = [whole]
    for first, last in holes:
        cut: list[Range] = []
        for a, b in pieces:
            if last <= a or first >= b:
                cut.append((a, b))
                continue
            if a < first:
                cut.append((a, first))
            if last < b:
                cut.append((last, b))
        pieces = cut
    trimmed = (_trim(tree, a, b) for a, b in pieces)
    return tuple(tree.span(a, b) for a, b in trimmed if a < b)


def _trim(tree: Tree, first: int, last: int) -> Range:
    tokens = tree.tokens
    while first < last and tokens[first].pos == "PUNCT" and first not in tree.quotation_at:
        first += 1
    while last > first and tokens[last - 1].pos == "PUNCT" and last - 1 not in tree.quotation_at:
        last -= 1
    return first, last


def shared(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    """Characters in both as a share of the characters in either."""
    both = 0
    for a, b in one:
        for c, d in other:
            if a < d and c < b:
                both += min(b, d) - max(a, c)
    if not both:
        return 0.0
    either = sum([b - a for a, b in one]) + sum([d - c for c, d in other]) - both
    return both / either
