"""Spans of time and where they point: "two weeks", "16-hour", "a year ago", "two days later"."""

from collections.abc import Sequence

from msgspec.structs import replace

from polybius.mentions.numerals import read_number
from polybius.mentions.times.expression import Expression, joined, lower, spells, word_of
from polybius.mentions.times.lexicon import DURATION_UNITS, TimeWord
from polybius.vocabulary import Token

UNNAMED_UNITS = {"DE": "DE", "CE": "C"}
RATE_TAGS = frozenset({"CD", "NN", "NNS", "$", "NNP"})
SPENDING = frozenset({"spend", "take", "last", "wait", "serve", "need", "stay", "give", "require", "spare"})
BEFORE_A_SPAN = frozenset({
    "for", "in", "within", "after", "about", "than", "over", "almost", "nearly", "only", "just", "under", "of",
    "every", "at", "least", "some", "around", "to", "by", "during", "and", "half", "more", "off", "from", "as",
})  # fmt: skip
BEFORE_BARE_UNITS = frozenset({"for", "in", "within", "of", "after", "over", "by"})
ADJECTIVES_AND_NOUNS = ("JJ", "NN", "NNP")
AROUND = frozenset({"before", "after", "since", "following", "preceding", "between"})
AFTER_ONE_DAY = frozenset({"after", "before", "later", "earlier"})
AND_A_HALF = ("-", "and", "-", "a", "-", "half")
HALVES = {"half": 0.5, "quarter": 0.25}
LARGER = ("MIN", "H", "D", "W", "M", "Y")
SMALLER = {"Y": ("M", 12), "W": ("D", 7), "D": ("H", 24), "H": ("MIN", 60), "MIN": ("S", 60)}
BETWEEN_NUMBERS = frozenset({"or", "to", "-", "–"})
BETWEEN = frozenset(
    {
        "trading",
        "business",
        "working",
        "calendar",
        "successive",
        "solid",
        "short",
        "extra",
        "further",
        "more",
        "other",
        "consecutive",
        "straight",
        "full",
        "long",
        "additional",
        "whole",
        "-",
    }
)


def counted_span(tokens: Sequence[Token], at: int) -> Expression | None:
    """A number of units and where it points: "two weeks", "16-hour", "a year ago", "two days later"."""
    number, after = _amount(tokens, at)
    if after == at:
        return None
    if number is not None and spells(tokens, after, AND_A_HALF) and lower(tokens, after) == "-":
        number, after = number + 0.5, after + len(AND_A_HALF)
    while lower(tokens, after) in BETWEEN:
        after += 1
    number, after = _other_number(tokens, number, after)
    unit = word_of(tokens, after, "unit", "units")
    if unit is None or (unit.word == "second" and lower(tokens, at) != "one") or (
        unit.value == "Q" and (lower(tokens, after - 1) == "-" or lower(tokens, after + 1) == "of")):  # fmt: skip
        return None
    if number is not None and 1500 < number < 2100 and unit.word == "year" and not joined(tokens, at):
        return None
    if _is_age(tokens, at, after, unit.value) or (unit.kind == "unit" and tokens[after].tag == "VB"):
        return None
    after += 1
    if lower(tokens, after) == "and" and (extra := _and_a_half(tokens, after)):
        number, after = (number or 1) + 0.5, extra
    elif lower(tokens, after) == "-" and lower(tokens, after + 1) in ("long", "old"):
        after += 2
    span = Expression(first=at, last=after, shape="duration", type="DURATION", number=number, unit=unit.value)
    span = _with_smaller(tokens, span)
    pointed = _pointing(tokens, span)
    if pointed is not None:
        return pointed
    if lower(tokens, at) in ("a", "an"):
        return _single(tokens, span)
    return _of_each(tokens, span) or span


def _other_number(tokens: Sequence[Token], number: float | None, at: int) -> tuple[float | None, int]:
    """The second of two numbers of the same unit, "two or three weeks", and the token after it."""
    if number is None or lower(tokens, at) not in BETWEEN_NUMBERS:
        return number, at
    hyphens = [lower(tokens, at + n) for n in (0, 1, 2)] == ["-", "to", "-"]
    other = read_number(tokens, at + (3 if hyphens else 1))
    if other is None or other[0] <= number:
        return number, at
    after = other[1] + (lower(tokens, other[1]) == "-")
    return (other[0], after) if word_of(tokens, after, "unit", "units") is not None else (number, at)


def _with_smaller(tokens: Sequence[Token], span: Expression) -> Expression:
    """A span told in two units: "an hour and 20 minutes", "two years and six months"."""
    smaller, shares = SMALLER.get(span.unit, ("", 1))
    if span.number is None or lower(tokens, span.last) != "and" or not smaller or span.last + 1 >= len(tokens):
        return span
    number = read_number(tokens, span.last + 1)
    unit = word_of(tokens, number[1], "unit", "units") if number is not None else None
    if number is None or unit is None or unit.value != smaller or not 0 < number[0] < shares:
        return span
    return replace(span, last=number[1] + 1, number=span.number + number[0] / shares)


def _of_each(tokens: Sequence[Token], span: Expression) -> Expression | None:
    """So much of each larger unit: "five days a week", "three hours per day"."""
    unit = word_of(tokens, span.last + 1, "unit")
    larger = unit is not None and unit.value in LARGER and unit.value != span.unit and span.unit in LARGER
    if unit is None or not larger or lower(tokens, span.last) not in ("a", "per", "each", "every"):
        return None
    return replace(span, last=span.last + 2, shape="set", type="SET", unit=unit.value, number=1)


