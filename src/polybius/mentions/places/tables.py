"""The tables under data/places and what follows from them."""

from functools import cache

import msgspec

from polybius.tables import read_table, word_list


class CountryRow(msgspec.Struct, frozen=True, gc=False):
    """A country or territory, its names and its adjectives."""

    country: str
    alpha2: str
    name: str
    geonames: int
    lat: float
    lon: float
    radius_km: float
    population: int
    neighbours: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class RegionRow(msgspec.Struct, frozen=True, gc=False):
    """A first or second-order administrative region."""

    country: str
    code: str
    name: str
    geonames: int
    lat: float
    lon: float
    radius_km: float
    population: int
    other_names: tuple[str, ...] = ()


class FeatureRow(msgspec.Struct, frozen=True, gc=False):
    """A place that GeoNames' lists of towns and units lack: waters, deserts, informal regions, camps, crossings, sites."""

    name: str
    kind: str
    lat: float
    lon: float
    radius_km: float
    country: str = ""
    admin1: str = ""
    population: int = 0
    geonames: int = 0
    other_names: tuple[str, ...] = ()


@cache
def countries() -> tuple[CountryRow, ...]:
    """All countries and territories."""
    return read_table("places/countries.csv", CountryRow)


@cache
def regions() -> tuple[RegionRow, ...]:
    """All first-order regions."""
    return read_table("places/regions.csv", RegionRow)


def districts() -> tuple[RegionRow, ...]:
    """Second-order regions; read only to build the gazetteer."""
    return read_table("places/districts.csv", RegionRow)


@cache
def features() -> tuple[FeatureRow, ...]:
    """Waters, landscapes, informal regions and sites."""
    return read_table("places/features.csv", FeatureRow)


@cache
def region_names() -> dict[tuple[str, str], str]:
    """The name of a first-order region by country and code."""
    return {(r.country, r.code): r.name for r in regions()}


@cache
def adjectives() -> dict[str, str]:
    """The country of an adjective, in lower case: "iraqi" → IRQ."""
    return {word.lower(): c.country for c in countries() for word in c.adjectives}


@cache
def common_words() -> frozenset[str]:
    """Keys that are ordinary words or names first, and places only when the parser says so."""
    return word_list("places/common_words.txt")
