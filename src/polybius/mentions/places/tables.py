"""The tables under data/places and what follows from them."""

from functools import cache
from typing import Literal

import msgspec

from polybius.tables import read_table, word_class, word_list


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
    """A place that the GeoNames extracts lack: a water, a landscape, an informal region, a camp, a site."""

    name: str
    kind: str
    lat: float
    lon: float
    radius_km: float
    country: str = ""
    other_names: tuple[str, ...] = ()


class KnownRow(msgspec.Struct, frozen=True, gc=False):
    """A town that news names more often than its people alone would tell."""

    name: str
    country: str


class SpellingRow(msgspec.Struct, frozen=True, gc=False):
    """A spelling of English news, and the place it means."""

    spelling: str
    of: str
    country: str
    kind: str


class AdjectiveRow(msgspec.Struct, frozen=True, gc=False):
    """An adjective of a place that is no country."""

    adjective: str
    place: str
    country: str = ""


class AbbreviationRow(msgspec.Struct, frozen=True, gc=False):
    """An abbreviated name; `when` says whether it counts everywhere or only after a name and a comma."""

    form: str
    country: str
    when: Literal["always", "comma"]
    admin1: str = ""


class TypeRow(msgspec.Struct, frozen=True, gc=False):
    """A common noun that says what kind of place a name is."""

    word: str
    use: Literal["unit", "nature", "street", "building"]
    kind: tuple[str, ...]
    radius_km: float = 0.0


@cache
def countries() -> tuple[CountryRow, ...]:
    """All countries and territories."""
    return read_table("places/countries.csv", CountryRow)


@cache
def regions() -> tuple[RegionRow, ...]:
    """All first-order regions."""
    return read_table("places/regions.csv", RegionRow)


@cache
def districts() -> tuple[RegionRow, ...]:
    """All second-order regions."""
    return read_table("places/districts.csv", RegionRow)


@cache
def region_names() -> dict[tuple[str, str], str]:
    """The name of a first-order region by country and code."""
    return {(r.country, r.code): r.name for r in regions()}


@cache
def country_adjectives() -> dict[str, str]:
    """The country of an adjective, in lower case: "iraqi" → IRQ."""
    return {word.lower(): c.country for c in countries() for word in c.adjectives}


@cache
def place_adjectives() -> dict[str, AdjectiveRow]:
    """The place of an adjective that is no country's, in lower case."""
    return {row.adjective.lower(): row for row in read_table("places/adjectives.csv", AdjectiveRow)}


@cache
def abbreviations() -> dict[str, tuple[AbbreviationRow, ...]]:
    """Abbreviated names by form."""
    rows: dict[str, tuple[AbbreviationRow, ...]] = {}
    for row in read_table("places/abbreviations.csv", AbbreviationRow):
        rows[row.form] = (*rows.get(row.form, ()), row)
    return rows


@cache
def type_words() -> dict[str, TypeRow]:
    """Nouns that name kinds of places."""
    return {row.word: row for row in read_table("places/type_words.csv", TypeRow)}


@cache
def not_places() -> frozenset[str]:
    """Keys that are never places in news."""
    return word_list("places/not_places.txt")


@cache
def place_verbs() -> frozenset[str]:
    """Verbs whose object is a place."""
    return word_list("places/place_verbs.txt")


@cache
def site_verbs() -> frozenset[str]:
    """Verbs whose object, when it is a building or a street, is a place."""
    return word_list("places/site_verbs.txt")


@cache
def place_nouns() -> frozenset[str]:
    """Nouns after which "of" leads to a place."""
    return word_list("places/place_nouns.txt")


@cache
def common_words() -> frozenset[str]:
    """Keys that are ordinary words first and no place alone."""
    return word_list("places/common_words.txt")


@cache
def ordinary_words() -> frozenset[str]:
    """English words that are written small, in all their forms."""
    return word_list("parse/common_words.txt")


@cache
def given_names() -> frozenset[str]:
    """Given names of persons, in lower case."""
    return frozenset(row.name.lower() for row in read_table("actors/given_names.csv", GivenNameRow))


class GivenNameRow(msgspec.Struct, frozen=True, gc=False):
    """A given name, and whether it is a woman's or a man's."""

    name: str
    gender: str


class CountryWordRow(msgspec.Struct, frozen=True, gc=False):
    """A word of one country's press, and how much it says."""

    word: str
    country: str
    weight: float


@cache
def country_words() -> dict[str, CountryWordRow]:
    """Words that tell which country's press a text comes from."""
    return {row.word: row for row in read_table("places/country_words.csv", CountryWordRow)}


@cache
def class_words(name: str) -> frozenset[str]:
    """The words of a class."""
    return word_class("places/classes.csv", name)


def directions() -> frozenset[str]:
    """Words for a direction or a part of a place, before its name."""
    return class_words("direction")


def loosely_spelled() -> frozenset[str]:
    """Countries whose names reach English in many transliterations."""
    return class_words("country of loose spelling")
