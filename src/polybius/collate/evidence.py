"""The evidence that two accounts tell of the same deed: named reasons, and how strongly each holds."""

from collections.abc import Callable
from math import asin, cos, radians, sin, sqrt

from polybius.collate.account import Account, Figure, Where
from polybius.collate.compatible import compatibility
from polybius.collate.sides import compare_sides
from polybius.collate.sites import are_alike, are_apart
from polybius.collate.words import likeness

EARTH_KM = 6371.0
SLACK_KM = 12.0
WIDE_KM = 60.0
EXACT_KM = 12.0
EDGE_KM = 1.0
ALIKE, STRANGE = 0.5, 0.01
SAYING_MUCH = 20.0
A_MONTH = 31
MANY, GROWTH = 10, 4
FIRM = frozenset({"event", "sentence"})
OF_WORDS = ("same words", "same headline words", "other words")
TWICE = {name: (name, name) for name in ("same ages", "same street or site", "same victim", "same person")}
TIES = frozenset({"same day", "days overlap", "next day", "same victim", "same street or site"})

type Finder = Callable[[Account, Account], dict[str, float]]


def evidence(one: Account, other: Account) -> dict[str, float]:
    """The reasons that hold for a pair of accounts, each from -1 (against) or 0 to a few (several shared names)."""
    if one.article == other.article:
        return _found(one, other, FINDERS_INSIDE, {"same article": 1.0})
    return whole_evidence(one, other, outset(one, other))


def outset(one: Account, other: Account) -> dict[str, float]:
    """The reasons that mostly settle whether accounts of two articles may be the same: type, place, days and words."""
    return _found(one, other, FINDERS_FIRST, {})


def whole_evidence(one: Account, other: Account, found: dict[str, float]) -> dict[str, float]:
    """All reasons for accounts of two articles, by those of the outset."""
    words = {name: found.pop(name) for name in OF_WORDS if name in found}
    _found(one, other, FINDERS_LATER, found)
    found |= words
    if not TIES & found.keys():
        found["nothing ties them"] = 1.0
    return found


def later_reasons(one: Account, other: Account) -> list[str]:
    """What may still be found in favour of accounts of two articles beyond the outset: reasons, by their most."""
    found: list[str] = []
    for mine, theirs, reasons in (
        (one.actors, other.actors, ("same actor",)),
        (one.recipients, other.recipients, ("same recipient",)),
        (one.figures, other.figures, ("same figure", "figures agree", "later count")),
        (one.speakers, other.persons, ("same speaker",)),
        (one.known, other.known, ("same public figure",)),
        (one.when and one.when.hours, other.when and other.when.hours, ("same hour",)),
    ):
        if mine and theirs:
            found += reasons
    if one.ages and not set(one.ages).isdisjoint(other.ages):
        found += TWICE["same ages"]
    if one.spots and not set(one.spots).isdisjoint(other.spots):
        found += TWICE["same street or site"]
    if not one.surnames.isdisjoint(other.surnames):
        found += ("same surname", *TWICE["same victim"], *TWICE["same person"])
    return found


def _found(one: Account, other: Account, finders: tuple[Finder, ...], found: dict[str, float]) -> dict[str, float]:
    for find in finders:
        for name, value in find(one, other).items():
            if value:
                found[name] = value
    return found


def _type(one: Account, other: Account) -> dict[str, float]:
    found = {"type": compatibility(one.type, other.type)}
    if one.modes and other.modes:
        found["other means" if set(one.modes).isdisjoint(other.modes) else "mode"] = 1.0
    if one.weapons and other.weapons and not set(one.weapons).isdisjoint(other.weapons):
        found["weapon"] = 1.0
    if one.trigger == other.trigger and one.trigger:
        found["trigger"] = 1.0
    return found


