"""Parts of a year or month: quarters, halves, seasons, "the first week of May"."""

from collections.abc import Sequence

from msgspec.structs import replace

from polybius.mentions.times import dates, relative, years
from polybius.mentions.times.expression import Expression, lower, ordinal, word_of
from polybius.vocabulary import Token

QUARTER_LETTERS = frozenset({"q", "h"})
BEFORE_A_SEASON = frozenset({"in", "by", "until", "till", "since", "during", "before", "after", "through", "over",
                             "throughout", "of", "and", "from", "to", "early", "late", "mid"})  # fmt: skip
SEASONS_ALSO_WORDS = frozenset({"fall", "spring"})


def quarter(tokens: Sequence[Token], at: int) -> Expression | None:
    """A quarter or half of a year: "third-quarter", "the first quarter of 2009", "second half of last year"."""
    after = at + 2 if lower(tokens, at + 1) == "-" else at + 1
    size = {"quarter": "Q", "half": "H"}.get(lower(tokens, after))
    if size is None:
        return None
    most = 2 if size == "H" else 4
    nth = {"opening": 1, "final": most, "closing": most, "last": most}.get(lower(tokens, at)) or ordinal(tokens, at)
    if nth is None or nth > most:
        return None
    if ordinal(tokens, at) is None and lower(tokens, after + 1) not in ("of", "in"):
        return None
    year = _year(tokens, after + 1 + (lower(tokens, after + 1) in ("of", "in")))
    reported = size == "H" and after == at + 2 and word_of(tokens, after + 1, "result") is not None
    if year is None and not reported and (size == "H" or lower(tokens, after + 1) == "of"):
        return None
    return _with_year(Expression(first=at, last=after + 1, shape="unit", unit=f"{size}{nth}"), year)


def lettered_quarter(tokens: Sequence[Token], at: int) -> Expression | None:
    """A quarter or half by its letter: "Q3", "Q4 2001", "H1", "1Q"."""
    text = lower(tokens, at)
    if len(text) != 2 or tokens[at].text[0].islower():
        return None
    letter, figure = sorted(text, reverse=True)
    if letter not in QUARTER_LETTERS or figure not in ("12" if letter == "h" else "1234"):
        return None
    year = _year(tokens, at + 1 + (lower(tokens, at + 1) == "of"))
    if letter == "h" and year is None:
        return None
    return _with_year(Expression(first=at, last=at + 1, shape="unit", unit=f"{letter.upper()}{figure}"), year)


def dated_part(tokens: Sequence[Token], at: int) -> Expression | None:
    """A part of a year after its year: "1997 third quarter", "1995-96 winter"."""
    span = years.year_range(tokens, at)
    after = span.last if span is not None else at + 1
    year = int(span.value[:4]) if span is not None else years.year_number(lower(tokens, at))
    if year is None or year < 1500 or not tokens[at].text[0].isdecimal():
        return None
    season = word_of(tokens, after, "season")
    if (
        season is not None
        and tokens[after].tag == "NN"
        and (after + 1 >= len(tokens) or tokens[after + 1].tag[:2] != "NN")
    ):
        return Expression(first=at, last=after + 1, shape="unit", unit=season.value, year=year)
    nth, then = ordinal(tokens, after), after + 1 + (lower(tokens, after + 1) == "-")
    size = {"quarter": "Q", "half": "H"}.get(lower(tokens, then))
    if span is not None or nth is None or size is None or nth > (2 if size == "H" else 4):
        return None
    return Expression(first=at, last=then + 1, shape="unit", unit=f"{size}{nth}", year=year)


def _with_year(part: Expression, year: Expression | None) -> Expression:
    return part if year is None else replace(part, last=year.last, year=year.year, shift=year.shift)


def _year(tokens: Sequence[Token], at: int) -> Expression | None:
    """A year as part of a period: "2009", "last year", "the year"."""
    number = years.year_number(lower(tokens, at))
    if number is not None:
        return Expression(first=at, last=at + 1, shape="date", year=number)
    short = years.short_year(tokens, at) or years.spelled_year(tokens, at)
    if short is not None:
        return short
    if lower(tokens, at) == "the" and lower(tokens, at + 1) == "year":
        return Expression(first=at, last=at + 2, shape="unit", unit="Y", shift=0)
    found = relative.shifted(tokens, at)
    return found if found is not None and found.shape == "unit" and found.unit == "Y" else None


def season(tokens: Sequence[Token], at: int) -> Expression | None:
    """A season with its year or by itself: "summer of 1998", "winter 1944-45", "in the spring", "by autumn"."""
    word = word_of(tokens, at, "season")
    if word is None or lower(tokens, at + 1) == "-" or tokens[at].tag[:2] == "VB":
        return None
    found = Expression(first=at, last=at + 1, shape="unit", unit=word.value)
    then = at + 1 + (lower(tokens, at + 1) == "of")
    span = years.year_range(tokens, then)
    if span is not None:
        return replace(found, last=span.last, year=int(span.value[:4]))
    year = _year(tokens, then)
    if year is not None and (year.year is not None or then == at + 2 or year.shift != 0):
        return _with_year(found, year)
    before = lower(tokens, at - 1)
    led = lower(tokens, at - 2) if before == "the" else before
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    bare = before == "the" or word.word not in SEASONS_ALSO_WORDS
    if not bare or led not in BEFORE_A_SEASON or then == at + 2:
        return None
    return None if following is not None and following.tag[:2] in ("NN", "VB") else found


def nth_of(tokens: Sequence[Token], at: int) -> Expression | None:
    """Days counted inside a month: "first week of May", "last day of March 1998", "second Monday in October"."""
    nth = -1 if lower(tokens, at) in ("last", "final") else ordinal(tokens, at)
    word = word_of(tokens, at + 1, "unit", "weekday", "weekend")
    if nth is None or nth > 31 or word is None or lower(tokens, at + 2) not in ("of", "in"):
        return None
    if word.kind == "unit" and word.value not in ("D", "W"):
        return None
    month = dates.month_date(tokens, at + 3)
    if month is None or month.day is not None or (nth > 5 and word.value != "D"):
        return None
    unit = word.value if word.kind == "unit" else "W" if word.kind == "weekend" else ""
    weekday = int(word.value) if word.kind == "weekday" else 6 if word.kind == "weekend" else None
    return replace(month, first=at, nth=nth, unit=unit or "D", shift=None, weekday=weekday)
