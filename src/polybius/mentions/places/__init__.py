"""Toponyms and the points they stand for."""

from polybius.mentions.places.gazetteer import Spot
from polybius.mentions.places.resolution import resolve
from polybius.mentions.places.store import load_gazetteer
from polybius.mentions.places.tables import countries, region_names
from polybius.mentions.places.toponyms import Toponym, find_toponyms
from polybius.vocabulary import Doc, Place, PlaceMention

__all__ = ["find_places"]


def find_places(doc: Doc) -> tuple[PlaceMention, ...]:
    """All toponyms of a document, in text order, resolved together."""
    toponyms = find_toponyms(doc, load_gazetteer())
    if not toponyms:
        return ()
    chosen = resolve(doc, toponyms)
    by_code = {c.country: c for c in countries()}
    mentions = []
    for n, toponym in enumerate(toponyms):
        if toponym.adjective:
            row = by_code[toponym.key]
            spot = Spot(
                -1, row.name, "country", row.country, "", row.lat, row.lon, row.radius_km, row.population, row.geonames
            )
            mentions.append(_mention(doc, toponym, spot, "demonym", len(mentions) + 1))
        else:
            mentions.append(_mention(doc, toponym, *chosen[n], len(mentions) + 1))
    return tuple(mentions)


def _mention(doc: Doc, toponym: Toponym, spot: Spot, basis: str, number: int) -> PlaceMention:
    words = doc.words(toponym.first, toponym.last)
    place = Place(
        id=f"p{number}", start=doc.tokens[toponym.first].start, end=doc.tokens[toponym.last - 1].end,
        name=spot.name if spot.kind == "country" or words.isupper() else words, country=spot.country or None,
        admin1=region_names().get((spot.country, spot.admin1)), lat=spot.lat, lon=spot.lon, radius_km=spot.radius,
        geonames=spot.geonames or None, basis=basis,
    )  # fmt: skip
    return PlaceMention(toponym.first, toponym.last, place)