def distance_km(one: Where, other: Where) -> float | None:
    """Great-circle distance between two places; null where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    if one.lat == other.lat and one.lon == other.lon:
        return 0.0
    lat, lon = radians(other.lat - one.lat), radians(other.lon - one.lon)
    chord = sin(lat / 2) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(lon / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, chord)))


def _place(one: Account, other: Account) -> dict[str, float]:
    """Same place, one within the other, close by, or apart; a place that only stands around an account counts less."""
    here, there = one.where, other.where
    if here is None or there is None:
        return {}
    distance = distance_km(here, there)
    if distance is None:
        return {"same place": 1.0 if here.name == there.name else 0.0}
    firm = here.basis in FIRM and there.basis in FIRM
    share = 1.0 if firm else 0.6
    reach = here.radius_km + there.radius_km
    wide = max(here.radius_km, there.radius_km) > WIDE_KM
    if firm and distance <= reach + 4 * SLACK_KM and _are_neighbours(one, other, distance):
        return {"neighbouring place": 1.0}
    if distance <= reach + SLACK_KM:
        return {"place within": share} if wide else {"same place": share}
    if not wide and distance <= reach + 4 * SLACK_KM:
        return {"near": share}
    if one.article != other.article and set(one.towns) & set(other.towns):
        return {"other of the same towns": share}
    return {"places apart": share if distance > 2 * reach else share / 2}


def _are_neighbours(one: Account, other: Account, distance: float) -> bool:
    """Whether two accounts name two towns or smaller places, neither in the other, and none that both name."""
    here, there = one.where, other.where
    if here is None or there is None or here.name == there.name or set(one.towns) & set(other.towns):
        return False
    widest = max(here.radius_km, there.radius_km)
    return widest <= EXACT_KM and distance > widest + EDGE_KM


def _days(one: Account, other: Account) -> dict[str, float]:
    """Days that meet or lie apart; those that are only guessed from the publication count as weak evidence."""
    a, b = one.when, other.when
    if a is None or b is None:
        return {"no day": 1.0}
    gap = max(a.first, b.first) - min(a.last, b.last)
    span = max(a.last - a.first, b.last - b.first)
    if "published" in (a.basis, b.basis) or (gap <= 0 and span > A_MONTH):
        return {"days may meet": 1.0} if gap <= 0 else {"days may be apart": min(1.0, gap / 30)}
    share = 1.0 if {a.basis, b.basis} <= FIRM else 0.6
    if gap <= 0:
        return {"same day": share} if span <= 1 else {"days overlap": share}
    if gap == 1:
        return {"next day": share}
    if one.article != other.article and (a.first in other.days or b.first in one.days):
        return {"other of the same days": share}
    return {"days apart": share * (1.0 if gap <= 30 else 1.8)}


def _hours(one: Account, other: Account) -> dict[str, float]:
    """Times of day that meet, or that cannot be the same on one day."""
    a, b = one.when, other.when
    if a is None or b is None or a.hours is None or b.hours is None or a.first != b.first or a.last != b.last:
        return {}
    if not {a.basis, b.basis} <= FIRM:
        return {}
    gap = max(a.hours[0], b.hours[0]) - min(a.hours[1], b.hours[1])
    return {"same hour": 1.0} if gap <= 0 else {"hours apart": min(1.0, gap / 4)}


def _figures(one: Account, other: Account) -> dict[str, float]:
    """Figures that agree, may be an earlier and a later count, or exclude each other."""
    if not one.figures or not other.figures:
        return {}
    mine = {figure.effect: figure for figure in one.figures}
    theirs = {figure.effect: figure for figure in other.figures}
    found: dict[str, float] = {}
    for effect in sorted(mine.keys() & theirs.keys()):
        reason, value = _figure(mine[effect], theirs[effect], one, other)
        found[reason] = max(found.get(reason, 0.0), value)
    return found


def _figure(a: Figure, b: Figure, one: Account, other: Account) -> tuple[str, float]:
    low_a, low_b = a.low or 0, b.low or 0
    high_a, high_b = _open(a.high), _open(b.high)
    if low_a == low_b and high_a == high_b:
        return "same figure", 0.3 if low_a <= 1 else min(1.0, 0.5 + low_a / 10)
    if max(low_a, low_b) <= min(high_a, high_b):
        return "figures agree", 0.5
    early, late = (one, other) if (one.published or 0) <= (other.published or 0) else (other, one)
    first = low_a if early is one else low_b
    last = low_b if late is other and early is one else (low_a if early is other else low_b)
    top, bottom = max(low_a, low_b), max(1, min(low_a, low_b))
    days_later = one.published != other.published
    if last >= first and (top <= 3 * bottom + 2 or (days_later and _may_grow(bottom, top))):
        return "later count", 1.0
    if one.published == other.published and top <= 3 * bottom + 2:
        return "later count", 0.5
    return "figures exclude each other", min(1.0, (top - bottom) / bottom / 2)


def _may_grow(bottom: int, top: int) -> bool:
    """Whether a count may become another days later: where many are hurt, the first is a small part of the last."""
    return bottom >= MANY and top <= GROWTH * bottom


def _open(high: int | None) -> float:
    return float("inf") if high is None else float(high)


def _people(one: Account, other: Account) -> dict[str, float]:
    """Private persons that both name; public figures and those who only speak say little."""
    if not (_names_people(one) and _names_people(other)):
        return {}
    mine, theirs = one.persons, other.persons
    found: dict[str, float] = {}
    if mine and theirs:
        shared_victims = theirs.intersection(one.victims) | mine.intersection(other.victims)
        shared = mine & theirs - shared_victims
        last = not one.surnames.isdisjoint(other.surnames)
        found["same victim"] = min(2.0, len(shared_victims))
        found["same person"] = min(2.0, len(shared))
        found["same surname"] = float(last and not shared and not shared_victims)
    if one.speakers and theirs:
        speaking = (mine.union(one.speakers)) & (theirs.union(other.speakers)) - mine & theirs
        found["same speaker"] = float(bool(speaking))
    if one.known and other.known:
        found["same public figure"] = min(1.0, len(set(one.known) & set(other.known)) / 2)
    if one.victims and other.victims:
        found["other victims"] = float(not shared_victims and not shared and not last)
    return found


def _names_people(account: Account) -> bool:
    return bool(account.victims or account.others or account.speakers or account.known)


def _ages(one: Account, other: Account) -> dict[str, float]:
    if not one.ages or not other.ages:
        return {}
    mine, theirs = set(one.ages), set(other.ages)
    return {"same ages": min(2.0, len(mine & theirs)), "other ages": float(not mine & theirs)}


def _spots(one: Account, other: Account) -> dict[str, float]:
    if not one.spots or not other.spots:
        return {}
    return {"same street or site": min(2.0, len(set(one.spots) & set(other.spots)))}


def _sites(one: Account, other: Account) -> dict[str, float]:
    """Buildings with other names, of one kind or in one article; or one of several told of together."""
    if one.several != other.several:
        single = other if one.several else one
        return {"one of several sites": float(bool(single.sites))}
    if one.several or not one.sites or not other.sites:
        return {}
    pairs = [(mine, theirs) for mine in one.sites for theirs in other.sites]
    inside = one.article == other.article
    return {"other site": float(all((inside or are_alike(*pair)) and are_apart(*pair) for pair in pairs))}


def _words(one: Account, other: Account) -> dict[str, float]:
    """Words in common; two passages that both say much and share nothing telling are of different deeds."""
    like = likeness(one.words, other.words)
    strange = like < STRANGE and min(one.words.weight, other.words.weight) >= SAYING_MUCH
    return {
        "same words": min(ALIKE, like),
        "same headline words": likeness(one.headline, other.headline),
        "other words": float(strange),
    }


FINDERS_FIRST: tuple[Finder, ...] = (_type, _place, _days, _words)
FINDERS_LATER: tuple[Finder, ...] = (_hours, _figures, _people, _ages, _spots, _sites, compare_sides)
FINDERS_INSIDE: tuple[Finder, ...] = (_type, _place, _days, _hours, _figures, _people, _sites, compare_sides)
