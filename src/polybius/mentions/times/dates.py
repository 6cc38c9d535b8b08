"""Dates that name a day, month, year, decade, weekday, holiday or time of day."""

from collections.abc import Sequence

from msgspec.structs import replace

from polybius.mentions.numerals import read_number
from polybius.mentions.times.calendar import made
from polybius.mentions.times.expression import Expression, lower, word_of
from polybius.mentions.times.lexicon import holiday_phrases
from polybius.vocabulary import Token

ORDINAL_ENDS = ("st", "nd", "rd", "th")
ZONES = frozenset(
    {"gmt", "utc", "est", "edt", "pst", "pdt", "cst", "cdt", "mst", "mdt", "cet", "bst", "ist", "msk", "et"}
)
NOON_MARKS = frozenset({"a.m.", "p.m.", "am", "pm", "a.m", "p.m"})
YEAR_CUES = frozenset({"in", "since", "by", "until", "till", "during", "before", "after", "from", "to", "through",
                       "between", "of", "late", "early", "mid", "around", "circa", "and", "or", "year", "(",
                       "than"})  # fmt: skip
MONTHS_ALSO_WORDS = frozenset({"may", "march", "mar.", "jan", "oct", "sep", "nov"})
MONTH_LEADS = frozenset({"in", "last", "this", "next", "since", "by", "until", "during", "from", "to", "through", "of",
                         "and", "between", "before", "after", "early", "late", "mid", "each", "every"})  # fmt: skip
DECADE_YEARS = {"20s", "30s", "40s", "50s", "60s", "70s", "80s", "90s"}


def day_number(text: str) -> int | None:
    """A day of the month: "7", "07", "7th"."""
    plain = text[:-2] if text.endswith(ORDINAL_ENDS) else text
    return int(plain) if plain.isdigit() and len(plain) <= 2 and 1 <= int(plain) <= 31 else None


def year_number(text: str) -> int | None:
    """A year of four digits between 1000 and 2199."""
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() and 1000 <= int(text) < 2200 else None


def month_date(tokens: Sequence[Token], at: int) -> Expression | None:
    """A month with what stands around it: "Oct. 12, 2023", "March 2011", "April"."""
    word = word_of(tokens, at, "month")
    if word is None or not _is_month(tokens, at):
        return None
    month, after = int(word.value), at + 1
    day = day_number(lower(tokens, after))
    if day is not None and not lower(tokens, after + 1).startswith(("percent", "%", "people")):
        after += 1
        if lower(tokens, after) in ("-", "–", "to") and day_number(lower(tokens, after + 1)):
            after += 2
    else:
        day = None
    year, after = _year_after(tokens, after, comma=True)
    pointed = word_of(tokens, after, "shift")
    if (
        year is None
        and pointed is not None
        and pointed.word in ("last", "this", "next")
        and lower(tokens, after + 1) == "year"
    ):
        return Expression(
            first=at, last=after + 2, shape="date", month=month, day=day, unit="Y", shift=int(pointed.value)
        )
    return Expression(first=at, last=after, shape="date", year=year, month=month, day=day)


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.lower not in MONTHS_ALSO_WORDS:
        return token.text[0].isupper()
    following = lower(tokens, at + 1)
    if not token.text[0].isupper() or token.tag == "MD":
        return False
    if day_number(following) is not None or year_number(following) is not None:
        return True
    led = lower(tokens, at - 1) in MONTH_LEADS and following not in ("for", "of", "to")
    return led and token.lower in ("may", "march") and token.ent != "PERSON"


def _year_after(tokens: Sequence[Token], at: int, *, comma: bool) -> tuple[int | None, int]:
    """The year that follows a month or day, and the token after it."""
    skip = 1 if lower(tokens, at) in (",", "of") and comma else 0
    year = year_number(lower(tokens, at + skip))
    if not skip and (spoken := spelled_year(tokens, at)) is not None:
        return spoken.year, spoken.last
    return (year, at + skip + 1) if year is not None and year >= 1500 else (None, at)


def day_month(tokens: Sequence[Token], at: int) -> Expression | None:
    """A day before its month: "12 October 2023", "7th of August"."""
    day = day_number(lower(tokens, at))
    if day is None:
        return None
    of = 1 if lower(tokens, at + 1) == "of" else 0
    if word_of(tokens, at + 1 + of, "month") is None or not tokens[at + 1 + of].text[0].isupper():
        return None
    month = month_date(tokens, at + 1 + of)
    if month is None or (month.day is not None and month.year is None):
        return None
    return replace(month, first=at, day=day) if month.day is None else None


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
    if not all(c.isascii() and c.isdigit() and len(c) in (1, 2, 4) for c in cells):
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


