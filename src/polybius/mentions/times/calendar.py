"""Days, weeks and months, and the days a TIMEX3 value covers."""

import re
from datetime import date, timedelta

import msgspec

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
MONTH = re.compile(r"(\d{4})-(\d\d)$")
SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
PART = re.compile(r"(\d{4})-([QH])(\d)$")
Covered = tuple[date, date, str]


class Anchored(msgspec.Struct, frozen=True):
    """A TIMEX3 value and the days it covers; `explicit` when the words name the year themselves."""

    value: str
    first: date | None = None
    last: date | None = None
    precision: str = ""
    explicit: bool = False


def valued(value: str, *, explicit: bool = False) -> Anchored:
    """A TIMEX3 value with the days it covers."""
    days = covered(value)
    return Anchored(value, *days, explicit) if days else Anchored(value)


def made(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_last(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def week_value(day: date) -> str:
    """The ISO week of a day: "2000-W07"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def months_from(day: date, months: int) -> date:
    """The same day of the month so many months on, or the month's last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, month_last(year, month + 1).day))


def moved(day: date, number: float, unit: str) -> date | None:
    """A day so many units on (back when negative); None beyond the calendar."""
    try:
        if unit in ("S", "MIN", "H"):
            return day + timedelta(days=round(number / 24) if unit == "H" else 0)
        if unit in ("D", "W", "FN"):
            return day + timedelta(days=round(number * {"D": 1, "W": 7, "FN": 14}[unit]))
        months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "L": 12000}.get(unit)
        return months_from(day, round(number * months)) if months is not None else None
    except (ValueError, OverflowError):
        return None


def covered(value: str) -> Covered | None:
    """First day, last day and precision of an anchored TIMEX3 value; None for any other value."""
    if "/" in value:
        return _span_covered(value)
    if found := DAY.match(value):
        day = made(int(found[1]), int(found[2]), int(found[3]))
        return (day, day, "minute" if re.search(r"T\d", value) else "day") if day else None
    if found := WEEK.match(value):
        try:
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        except ValueError:
            return None
        start = 5 if found[3] else 0
        return monday + timedelta(days=start), monday + timedelta(days=6), "weekend" if found[3] else "week"
    return _months_covered(value)


def _span_covered(value: str) -> Covered | None:
    """The days from the first of an interval's two values to the last of the other."""
    start, _, end = value.partition("/")
    first, last = covered(start), covered(end)
    return (first[0], last[1], first[2]) if first is not None and last is not None else None


def _months_covered(value: str) -> Covered | None:
    if (found := MONTH.match(value)) and 1 <= int(found[2]) <= 12:
        year, month = int(found[1]), int(found[2])
        return date(year, month, 1), month_last(year, month), "month"
    if found := SEASON.match(value):
        year, (first, last) = int(found[1]), SEASONS[found[2]]
        return date(year, first, 1), month_last(year + (last < first), last), "season"
    if found := PART.match(value):
        size = 3 if found[2] == "Q" else 6
        first, year = (int(found[3]) - 1) * size + 1, int(found[1])
        return date(year, first, 1), month_last(year, first + size - 1), "quarter" if size == 3 else "half-year"
    if value.isdecimal() and 2 <= len(value) <= 4 and int(value) > 0:
        years = 10 ** (4 - len(value))
        first = int(value) * years
        last = min(first + years - 1, 9999)
        return date(max(first, 1), 1, 1), date(last, 12, 31), {1: "year", 10: "decade"}.get(years, "century")
    return None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth Monday (1) … Sunday (7) of a month; the last one for -1."""
    if nth < 0:
        last = month_last(year, month)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
