"""Uniting deeds of an article that is about one violent deed only: what it tells of it again without saying so."""

from itertools import combinations

import msgspec

from polybius.collate.deeds import Deed
from polybius.collate.sites import Sites, are_alike, are_apart, is_site, sites_of
from polybius.collate.words import full_name
from polybius.vocabulary import Actor, Place, Record, Time, Toll

VIOLENT = "ASSAULT"
REAL = frozenset({"actual", "ongoing", "denied"})
FAR_DEGREES = 0.5
WIDE_KM = 60.0
NAMED = ("person",)
WHOLE = ""
OFFICE = "office"
OFFICIAL = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "MED", "SPY"})


class Setting(msgspec.Struct, frozen=True):
    """What can tell two deeds of one article apart."""

    points: tuple[tuple[float, float], ...]
    days: tuple[str, str] | None
    modes: frozenset[str]
    acting: frozenset[str]
    acted: frozenset[str]
    victims: frozenset[str]
    figures: frozenset[tuple[str, int | None]]
    voices: frozenset[str]
    counted: frozenset[str]


def unite(record: Record, deeds: tuple[Deed, ...]) -> tuple[Deed, ...]:
    """The deeds, the violent ones made one where no two of them exclude each other by place, day, means or people."""
    violent = [deed for deed in deeds if _is_violent(deed)]
    if len(violent) < 2:
        return deeds
    sites = [sites_of(record, deed) for deed in violent]
    parts = _by_site(record, violent, sites) if _are_several(sites) else [violent]
    for part in parts:
        deeds = _united(record, deeds, part)
    return deeds


def _are_several(sites: list[Sites]) -> bool:
    """Whether an article tells apart the buildings that were hit on one occasion."""
    single = [next(iter(each.named)) for each in sites if not each.several and len(each.named) == 1]
    whole = any(each.several for each in sites)
    return (whole and bool(single)) or any(
        are_apart(one, other) and are_alike(one, other) for one, other in combinations(single, 2)
    )


def _by_site(record: Record, violent: list[Deed], sites: list[Sites]) -> list[list[Deed]]:
    """The deeds of each building, and those told of all together; what names none goes on with its sentence."""
    groups: dict[str, list[Deed]] = {}
    told: dict[int, str] = {}
    last = WHOLE
    for deed, each in zip(violent, sites, strict=True):
        where = {event.sentence for event in deed.events}
        if each.several or len(each.named) > 1:
            at = WHOLE
        elif each.named:
            (name,) = each.named
            at = next((known for known in groups if known != WHOLE and not are_apart(known, name)), name)
        else:
            at = next((told[i] for i in sorted(where) if i in told), WHOLE if _is_all(record, deed) else last)
        groups.setdefault(at, []).append(deed)
        told.update(dict.fromkeys(where, at))
        last = at
    return list(groups.values())


def _is_all(record: Record, deed: Deed) -> bool:
    """Whether a deed without a place of its own is told by a plural ("the attacks")."""
    text = record.document.text
    return not deed.events or any(text[event.start : event.end].endswith("s") for event in deed.events)


def _united(record: Record, deeds: tuple[Deed, ...], violent: list[Deed]) -> tuple[Deed, ...]:
    """All deeds, some of them made one where no two of these exclude each other."""
    settings = [_setting(record, deed) for deed in violent]
    if len(violent) < 2 or any(_exclude(one, other) for one, other in combinations(settings, 2)):
        return deeds
    events = tuple(sorted((e for deed in violent for e in deed.events), key=lambda event: int(event.id[1:])))
    tolls = tuple(sorted((t for deed in violent for t in deed.tolls), key=lambda toll: int(toll.id[1:])))
    united = Deed(events, tolls)
    first = next(n for n, deed in enumerate(deeds) if deed in violent)
    return tuple(united if n == first else deed for n, deed in enumerate(deeds) if n == first or deed not in violent)


