"""Which day, month or year a date, weekday or holiday means."""

from collections.abc import Sequence
from datetime import date, timedelta

from polybius.mentions.times import calendar
from polybius.mentions.times.calendar import Anchored, valued
from polybius.mentions.times.direction import Direction, direction_of
from polybius.mentions.times.expression import Expression
from polybius.mentions.times.feasts import Days, feast
from polybius.vocabulary import Token

NEAR_FUTURE, JUST_AHEAD = timedelta(days=60), timedelta(days=14)
PARTS = {"MI": "T12:00"}


def on_day(day: date, e: Expression, *, explicit: bool = False) -> Anchored:
    """A day with its time or part of day."""
    suffix = f"T{e.clock}" if e.clock else PARTS.get(e.part, f"T{e.part}" if e.part else "")
    return valued(day.isoformat() + (suffix or _stage_part(e.stage)), explicit=explicit)


def _stage_part(stage: str) -> str:
    return {"START": "TMO", "END": "TEV"}.get(stage, "")


def anchored_date(tokens: Sequence[Token], e: Expression, published: date | None) -> Anchored:
    """A date, in the year it names or the one nearest to another day."""
    explicit, year = e.year is not None, e.year
    if e.month is None:
        return valued(f"{e.year:04d}", explicit=True) if e.year is not None else _day_alone(tokens, e, published)
    if year is None and published is not None:
        year = _year_of(e, published, direction_of(tokens, e.first, e.last))
    if year is None:
        return Anchored(f"XXXX-{e.month:02d}" + (f"-{e.day:02d}" if e.day else ""))
    if e.nth is not None:
        return _counted_in_month(e, year, explicit=explicit)
    if e.day is None:
        return valued(f"{year:04d}-{e.month:02d}", explicit=explicit)
    day = calendar.made(year, e.month, e.day)
    if day is None:
        return Anchored(f"{year:04d}-{e.month:02d}")
    if e.end_day is not None and (last := calendar.made(year, e.month, e.end_day)) is not None:
        return valued(f"{day.isoformat()}/{last.isoformat()}", explicit=explicit)
    return valued(calendar.week_value(day), explicit=explicit) if e.unit == "W" else on_day(day, e, explicit=explicit)


def _day_alone(tokens: Sequence[Token], e: Expression, published: date | None) -> Anchored:
    """The nearest month that has such a day: "on the 27th"."""
    if published is None or e.day is None:
        return Anchored(f"XXXX-XX-{e.day or 1:02d}")
    direction = direction_of(tokens, e.first, e.last)
    months = (calendar.months_from(published.replace(day=1), n) for n in (-1, 0, 1))
    days = [d for m in months if (d := calendar.made(m.year, m.month, e.day)) is not None]
    if direction == "future":
        days = [d for d in days if d >= published] or days
    elif direction == "past":
        days = [d for d in days if d <= published] or days
    return on_day(min(days, key=lambda d: abs((d - published).days)), e)


def _counted_in_month(e: Expression, year: int, *, explicit: bool) -> Anchored:
    """The nth day, week, weekday or weekend of a month; from its end when the count is negative."""
    month, nth = e.month or 1, e.nth or 1
    end = calendar.month_last(year, month)
    if e.unit == "W" and e.weekday is None:
        first = end - timedelta(days=6) if nth < 0 else date(year, month, 1) + timedelta(days=7 * (nth - 1))
        last = min(first + timedelta(days=6), end)
        return Anchored(calendar.week_value(first), first, last, "week", explicit) if first <= end else Anchored(
            f"{year:04d}-{month:02d}")  # fmt: skip
    if e.weekday is not None:
        day = calendar.nth_weekday(year, month, e.weekday, nth)
        if e.unit == "W":
            return valued(f"{calendar.week_value(day)}-WE", explicit=explicit)
    else:
        day = end if nth < 0 else calendar.made(year, month, nth) or end
    return on_day(day, e, explicit=explicit)


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
    if direction == "future" or e.shift == 1:
        options = [d for d in options if d >= published] or options
    elif direction == "past":
        options = [d for d in options if d <= published + NEAR_FUTURE] or options
    return min(options, key=lambda d: (abs((d - published).days), d)).year


def anchored_weekday(tokens: Sequence[Token], e: Expression, published: date | None) -> Anchored:
    """A weekday: the last or the next one, as "last", "next" or the governing verb has it."""
    weekday = e.weekday or 1
    if published is None:
        part = f"T{e.part}" if e.part else _stage_part(e.stage)
        return Anchored(f"XXXX-WXX-{weekday}{part}")
    if e.unit == "W":
        return on_day(published + timedelta(days=weekday - published.isoweekday() + 7 * (e.shift or 0)), e)
    back = (published.isoweekday() - weekday) % 7
    ahead = (weekday - published.isoweekday()) % 7
    if e.shift == -1:
        return on_day(published - timedelta(days=back or 7), e)
    if e.shift == 1:
        return on_day(published + timedelta(days=ahead or 7), e)
    direction = direction_of(tokens, e.first, e.last)
    if direction == "future" or (e.shift == 0 and direction != "past"):
        return on_day(published + timedelta(days=ahead), e)
    return on_day(published - timedelta(days=back), e)


def anchored_holiday(tokens: Sequence[Token], e: Expression, published: date | None) -> Anchored:
    """A named day in its year, or the nearest one before or after."""
    if e.year is not None:
        named = feast(e.value, e.year)
        return _on_days(named[0], e, explicit=True) if named else Anchored(str(e.year))
    if published is None:
        return Anchored("XXXX-XX-XX")
    days = [d for y in (-1, 0, 1) for d in feast(e.value, published.year + y)]
    past, ahead = [d for d in days if d[0] < published], [d for d in days if d[1] >= published]
    direction = direction_of(tokens, e.first, e.last)
    near = ahead and ahead[0][0] - published < JUST_AHEAD < published - past[-1][1] if past else False
    if past and (e.shift == -1 or (direction == "past" and e.shift != 1 and not near)):
        return _on_days(past[-1], e)
    if ahead and (e.shift == 1 or direction == "future"):
        return _on_days(ahead[0], e)
    return _on_days(min(days, key=lambda d: abs((d[0] - published).days)), e)


def _on_days(days: Days, e: Expression, *, explicit: bool = False) -> Anchored:
    if e.unit == "WE":
        return valued(f"{calendar.week_value(days[0] - timedelta(days=2))}-WE", explicit=explicit)
    if e.unit == "W":
        return valued(calendar.week_value(days[0]), explicit=explicit)
    if days[0] == days[1]:
        return on_day(days[0], e, explicit=explicit)
    return valued(f"{days[0].isoformat()}/{days[1].isoformat()}", explicit=explicit)
