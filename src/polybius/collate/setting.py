"""Where and when a deed took place, from its events or, marked as weaker, from what stands around them."""

import datetime
import re
from collections import Counter
from functools import lru_cache

from polybius.collate.account import Basis, When, Where
from polybius.collate.passages import Told
from polybius.vocabulary import Place, Record, Time

PRECISE_KM = 60.0
LOOK_BACK = 10
LONGEST = 45
DATELINE = 60
REMEMBERED = 4_000
PARTS_OF_DAY = {"MO": (4, 12), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30), "MI": (11, 14), "DT": (6, 20)}


def where_of(record: Record, told: Told) -> Where | None:
    """The place of the deed: its events', its sentences', the headline's, the dateline's, or its passage's."""
    if not record.places:
        return None
    own = {event.place for event in told.deed.events}
    places = {place.id: place for place in record.places if place.id in own}
    given = [places[event.place] for event in told.deed.events if event.place in places]
    if chosen := _best(given):
        return _where(chosen, "event")
    inside = [place for place in record.places if told.at[place.start] in told.own]
    if (chosen := _best(inside)) and _is_precise(chosen):
        return _where(chosen, "sentence")
    if told.main:
        title = record.document.title or ""
        named = [place for place in record.places if _stands(place.name, title)]
        if (chosen := _best(named)) and _is_precise(chosen):
            return _where(chosen, "headline")
    sent = (record.document.dateline.place or "").split(",")[0].casefold()
    from_there = [place for place in record.places if sent and place.name.casefold() == sent]
    if (chosen := _best(from_there)) and _is_precise(chosen):
        return _where(chosen, "dateline")
    around = [place for place in record.places if told.at[place.start] in told.within]
    chosen = _best([place for place in around if _is_precise(place)]) or _best(around)
    return _where(chosen, "passage") if chosen and told.main else None


def _best(places: list[Place]) -> Place | None:
    """The place named most often among those with a point, the precise before the wide, then the first."""
    known = [place for place in places if place.lat is not None and place.lon is not None]
    if len(known) < 2:
        return known[0] if known else None
    count = Counter(place.name for place in known)
    return min(known, key=lambda p: (not _is_precise(p), -count[p.name], p.start), default=None)


def _stands(name: str, title: str) -> bool:
    return name in title and re.search(rf"\b{re.escape(name)}\b", title) is not None


def _is_precise(place: Place) -> bool:
    return (place.radius_km or 0.0) <= PRECISE_KM


def _where(place: Place, basis: Basis) -> Where:
    return Where(name=place.name, country=place.country, admin1=place.admin1, lat=place.lat, lon=place.lon,
                 radius_km=place.radius_km or 10.0, geonames=place.geonames, basis=basis)  # fmt: skip


def spots_of(record: Record, told: Told) -> tuple[str, ...]:
    """Names of streets, quarters, schools and the like in a deed's passage: places without a point of their own."""
    found = [
        place.name.casefold() for place in record.places
        if place.basis in ("unlisted", "near") and told.at[place.start] in told.within
    ]  # fmt: skip
    return tuple(dict.fromkeys(found))


def towns_of(record: Record, told: Told) -> tuple[str, ...]:
    """The towns named in a deed's passage, not only in the dateline: the deed may be put in the wrong one of them."""
    sent = (record.document.dateline.place or "").split(",")[0].casefold()
    found = [
        f"{place.name} {place.country} {place.admin1}" for place in record.places
        if place.basis not in ("unlisted", "near") and place.radius_km is not None and _is_precise(place)
        and told.at[place.start] in told.within
        and not (place.start < DATELINE and place.name.casefold() == sent)
    ]  # fmt: skip
    return tuple(dict.fromkeys(found))


def days_of(record: Record, told: Told) -> tuple[int, ...]:
    """The single days named in a deed's passage: the one taken for the deed's may be the wrong one of them."""
    named = [_when(time, "passage") for time in record.times if told.at[time.start] in told.within]
    return tuple(sorted({when.first for when in named if when and when.first == when.last}))


def when_of(record: Record, told: Told) -> When | None:
    """The days of the deed: its events', its sentences', its passage's, or, weakest, those before the report."""
    times = {time.id: time for time in record.times}
    given = [times[event.time] for event in told.deed.events if event.time in times]
    published = day_of(record.document.published)
    for basis, found in (
        ("event", given),
        ("sentence", [time for time in record.times if told.at[time.start] in told.own]),
        ("passage", [time for time in record.times if told.main and told.at[time.start] in told.within]),
    ):
        days = [when for time in found if (when := _when(time, basis))]  # type: ignore[arg-type]
        if basis != "event":
            days = [when for when in days if _is_recent(when, published)]
        if days:
            return min(days, key=lambda when: (when.last - when.first, when.hours is None))
    if published is None:
        return None
    return When(first=published - LOOK_BACK, last=published, basis="published")


def _when(time: Time, basis: Basis) -> When | None:
    first, last = day_of(time.from_), day_of(time.to)
    if first is None or last is None or last < first or time.type in ("DURATION", "SET"):
        return None
    return When(first=first, last=last, hours=_hours(time.value), basis=basis)


def _is_recent(when: When, published: int | None) -> bool:
    return when.last - when.first <= 1 and published is not None and published - LONGEST <= when.last <= published


def _hours(value: str) -> tuple[int, int] | None:
    """The hours of the day that a TIMEX3 value names, the end exclusive; a night runs past midnight."""
    if found := re.search(r"T(\d\d)", value):
        return int(found[1]), int(found[1]) + 1
    found = re.search(r"T([A-Z]{2})$", value)
    return PARTS_OF_DAY.get(found[1]) if found else None


@lru_cache(maxsize=REMEMBERED)
def day_of(date: str | None) -> int | None:
    """The ordinal of an ISO date, also of one with a time behind it; none for a day outside the calendar."""
    try:
        return datetime.date.fromisoformat(date[:10]).toordinal() if date else None
    except ValueError:
        return None