def bare_year(tokens: Sequence[Token], at: int) -> Expression | None:
    """A year by itself: after a preposition, or before the noun it dates ("the 1998 bombing")."""
    token = tokens[at]
    text = token.lower
    for prefix in ("mid-", "pre-", "post-", "early-", "late-"):
        text = text.removeprefix(prefix)
    year = year_number(text)
    if year is None or year < 1500 or year > 2099:
        return None
    before, after = lower(tokens, at - 1), lower(tokens, at + 1)
    if before in ("$", "£", "€", "#", "no.", "flight", ":") or after in ("percent", "%", ",000", "-"):
        return None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    counts = following is not None and (following.tag in ("NNS", "NNPS") or word_of(tokens, at + 1, "units"))
    if before in YEAR_CUES or text != token.lower:
        good = not (counts and token.dep == "nummod" and before not in ("in", "since", "late", "early"))
    else:
        counts = counts and not (before == "the" and following is not None and following.tag == "NNPS" and year > 1900)
        good = not counts and (token.dep in ("nummod", "compound", "npadvmod", "nmod", "pobj") or before == "'s")
    return Expression(first=at, last=at + 1, shape="date", year=year) if good else None


def spelled_year(tokens: Sequence[Token], at: int) -> Expression | None:
    """A year in words: "nineteen ninety-six"."""
    if lower(tokens, at) not in ("nineteen", "twenty") or at + 1 >= len(tokens):
        return None
    number = read_number(tokens, at + 1)
    if number is None or not 10 <= number[0] < 100 or lower(tokens, at + 1) == "-":
        return None
    century = 1900 if lower(tokens, at) == "nineteen" else 2000
    return Expression(first=at, last=number[1], shape="date", year=century + int(number[0]))


def decade(tokens: Sequence[Token], at: int) -> Expression | None:
    """A decade: "1990s", "mid-1980s", "'90s"."""
    text = lower(tokens, at).removeprefix("mid-").replace("'", "").replace("’", "")
    if len(text) == 5 and text.endswith("0s") and text[:4].isdigit():
        return Expression(first=at, last=at + 1, shape="fixed", value=text[:3])
    spoken = (
        lower(tokens, at - 1) in ("the", "'", "’", "‘", "and", "early", "late", "mid") and tokens[at].ent != "PERSON"
    )
    if text in DECADE_YEARS and spoken and lower(tokens, at - 1) != "her":
        return Expression(first=at, last=at + 1, shape="fixed", value=f"{'20' if text == '20s' else '19'}{text[0]}")
    return None


def century(tokens: Sequence[Token], at: int) -> Expression | None:
    """A century by its number: "20th century"."""
    text = lower(tokens, at)
    after = at + 2 if lower(tokens, at + 1) == "-" else at + 1
    if (
        not text.endswith(ORDINAL_ENDS)
        or not text[:-2].isdigit()
        or lower(tokens, after) not in ("century", "centuries")
    ):
        return None
    return Expression(first=at, last=after + 1, shape="fixed", value=f"{int(text[:-2]) - 1:02d}")


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
    return Expression(first=at, last=after, shape="weekday", weekday=int(word.value), part=part)


def part_after(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The part of day that follows, and the token after it."""
    word = word_of(tokens, at, "part")
    return (word.value, at + 1) if word is not None else ("", at)


def clock(tokens: Sequence[Token], at: int) -> Expression | None:
    """A time of day: "9 a.m.", "10:35", "18:00 UTC", "noon"."""
    word = word_of(tokens, at, "clock")
    text = word.value if word is not None else lower(tokens, at)
    hour, _, minute = text.partition(":")
    if not hour.isdigit() or len(hour) > 2 or (minute and not minute.isdigit()) or (":" in text and len(minute) != 2):
        return None
    after, mark = at + 1, lower(tokens, at + 1)
    if mark in NOON_MARKS:
        after += 1
    elif not minute and mark not in ZONES and mark not in ("o'clock", "o’clock"):
        return None
    hours = int(hour) % 12 + 12 * (mark[0] == "p") if mark in NOON_MARKS else int(hour)
    zone = ""
    if lower(tokens, after) in ZONES or lower(tokens, after) in ("o'clock", "o’clock"):
        zone, after = "Z" if lower(tokens, after) in ("gmt", "utc") else "", after + 1
    if hours > 24 or int(minute or 0) > 59:
        return None
    return _day_of_clock(tokens, Expression(first=at, last=after, shape="clock", type="TIME",
                                            clock=f"{hours:02d}:{int(minute or 0):02d}{zone}"))  # fmt: skip


def _day_of_clock(tokens: Sequence[Token], time: Expression) -> Expression:
    """The time of day with the day it names: "9 a.m. Tuesday", "noon on Thursday"."""
    at = time.last + (lower(tokens, time.last) == "on")
    day = weekday(tokens, at) or month_date(tokens, at)
    if day is not None and (day.weekday or day.day):
        return replace(day, first=time.first, type="TIME", clock=time.clock, part="")
    if (word := word_of(tokens, at, "day")) is not None:
        return replace(time, last=at + 1, shape="day", shift=int(word.value))
    return time


def holiday(tokens: Sequence[Token], at: int) -> Expression | None:
    """A day with a name of its own: "Thanksgiving Day"."""
    for words, phrase in holiday_phrases().get(lower(tokens, at), ()):
        if tokens[at].text[0].isupper() and all(lower(tokens, at + n) == w for n, w in enumerate(words)):
            year, after = _year_after(tokens, at + len(words), comma=True)
            return Expression(first=at, last=after, shape="holiday", value=phrase, year=year)
    return None
