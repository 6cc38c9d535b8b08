"""How much of a place is known: a town, a district, a province, a region without bounds, a country, or nothing."""

from functools import cache
from typing import Literal

from polybius.export.told import Told
from polybius.mentions.places.tables import countries, districts, regions
from polybius.tables import word_class

Level = Literal["none", "country", "region", "province", "district", "town"]
TOWN_KM = 35.0


def level(told: Told) -> Level:
    """What the place of an event is.

    Countries, provinces and districts are known by their GeoNames ids, those without one by their names; a part of them
    ("eastern Afghanistan") is a region without bounds. So is what is larger than a great city, or in no country; the
    rest are towns.
    """
    if told.place is None:
        return "none"
    unit = _units().get(told.geonames or 0)
    if unit is None and told.geonames is None:
        unit = _named().get((told.country or "", told.place))
    if unit:
        return unit if told.place.split()[0] not in _directions() else "region"
    return "region" if (told.radius_km or 0) > TOWN_KM or not told.country else "town"


@cache
def _units() -> dict[int, Level]:
    """Countries, provinces and districts by GeoNames id."""
    found: dict[int, Level] = {row.geonames: "district" for row in districts()}
    found |= {row.geonames: "district" if "." in row.code else "province" for row in regions()}
    return found | {row.geonames: "country" for row in countries()}


@cache
def _named() -> dict[tuple[str, str], Level]:
    """Countries and provinces by country and name."""
    found: dict[tuple[str, str], Level] = {(r.country, r.name): "province" for r in regions() if "." not in r.code}
    return found | {(row.country, row.name): "country" for row in countries()}


@cache
def _directions() -> frozenset[str]:
    """Words for a part of a place; small, so that those of a name ("North Darfur") are not meant."""
    return word_class("places/classes.csv", "direction")


def has_point(told: Told) -> bool:
    """Whether the place has coordinates."""
    return told.lat is not None and told.lon is not None
