"""A parsed document with what the frames ask of it again and again, worked out once."""

from bisect import bisect_left, bisect_right

from polybius.claims.quotations import Quotation, find_quotations
from polybius.vocabulary import Doc

CLOSING = frozenset("”»\"'’")
CLOSERS = "”»\"'’"
Range = tuple[int, int]
"""Tokens from the first up to the last, exclusive."""


class Tree:
    """Edges of each token's subtree, the quotations as token ranges, and the quotation each token stands in."""

    def __init__(self, doc: Doc) -> None:
        """Work out edges and quotations of a document."""
        self.doc = doc
        self.tokens = doc.tokens
        self.left, self.right = _edges(doc)
        self.quotations: tuple[Quotation, ...] = find_quotations(doc)
        self._opens = [q.start for q in self.quotations]
        self._starts = starts = [t.start for t in doc.tokens]
        self.quoted: list[Range] = [
            (bisect_left(starts, q.start), bisect_right(starts, q.end - 1)) for q in self.quotations
        ]
        self.quotation_at: dict[int, int] = {
            i: n for n, (first, last) in enumerate(self.quoted) for i in range(first, last)
        }

    def quotations_in(self, start: int, end: int) -> range:
        """Numbers of the quotations that share characters with a stretch of the text."""
        first = bisect_right(self._opens, start) - 1
        if first < 0 or self.quotations[first].end <= start:
            first += 1
        return range(first, bisect_left(self._opens, end))

    def is_open(self, n: int) -> bool:
        """Whether a quotation has no closing mark: it ends with its paragraph and goes on in the next."""
        q = self.quotations[n]
        return self.doc.text[q.end - 1] not in CLOSING

    def last_mark(self, n: int) -> str:
        """The character before the marks that close a quotation."""
        q = self.quotations[n]
        return self.doc.text[q.start : q.end].rstrip(CLOSERS)[-1:]

    def at(self, offset: int) -> int:
        """The token at a character of the text, or the next one."""
        return bisect_left(self._starts, offset)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of a range of tokens; an empty range stands where its first token begins."""
        if first >= last:
            return self.tokens[first].start, self.tokens[first].start
        return self.tokens[first].start, self.tokens[last - 1].end


def _edges(doc: Doc) -> tuple[list[int], list[int]]:
    """First and last token (exclusive) of the subtree of each token."""
    tokens = doc.tokens
    count = len(tokens)
    left, right = list(range(count)), list(range(1, count + 1))
    order: list[int] = [t.i for t in tokens if t.head == t.i]
    for i in order:
        order.extend(tokens[i].children)
    for i in reversed(order):
        head = tokens[i].head
        if head != i:
            if left[i] < left[head]:
                left[head] = left[i]
            if right[i] > right[head]:
                right[head] = right[i]
    return left, right
