"""How much of a place is known: a town, a district, a province, a country, or nothing."""

from typing import Literal

from polybius.export.codes import country
from polybius.export.told import Told

Level = Literal["none", "country", "province", "region", "town"]
TOWN_KM = 35.0


def level(told: Told) -> Level:
    """What the place of an event is.

    The record gives a name, the region and country it lies in, and about how large it is: a country bears its own
    name, a province that of its region; of the others, what is larger than a great city is a region.
    """
    if told.place is None:
        return "none"
    if told.country and told.place == country(told.country).name:
        return "country"
    wide = (told.radius_km or 0) > TOWN_KM
    if told.place == told.admin1 and wide:
        return "province"
    return "region" if wide or not told.country else "town"


def has_point(told: Told) -> bool:
    """Whether the place has coordinates."""
    return told.lat is not None and told.lon is not None
