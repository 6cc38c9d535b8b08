"""From chosen places to mentions: points moved by directions, sites put into the town they stand in."""

from collections import Counter
from math import cos, radians

from msgspec.structs import replace

from polybius.mentions.places.gazetteer import Gazetteer, Spot
from polybius.mentions.places.resolution import Choice, resolve
from polybius.mentions.places.tables import type_words
from polybius.mentions.places.toponyms import Toponym
from polybius.vocabulary import Doc, Place, PlaceCandidate, PlaceMention

SHIFT = 0.45
FORM_BASIS = {"part": "name_part", "adjective": "demonym"}
LOCATING = frozenset((",", "in", "of", "the", "near", "(", "outside"))
STREET_RADIUS = 3.0
LARGE = 1_000_000
FARTHEST = 300  # names that are looked at on either side of a site
LOCAL_KINDS = ("city", "quarter", "admin2", "site")


def place_all(doc: Doc, gazetteer: Gazetteer, toponyms: list[Toponym]) -> tuple[PlaceMention, ...]:
    """A mention for each toponym that does not lie inside a site, with ids in text order."""
    chosen, outer = resolve(doc, toponyms)
    focus = _focus(toponyms, chosen)
    mentions: list[PlaceMention] = []
    end = 0
    for n, toponym in enumerate(toponyms):
        if toponym.last <= end:
            continue
        if toponym.form == "unlisted" and toponym.kinds and not any(f.spot.country == focus for f in toponym.found):
            continue
        end = toponym.last
        own = chosen | {toponym.key: outer[n]} if n in outer else chosen
        place = _place(doc, gazetteer, toponyms, n, own, focus)
        mentions.append(PlaceMention(toponym.first, toponym.last, replace(place, id=f"p{len(mentions) + 1}")))
    return tuple(mentions)


def _focus(toponyms: list[Toponym], chosen: dict[str, Choice]) -> str:
    """The country that most names of a document lie in, or ""."""
    counts = Counter(chosen[t.key].spot.country for t in toponyms if t.key in chosen and chosen[t.key].spot.country)
    return max(counts, key=lambda code: (counts[code], code), default="")


def _place(
    doc: Doc, gazetteer: Gazetteer, toponyms: list[Toponym], n: int, chosen: dict[str, Choice], focus: str
) -> Place:
    """The place of a toponym, without its id."""
    toponym = toponyms[n]
    spot: Spot | None
    others: tuple[Spot, ...] = ()
    if toponym.key in chosen:
        spot, basis, others = chosen[toponym.key]
        basis = FORM_BASIS.get(toponym.form, basis)
        spot = _moved(spot, toponym.direction)
    else:
        spot, basis = _surmised(doc, toponyms, n, chosen, focus)
    return Place(
        id="", start=doc.tokens[toponym.first].start, end=doc.tokens[toponym.last - 1].end,
        name=_name(doc, toponym, spot), country=(spot.country or None) if spot else focus or None,
        admin1=gazetteer.region(spot.country, spot.admin1) if spot else None, lat=spot.lat if spot else None,
        lon=spot.lon if spot else None, radius_km=spot.radius if spot else None,
        geonames=(spot.geonames or None) if spot and toponym.found else None, basis=basis,
        candidates=tuple(_candidate(gazetteer, other) for other in others),
    )  # fmt: skip


def _candidate(gazetteer: Gazetteer, spot: Spot) -> PlaceCandidate:
    region = gazetteer.region(spot.country, spot.admin1)
    return PlaceCandidate(name=spot.name, country=spot.country or None, admin1=region,
                          lat=spot.lat, lon=spot.lon, geonames=spot.geonames or None)  # fmt: skip


def _name(doc: Doc, toponym: Toponym, spot: Spot | None) -> str:
    """The gazetteer's name of countries, adjectives and names in capitals; otherwise the words of the text."""
    words = " ".join(doc.words(toponym.first, toponym.last).split())
    if (
        spot
        and toponym.found
        and (spot.kind == "country" or toponym.form == "adjective" or words.isupper())
        and not toponym.direction
    ):
        return spot.name
    return words


