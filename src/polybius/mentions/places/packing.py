"""Filing places under their names, into the flat arrays of a gazetteer."""

from array import array
from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

from polybius.mentions.places.gazetteer import ALTERNATE, FLAGS, KINDS, MINOR, Packed, name_hash
from polybius.mentions.places.names import LOOSE, loose_key, spelled_words
from polybius.mentions.places.tables import loosely_spelled

ARTICLES = frozenset(("al", "el", "ar", "as", "ash", "at", "an", "ad", "adh", "az", "ath"))
BUCKETS = 256


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
    minor: bool = False


class _Codes:
    """Codes numbered as they come."""

    def __init__(self) -> None:
        self.codes: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, code: str) -> int:
        if code not in self._numbers:
            self._numbers[code] = len(self.codes)
            self.codes.append(code)
        return self._numbers[code]


class Packer:
    """Takes places one by one and keeps them in flat arrays, some forty bytes for a place and its name."""

    def __init__(self, wanted: set[str]) -> None:
        self.wanted: dict[str, list[int]] = {key: [] for key in wanted}
        self.kinds = bytearray()
        self.numbers = array("I")
        self._hashes = [array("Q") for _ in range(BUCKETS)]
        self._rows = [array("I") for _ in range(BUCKETS)]
        self._longest: dict[str, int] = {}
        self._names, self._ends = bytearray(), array("I")
        self._countries, self._admins = array("B"), array("H")
        self._points = array("f")
        self._country_codes, self._admin_codes = _Codes(), _Codes()

    def __len__(self) -> int:
        return len(self.kinds)

    def add(self, place: Raw) -> None:
        """File a place under all its names."""
        index = len(self)
        self.kinds.append(KINDS.index(place.kind) | (MINOR if place.minor else 0))
        self._names += place.names[0].encode()
        self._ends.append(len(self._names))
        self._countries.append(self._country_codes.number(place.country))
        self._admins.append(self._admin_codes.number(place.admin1))
        self._points.extend((place.lat, place.lon, place.radius))
        self.numbers.extend((place.population, place.geonames))
        for name in place.names:
            self.name(name, index, place.kind, place.country, usual=True)
        for name in place.other:
            self.name(name, index, place.kind, place.country, usual=False)

    def name(self, name: str, index: int, kind: str, country: str, *, usual: bool) -> None:
        """File a place under a name, and an Arabic name also under its article in the usual spelling and without it."""
        words = spelled_words(name)
        if not words:
            return
        self.file(words, index, usual=usual, short=kind == "country")
        if len(words) > 1 and words[0] in ARTICLES:
            self.file(["al", *words[1:]], index, usual=False)
            if len(words[1]) > 3:
                self.file(words[1:], index, usual=False)
        if country in loosely_spelled() and kind == "city" and (loose := loose_key(words)):
            self._enter(name_hash(LOOSE + loose), index | ALTERNATE)

    def file(self, words: list[str], index: int, *, usual: bool, short: bool = False) -> None:
        """File a place under a name given as folded words; names of two letters only when `short`."""
        key = "".join(words)
        if len(key) < (2 if short else 3):
            return
        self._enter(name_hash(key), index if usual else index | ALTERNATE)
        if self._longest.get(words[0], 0) < len(words):
            self._longest[words[0]] = min(len(words), 8)
        if key in self.wanted:
            self.wanted[key].append(index)

    def _enter(self, hashed: int, row: int) -> None:
        bucket = hashed >> 56
        self._hashes[bucket].append(hashed)
        self._rows[bucket].append(row)

    def country(self, index: int) -> str:
        """The country of the place at an index."""
        return self._country_codes.codes[self._countries[index]]

    def kind(self, index: int) -> str:
        """The kind of the place at an index."""
        return KINDS[self.kinds[index] & ~FLAGS]

    def pack(self, regions: str = "") -> Packed:
        """The flat form; `regions` names first-order regions that the tables do not hold."""
        hashes, offsets, rows = array("Q"), array("I"), array("I")
        last = -1
        for hashed, row in self._in_order():
            if hashed != last:
                hashes.append(hashed)
                offsets.append(len(rows))
            rows.append(row)
            last = hashed
        offsets.append(len(rows))
        starts = sorted((name_hash(word), count) for word, count in self._longest.items())
        arrays: dict[str, bytes | bytearray | array[int] | array[float]] = {
            "hashes": hashes, "offsets": offsets, "rows": rows, "starts": array("Q", [h for h, _ in starts]),
            "longest": bytes(count for _, count in starts), "names": self._names, "name_ends": self._ends,
            "kinds": self.kinds, "countries": self._countries, "admins": self._admins, "points": self._points,
            "numbers": self.numbers,
        }  # fmt: skip
        views = {name: memoryview(values).cast("B") for name, values in arrays.items()}
        digest = blake2b(digest_size=8)
        for view in views.values():
            digest.update(view)
        return Packed(**views, country_codes="\n".join(self._country_codes.codes),
                      admin_codes="\n".join(self._admin_codes.codes),
                      regions=regions, digest=digest.hexdigest())  # fmt: skip

    def _in_order(self) -> Iterator[tuple[int, int]]:
        """The entries by hash and place; a place under the same name twice once, as its usual name if either is."""
        for hashes, rows in zip(self._hashes, self._rows, strict=True):
            before = (-1, -1)
            for hashed, row in sorted(zip(hashes, rows, strict=True), key=lambda e: (e[0], e[1] & ~ALTERNATE, e[1])):
                entry = (hashed, row & ~ALTERNATE)
                if entry != before:
                    yield hashed, row
                before = entry
