"""Parts of longer periods: "the third quarter of 2009", "late November", "the end of last year"."""

from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from polybius.mentions.numerals import read_number
from polybius.mentions.times import dates, relative, year_parts, years
from polybius.mentions.times.expression import Expression, lower, word_of
from polybius.mentions.times.lexicon import time_words
from polybius.vocabulary import Token

STAGES = frozenset({"beginning", "start", "end", "middle", "turn", "close", "dawn", "rest", "remainder"})
PARTS = frozenset({"part", "half", "quarter", "months", "weeks", "days", "years", "stages"})
LEADS_OF_PARTS = frozenset({"early", "late", "latter", "later", "first", "last", "second", "middle", "better", "final",
                            "closing", "opening", "waning"})  # fmt: skip
BEFORE_THE_UNIT = frozenset({"in", "for", "during", "throughout", "of", "within"})
AFTER_THE_UNIT = frozenset({".", ",", ":", "''", "VBD", "VBZ", "VBP", "MD", "CC", "-RRB-", "_SP"})
ALSO_AFTER_THE = (
    STAGES
    | LEADS_OF_PARTS
    | {
        "week",
        "month",
        "year",
        "quarter",
        "same",
        "entire",
        "whole",
        "final",
        "opening",
        "closing",
        "near",
        "foreseeable",
        "future",
    }
)


def staged(tokens: Sequence[Token], at: int) -> Expression | None:
    """A period or day with its stage: "late November", "early Tuesday", "mid-1998", "later this week"."""
    word = word_of(tokens, at, "stage")
    if word is None:
        return None
    then = at + 1 + (lower(tokens, at + 1) in ("-", "in", "on"))
    if then == at + 2 and word.value == "EARLIER":
        return None
    inner = _plain(tokens, then)
    if inner is None:
        return None
    if inner.shape in ("weekday", "clock", "day") or inner.day is not None:
        stage = "" if word.value in ("EARLIER", "LATER") else word.value
        return replace(inner, stage=stage, first=at if stage == "START" else inner.first)
    if word.value in ("EARLIER", "LATER") and inner.shape != "same":
        return inner
    return replace(inner, first=at if then == at + 1 or lower(tokens, at + 1) == "-" else inner.first, stage=word.value)


def _plain(tokens: Sequence[Token], at: int) -> Expression | None:
    found = (
        dates.month_date(tokens, at) or dates.weekday(tokens, at) or relative.shifted(tokens, at)
        or relative.pointed_day(tokens, at) or year_parts.season(tokens, at) or years.decade(tokens, at)
        or years.bare_year(tokens, at)
        or dates.holiday(tokens, at) or relative.same_time(tokens, at)
    )  # fmt: skip
    if found is None and (word := word_of(tokens, at, "part")) is not None:
        return Expression(first=at, last=at + 1, shape="same", type="TIME", unit="D", part=word.value, shift=0)
    return found


@cache
def after_the() -> frozenset[str]:
    """The words that can follow "the" in a time expression."""
    return ALSO_AFTER_THE | time_words().keys()


def with_article(tokens: Sequence[Token], at: int) -> Expression | None:
    """What "the" opens: "the past three weeks", "the weekend", "the end of last year", "the 7th of August"."""
    then = at + 1
    word_after = lower(tokens, then)
    if word_after not in after_the() and not word_after[:1].isdecimal():
        return None
    if lower(tokens, then) in STAGES and lower(tokens, at + 2) == "of":
        return _whole_of(tokens, at, at + 3)
    if word_after in LEADS_OF_PARTS and lower(tokens, at + 2) in PARTS and lower(tokens, at + 3) in ("of", "in"):
        counted = year_parts.nth_of(tokens, then) or year_parts.quarter(tokens, then)
        found = replace(counted, first=at) if counted is not None else _whole_of(tokens, at, at + 4)
        if found is not None:
            return found
    if lower(tokens, then) == "week" and lower(tokens, at + 2) == "of":
        day = dates.month_date(tokens, at + 3)
        return replace(day, first=at, unit="W") if day is not None and day.day else None
    if lower(tokens, then) == "year" and (named := read_number(tokens, at + 2)) and 1000 <= named[0] < 2100:
        return Expression(first=at, last=named[1], shape="date", year=int(named[0]))
    if lower(tokens, then) == "weekend" and tokens[then].dep in ("compound", "amod", "nmod"):
        return None
    if lower(tokens, then) == "weekend" and lower(tokens, at + 2) != "of":
        return Expression(first=at, last=at + 2, shape="unit", unit="WE")
    if (word := word_of(tokens, then, "decade")) is not None and tokens[then].tag in ("NNS", "NNPS"):
        return Expression(first=at, last=at + 2, shape="fixed", value=word.value)
    found = (
        year_parts.nth_of(tokens, then) or relative.beside(tokens, then) or relative.opening_span(tokens, then)
        or relative.next_day(tokens, at) or relative.same_time(tokens, at)
        or relative.shifted(tokens, then)
        or relative.fixed(tokens, at) or year_parts.quarter(tokens, then) or _day_part(tokens, at) or _whole(tokens, at)
        or _part_of_a_day(tokens, then) or year_parts.season(tokens, then) or dates.day_alone(tokens, then)
        or _spoken_of(tokens, at)
    )  # fmt: skip
    if found is None and word_of(tokens, then, "stage"):
        found = staged(tokens, then)
        return replace(found, first=at) if found is not None and found.first == then else found
    return replace(found, first=at) if found is not None else None


