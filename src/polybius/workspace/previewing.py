"""The beginning of an export, as it would be, before anybody writes it."""

import csv
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq

from polybius.export import Options, export, format_named
from polybius.export.columns import names_of
from polybius.export.target import README
from polybius.store import Store

ROWS = 8
CELL = 400
TEXT = 6_000
TABBED = frozenset({".tab", ".txt"})
HEADLESS = {".export.CSV": "gdelt_events", ".mentions.CSV": "gdelt_mentions"}


class FileBegun(msgspec.Struct, frozen=True, kw_only=True):
    """The beginning of a file of an export: a table of cells, or text; `rows` are all it has."""

    name: str
    rows: int
    columns: tuple[str, ...] = ()
    first: tuple[tuple[str, ...], ...] = ()
    text: str = ""


class LeftBehind(msgspec.Struct, frozen=True):
    """How many mentions of events a format leaves out, and why."""

    why: str
    mentions: int


class Preview(msgspec.Struct, frozen=True):
    """The files of an export with their beginnings, what is left out, and the README that goes with them."""

    files: tuple[FileBegun, ...]
    left_out: tuple[LeftBehind, ...]
    readme: str


def preview(store: Store, name: str, options: Options, *, called: str, tables: bool = False) -> Preview:
    """The beginnings of the files of an export that is called so. Raises what `export` does."""
    format = format_named(name)
    several = format.target == "folder" or (format.target == "either" and tables)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / called
        exported = export(store, name, target, options)
        place = target if several else target.parent
        files = tuple(_begun(place / file, rows) for file, rows in exported.rows.items())
        readme = (target / README if several else target.with_name(f"{target.name}.{README}")).read_text("utf-8")
    return Preview(files, tuple(LeftBehind(why, number) for why, number in exported.left_out), readme)


def _begun(path: Path, rows: int) -> FileBegun:
    found = _lines_of(path)
    if found is None:
        with path.open(encoding="utf-8") as stream:
            return FileBegun(name=path.name, rows=rows, text=stream.read(TEXT))
    lines = [tuple(cell[:CELL] for cell in line) for line in islice(found, ROWS + 1)]
    return FileBegun(name=path.name, rows=rows, columns=lines[0], first=tuple(lines[1:]))


def _lines_of(path: Path) -> Iterator[tuple[str, ...]] | None:
    """The cells of a table, its columns first; None for what is no table."""
    headless = next((table for ending, table in HEADLESS.items() if path.name.endswith(ending)), None)
    if headless:
        return iter((names_of(headless), *_cells(path, tabs=True)))
    if path.suffix == ".parquet":
        return _parquet(path)
    return _cells(path, tabs=path.suffix in TABBED) if path.suffix in {".csv", *TABBED} else None


def _cells(path: Path, *, tabs: bool) -> Iterator[tuple[str, ...]]:
    how: dict[str, Any] = {"delimiter": "\t", "quoting": csv.QUOTE_NONE} if tabs else {}
    with path.open(encoding="utf-8", newline="") as stream:
        yield from map(tuple, islice(csv.reader(stream, **how), ROWS + 1))


def _parquet(path: Path) -> Iterator[tuple[str, ...]]:
    with pq.ParquetFile(path) as file:
        yield tuple(file.schema_arrow.names)
        for batch in islice(file.iter_batches(batch_size=ROWS), 1):
            for row in batch.to_pylist():
                yield tuple("" if value is None else str(value) for value in row.values())
