"""The day of an event, as far as it is known: never the day of publication unless the user asks for it."""

from typing import Literal

import msgspec

from polybius.export.told import Told

DatedBy = Literal["text", "published"]
TO_THE_DAY = frozenset({"day", "hour", "minute", "second"})


class Days(msgspec.Struct, frozen=True):
    """The first and last day (ISO 8601) an event can have had, and whether the text or the publication gives them."""

    first: str
    last: str
    basis: Literal["text", "published"] = "text"


def interval(told: Told, dated_by: DatedBy = "text") -> Days | None:
    """The days that the text gives an event; else, if asked for, the day of publication."""
    if told.day_from:
        return Days(told.day_from, told.day_to or told.day_from)
    if dated_by == "published" and told.published:
        return Days(told.published[:10], told.published[:10], "published")
    return None


def one_day(told: Told, dated_by: DatedBy = "text") -> Days | None:
    """The days of an event whose day is known, for formats that have one day and no precision.

    A stated range of days ("5 to 9 April") is known by its first. "Last month" is not known to the day; the day of
    publication, if asked for, takes its place only when it lies inside.
    """
    days = interval(told, dated_by)
    if days is None or days.basis == "published" or days.first == days.last or told.precision in TO_THE_DAY:
        return days
    if dated_by == "published" and told.published and days.first <= told.published[:10] <= days.last:
        return Days(told.published[:10], told.published[:10], "published")
    return None
