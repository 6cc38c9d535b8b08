"""Rows as bytes, in the forms that carry any kind of row: JSON, JSON Lines, CSV, GeoJSON, Parquet."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from itertools import batched
from typing import Any, Literal

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from polybius.query import PlaceOf
from polybius.workspace.cells import Sheet, flat, header, sheet_of
from polybius.workspace.tables import AT_ONCE, batch_of, schema_of

Form = Literal["json", "jsonl", "csv", "geojson", "parquet"]


def as_json(rows: Iterable[Any]) -> Iterator[bytes]:
    """One array, a row on each line."""
    before = b"[\n"
    for row in rows:
        yield before + msgspec.json.encode(row)
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def as_jsonl(rows: Iterable[Any]) -> Iterator[bytes]:
    """A row on each line."""
    for row in rows:
        yield msgspec.json.encode(row) + b"\n"


def as_csv[Row](rows: Iterable[Row], sheet: Sheet[Row]) -> Iterator[bytes]:
    """A header, and below it the lines that each row becomes."""
    yield _csv([sheet.columns])
    for row in rows:
        yield _csv(sheet.lines(row))


def _csv(lines: Iterable[Sequence[Any]]) -> bytes:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue().encode()


def as_geojson(rows: Iterable[Any], kind: type[msgspec.Struct]) -> Iterator[bytes]:
    """A FeatureCollection, a row on each line; what is at no known point has no geometry."""
    columns = header(kind)
    before = b'{"type":"FeatureCollection","features":[\n'
    for row in rows:
        place: PlaceOf | None = getattr(row, "place", None)
        known = place is not None and place.lat is not None and place.lon is not None
        point = {"type": "Point", "coordinates": [place.lon, place.lat]} if place and known else None
        told = {"type": "Feature", "geometry": point, "properties": dict(zip(columns, flat(row), strict=True))}
        yield before + msgspec.json.encode(told)
        before = b",\n"
    yield b'{"type":"FeatureCollection","features":[]}\n' if before.startswith(b"{") else b"\n]}\n"


def as_parquet(rows: Iterable[Any], kind: type[msgspec.Struct]) -> Iterator[bytes]:
    """A Parquet file: parties are lists of structs, days are dates."""
    target = _Written()
    with pq.ParquetWriter(pa.PythonFile(target, mode="w"), schema_of(kind), compression="zstd") as writer:
        for some in batched(rows, AT_ONCE):
            writer.write_table(batch_of(some, kind))
            yield target.taken()
    yield target.taken()


class _Written(BytesIO):
    """What was written since it was last taken; the place in the file goes on counting."""

    def __init__(self) -> None:
        super().__init__()
        self.before = 0

    def tell(self) -> int:
        return self.before + super().tell()

    def taken(self) -> bytes:
        """The bytes written since last time."""
        found = self.getvalue()
        self.before += len(found)
        self.seek(0)
        self.truncate()
        return found


FORMS: dict[Form, Callable[[Iterable[Any], type[msgspec.Struct]], Iterator[bytes]]] = {
    "json": lambda rows, _: as_json(rows),
    "jsonl": lambda rows, _: as_jsonl(rows),
    "csv": lambda rows, kind: as_csv(rows, sheet_of(kind)),
    "geojson": as_geojson,
    "parquet": as_parquet,
}


def has_place(kind: type[msgspec.Struct]) -> bool:
    """Whether rows of a kind are somewhere, so that they can be GeoJSON."""
    return "place" in kind.__struct_fields__
