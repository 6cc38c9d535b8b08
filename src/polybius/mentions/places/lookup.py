"""Which places a single name can mean, asked for outside of any text."""

from difflib import get_close_matches
from math import log10

import msgspec

from polybius.mentions.places.context import CONTEXT_CEILING, COUNTRY_GAIN
from polybius.mentions.places.evidence import distance
from polybius.mentions.places.gazetteer import Found, Gazetteer, Spot
from polybius.mentions.places.names import LOOSE, fold, key_of, loose_key, words_of
from polybius.mentions.places.resolution import base_scores
from polybius.mentions.places.tables import abbreviations, countries, directions

NEAR_REACH = 50.0
SPELLINGS = 5


class PlaceFound(msgspec.Struct, frozen=True):
    """A place that a name can mean; `score` compares it with the others, `usual` says it is its usual name."""

    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    radius_km: float
    population: int | None
    geonames: int | None
    usual: bool
    score: float
    why: str = ""


def places_named(
    name: str, gazetteer: Gazetteer, *, country: str | None = None, near: Spot | None = None
) -> tuple[PlaceFound, ...]:
    """The places of a name, the likeliest first; only those of a country, or those near another place first."""
    found = tuple(f for f in _named(name, gazetteer) if country is None or f.spot.country == country)
    scores = {f: score + (_nearness(f.spot, near) if near else 0.0) for f, score in base_scores(found).items()}
    ranked = sorted(found, key=lambda f: (-scores[f], -f.spot.population, f.spot.number))
    answers = []
    for n, f in enumerate(ranked):
        why = _reason(ranked, country, near) if n == 0 else ""
        answers.append(_answer(f, gazetteer, scores[f], why))
    return tuple(answers)


def best_place(name: str, gazetteer: Gazetteer) -> Spot | None:
    """The place that a name means when nothing else is known."""
    found = _named(name, gazetteer)
    scores = base_scores(found)
    return max(found, key=lambda f: (scores[f], f.spot.population, -f.spot.number)).spot if found else None


def country_code(name: str) -> str | None:
    """The ISO 3166 alpha-3 code of a country given by its code or one of its names."""
    key = key_of(name)
    for row in countries():
        if name.upper() in (row.country, row.alpha2) or key in map(key_of, (row.name, *row.other_names)):
            return row.country
    return None


def nearest_spellings(name: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Names of the gazetteer that are spelled nearly as this one: of the same consonants, or a letter or two off."""
    found = {f.spot.name: f.spot.population for f in gazetteer.find(LOOSE + loose_key(words_of(name)))}
    wanted = key_of(name)
    keys: dict[str, str] = {}
    for other in gazetteer.names():
        if other[:1].casefold() == name[:1].casefold() and abs(len(other) - len(name)) < 3:
            keys.setdefault(key_of(other), other)
    close = [keys[key] for key in get_close_matches(wanted, keys, n=SPELLINGS, cutoff=0.75)]
    likeliest = sorted(found, key=lambda other: (-found[other], other))
    return tuple(dict.fromkeys([*likeliest[:2], *close]))[:SPELLINGS]


def _named(name: str, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """The places filed under a name; under it without a direction when there are none; abbreviations of countries."""
    found = gazetteer.find(key_of(name))
    words = name.split()
    if not found and len(words) > 1 and words[0].lower() in directions():
        found = gazetteer.find(key_of(" ".join(words[1:])))
    if not found and (rows := abbreviations().get(name.replace(".", ""))):
        whole = next((c.name for c in countries() if c.country == rows[0].country), "")
        wanted = gazetteer.region(rows[0].country, rows[0].admin1) if rows[0].admin1 else whole
        found = tuple(f for f in gazetteer.find(key_of(wanted or "")) if f.spot.country == rows[0].country)
    return found if fold(name) or found else ()


def _nearness(spot: Spot, near: Spot) -> float:
    """What lying in the same country and close to another place adds."""
    same = COUNTRY_GAIN if spot.country and spot.country == near.country else 0.0
    beyond = max(0.0, distance(spot, near) - near.radius) / NEAR_REACH
    return same + max(0.0, CONTEXT_CEILING - 2.5 * log10(1 + beyond) - same)


def _reason(ranked: list[Found], country: str | None, near: Spot | None) -> str:
    """Why the first place is the first."""
    first, where = ranked[0], f" in {country}" if country else ""
    if len(ranked) == 1:
        return f"the only place of this name{where}"
    plain = base_scores(tuple(ranked))
    if near and max(ranked, key=lambda f: plain[f]) != first:
        return f"nearest to {near.name} ({distance(first.spot, near):,.0f} km)"
    if first.spot.kind in ("country", "continent"):
        return f"a {first.spot.kind} goes before smaller places"
    if not first.spot.geonames:
        return f"in the table of places that news names ({first.spot.kind})"
    if first.spot.capital:
        return "the capital of a country"
    if first.spot.population >= max(f.spot.population for f in ranked if f.spot.kind == first.spot.kind):
        return f"the most people{where}: {first.spot.population:,}"
    return "the usual name of this place" if first.usual else f"a {first.spot.kind} before the others"


def _answer(found: Found, gazetteer: Gazetteer, score: float, why: str) -> PlaceFound:
    spot = found.spot
    return PlaceFound(spot.name, spot.kind, spot.country or None, gazetteer.region(spot.country, spot.admin1), spot.lat,
                      spot.lon, spot.radius, spot.population or None, spot.geonames or None, found.usual,
                      round(score, 2), why)  # fmt: skip