def _moved(spot: Spot, direction: str) -> Spot:
    """The part of a wide place that lies in a direction: "southern Lebanon"."""
    if not direction or spot.radius < 40:
        return spot
    north = ("north" in direction) - ("south" in direction)
    east = ("east" in direction) - ("west" in direction)
    if not (north or east):
        return spot
    step = SHIFT * spot.radius * (0.7 if north and east else 1.0)
    lat = max(-89.0, min(89.0, spot.lat + north * step / 111.2))
    lon = (spot.lon + east * step / (111.2 * max(0.05, cos(radians(spot.lat)))) + 180) % 360 - 180
    return spot._replace(lat=round(lat, 4), lon=round(lon, 4), radius=round(spot.radius * 0.6, 1))


def _surmised(
    doc: Doc, toponyms: list[Toponym], n: int, chosen: dict[str, Choice], focus: str
) -> tuple[Spot | None, str]:
    """The place of a site or of an unlisted name: a loose spelling in the right country, or the town it stands in."""
    toponym = toponyms[n]
    if toponym.found:
        towns = [f for f in toponym.found if f.spot.country == focus]
        if towns:
            return max(towns, key=lambda f: (f.spot.population, -f.spot.number)).spot, "spelling"
    spot: Spot | None
    stated = _stated_place(doc, toponyms, n, chosen)
    if toponym.inside and toponym.inside.key in chosen:
        spot = chosen[toponym.inside.key].spot
        if stated is None or stated.country == spot.country or spot.population > LARGE:
            return _widened(spot, toponym), "near"
    if stated:
        return _widened(stated, toponym), "near"
    if toponym.form == "site":
        spot = _town_around(doc, toponyms, n, chosen)
        if spot:
            return _widened(spot, toponym), "near"
    return None, "unlisted"


def _widened(spot: Spot, toponym: Toponym) -> Spot:
    """The place around a site, as wide as its own uncertainty."""
    return spot._replace(radius=max(spot.radius, toponym.radius), geonames=0)


def _stated_place(doc: Doc, toponyms: list[Toponym], n: int, chosen: dict[str, Choice]) -> Spot | None:
    """The place that the words right after or before a name put it into: "X, in Homs", "X district of Homs"."""
    one = toponyms[n]
    for two in [t for t in toponyms[n + 1 : n + 3] if t.first >= one.last][:1]:
        between = [t.lower for t in doc.tokens[one.last : two.first]]
        if two.key not in chosen or two.form != "name" or not 0 < len(between) < 6:
            continue
        if all(w in LOCATING or w in type_words() for w in between):
            spot = chosen[two.key].spot
            return spot if spot.kind not in ("country", "continent") or spot.radius < 60 else None
    if n and (one.first - toponyms[n - 1].last) == 1 and doc.tokens[one.first - 1].lower in ("'s", "’s"):
        before = toponyms[n - 1]
        return chosen[before.key].spot if before.key in chosen and chosen[before.key].spot.kind in LOCAL_KINDS else None
    return None


def _town_around(doc: Doc, toponyms: list[Toponym], n: int, chosen: dict[str, Choice]) -> Spot | None:
    """The town a site most likely stands in: the nearest named in its sentence; for streets also that of the text."""
    here = toponyms[n]
    around = toponyms[max(0, n - FARTHEST) : n + FARTHEST]
    towns = [
        t for t in around if t.key in chosen and t.form in ("name", "part") and chosen[t.key].spot.kind in LOCAL_KINDS
    ]
    sentence = doc.tokens[here.first].sentence
    near = [t for t in towns if abs(doc.tokens[t.first].sentence - sentence) <= 1]
    if not near and here.radius > STREET_RADIUS:
        return None
    if not (near or towns):
        return None
    counts = Counter(t.key for t in towns)
    best = max(
        near or towns,
        key=lambda t: (doc.tokens[t.first].sentence == sentence, counts[t.key], -abs(t.first - here.first)),
    )
    return chosen[best.key].spot
