"""The evidence that two accounts tell of the same deed: named reasons, and how strongly each holds."""

from collections.abc import Callable
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from polybius.collate.account import Account, Figure, Side, Where
from polybius.collate.compatible import compatibility
from polybius.collate.sites import are_alike, are_apart
from polybius.collate.words import likeness, telling_names

EARTH_KM = 6371.0
SLACK_KM = 12.0
WIDE_KM = 60.0
EXACT_KM = 12.0
EDGE_KM = 1.0
ALIKE = 0.5
A_MONTH = 31
MANY, GROWTH = 10, 4
REMEMBERED = 50_000
FIRM = frozenset({"event", "sentence"})
TIES = frozenset({"same day", "days overlap", "next day", "same victim", "same street or site"})


def evidence(one: Account, other: Account) -> dict[str, float]:
    """The reasons that hold for a pair of accounts, each from -1 (against) or 0 to a few (several shared names)."""
    inside = one.article == other.article
    found: dict[str, float] = {"same article": 1.0} if inside else {}
    for find in FINDERS_INSIDE if inside else FINDERS:
        for name, value in find(one, other).items():
            if value:
                found[name] = value
    if not inside and not TIES & found.keys():
        found["nothing ties them"] = 1.0
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
    mine = {*one.victims, *one.others}
    theirs = {*other.victims, *other.others}
    shared_victims = set(one.victims) & theirs | set(other.victims) & mine
    shared = mine & theirs - shared_victims
    speaking = (mine | set(one.speakers)) & (theirs | set(other.speakers)) - mine & theirs
    last = {name.split()[-1] for name in mine} & {name.split()[-1] for name in theirs}
    return {
        "same victim": min(2.0, len(shared_victims)),
        "same person": min(2.0, len(shared)),
        "same surname": float(bool(last) and not shared and not shared_victims),
        "same speaker": float(bool(speaking)),
        "same public figure": min(1.0, len(set(one.known) & set(other.known)) / 2),
        "other victims": float(bool(one.victims and other.victims) and not shared_victims and not shared and not last),
    }


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


def _sides(one: Account, other: Account) -> dict[str, float]:
    """Parties known beyond the article: the same on a side, others on both, or the sides changed about."""
    found: dict[str, float] = {"other target": float(_other_targets(one.recipients, other.recipients))}
    for reason, mine, theirs in (
        ("same actor", one.actors, other.actors),
        ("same recipient", one.recipients, other.recipients),
    ):
        like = _likeness(mine, theirs)
        found[reason] = max(0.0, like)
        found[f"other {reason.split()[1]}"] = max(0.0, -like)
    if not (one.symmetric or other.symmetric) and found["same actor"] == found["same recipient"] == 0.0:
        crossed = min(_likeness(one.actors, other.recipients), _likeness(one.recipients, other.actors))
        found["sides changed about"] = float(crossed >= 1.0)
    return found


def _likeness(mine: tuple[Side, ...], theirs: tuple[Side, ...]) -> float:
    """1 for a party in common, less for a code or country, -1 where known parties share neither, 0 for unknown."""
    if not mine or not theirs:
        return 0.0
    if {side.name for side in mine if side.known} & {side.name for side in theirs if side.known}:
        return 1.0
    codes = {side.code for side in mine if side.country} & {side.code for side in theirs if side.country}
    if codes:
        return 0.6
    if {side.country for side in mine if side.country} & {side.country for side in theirs if side.country}:
        return 0.3
    sure = all(side.country for side in mine) and all(side.country for side in theirs)
    return -1.0 if sure else 0.0


def _other_targets(mine: tuple[Side, ...], theirs: tuple[Side, ...]) -> bool:
    """Targets told in words that say what they are ("a baker", "a bank") and of which none is the same."""
    here, there = _target_words(mine), _target_words(theirs)
    return bool(here and there) and not here & there


@lru_cache(maxsize=REMEMBERED)
def _target_words(sides: tuple[Side, ...]) -> frozenset[str]:
    return telling_names(side.name for side in sides)


def _words(one: Account, other: Account) -> dict[str, float]:
    return {
        "same words": min(ALIKE, likeness(one.words, other.words)),
        "same headline words": likeness(one.headline, other.headline),
    }


FINDERS: tuple[Callable[[Account, Account], dict[str, float]], ...] = (
    _type, _place, _days, _hours, _figures, _people, _ages, _spots, _sites, _sides, _words,
)  # fmt: skip
FINDERS_INSIDE = (_type, _place, _days, _hours, _figures, _people, _sites, _sides)
