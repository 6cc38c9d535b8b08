"""From expressions to values: which Wednesday, which October, the day a week before."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from polybius.mentions.times import calendar
from polybius.mentions.times.anchored_days import anchored_date, anchored_holiday, anchored_weekday, on_day
from polybius.mentions.times.anchored_units import anchored_unit
from polybius.mentions.times.calendar import Anchored, valued
from polybius.mentions.times.expression import Expression
from polybius.mentions.times.spans import duration_value
from polybius.vocabulary import Token

NAMED: dict[str, Callable[[Sequence[Token], Expression, date | None], Anchored]] = {
    "date": anchored_date, "weekday": anchored_weekday, "holiday": anchored_holiday, "unit": anchored_unit,
}  # fmt: skip


def anchor(tokens: Sequence[Token], e: Expression, published: date | None, reference: date | None = None) -> Anchored:
    """The value of an expression in an article published on a day, after a reference to another day."""
    found = _anchored(tokens, e, published, reference)
    if not e.plus or found.first is None or found.precision not in ("day", "minute"):
        return found
    day = calendar.moved(found.first, e.plus, "D")
    return on_day(day, e, explicit=found.explicit) if day is not None else found


def _anchored(tokens: Sequence[Token], e: Expression, published: date | None, reference: date | None) -> Anchored:
    shape = e.shape
    base = reference if e.origin == "reference" and reference is not None else published
    if shape == "fixed":
        return valued(e.value, explicit=e.value[:1].isdecimal())
    if shape in ("date", "weekday", "holiday", "unit"):
        return NAMED[shape](tokens, e, base)
    if shape == "duration":
        return _duration(e, published)
    if shape == "offset":
        return _offset(e, published, reference)
    if shape == "day":
        return _day(e, published)
    if shape == "same":
        return _same(e, published, reference)
    return _clock(e, reference or published) if shape == "clock" else _set(e)


def _duration(e: Expression, published: date | None) -> Anchored:
    value = duration_value(e.number, e.unit)
    if e.shift is None or published is None:
        return Anchored(value)
    if e.number is None:
        return Anchored("FUTURE_REF" if e.shift > 0 else value)
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
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        told = reference if e.origin == "reference" and e.unit in ("MIN", "S") else None
        return Anchored(value, told, told, "day") if told is not None else Anchored(value)
    day = calendar.moved(start, sign * (e.number or 0), e.unit) if start is not None and e.number is not None else None
    if e.origin == "event":
        value = duration_value(e.number, e.unit)
        day = None if sign > 0 else day
        return Anchored(value) if day is None else Anchored(value, day, day, "day" if e.unit in "DW" else "month")
    if day is None:
        return Anchored(duration_value(e.number, e.unit))
    if e.weekday is not None:
        return on_day(day - timedelta(days=(day.isoweekday() - e.weekday) % 7), e)
    if e.grain:
        return valued(calendar.week_value(day) if e.grain == "W" else day.isoformat()[: 10 if e.grain == "D" else 7])
    size = {"Y": 4, "DE": 4, "CE": 4, "L": 4, "M": 7, "Q": 7}.get(e.unit, 10)
    if e.unit in ("H", "MIN", "S"):
        return Anchored(duration_value(e.number, e.unit), day, day, "day")
    return valued(day.isoformat()[:size])


def _day(e: Expression, published: date | None) -> Anchored:
    if published is None:
        return Anchored("PRESENT_REF" if not e.shift else "PAST_REF" if e.shift < 0 else "FUTURE_REF")
    return on_day(published + timedelta(days=e.shift or 0), e)


def _same(e: Expression, published: date | None, reference: date | None) -> Anchored:
    start = reference or published
    if start is None:
        return Anchored("XXXX-XX-XX" + (f"T{e.part}" if e.part else ""))
    if e.unit in calendar.SEASONS:
        return valued(f"{start.year}-{e.unit}")
    day = calendar.moved(start, e.shift or 0, e.unit)
    if day is None:
        return Anchored("XXXX")
    if e.weekday is not None:
        return on_day(start + timedelta(days=(e.weekday - start.isoweekday()) % 7), e)
    if e.month is not None:
        year = start.year + ((e.month <= start.month) if e.shift == 1 else -(e.month >= start.month) if e.shift else 0)
        return valued(f"{year}-{e.month:02d}")
    if e.unit == "D":
        return on_day(day, e)
    if e.unit == "Q":
        return valued(f"{day.year}-Q{(day.month - 1) // 3 + 1}")
    return valued(
        calendar.week_value(day)
        if e.unit == "W"
        else day.isoformat()[: {"M": 7, "Y": 4, "DE": 3, "CE": 2}.get(e.unit, 4)]
    )


def _clock(e: Expression, day: date | None) -> Anchored:
    return on_day(day, e) if day is not None else Anchored(f"XXXX-XX-XXT{e.clock}")


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
