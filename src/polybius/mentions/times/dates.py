"""Dates that name a day, month, year, decade, weekday, holiday or time of day."""

from collections.abc import Sequence

from msgspec.structs import replace

from polybius.mentions.times.calendar import made
from polybius.mentions.times.expression import ORDINAL_ENDS, Expression, lower, ordinal, word_of
from polybius.mentions.times.lexicon import holiday_phrases
from polybius.mentions.times.years import short_year, spelled_year, year_number
from polybius.vocabulary import Token

MONTHS_ALSO_WORDS = frozenset({"may", "march", "mar.", "jan", "oct", "sep", "nov"})
BEFORE_A_NOUN = frozenset({"NN", "JJ", "HY", "VB", "IN"})
RANGE_MARKS = frozenset({"-", "–", "to"})
MONTH_LEADS = frozenset({"in", "last", "this", "next", "since", "by", "until", "during", "from", "to", "through", "of",
                         "and", "between", "before", "after", "early", "late", "mid", "each", "every",
                         "that"})  # fmt: skip
NAME_PROOF_LEADS = frozenset({"in", "last", "this", "next", "since", "until", "early", "late", "mid"})


def _day_of_month(tokens: Sequence[Token], at: int) -> int | None:
    """A day of the month in figures or as a word that no noun follows: "8", "8th", "eighth"."""
    day = day_number(lower(tokens, at))
    return day if day is not None else _spelled_day(tokens, at)


def _spelled_day(tokens: Sequence[Token], at: int) -> int | None:
    """A day of the month as a word: "March eighth", not "in March third-placed Leeds"."""
    if at + 1 >= len(tokens) or tokens[at + 1].tag[:2] in BEFORE_A_NOUN:
        return None
    return ordinal(tokens, at)


def day_number(text: str) -> int | None:
    """A day of the month: "7", "07", "7th"."""
    plain = text[:-2] if text.endswith(ORDINAL_ENDS) else text
    return int(plain) if plain.isdecimal() and len(plain) <= 2 and 1 <= int(plain) <= 31 else None


def month_date(tokens: Sequence[Token], at: int) -> Expression | None:
    """A month with what stands around it: "Oct. 12, 2023", "March 2011", "April 12-14", "June last year"."""
    word = word_of(tokens, at, "month")
    if word is None or not _is_month(tokens, at):
        return None
    after = at + 1 + (lower(tokens, at + 1) == "the" and ordinal(tokens, at + 2) is not None)
    day = _day_of_month(tokens, after)
    if day is not None and lower(tokens, after + 1).startswith(("percent", "%", "people")):
        day = None
    end_day, after = _end_day(tokens, after + 1, day) if day is not None else (None, at + 1)
    year, after = _year_after(tokens, after, comma=True)
    found = Expression(first=at, last=after, shape="date", year=year, month=int(word.value), day=day, end_day=end_day)
    if year is not None:
        return found
    then = after + (lower(tokens, after) == "of")
    pointed = word_of(tokens, then, "shift")
    if pointed is not None and pointed.word in ("last", "this", "next") and lower(tokens, then + 1) == "year":
        return replace(found, last=then + 2, unit="Y", shift=int(pointed.value))
    return found


def _end_day(tokens: Sequence[Token], at: int, day: int) -> tuple[int | None, int]:
    """The last day of a range such as "12-14" whose dash stands at a place, and the token after it."""
    last = day_number(lower(tokens, at + 1)) if lower(tokens, at) in RANGE_MARKS else None
    if last is None or last <= day or word_of(tokens, at + 2, "month", "units", "clock") is not None:
        return None, at
    return last, at + 2


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.lower not in MONTHS_ALSO_WORDS:
        named = token.ent == "PERSON" and at + 1 < len(tokens) and tokens[at + 1].ent == "PERSON"
        return token.text[0].isupper() and not (named and tokens[at + 1].tag == "NNP")
    following = lower(tokens, at + 1)
    if not token.text[0].isupper() or token.tag == "MD":
        return False
    spelled = at + 1 + (following == "the")
    if day_number(following) is not None or year_number(following) is not None or _spelled_day(tokens, spelled):
        return True
    if day_number(lower(tokens, at - 1)) is not None and following not in ("for", "of"):
        return True
    to_month = following == "to" and word_of(tokens, at + 2, "month") is not None
    leads = MONTH_LEADS if token.lower in ("may", "march", "mar.") else NAME_PROOF_LEADS
    led = lower(tokens, at - 1) in leads and (to_month or following not in ("for", "of", "to"))
    return led and token.ent != "PERSON"


def _year_after(tokens: Sequence[Token], at: int, *, comma: bool) -> tuple[int | None, int]:
    """The year that follows a month or day, and the token after it."""
    skip = 1 if lower(tokens, at) in (",", "of") and comma else 0
    year = year_number(lower(tokens, at + skip))
    if not skip and (short := short_year(tokens, at)) is not None:
        return short.year, short.last
    if not skip and (spoken := spelled_year(tokens, at)) is not None:
        return spoken.year, spoken.last
    return (year, at + skip + 1) if year is not None and year >= 1500 else (None, at)