def _amount(tokens: Sequence[Token], at: int) -> tuple[float | None, int]:
    """The number of units and the token after it; None for an unnamed number; the same token when there is none."""
    word = lower(tokens, at)
    if word in ("a", "an"):
        some = word_of(tokens, at + 1, "some")
        if lower(tokens, at + 1) in ("hundred", "thousand", "dozen"):
            scale = {"hundred": 100, "thousand": 1000, "dozen": 12}[lower(tokens, at + 1)]
            return scale, at + 2
        if (share := HALVES.get(lower(tokens, at + 1))) is not None:
            then = at + 2 + (lower(tokens, at + 2) == "-")
            whole = word_of(tokens, then, "unit")
            if whole is not None and (whole.value == "CE" or share == 0.5):
                return share, then
        if lower(tokens, at + 1) in ("number", "matter") and lower(tokens, at + 2) == "of":
            return None, at + 3
        if some is not None and some.word in ("few", "couple"):
            return (2 if some.value == "2" else None), at + 2 + (lower(tokens, at + 2) == "of")
        return 1, at + 1
    if word_of(tokens, at, "score") is not None and lower(tokens, at + 1) == "of" and lower(tokens, at + 3) != "-":
        return None, _amount(tokens, at + 2)[1]
    if word == "half" and lower(tokens, at + 1) in ("a", "an", "-"):
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
    aged = _old_noun(tokens, unit_at + 3)
    young = next_words[1] == "olds" or (aged.kind == "young" if aged is not None else unit == "Y")
    return old or (hyphen_old and young) or lower(tokens, first - 1) == "aged"


def _old_noun(tokens: Sequence[Token], at: int) -> TimeWord | None:
    """What is so old when it is somebody young or something that lasts: "boy", "war" of "civil war"."""
    while at + 1 < len(tokens) and tokens[at].tag in ADJECTIVES_AND_NOUNS and tokens[at + 1].tag in ("NN", "NNS"):
        at += 1
    return word_of(tokens, at, "young", "lasting")


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
    spanning = before.lower in BEFORE_A_SPAN or before.lemma in SPENDING or (
        lower(tokens, span.last) == "since" and before.lower in ("been", "is", "was", "'s", "’s"))  # fmt: skip
    return span if spanning or (lower(tokens, span.last) in ("'s", "’s") and span.unit in LARGER) else None


def long_span(tokens: Sequence[Token], at: int) -> Expression | None:
    """A span as long as its unit: "day-long", "decades-long"."""
    unit = word_of(tokens, at, "unit", "units")
    if unit is not None and unit.word == "year" and lower(tokens, at + 1) == "-":
        period = lower(tokens, at + 3) in ("period", "quarter", "month", "half", "level")
        if lower(tokens, at + 2) in ("ago", "earlier"):
            return Expression(first=at, last=at + 3 + period, shape="unit", unit="Y", shift=-1)
    if unit is not None and unit.value in ("W", "M", "Y", "Q") and lower(tokens, at + 2) == "end" and lower(
        tokens, at + 1) in ("-", "'s", "’s"):  # fmt: skip
        year = lower(tokens, at + 3)
        if unit.value == "Y" and year.isdecimal() and len(year) == 4:
            return Expression(first=at, last=at + 4, shape="date", year=int(year))
        return Expression(first=at, last=at + 3, shape="unit", unit=unit.value, shift=0)
    if unit is None or lower(tokens, at + 1) != "-" or unit.value == "S" or lower(tokens, at - 1) == "-":
        return None
    if lower(tokens, at + 2) not in ("long", "old"):
        return None
    number = 1 if unit.kind == "unit" else None
    return Expression(first=at, last=at + 3, shape="duration", type="DURATION", unit=unit.value, number=number)


def bare_units(tokens: Sequence[Token], at: int) -> Expression | None:
    """An unnumbered span after a preposition: "for weeks", "in days"."""
    unit = word_of(tokens, at, "units")
    if unit is None:
        return None
    before, following = lower(tokens, at - 1), lower(tokens, at + 1)
    pointed = (
        following in ("ago", "earlier", "later")
        or (following == "from" and lower(tokens, at + 2) == "now")
        or (
            following in ("after", "before")
            and unit.value not in ("S", "MIN")
            and tokens[at].dep in ("npadvmod", "nsubj")
        )
    )
    spent = at > 0 and tokens[at - 1].lemma in SPENDING
    if before == "the" and (around := _around(tokens, at, unit.value)) is not None:
        return around
    opening = following == "of" and (at == 0 or tokens[at - 1].sentence != tokens[at].sentence)
    if not (pointed or spent or opening) and before not in BEFORE_BARE_UNITS:
        return None
    if before in ("of", "by", "over") and unit.value in ("H", "MIN", "S"):
        return None
    span = Expression(first=at, last=at + 1, shape="duration", type="DURATION", unit=unit.value)
    return _pointing(tokens, span) or span


def _around(tokens: Sequence[Token], at: int, unit: str) -> Expression | None:
    """Units before or after something: "the weeks before the vote", "the years that followed", "the days ahead"."""
    side = (lower(tokens, at + 1), lower(tokens, at + 2))
    span = Expression(first=at, last=at + 1, shape="duration", type="DURATION", unit=unit)
    if side[0] == "ahead" or side == ("to", "come"):
        return replace(span, first=at - 1, last=at + (2 if side[0] == "ahead" else 3), shift=1)
    return span if side[0] in AROUND or side in (("that", "followed"), ("leading", "up")) else None


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
