"""The files of geonames.org, read line by line into a gazetteer: a dump of places, and names in other languages."""

import zipfile
import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

import msgspec

from polybius.errors import InputError
from polybius.mentions.places.build import build, features, other_names, town_radius
from polybius.mentions.places.gazetteer import Packed
from polybius.mentions.places.names import is_latin, key_of
from polybius.mentions.places.packing import Packer, Raw
from polybius.mentions.places.tables import countries, districts, region_names, regions
from polybius.tables import read_table

COLUMNS, NAME_COLUMNS, REGION_COLUMNS = 19, 10, 4
AT_ONCE = 100_000
LEFT_OUT = ("line that cannot be read", "place of a kind that is not taken", "place of the tables already")
ALL = "https://download.geonames.org/export/dump/"

type Progress = Callable[[int], None]


class FeatureCodeRow(msgspec.Struct, frozen=True, gc=False):
    """What a feature code of GeoNames is to us."""

    feature: str
    kind: str
    radius_km: float = 0.0


class Built(msgspec.Struct):
    """A gazetteer made from a dump, and what was read and left out on the way."""

    packed: Packed | None = None
    lines: int = 0
    places: int = 0
    english_names: int = 0
    left_out: Counter[str] = msgspec.field(default_factory=Counter)
    bad_lines: list[tuple[int, str]] = msgspec.field(default_factory=list)


@cache
def feature_codes() -> dict[str, FeatureCodeRow]:
    """Kinds and radii by feature class and code ("P.PPLA")."""
    return {row.feature: row for row in read_table("places/feature_codes.csv", FeatureCodeRow)}


def build_gazetteer(
    dump: Path, *, names: Path | None = None, admin1: Path | None = None, progress: Progress | None = None
) -> Built:
    """The gazetteer of a dump (allCountries, cities500, one country) together with the shipped places.

    `names` is alternateNamesV2, whose English names become usual ones; `admin1` is admin1CodesASCII, for the names of
    regions that the tables lack. Raises `InputError` for a file that is none of these.
    """
    built = Built()
    further = _regions(admin1) if admin1 else ""

    def english(packer: Packer) -> None:
        if names is not None:
            _file_names(packer, names, built)

    built.packed = build(_places(dump, built, progress), further, english=english)
    return built


