"""Repeated times: "every Friday", "each July", "twice a week", "Mondays"."""

from collections.abc import Sequence

from msgspec.structs import replace

from polybius.mentions.numerals import read_number
from polybius.mentions.times import dates
from polybius.mentions.times.expression import Expression, lower, word_of
from polybius.mentions.times.spans import counted_span
from polybius.vocabulary import Token

PER = frozenset({"a", "an", "per", "each", "every"})


def frequency(tokens: Sequence[Token], at: int) -> Expression | None:
    """So many times in a unit: "twice a week", "three times a day", "once every two years"."""
    then = at + 1
    if lower(tokens, at) not in ("once", "twice"):
        number = read_number(tokens, at)
        if number is None or lower(tokens, number[1]) != "times":
            return None
        then = number[1] + 1
    if lower(tokens, then) == "every" and (inner := each(tokens, then)) is not None:
        return replace(inner, first=at)
    unit = word_of(tokens, then + 1, "unit")
    if lower(tokens, then) not in PER or unit is None or unit.value == "S":
        return None
    return Expression(first=at, last=then + 2, shape="set", type="SET", unit=unit.value, number=1)


def each(tokens: Sequence[Token], at: int) -> Expression | None:
    """A repeated time: "every Friday", "each July", "every two years"."""
    inner = counted_span(tokens, at + 1)
    if inner is not None and inner.shape == "duration":
        return replace(inner, first=at, shape="set", type="SET")
    if lower(tokens, at + 1) in ("other", "second") and (second := word_of(tokens, at + 2, "unit")) is not None:
        return Expression(first=at, last=at + 3, shape="set", type="SET", unit=second.value, number=2)
    unit = word_of(tokens, at + 1, "unit", "part", "season", "weekend")
    if unit is not None and unit.word != "second":
        return Expression(first=at, last=at + 2, shape="set", type="SET", unit=unit.value, number=1)
    inner = dates.weekday(tokens, at + 1) or dates.month_date(tokens, at + 1)
    if inner is None:
        return None
    more = lower(tokens, inner.last) == "and" and word_of(tokens, inner.last + 1, "weekday") is not None
    return replace(inner, first=at, last=inner.last + 2 * more, shape="set", type="SET")


def weekdays(tokens: Sequence[Token], at: int) -> Expression | None:
    """A repeated weekday: "Fridays"."""
    word = word_of(tokens, at, "weekdays")
    if word is None and (word := word_of(tokens, at, "weekday")) is not None:
        parts = word_of(tokens, at + 1, "parts")
        repeated = Expression(first=at, last=at + 2, shape="set", type="SET", weekday=int(word.value))
        return replace(repeated, part=parts.value) if parts is not None else None
    return Expression(first=at, last=at + 1, shape="set", type="SET", weekday=int(word.value)) if word else None
