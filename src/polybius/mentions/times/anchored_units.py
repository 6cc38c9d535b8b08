"""Which week, weekend, season or quarter a pointing unit means."""

from collections.abc import Sequence
from datetime import date, timedelta

from polybius.mentions.times import calendar
from polybius.mentions.times.calendar import Anchored, valued
from polybius.mentions.times.direction import direction_of
from polybius.mentions.times.expression import Expression
from polybius.vocabulary import Token

SHIFTED_STEP = {
    "D": ("D", 1),
    "W": ("W", 1),
    "M": ("M", 1),
    "Y": ("Y", 1),
    "DE": ("Y", 10),
    "CE": ("Y", 100),
    "Q": ("M", 3),
}
UNREPORTED, SOON = timedelta(days=31), timedelta(days=62)


def anchored_unit(tokens: Sequence[Token], e: Expression, published: date | None) -> Anchored:
    """The week, month, season … that a pointing word means, seen from a day."""
    if published is None:
        open_values = {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "D": "XXXX-XX-XX", "WE": "XXXX-WXX-WE"}
        return (
            Anchored(open_values.get(e.unit, f"XXXX-{e.unit}"))
            if e.year is None
            else valued(f"{e.year}-{e.unit}", explicit=True)
        )
    shift = e.shift or 0
    if e.unit[0] in "QH" and len(e.unit) == 2:
        return _part_of_year(tokens, e, published)
    if e.unit == "FY":
        return Anchored(f"FY{published.year + shift}")
    if e.unit == "WE":
        return _weekend(tokens, e, published)
    if e.unit in calendar.SEASONS:
        return _season(tokens, e, published)
    step = SHIFTED_STEP.get(e.unit)
    day = calendar.moved(published, shift * step[1], step[0]) if step else None
    if day is None:
        return Anchored("PAST_REF" if shift < 0 else "FUTURE_REF" if shift else "PRESENT_REF")
    if e.unit == "W":
        return _week(day, shift)
    if e.unit == "Q":
        return valued(f"{day.year}-Q{(day.month - 1) // 3 + 1}")
    size = {"D": 10, "M": 7, "Y": 4, "DE": 3, "CE": 2}[e.unit]
    return valued(day.isoformat()[:size])


def _part_of_year(tokens: Sequence[Token], e: Expression, published: date) -> Anchored:
    """A quarter or half: of the year it names, else the last one begun, or after a future verb the next to end."""
    if e.year is not None:
        return valued(f"{e.year}-{e.unit}", explicit=True)
    year = published.year + (e.shift or 0)
    if e.shift is None:
        size = 3 if e.unit[0] == "Q" else 6
        ends = calendar.month_last(year, size * int(e.unit[1]))
        to_come = ends - published - timedelta(days=30 * size)
        direction = direction_of(tokens, e.first, e.last)
        if direction == "future":
            year += ends < published
        elif ends - published > UNREPORTED and not (timedelta() < to_come < SOON):
            year -= 1
    return valued(f"{year}-{e.unit}")


def _week(day: date, shift: int) -> Anchored:
    """A week; on a Sunday the week that was is the one just ended, from Sunday to Saturday."""
    if day.isoweekday() == 7 and shift != 0:
        named = day + timedelta(days=1)
        return Anchored(calendar.week_value(named), day, day + timedelta(days=6), "week")
    return valued(calendar.week_value(day))


def _weekend(tokens: Sequence[Token], e: Expression, published: date) -> Anchored:
    saturday = published + timedelta(days=6 - published.isoweekday())
    forward = e.shift == 1 or (e.shift != -1 and direction_of(tokens, e.first, e.last) == "future")
    if published.isoweekday() >= 6:
        start = saturday if published.isoweekday() == 6 else published - timedelta(days=1)
        start += timedelta(days=7 * (e.shift or 0))
    elif forward:
        start = saturday + timedelta(days=7 if e.shift == 1 and published.isoweekday() == 5 else 0)
    else:
        start = saturday - timedelta(days=0 if e.shift == 0 else 7)
    return valued(f"{calendar.week_value(start)}-WE")


def _season(tokens: Sequence[Token], e: Expression, published: date) -> Anchored:
    first, last = calendar.SEASONS[e.unit]
    if e.year is not None:
        return valued(f"{e.year}-{e.unit}", explicit=True)
    year = published.year
    if e.shift == -1:
        year -= published.month <= (last if last > first else 11)
    elif e.shift == 1:
        year += published.month >= first
    elif e.shift is None and direction_of(tokens, e.first, e.last) != "future":
        year -= published.month < first
    return valued(f"{year}-{e.unit}")
