"""Spans of time and where they point: "two weeks", "16-hour", "a year ago", "two days later"."""

from collections.abc import Sequence

from msgspec.structs import replace

from polybius.mentions.numerals import read_number
from polybius.mentions.times.expression import Expression, lower, word_of
from polybius.mentions.times.lexicon import DURATION_UNITS
from polybius.vocabulary import Token

UNNAMED_UNITS = {"DE": "DE", "CE": "C"}
RATE_TAGS = frozenset({"CD", "NN", "NNS", "$", "NNP"})
SPENDING = frozenset({"spend", "take", "last", "wait", "serve", "need", "stay", "give", "require", "spare"})
BEFORE_A_SPAN = frozenset({
    "for", "in", "within", "after", "about", "than", "over", "almost", "nearly", "only", "just", "under", "of",
    "every", "at", "least", "some", "around", "to", "by", "during", "and", "half", "more", "off", "from", "as",
})  # fmt: skip
AFTER_ONE_DAY = frozenset({"after", "before", "later", "earlier"})
BETWEEN = frozenset({"more", "other", "consecutive", "straight", "full", "long", "additional", "whole", "-"})


def counted_span(tokens: Sequence[Token], at: int) -> Expression | None:
    """A number of units and where it points: "two weeks", "16-hour", "a year ago", "two days later"."""
    number, after = _amount(tokens, at)
    if after == at:
        return None
    while lower(tokens, after) in BETWEEN:
        after += 1
    unit = word_of(tokens, after, "unit", "units")
    if unit is None or (unit.word == "second" and lower(tokens, at) != "one") or (
        unit.value == "Q" and (lower(tokens, after - 1) == "-" or lower(tokens, after + 1) == "of")):  # fmt: skip
        return None
    if _is_age(tokens, at, after, unit.value) or (unit.kind == "unit" and tokens[after].tag == "VB"):
        return None
    after += 1
    if lower(tokens, after) == "and" and (extra := _and_a_half(tokens, after)):
        number, after = (number or 1) + 0.5, extra
    elif lower(tokens, after) == "-" and lower(tokens, after + 1) in ("long", "old"):
        after += 2
    span = Expression(first=at, last=after, shape="duration", type="DURATION", number=number, unit=unit.value)
    pointed = _pointing(tokens, span)
    if pointed is not None:
        return pointed
    if lower(tokens, at) in ("a", "an"):
        return _single(tokens, span)
    return span


