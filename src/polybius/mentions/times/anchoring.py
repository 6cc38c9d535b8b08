"""From expressions to values: which Wednesday, which October, the day a week before."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from polybius.mentions.times import calendar
from polybius.mentions.times.direction import Direction, direction_of
from polybius.mentions.times.expression import Expression
from polybius.mentions.times.relative import duration_value
from polybius.vocabulary import Token

NEAR_FUTURE = timedelta(days=60)
PARTS = {"MI": "T12:00"}
SHIFTED_STEP = {
    "D": ("D", 1),
    "W": ("W", 1),
    "M": ("M", 1),
    "Y": ("Y", 1),
    "DE": ("Y", 10),
    "CE": ("Y", 100),
    "Q": ("M", 3),
}


class Anchored(msgspec.Struct, frozen=True):
    """A TIMEX3 value and the days it covers; `explicit` when the words name the year themselves."""

    value: str
    first: date | None = None
    last: date | None = None
    precision: str = ""
    explicit: bool = False


def anchor(tokens: Sequence[Token], e: Expression, published: date | None, reference: date | None) -> Anchored:
    """The value of an expression in an article published on a day, after a reference to another day."""
    shape = e.shape
    if shape == "fixed":
        return _valued(e.value, explicit=e.value[:1].isdigit())
    if shape == "date":
        return _date(tokens, e, published)
    if shape == "weekday":
        return _weekday(tokens, e, published)
    if shape == "unit":
        return _unit(tokens, e, reference if e.origin == "reference" and reference else published)
    if shape == "duration":
        return _duration(e, published)
    if shape == "offset":
        return _offset(e, published, reference)
    if shape == "day":
        return _day(e, published)
    if shape == "same":
        return _same(e, published, reference)
    if shape == "clock":
        return _clock(e, reference or published)
    if shape == "holiday":
        return _holiday(tokens, e, published)
    return _set(e)


def _valued(value: str, *, explicit: bool = False) -> Anchored:
    days = calendar.covered(value)
    return Anchored(value, *days, explicit) if days else Anchored(value)


def _on(day: date, e: Expression, *, explicit: bool = False) -> Anchored:
    """A day with its time or part of day."""
    suffix = f"T{e.clock}" if e.clock else PARTS.get(e.part, f"T{e.part}" if e.part else "")
    return _valued(day.isoformat() + (suffix or _stage_part(e.stage)), explicit=explicit)


def _stage_part(stage: str) -> str:
    return {"START": "TMO", "END": "TEV"}.get(stage, "")


def _date(tokens: Sequence[Token], e: Expression, published: date | None) -> Anchored:
    explicit, year = e.year is not None, e.year
    if e.month is None:
        return _valued(f"{e.year:04d}", explicit=True)
    if year is None and published is not None:
        year = _year_of(e, published, direction_of(tokens, e.first, e.last))
    if year is None:
        return Anchored(f"XXXX-{e.month:02d}" + (f"-{e.day:02d}" if e.day else ""))
    if e.day is None:
        return _valued(f"{year:04d}-{e.month:02d}", explicit=explicit)
    day = calendar.made(year, e.month, e.day)
    if day is None:
        return Anchored(f"{year:04d}-{e.month:02d}")
    return _valued(calendar.week_value(day), explicit=explicit) if e.unit == "W" else _on(day, e, explicit=explicit)


def _year_of(e: Expression, published: date, direction: Direction) -> int:
    """The year of a date that names none: the nearest such day, pulled back by a past verb and on by a future one."""
    month, day, year = e.month or 1, e.day, published.year
    if e.unit == "Y" and e.shift is not None:
        return year + e.shift
    if day is None:
        ahead = month - published.month
        if e.shift is not None:
            beyond = ahead < -1 if e.shift < 0 else ahead > 0
            return year if beyond or e.shift == 0 else year + e.shift
        if direction == "future":
            return year + (ahead < 0)
        return year - 1 if ahead > 1 else year + 1 if ahead < -10 and direction != "past" else year
    options = [d for y in (year - 1, year, year + 1) if (d := calendar.made(y, month, day))]
    if not options:
        return year
    if direction == "future":
        options = [d for d in options if d >= published] or options
    elif direction == "past":
        options = [d for d in options if d <= published + NEAR_FUTURE] or options
    return min(options, key=lambda d: (abs((d - published).days), d)).year


def _weekday(tokens: Sequence[Token], e: Expression, published: date | None) -> Anchored:
    weekday = e.weekday or 1
    if published is None:
        part = f"T{e.part}" if e.part else _stage_part(e.stage)
        return Anchored(f"XXXX-WXX-{weekday}{part}")
    back = (published.isoweekday() - weekday) % 7
    ahead = (weekday - published.isoweekday()) % 7
    if e.shift == -1:
        return _on(published - timedelta(days=back or 7), e)
    if e.shift == 1:
        return _on(published + timedelta(days=ahead or 7), e)
    direction = direction_of(tokens, e.first, e.last)
    if direction == "future" or (e.shift == 0 and direction != "past"):
        return _on(published + timedelta(days=ahead), e)
    return _on(published - timedelta(days=back), e)


def _unit(tokens: Sequence[Token], e: Expression, published: date | None) -> Anchored:
    if published is None:
        open_values = {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "D": "XXXX-XX-XX", "WE": "XXXX-WXX-WE"}
        return (
            Anchored(open_values.get(e.unit, f"XXXX-{e.unit}"))
            if e.year is None
            else _valued(f"{e.year}-{e.unit}", explicit=True)
        )
    shift = e.shift or 0
    if e.unit[0] in "QH" and len(e.unit) == 2:
        return _valued(f"{e.year or published.year + shift}-{e.unit}", explicit=e.year is not None)
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
        return _valued(f"{day.year}-Q{(day.month - 1) // 3 + 1}")
    size = {"D": 10, "M": 7, "Y": 4, "DE": 3, "CE": 2}[e.unit]
    return _valued(day.isoformat()[:size])


def _week(day: date, shift: int) -> Anchored:
    """A week; on a Sunday the week that was is the one just ended, from Sunday to Saturday."""
    if day.isoweekday() == 7 and shift != 0:
        named = day + timedelta(days=1)
        return Anchored(calendar.week_value(named), day, day + timedelta(days=6), "week")
    return _valued(calendar.week_value(day))


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
    return _valued(f"{calendar.week_value(start)}-WE")


def _season(tokens: Sequence[Token], e: Expression, published: date) -> Anchored:
    first, last = calendar.SEASONS[e.unit]
    year = published.year
    if e.shift == -1:
        year -= published.month <= (last if last > first else 11)
    elif e.shift == 1:
        year += published.month >= first
    elif e.shift is None and direction_of(tokens, e.first, e.last) != "future":
        year -= published.month < first
    return _valued(f"{year}-{e.unit}")


def _duration(e: Expression, published: date | None) -> Anchored:
    value = duration_value(e.number, e.unit)
    if e.shift is None or published is None:
        return Anchored(value)
    if e.number is None:
        return Anchored("PAST_REF" if e.shift < 0 and e.unit in ("D", "W") else "FUTURE_REF" if e.shift > 0 else value)
    other = calendar.moved(published, e.shift * e.number, e.unit)
    if other is None:
        return Anchored(value)
    first, last = sorted((published, other))
    return Anchored(
        value, first, last, "day" if e.unit in ("D", "H", "MIN", "S") else "week" if e.unit == "W" else "month"
    )


def _offset(e: Expression, published: date | None, reference: date | None) -> Anchored:
    start = published if e.origin == "published" else reference or published
    sign = e.shift or -1
    if e.number is None and e.origin != "event":
        return Anchored("PAST_REF" if sign < 0 else "FUTURE_REF")
    day = calendar.moved(start, sign * (e.number or 0), e.unit) if start is not None and e.number is not None else None
    if e.origin == "event":
        value = duration_value(e.number, e.unit)
        return Anchored(value) if day is None else Anchored(value, day, day, "day" if e.unit in "DW" else "month")
    if day is None:
        return Anchored(duration_value(e.number, e.unit))
    size = {"Y": 4, "DE": 4, "CE": 4, "L": 4, "M": 7, "Q": 7}.get(e.unit, 10)
    if e.unit in ("H", "MIN", "S"):
        return Anchored(duration_value(e.number, e.unit), day, day, "day")
    return _valued(day.isoformat()[:size])


def _day(e: Expression, published: date | None) -> Anchored:
    if published is None:
        return Anchored("PRESENT_REF" if not e.shift else "PAST_REF" if e.shift < 0 else "FUTURE_REF")
    return _on(published + timedelta(days=e.shift or 0), e)


def _same(e: Expression, published: date | None, reference: date | None) -> Anchored:
    start = reference or published
    if start is None:
        return Anchored("XXXX-XX-XX" + (f"T{e.part}" if e.part else ""))
    day = calendar.moved(start, e.shift or 0, e.unit)
    if day is None:
        return Anchored("XXXX")
    if e.unit == "D":
        return _on(day, e)
    return _valued(
        calendar.week_value(day)
        if e.unit == "W"
        else day.isoformat()[: {"M": 7, "Y": 4, "DE": 3, "CE": 2}.get(e.unit, 4)]
    )


def _clock(e: Expression, day: date | None) -> Anchored:
    return _on(day, e) if day is not None else Anchored(f"XXXX-XX-XXT{e.clock}")


def _holiday(tokens: Sequence[Token], e: Expression, published: date | None) -> Anchored:
    if e.year is not None:
        day = calendar.holiday(e.value, e.year)
        return _on(day, e, explicit=True) if day else Anchored(str(e.year))
    if published is None:
        return Anchored("XXXX-XX-XX")
    days = [d for y in (-1, 0, 1) if (d := calendar.holiday(e.value, published.year + y))]
    past, ahead = [d for d in days if d < published], [d for d in days if d >= published]
    direction = direction_of(tokens, e.first, e.last)
    if e.shift == -1 or (direction == "past" and e.shift != 1 and past):
        return _on(past[-1], e)
    if e.shift == 1 or direction == "future":
        return _on(ahead[0], e)
    return _on(min(days, key=lambda d: abs((d - published).days)), e)


def _set(e: Expression) -> Anchored:
    if e.weekday:
        return Anchored(f"XXXX-WXX-{e.weekday}" + (f"T{e.part}" if e.part else ""))
    if e.month:
        return Anchored(f"XXXX-{e.month:02d}" + (f"-{e.day:02d}" if e.day else ""))
    if e.unit in calendar.SEASONS:
        return Anchored(f"XXXX-{e.unit}")
    if e.unit == "WE":
        return Anchored("XXXX-WXX-WE")
    if e.unit in ("MO", "AF", "EV", "NI", "MI"):
        return Anchored(f"XXXX-XX-XXT{e.unit}")
    return Anchored(duration_value(e.number, e.unit))
