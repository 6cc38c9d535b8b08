"""Dates as pages and datelines write them, to ISO dates."""

import datetime
import re

MONTHS = {name: number for number, names in enumerate((
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
    ("december", "dec")), 1) for name in names}  # fmt: skip
MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"  # noqa: E501
WEEKDAY = r"(?:(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:,?\s+\d{4})?"
DATE = rf"{WEEKDAY}?(?:{MONTH}\s+{DAY}{YEAR}|{DAY}\s+(?:of\s+)?{MONTH}{YEAR}|\d{{4}}-\d{{2}}-\d{{2}})"
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4}))?", re.I)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?(?:,?\s+(\d{4}))?", re.I)
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?Z?$")


def read_date(words: str, *, near: str | None = None) -> str | None:
    """The ISO date that words such as "Jan. 25, 2013", "12 October 2023" or "2023-10-12T08:00Z" name.

    A date without a year takes the one that puts it nearest to `near`, an ISO date; without that it is None.
    """
    for pattern in (_ISO, _COMPACT):
        if match := pattern.search(words.strip()):
            return _iso(int(match[1]), int(match[2]), int(match[3]))
    for pattern, month, day in ((_MONTH_FIRST, 1, 2), (_DAY_FIRST, 2, 1)):
        for match in pattern.finditer(words):
            number = MONTHS.get(match[month].lower())
            if number:
                return _dated(int(match[3]) if match[3] else None, number, int(match[day]), near)
    return None


def _dated(year: int | None, month: int, day: int, near: str | None) -> str | None:
    if year is not None:
        return _iso(year, month, day)
    if near is None:
        return None
    anchor = datetime.date.fromisoformat(near)
    found = [iso for y in (anchor.year - 1, anchor.year, anchor.year + 1) if (iso := _iso(y, month, day))]
    return min(found, key=lambda iso: abs((datetime.date.fromisoformat(iso) - anchor).days), default=None)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat() if 1800 <= year <= 2200 else None
    except ValueError:
        return None
