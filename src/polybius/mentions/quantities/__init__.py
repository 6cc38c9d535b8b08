"""Numbers, their bounds, and what they count."""

from collections.abc import Sequence
from functools import cache

import msgspec
from msgspec.structs import replace

from polybius.mentions.numerals import number_words, read_number
from polybius.mentions.quantities.counting import counted_token, is_count
from polybius.mentions.quantities.lexicon import bounds_after, bounds_before, vague_numbers
from polybius.mentions.quantities.measures import measure
from polybius.vocabulary import Doc, Quantity, TimeMention, Token

ORDINAL_ENDS = ("st", "nd", "rd", "th", "s")


class Figure(msgspec.Struct, frozen=True):
    """A number as read: its tokens, its value or range, and the bound its own words give."""

    first: int
    last: int
    low: int | None
    high: int | None
    bound: str = "exact"


def find_quantities(doc: Doc, times: tuple[TimeMention, ...]) -> tuple[Quantity, ...]:
    """All quantities of a document that are not part of a time expression, in text order."""
    tokens, openers = doc.tokens, _openers()
    taken = {i for t in times for i in range(t.first, t.last)}
    found: list[Quantity] = []
    at, size = 0, len(tokens)
    while at < size:
        lower = tokens[at].lower
        figure = None
        if at not in taken and (lower in openers or lower[0].isdecimal()):
            figure = _figure(tokens, at)
        if figure is None or tokens[figure.last - 1].sentence != tokens[at].sentence:
            at += 1
            continue
        measured = measure(tokens, figure.first, figure.last)
        if measured is not None:
            figure = replace(figure, first=measured.first, last=measured.last)
            found.append(_quantity(doc, _bounded(tokens, figure), measured.unit))
        elif is_count(tokens, figure.first, figure.last):
            found.append(_quantity(doc, _bounded(tokens, figure)))
        at = figure.last
    return tuple(found)


@cache
def _openers() -> frozenset[str]:
    """The words a quantity can begin with."""
    return frozenset(number_words()) | frozenset(vague_numbers()) | {"between"}


def _figure(tokens: Sequence[Token], at: int) -> Figure | None:
    for words, vague in vague_numbers().get(tokens[at].lower, ()):
        last = at + len(words)
        if last > len(tokens) or tokens[last - 1].lower != words[-1]:
            continue
        if len(words) < 3 or all(tokens[at + n].lower == words[n] for n in range(1, len(words) - 1)):
            return (
                Figure(at, at + len(words), vague.low, vague.high, vague.bound) if _vague(tokens, at, words) else None
            )
    if tokens[at].lower == "between":
        return _between(tokens, at)
    number = read_number(tokens, at)
    if number is None or number[0] != int(number[0]):
        return None
    value, last = int(number[0]), number[1]
    if last < len(tokens) and tokens[last].lower in ("to", "-", "–", "or"):
        second = read_number(tokens, last + 1) if last + 1 < len(tokens) else None
        if second is not None and _is_range(tokens, at, last, value, second[0]):
            return Figure(at, second[1], value, int(second[0]), "between")
    return Figure(at, last, value, value)


def _vague(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    """Whether a vague word is a number here: "another" before a noun, "both" before a plural, "various" as itself."""
    last = at + len(words)
    following = tokens[last] if last < len(tokens) else None
    if words == ("another",):
        return following is not None and following.tag in ("NN", "JJ", "NNP") and tokens[at].dep == "det"
    if words[-1] in ("number", "numbers", "handful", "pair", "trio", "score"):
        return following is not None and following.lower == "of"
    if words == ("both",):
        return following is not None and tokens[at].dep in ("det", "predet", "nsubj", "nsubjpass", "dobj", "appos")
    if words in (("many",), ("various",), ("numerous",), ("multiple",), ("countless",)):
        return (
            following is not None
            and following.lower != "as"
            and tokens[at].dep in ("amod", "nsubjpass", "nsubj", "dobj")
        )
    return True


def _between(tokens: Sequence[Token], at: int) -> Figure | None:
    """ "between 10 and 20"."""
    first = read_number(tokens, at + 1) if at + 1 < len(tokens) else None
    if first is None or first[1] >= len(tokens) or tokens[first[1]].lower not in ("and", "to"):
        return None
    second = read_number(tokens, first[1] + 1) if first[1] + 1 < len(tokens) else None
    if second is None or second[0] <= first[0]:
        return None
    return Figure(at + 1, second[1], int(first[0]), int(second[0]), "between")


def _is_range(tokens: Sequence[Token], at: int, mark: int, low: float, high: float) -> bool:
    """Whether two numbers are the ends of a range: "10 to 15 people", not the score "3-2" or "from 10 to 12"."""
    before = tokens[at - 1].lower if at else ""
    apart = before == "by" or (before == "from" and tokens[at].dep != "quantmod")
    if not low < high < 20 * max(low, 5) or apart:
        return False
    return tokens[mark].lower != "to" or tokens[mark].dep in ("quantmod", "prep", "cc", "aux", "punct", "advmod")


def _bounded(tokens: Sequence[Token], figure: Figure) -> Figure:
    """The figure with the bound of the words beside it: "at least 25", "nearly 200", "60 or more"."""
    bound = _bound_beside(tokens, figure)
    low, high = figure.low, figure.high
    if not bound or bound == figure.bound or figure.bound not in ("exact", "between"):
        return figure if figure.bound in ("exact", "between") or not bound else _bounded_vague(figure, bound)
    if bound == "at least":
        high = None
    elif bound == "more than":
        low, high = (low + 1 if low is not None else None), None
    elif bound in ("nearly", "fewer than"):
        low, high = None, (high - 1 if high is not None else None)
    elif bound == "up to":
        low = None
    elif figure.bound == "between":
        bound = "between"
    return Figure(figure.first, figure.last, low, high, bound)


def _bounded_vague(figure: Figure, bound: str) -> Figure:
    """A vague number keeps its own bound, but may lie under a ceiling: "up to several hundred"."""
    return Figure(figure.first, figure.last, figure.low, figure.high, figure.bound if bound != "up to" else "up to")


def _bound_beside(tokens: Sequence[Token], figure: Figure) -> str:
    first, last = figure.first, figure.last
    at = first - 1
    if at >= 0 and tokens[at].lower in ("a", "the", "another", "an"):
        at -= 1
    for start in {first - 1: 0, at: 0}:
        for words, bound in bounds_before().get(tokens[start].lower, ()) if start >= 0 else ():
            begin = start + 1 - len(words)
            if begin >= 0 and all(tokens[begin + n].lower == w for n, w in enumerate(words)):
                if words in (("some",), ("past",), ("above",), ("below",)) and tokens[start].dep == "prep":
                    continue
                return bound
    if last < len(tokens):
        for words, bound in bounds_after().get(tokens[last].lower, ()):
            if all(last + n < len(tokens) and tokens[last + n].lower == w for n, w in enumerate(words)):
                return bound
    return ""


def _quantity(doc: Doc, figure: Figure, unit: str = "") -> Quantity:
    tokens = doc.tokens
    return Quantity(
        first=figure.first, last=figure.last, start=tokens[figure.first].start, end=tokens[figure.last - 1].end,
        low=figure.low, high=figure.high, bound=figure.bound, unit=unit,
        counted=counted_token(tokens, figure.first, figure.last),
    )  # fmt: skip