def _whole(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "the entire year", "the whole week"."""
    unit = word_of(tokens, at + 2, "unit")
    if lower(tokens, at + 1) not in ("entire", "whole") or unit is None or unit.value in ("S", "MIN"):
        return None
    return Expression(first=at, last=at + 3, shape="duration", type="DURATION", unit=unit.value, number=1)


def _whole_of(tokens: Sequence[Token], at: int, inner_at: int) -> Expression | None:
    """A part named by the period it lies in: "the end of last year", "the early part of the 1990s"."""
    inner = _plain(tokens, inner_at) or _of_the_period(tokens, inner_at)
    if inner is None and lower(tokens, inner_at) == "the":
        inner = years.decade(tokens, inner_at + 1) or years.century(tokens, inner_at + 1) or year_parts.season(
            tokens, inner_at + 1)  # fmt: skip
    return replace(inner, first=at) if inner is not None and inner.shape != "weekday" else None


def _of_the_period(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "the month", "the year" after "the end of"."""
    unit = word_of(tokens, at + 1, "unit")
    if lower(tokens, at) != "the" or unit is None or unit.value not in ("W", "M", "Y"):
        return None
    return Expression(first=at, last=at + 2, shape="unit", unit=unit.value, shift=0)


def _part_of_a_day(tokens: Sequence[Token], at: int) -> Expression | None:
    """A part of a day before its day: "night of Jan. 12", "morning of the same day"."""
    word = word_of(tokens, at, "part")
    if word is None or lower(tokens, at + 1) != "of":
        return None
    day = (
        dates.weekday(tokens, at + 2) or dates.month_date(tokens, at + 2) or dates.day_month(tokens, at + 2)
        or relative.same_time(tokens, at + 2)
    )  # fmt: skip
    if day is None or day.part or not (day.weekday or day.day or (day.shape == "same" and day.unit == "D")):
        return None
    return replace(day, first=at, type="TIME", part=word.value)


def _day_part(tokens: Sequence[Token], at: int) -> Expression | None:
    """ "in the morning", "during the night": a part of the day spoken of."""
    word = word_of(tokens, at + 1, "part")
    before, after = lower(tokens, at - 1), lower(tokens, at + 2)
    if lower(tokens, at + 1) == "day" and before in ("in", "during") and lower(tokens, at - 2) in ("later", "earlier"):
        return Expression(first=at, last=at + 2, shape="same", unit="D", shift=0)
    if word is None or before not in ("in", "during", "later", "into") or after in ("of", "before"):
        return None
    return Expression(first=at, last=at + 2, shape="same", type="TIME", unit="D", part=word.value, shift=0)


def _spoken_of(tokens: Sequence[Token], at: int) -> Expression | None:
    """The running week, month, quarter or year: "later in the week", "sales for the year"."""
    unit, before = word_of(tokens, at + 1, "unit"), lower(tokens, at - 1)
    if unit is None or unit.value not in ("W", "M", "Y", "Q") or before not in BEFORE_THE_UNIT:
        return None
    following = tokens[at + 2] if at + 2 < len(tokens) else None
    if following is not None and following.tag not in AFTER_THE_UNIT:
        return None
    if before == "of" and lower(tokens, at - 2) not in PARTS | STAGES:
        return None
    return Expression(first=at, last=at + 2, shape="unit", unit=unit.value, shift=0)


def weekend(tokens: Sequence[Token], at: int) -> Expression | None:
    """A weekend by itself, as in "the group's weekend attack"."""
    if lower(tokens, at - 1) in ("a", "every", "each", "long", "per") or lower(tokens, at) != "weekend":
        return None
    return Expression(first=at, last=at + 1, shape="unit", unit="WE")
