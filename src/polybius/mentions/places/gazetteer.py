"""The gazetteer: places filed under the hashes of their names, in a few flat arrays."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import msgspec

from polybius.mentions.places.tables import region_names

KINDS = ("country", "continent", "region", "admin1", "admin2", "city", "quarter", "water", "terrain", "site")
ALTERNATE = 1 << 31
CAPITAL = 1 << 7
MINOR = 1 << 6
KNOWN = 1 << 5
FLAGS = CAPITAL | MINOR | KNOWN


class Spot(NamedTuple):
    """One place: ISO alpha-3 country ("" when it lies in several), admin1 code of GeoNames, point, radius in km.

    `minor` is one of the many waters, hills and buildings of a whole GeoNames dump; `known` is a town that news names
    more often than its people alone would tell.
    """

    number: int
    name: str
    kind: str
    country: str
    admin1: str
    lat: float
    lon: float
    radius: float
    population: int
    geonames: int
    capital: bool = False
    minor: bool = False
    known: bool = False


class Found(NamedTuple):
    """A place that bears a name, and whether it is its usual one."""

    spot: Spot
    usual: bool


class Packed(msgspec.Struct, frozen=True, gc=False):
    """The flat form that is kept on disk; a view is that of an array's bytes, a string holds lines.

    `regions` are lines of country, code and name; `digest` is the hash of all arrays.
    """

    hashes: memoryview
    offsets: memoryview
    rows: memoryview
    starts: memoryview
    longest: memoryview
    names: memoryview
    name_ends: memoryview
    kinds: memoryview
    countries: memoryview
    admins: memoryview
    points: memoryview
    numbers: memoryview
    country_codes: str
    admin_codes: str
    regions: str
    digest: str


def name_hash(key: str) -> int:
    """64 bits for a key, the same on every machine."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")


class Gazetteer:
    """Looks names up; the shipped one holds some 300,000 places in about 30 MB."""

    def __init__(self, packed: Packed) -> None:
        self.packed = packed
        self._hashes = packed.hashes.cast("Q")
        self._offsets = packed.offsets.cast("I")
        self._rows = packed.rows.cast("I")
        self._starts = packed.starts.cast("Q")
        self._longest = packed.longest
        self._names = packed.names
        self._name_ends = packed.name_ends.cast("I")
        self._kinds = packed.kinds
        self._countries = packed.countries
        self._admins = packed.admins.cast("H")
        self._points = packed.points.cast("f")
        self._numbers = packed.numbers.cast("I")
        self._country_codes = packed.country_codes.split("\n")
        self._admin_codes = packed.admin_codes.split("\n")
        self.regions = {(line[0], line[1]): line[2] for row in packed.regions.splitlines() if (line := row.split("\t"))}
        self.find = lru_cache(maxsize=50_000)(self._find)
        self.words_after = lru_cache(maxsize=50_000)(self._words_after)

    def _find(self, key: str) -> tuple[Found, ...]:
        """All places filed under a key."""
        wanted = name_hash(key)
        at = bisect_left(self._hashes, wanted)
        if at == len(self._hashes) or self._hashes[at] != wanted:
            return ()
        rows = self._rows[self._offsets[at] : self._offsets[at + 1]]
        return tuple(Found(self.spot(row & ~ALTERNATE), row < ALTERNATE) for row in rows)

    def _words_after(self, first: str) -> int:
        """How many words the longest name has that begins with this folded word; 0 when none does."""
        wanted = name_hash(first)
        at = bisect_left(self._starts, wanted)
        return self._longest[at] if at < len(self._starts) and self._starts[at] == wanted else 0

    def region(self, country: str, code: str) -> str | None:
        """The name of a first-order region."""
        return region_names().get((country, code)) or self.regions.get((country, code))

    def names(self) -> Iterator[str]:
        """The own names of all places."""
        begin = 0
        for end in self._name_ends:
            yield bytes(self._names[begin:end]).decode()
            begin = end

    def spot(self, index: int) -> Spot:
        """The place at an index."""
        begin = self._name_ends[index - 1] if index else 0
        kind = self._kinds[index]
        lat, lon, radius = self._points[3 * index : 3 * index + 3]
        population, geonames = self._numbers[2 * index : 2 * index + 2]
        return Spot(
            index, bytes(self._names[begin : self._name_ends[index]]).decode(),
            KINDS[kind & ~FLAGS],
            self._country_codes[self._countries[index]], self._admin_codes[self._admins[index]],
            round(lat, 4), round(lon, 4), round(radius, 1), int(population), int(geonames),
            bool(kind & CAPITAL), bool(kind & MINOR), bool(kind & KNOWN),
        )  # fmt: skip