@contextmanager
def _lines(file: Path) -> Iterator[TextIO]:
    """The text of a file, or of the table in a zip archive."""
    if not file.is_file():
        raise InputError("no such file", where=str(file), do=f"download it from {ALL}")
    try:
        if file.suffix.lower() == ".zip" and not zipfile.is_zipfile(file):
            raise InputError("no zip archive, or only its beginning", where=str(file), do="download it again")
        if not zipfile.is_zipfile(file):
            with file.open(encoding="utf-8", newline="\n") as text:
                yield text
            return
        with zipfile.ZipFile(file) as archive:
            tables = [i for i in archive.infolist() if i.filename.endswith(".txt") and "readme" not in i.filename]
            if not tables:
                raise InputError("the archive holds no table (.txt)", where=str(file), do=f"take one from {ALL}")
            table = max(tables, key=lambda i: i.file_size)
            with archive.open(table) as data, TextIOWrapper(data, encoding="utf-8", newline="\n") as text:
                yield text
    except (UnicodeDecodeError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise InputError(f"the file is damaged: {error}", where=str(file), do="download it again") from error


def _rows(file: Path, columns: int, what: str) -> Iterator[tuple[int, list[str]]]:
    """Line numbers and cells. Raises `InputError` when the first line has not as many columns as it must have."""
    with _lines(file) as text:
        for number, line in enumerate(text, 1):
            cells = line.rstrip("\r\n").split("\t")
            if number == 1 and len(cells) != columns:
                raise InputError(f"{len(cells)} columns where {what} has {columns}, separated by tabs",
                                 where=f"{file}:1", do=f"give a file of {ALL} as it is")  # fmt: skip
            yield number, cells


def _places(dump: Path, built: Built, progress: Progress | None) -> Iterator[Raw]:
    """The places of a dump that are of a kind we take and not in our tables."""
    alpha3 = {c.alpha2: c.country for c in countries()}
    ours = {c.geonames for c in countries()} | {r.geonames for r in (*regions(), *districts())}
    named = {(key_of(name), f.country) for f in features() for name in f.names}
    for number, cells in _rows(dump, COLUMNS, "a dump of places"):
        built.lines = number
        if progress and number % AT_ONCE == 0:
            progress(number)
        row = feature_codes().get(f"{cells[6]}.{cells[7]}") if len(cells) == COLUMNS else None
        if row is None and len(cells) == COLUMNS:
            built.left_out[LEFT_OUT[1]] += 1
            continue
        place = _place(cells, row, alpha3) if row else None
        if place is None:
            _note_bad(built, number, cells)
        elif place.geonames in ours or (place.minor and _is_ours(place, named)):
            built.left_out[LEFT_OUT[2]] += 1
        else:
            built.places += 1
            yield place
    if not built.places:
        raise InputError("no place could be taken", where=str(dump), do=f"give a dump of {ALL}")


def _is_ours(place: Raw, named: set[tuple[str, str]]) -> bool:
    """Whether a water, hill or building is one of our own table, by its name and country."""
    key = key_of(place.names[0])
    return (key, place.country) in named or (key, "") in named


def _note_bad(built: Built, number: int, cells: list[str]) -> None:
    built.left_out[LEFT_OUT[0]] += 1
    if len(built.bad_lines) < 5:
        why = f"{len(cells)} columns" if len(cells) != COLUMNS else "a number is wrong, or there is no name"
        built.bad_lines.append((number, why))


def _place(cells: list[str], row: FeatureCodeRow, alpha3: dict[str, str]) -> Raw | None:
    """The place of a line, or None for one that has no name or no point."""
    number, name, plain, other, lat, lon, _, _, alpha2, _, admin1, *_, people = cells[:15]
    try:
        point, population, geonames = (float(lat), float(lon)), min(int(people or 0), (1 << 32) - 1), int(number)
    except ValueError:
        return None
    if not (name and -90 <= point[0] <= 90 and -180 <= point[1] <= 180 and 0 < geonames < 1 << 32 and population >= 0):
        return None
    country, town = alpha3.get(alpha2, ""), row.kind in ("city", "quarter")
    names = (name,) if not plain or plain == name else (name, plain)
    radius = town_radius(population) if row.kind == "city" else row.radius_km
    listed = other_names(name, country, population, other.split(",")) if town and other else ()
    return Raw(row.kind, country, admin1, *point, radius, population, geonames, names, listed,
               minor=not town and not row.kind.startswith("admin"))  # fmt: skip


def _regions(admin1: Path) -> str:
    """Country, code and name of the first-order regions that the tables lack."""
    alpha3, known = {c.alpha2: c.country for c in countries()}, region_names()
    found = []
    for _, cells in _rows(admin1, REGION_COLUMNS, "admin1CodesASCII"):
        alpha2, _, code = cells[0].partition(".")
        country = alpha3.get(alpha2)
        if country and code and len(cells) == REGION_COLUMNS and (country, code) not in known:
            found.append(f"{country}\t{code}\t{cells[1]}")
    return "\n".join(found)


def _file_names(packer: Packer, names: Path, built: Built) -> None:
    """File the places of the dump under their English names as usual ones; what is colloquial is no usual name."""
    order = array("Q", sorted(n << 32 | i for i, n in enumerate(packer.numbers[1::2]) if n))
    for _, cells in _rows(names, NAME_COLUMNS, "alternateNamesV2"):
        if len(cells) != NAME_COLUMNS or cells[2] != "en" or cells[6] == "1" or not is_latin(cells[3]):
            continue
        wanted = int(cells[1]) if cells[1].isdigit() else 0
        at = bisect_left(order, wanted << 32)
        if at < len(order) and order[at] >> 32 == wanted and len(cells[3]) > 2:
            index = order[at] & 0xFFFFFFFF
            packer.name(cells[3], index, packer.kind(index), packer.country(index), usual=cells[7] != "1")
            built.english_names += 1