def _is_violent(deed: Deed) -> bool:
    return all(event.type == VIOLENT and event.status in REAL for event in deed.events)


def _setting(record: Record, deed: Deed) -> Setting:
    places = {place.id: place for place in record.places}
    times = {time.id: time for time in record.times}
    actors = {actor.id: actor for actor in record.actors}
    acting = {id for event in deed.events for id in event.actor}
    acted = {id for event in deed.events for id in event.recipient} | {id for toll in deed.tolls for id in toll.of}
    return Setting(
        points=_points([places[e.place] for e in deed.events if e.place in places]),
        days=_days([times[e.time] for e in deed.events if e.time in times]),
        modes=frozenset(mode for event in deed.events for mode in event.mode),
        acting=_countries(actors, acting),
        acted=_countries(actors, {id for id in acted if id in actors and not is_site(record, actors[id])}),
        victims=_named(actors, acted),
        figures=_figures(deed.tolls),
        voices=_voices(record, deed.tolls),
        counted=frozenset(actors[id].code for toll in deed.tolls for id in toll.of if id in actors) - {""},
    )


def _points(places: list[Place]) -> tuple[tuple[float, float], ...]:
    return tuple(
        (place.lat, place.lon) for place in places
        if place.lat is not None and place.lon is not None and (place.radius_km or 0) <= WIDE_KM
    )  # fmt: skip


def _days(times: list[Time]) -> tuple[str, str] | None:
    known = [(time.from_[:10], time.to[:10]) for time in times if time.from_ and time.to]
    return min(known, key=lambda days: (days[0] != days[1], days), default=None)


def _countries(actors: dict[str, Actor], ids: set[str]) -> frozenset[str]:
    return frozenset(actors[id].country or "" for id in ids if id in actors) - {""}


def _named(actors: dict[str, Actor], ids: set[str]) -> frozenset[str]:
    found = (full_name(actors[id].name) for id in ids if id in actors and actors[id].kind in NAMED)
    return frozenset(name for name in found if name)


def _figures(tolls: tuple[Toll, ...]) -> frozenset[tuple[str, int | None]]:
    """The largest figure for each effect."""
    found: dict[str, int] = {}
    for toll in tolls:
        if toll.unit == "people" and not toll.subset_of and not toll.part:
            found[toll.effect] = max(found.get(toll.effect, 0), toll.low or toll.high or 0)
    return frozenset(found.items())


def _voices(record: Record, tolls: tuple[Toll, ...]) -> frozenset[str]:
    """The camps of who tells the figures: a state's offices are one voice."""
    actors = {actor.id: actor for actor in record.actors}
    speakers = {claim.id: actors[claim.speaker] for claim in record.claims if claim.speaker in actors}
    telling = [speakers[id] for toll in tolls for id in toll.claims if id in speakers]
    return frozenset(f"{a.country} {OFFICE if a.sector in OFFICIAL else a.sector}" for a in telling if a.sector)


def _exclude(one: Setting, other: Setting) -> bool:
    """Whether two deeds cannot be one by what is said of them; a count by the other side excludes nothing."""
    if one.points and other.points and not any(_near(a, b) for a in one.points for b in other.points):
        return True
    if one.days and other.days and (one.days[1] < other.days[0] or other.days[1] < one.days[0]):
        return True
    pairs = ((one.modes, other.modes), (one.acting, other.acting), (one.victims, other.victims))
    if any(mine and theirs and not mine & theirs for mine, theirs in pairs):
        return True
    if one.acted and other.acted and not one.acted & other.acted:
        return True
    if one.voices and other.voices and not one.voices & other.voices and one.counted & other.counted:
        return False
    mine, theirs = dict(one.figures), dict(other.figures)
    return any(mine[effect] != theirs[effect] for effect in mine.keys() & theirs.keys())


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= FAR_DEGREES and abs(one[1] - other[1]) <= FAR_DEGREES