def day_month(tokens: Sequence[Token], at: int) -> Expression | None:
    """A day before its month: "12 October 2023", "7th of August", "5 to 9 April"."""
    day, then, end_day = day_number(lower(tokens, at)), at + 1, None
    if day is None and lower(tokens, then) == "of" and lower(tokens, at - 1) in ("the", "on"):
        day = ordinal(tokens, at)
    if day is not None and lower(tokens, then) in RANGE_MARKS:
        end_day, then = day_number(lower(tokens, at + 2)), at + 3
    if day is None or (then == at + 3 and (end_day is None or end_day <= day)):
        return None
    then += lower(tokens, then) == "of"
    if word_of(tokens, then, "month") is None or not tokens[then].text[0].isupper():
        return None
    month = month_date(tokens, then)
    return replace(month, first=at, day=day, end_day=end_day) if month is not None and month.day is None else None


def day_alone(tokens: Sequence[Token], at: int) -> Expression | None:
    """A day of the month whose month is not said: "on the 27th"."""
    text, following = lower(tokens, at), tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        not text.endswith(ORDINAL_ENDS)
        or day_number(text) is None
        or lower(tokens, at - 2) not in ("on", "by", "until")
    ):
        return None
    if following is None or following.tag[:2] in ("NN", "JJ", "CD", "VB") or following.lower in ("-", "and", "of"):
        return None
    return Expression(first=at, last=at + 1, shape="date", day=day_number(text))


def numeric_date(tokens: Sequence[Token], at: int) -> Expression | None:
    """A date in figures: "2003-04-09", "10/12/2023" (month first), "9.4.2003" (day first)."""
    text = lower(tokens, at)
    for mark in ("/", ".", "-"):
        if text.count(mark) == 2:
            return _figures(text.split(mark), at, at + 1, month_first=mark == "/")
    if [lower(tokens, at + n) for n in (1, 3)] in (["-", "-"], ["/", "/"]):
        return _figures(
            [lower(tokens, at + n) for n in (0, 2, 4)], at, at + 5, month_first=lower(tokens, at + 1) == "/"
        )
    return None


def _figures(cells: list[str], first: int, last: int, *, month_first: bool) -> Expression | None:
    if not all(c.isascii() and c.isdecimal() and len(c) in (1, 2, 4) for c in cells):
        return None
    a, b, c = map(int, cells)
    if len(cells[0]) == 4:
        year, month, day = a, b, c
    elif len(cells[2]) in (2, 4) and len(cells[0]) <= 2:
        month, day = (a, b) if month_first and a <= 12 else (b, a)
        year = c if len(cells[2]) == 4 else 2000 + c if c < 50 else 1900 + c
    else:
        return None
    return Expression(first=first, last=last, shape="date", year=year, month=month, day=day) if made(
        year, month, day) else None  # fmt: skip


def weekday(tokens: Sequence[Token], at: int) -> Expression | None:
    """A weekday with its part of day or its date: "Wednesday night", "Monday, Oct. 26"."""
    word = word_of(tokens, at, "weekday")
    if word is None or not tokens[at].text[0].isupper():
        return None
    if word_of(tokens, at + 1, "title") is not None and tokens[at + 1].text[0].isupper():
        return None
    skip = 1 if lower(tokens, at + 1) == "," else 0
    dated = month_date(tokens, at + 1 + skip) or day_month(tokens, at + 1 + skip)
    if dated is not None and dated.day is not None:
        return replace(dated, first=at)
    part, after = part_after(tokens, at + 1)
    found = Expression(first=at, last=after, shape="weekday", weekday=int(word.value), part=part)
    then = after + (lower(tokens, after) == "of")
    pointed = word_of(tokens, then, "shift")
    if pointed is not None and pointed.word in ("last", "this", "next") and lower(tokens, then + 1) == "week":
        return replace(found, last=then + 2, unit="W", shift=int(pointed.value))
    return found


def part_after(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The part of day that follows, and the token after it."""
    word = word_of(tokens, at, "part")
    return (word.value, at + 1) if word is not None else ("", at)


def holiday(tokens: Sequence[Token], at: int) -> Expression | None:
    """A day with a name of its own: "Thanksgiving Day"."""
    for words, phrase in holiday_phrases().get(lower(tokens, at), ()):
        if tokens[at].text[0].isupper() and all(lower(tokens, at + n) == w for n, w in enumerate(words)):
            year, after = _year_after(tokens, at + len(words), comma=True)
            if lower(tokens, after) in ("weekend", "week"):
                unit = "WE" if lower(tokens, after) == "weekend" else "W"
                return Expression(first=at, last=after + 1, shape="holiday", value=phrase, year=year, unit=unit)
            return Expression(first=at, last=after, shape="holiday", value=phrase, year=year)
    return None
