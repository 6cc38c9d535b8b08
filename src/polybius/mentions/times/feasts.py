"""The dates of named days: fixed, counted by weekdays, and of the Christian, Islamic and Jewish calendars."""

from datetime import date, timedelta
from functools import cache

from polybius.mentions.times.calendar import nth_weekday
from polybius.mentions.times.lexicon import holiday_rules

ISLAMIC_EPOCH = date(622, 7, 19).toordinal()
HEBREW_EPOCH = -1373427
HEBREW_YEAR_OF_AUTUMN = 3761
JULIAN_DAYS_BEHIND = 13
Days = tuple[date, date]


@cache
def feast(phrase: str, year: int) -> tuple[Days, ...]:
    """The first and last day of a named day or feast, each time it begins in a year."""
    rule, _, rest = holiday_rules()[phrase].partition("/")
    cells = rest.split("/")
    if rule == "islamic":
        return _islamic(year, int(cells[0]), int(cells[1]), int(cells[2]))
    if rule == "hebrew":
        start = _jewish_new_year(year)
        start += timedelta(days=_to_hanukkah(year) if cells[0] == "kislev" else int(cells[0]))
        return ((start, start + timedelta(days=int(cells[1]) - 1)),)
    if rule in ("easter", "orthodox"):
        day = (easter(year) if rule == "easter" else _orthodox_easter(year)) + timedelta(days=int(cells[0]))
    elif "-" in rule:
        month, _, number = rule.partition("-")
        day = date(year, int(month), int(number))
    elif cells[0] == "election":
        day = nth_weekday(year, int(rule), 1, 1) + timedelta(days=1)
    else:
        day = nth_weekday(year, int(rule), int(cells[0]), int(cells[1]))
    return ((day, day),)


@cache
def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar as a Gregorian date (1900 to 2099; the algorithm of Meeus)."""
    moon = (19 * (year % 19) + 15) % 30
    days = moon + (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7 + 114
    return date(year, days // 31, days % 31 + 1) + timedelta(days=JULIAN_DAYS_BEHIND)


def _islamic(year: int, month: int, day: int, length: int) -> tuple[Days, ...]:
    """The days of a feast of the tabular Islamic calendar that begin in a Gregorian year: one or two, rarely none."""
    around = round((year - 622) * 33 / 32)
    starts = (
        date.fromordinal(
            ISLAMIC_EPOCH + day - 1 + (59 * (month - 1) + 1) // 2 + (lunar - 1) * 354 + (3 + 11 * lunar) // 30
        )
        for lunar in range(around - 1, around + 4)
    )
    return tuple((start, start + timedelta(days=length - 1)) for start in starts if start.year == year)


def _jewish_new_year(year: int) -> date:
    """1 Tishri in the autumn of a year (the molad reckoning with its four postponements)."""
    lunar = year + HEBREW_YEAR_OF_AUTUMN
    before, days, after = (_days_elapsed(lunar + n) for n in (-1, 0, 1))
    postponed = 2 if after - days == 356 else 1 if days - before == 382 else 0
    return date.fromordinal(HEBREW_EPOCH + days + postponed)


def _days_elapsed(lunar: int) -> int:
    months = (235 * lunar - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + (3 * (days + 1) % 7 < 3)


def _to_hanukkah(year: int) -> int:
    """The days from 1 Tishri to 25 Kislev: one more in a full year."""
    length = (_jewish_new_year(year + 1) - _jewish_new_year(year)).days
    return 83 + (length % 10 == 5)