def _amount(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    """The number of units and the token after it; None for an unnamed number; the same token when there is none."""
    word = lower(tokens, at)
    if word in ("a", "an"):
        some = word_of(tokens, at + 1, "some")
        if lower(tokens, at + 1) in ("hundred", "thousand", "dozen"):
            scale = {"hundred": 100, "thousand": 1000, "dozen": 12}[lower(tokens, at + 1)]
            return scale, at + 2
        if some is not None and some.word in ("few", "couple"):
            return (2 if some.value == "2" else None), at + 2 + (lower(tokens, at + 2) == "of")
        return 1, at + 1
    if word == "half" and lower(tokens, at + 1) in ("a", "an"):
        return 0.5, at + 2
    if (some := word_of(tokens, at, "some")) is not None and some.word not in ("couple", "some"):
        return None, at + 1
    if word == "one" and lower(tokens, at + 1) == "day" and lower(tokens, at + 2) not in AFTER_ONE_DAY:
        return None, at
    found = read_number(tokens, at)
    return found if found is not None else (None, at)


def _is_age(tokens: Sequence[Token], first: int, unit_at: int, unit: str) -> bool:
    """Whether "N years" is somebody's age: "25-year-old", "25 years old", "25 years of age"."""
    next_words = (lower(tokens, unit_at + 1), lower(tokens, unit_at + 2))
    if unit not in ("Y", "M", "W", "D"):
        return False
    old = next_words[0] == "old" or next_words == ("of", "age") or next_words[0] in ("-olds", "olds")
    hyphen_old = next_words[0] == "-" and next_words[1].startswith("old")
    young = unit == "Y" or next_words[1] == "olds" or word_of(tokens, unit_at + 3, "young") is not None
    return old or (hyphen_old and young) or lower(tokens, first - 1) == "aged"


def _and_a_half(tokens: Sequence[Token], at: int) -> int:
    return at + 3 if lower(tokens, at + 1) == "a" and lower(tokens, at + 2) == "half" else 0


def _pointing(tokens: Sequence[Token], span: Expression) -> Expression | None:
    """The span as an offset when a word after it points: ago, earlier, later, before, after, from now."""
    word, after = lower(tokens, span.last), span.last + 1
    if word == "ago":
        return _to_the_day(tokens, replace(span, shape="offset", type="DATE", shift=-1, last=after))
    if word in ("earlier", "previously") or (word == "before" and lower(tokens, after) in (".", ",", ";", "")):
        return replace(span, shape="offset", type="DATE", shift=-1, last=after, origin="reference")
    if word == "later" or (word == "afterward" or word == "afterwards"):
        return replace(span, shape="offset", type="DATE", shift=1, last=after, origin="reference")
    if word == "after":
        return replace(span, shape="offset", type="DURATION", shift=-1, origin="event")
    if word == "before":
        return replace(span, shape="offset", type="DURATION", shift=1, origin="event")
    if word == "from" and lower(tokens, after) in ("now", "today"):
        return replace(span, shape="offset", type="DATE", shift=1, last=after + 1)
    return None


def _to_the_day(tokens: Sequence[Token], ago: Expression) -> Expression:
    """An offset told to the day, week or month: "a week ago Tuesday", "ten years ago today"."""
    weekday = word_of(tokens, ago.last, "weekday")
    if weekday is not None:
        return replace(ago, last=ago.last + 1, weekday=int(weekday.value))
    if lower(tokens, ago.last) == "today":
        return replace(ago, last=ago.last + 1, grain="D")
    unit = word_of(tokens, ago.last + 1, "unit")
    if lower(tokens, ago.last) == "this" and unit is not None and unit.value in ("W", "M"):
        return replace(ago, last=ago.last + 2, grain=unit.value)
    return ago


def _single(tokens: Sequence[Token], span: Expression) -> Expression | None:
    """What "a year" is: a rate ("$1 billion a year"), a span ("for a year"), or no time ("a day of mourning")."""
    before = tokens[span.first - 1] if span.first else None
    if before is None or span.number != 1:
        return span if span.number != 1 else None
    if before.tag in RATE_TAGS or before.lower in ("times", "once", "twice", "%"):
        return replace(span, shape="set", type="SET")
    return span if before.lower in BEFORE_A_SPAN or before.lemma in SPENDING else None


def long_span(tokens: Sequence[Token], at: int) -> Expression | None:
    """A span as long as its unit: "day-long", "decades-long"."""
    unit = word_of(tokens, at, "unit", "units")
    if unit is not None and unit.word == "year" and lower(tokens, at + 1) == "-":
        period = lower(tokens, at + 3) in ("period", "quarter", "month", "half", "level")
        if lower(tokens, at + 2) in ("ago", "earlier"):
            return Expression(first=at, last=at + 3 + period, shape="unit", unit="Y", shift=-1)
    if unit is None or lower(tokens, at + 1) != "-" or unit.value == "S" or lower(tokens, at - 1) == "-":
        return None
    if lower(tokens, at + 2) not in ("long", "old"):
        return None
    number = 1 if unit.kind == "unit" else None
    return Expression(first=at, last=at + 3, shape="duration", type="DURATION", unit=unit.value, number=number)


def bare_units(tokens: Sequence[Token], at: int) -> Expression | None:
    """An unnumbered span after a preposition: "for weeks", "in days"."""
    unit = word_of(tokens, at, "units")
    before = lower(tokens, at - 1)
    if lower(tokens, at + 1) in ("ago", "earlier", "later") and unit is not None:
        before = "for"
    if unit is None or before not in ("for", "in", "within", "of", "after", "over", "by", "took", "take"):
        return None
    if before in ("of", "by", "over") and unit.value in ("H", "MIN", "S"):
        return None
    span = Expression(first=at, last=at + 1, shape="duration", type="DURATION", unit=unit.value)
    return _pointing(tokens, span) or span


def duration_value(number: float | None, unit: str) -> str:
    """The TIMEX3 value of a span: "P3W", "PT5H30M", "PXD"."""
    times, letter = DURATION_UNITS.get(unit, (1, unit))
    clock = letter in ("H", "MIN", "S")
    letter = "M" if letter == "MIN" else letter
    if number is None:
        return f"P{'T' if clock else ''}X{UNNAMED_UNITS.get(unit, letter)}"
    total = number * times
    whole = int(total)
    if total == whole:
        return f"P{'T' if clock else ''}{whole}{letter}"
    smaller = {"Y": (12, "M"), "W": (7, "D"), "D": (24, "H"), "H": (60, "M"), "M": (60, "S") if clock else (30, "D")}
    size, below = smaller.get(letter, (0, ""))
    if not size:
        return f"P{'T' if clock else ''}{total:g}{letter}"
    rest = round((total - whole) * size)
    head = f"{whole}{letter}" if whole else ""
    return f"P{'T' if clock or (letter == 'D' and not whole) else ''}{head}{rest}{below}"
