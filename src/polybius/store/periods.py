"""Days, ISO weeks, months and years as the words by which counts are kept."""

from datetime import date
from functools import lru_cache
from typing import Literal

Unit = Literal["day", "week", "month", "year"]
UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")
NO_DAY, SEVERAL = "", "*"


@lru_cache(maxsize=4096)
def period_of(day: str, unit: Unit) -> str:
    """The period in which an ISO day lies: "1990-08-02", "1990-W31", "1990-08", "1990"."""
    if unit == "week":
        year, week, _ = date.fromisoformat(day).isocalendar()
        return f"{year:04}-W{week:02}"
    return day[: {"day": 10, "month": 7, "year": 4}[unit]]


def period_of_days(first: str | None, last: str | None, unit: Unit) -> str:
    """The one period in which days lie; "" when there is no day, "*1990-08" when they begin there and reach further."""
    if first is None:
        return NO_DAY
    period = period_of(first, unit)
    return period if last is None or last == first or period_of(last, unit) == period else SEVERAL + period
