"""Periods one after the other, their limits, and the SQL that gives the period of a day."""

from collections.abc import Iterator
from datetime import date, timedelta

from polybius.store.periods import Unit, period_of

STEPS = {"day": timedelta(days=1), "week": timedelta(days=7)}
BEGINS = {"day": 10, "month": 7, "year": 4}


def periods_between(first: str, last: str, unit: Unit) -> Iterator[str]:
    """All periods from one to another, both included."""
    day = first_day_of(first)
    while (period := period_of(day.isoformat(), unit)) <= last:
        yield period
        following = _next(day, unit)
        if following is None:
            return
        day = following


def first_day_of(period: str) -> date:
    """The day on which a period begins."""
    if "W" in period:
        return date.fromisocalendar(int(period[:4]), int(period[6:]), 1)
    return date.fromisoformat(period + "-01-01"[len(period) - 4 :] if len(period) < 10 else period)


def begins_period(day: str, unit: Unit) -> bool:
    """Whether a period begins on a day."""
    return first_day_of(period_of(day, unit)).isoformat() == day


def ends_period(day: str, unit: Unit) -> bool:
    """Whether a period ends on a day."""
    found = date.fromisoformat(day)
    return found == date.max or begins_period((found + timedelta(days=1)).isoformat(), unit)


def count_between(first: str, last: str, unit: Unit) -> int:
    """About how many periods there are from one to another."""
    days = (first_day_of(last) - first_day_of(first)).days
    return days // {"day": 1, "week": 7, "month": 30, "year": 365}[unit] + 1


def group_of(day: str, unit: Unit) -> str:
    """SQL that is the same for days of one period: its name, or for a week its Thursday."""
    return f"date({day}, '-3 days', 'weekday 4')" if unit == "week" else f"substr({day}, 1, {BEGINS[unit]})"


def name_of(group: str, unit: Unit) -> str:
    """The period of a group."""
    return period_of(group, unit) if unit == "week" else group


def _next(day: date, unit: Unit) -> date | None:
    """The first day of the next period; none at the end of the calendar."""
    try:
        if unit in STEPS:
            return day + STEPS[unit]
        months = day.year * 12 + day.month - 1 + (1 if unit == "month" else 12)
        return date(months // 12, months % 12 + 1, 1)
    except (OverflowError, ValueError):
        return None
