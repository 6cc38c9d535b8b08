"""The formats: what each carries and loses (`data/export/formats.csv`), and which function writes it."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Literal

import msgspec

from polybius.errors import ExportError
from polybius.export import (
    acled,
    dataset,
    flat,
    gdelt,
    geojson,
    graph_files,
    hxl,
    icews,
    plover,
    polecat,
    records,
    reports,
    ucdp,
)
from polybius.export.asked import LeftOut, Options, Row, Tally
from polybius.export.choosing import deeds
from polybius.export.columns import columns_of, names_of
from polybius.export.delimited import delimited
from polybius.export.told import Deed
from polybius.store.keys import IDS_OF_ARTICLE
from polybius.tables import read_table


class Format(msgspec.Struct, frozen=True):
    """A format of export, what it carries, and what it has no room for."""

    name: str
    target: Literal["file", "folder", "either"]
    status: Literal["yes", "no"]
    dated: Literal["day", "span", "open"]
    title: str
    carries: str
    loses: tuple[str, ...]
    ending: str = ""


RULED = frozenset({"acled", "ucdp", "hxl", "plover"})  # figures by a rule of the ledger

type Rows = Callable[[Deed, Options], tuple[Row, ...] | LeftOut]


class Sheet(msgspec.Struct, frozen=True):
    """A format that is one table: its columns, what makes the rows of a deed, and how cells are written."""

    columns: str
    rows: Rows
    tabs: bool = False
    missing: str = ""
    tags: bool = False


SHEETS: Mapping[str, Sheet] = {
    "csv": Sheet("flat", lambda deed, _: flat.rows(deed)),
    "icews": Sheet("icews", icews.rows, tabs=True),
    "polecat": Sheet("polecat", polecat.rows, tabs=True, missing="None"),
    "acled": Sheet("acled", acled.rows),
    "ucdp": Sheet("ucdp", ucdp.rows),
    "eventreport": Sheet("eventreport", reports.rows, missing="NA"),
    "hxl": Sheet("hxl", hxl.rows, tags=True),
}

NO_STAMP = "0" * 14

OF_DEEDS: Mapping[str, Callable[[Path, Iterable[Deed], Options, Tally], None]] = {
    "plover": plover.write,
    "geojson": geojson.write,
    "graphml": lambda path, told, _, tally: graph_files.write_graphml(path, told, tally),
    "gexf": lambda path, told, _, tally: graph_files.write_gexf(path, told, tally),
}


@cache
def formats() -> Mapping[str, Format]:
    """The formats by name."""
    return {row.name: row for row in read_table("export/formats.csv", Format)}


def format_named(name: str) -> Format:
    """The format of a name. Raises `ExportError` when there is none."""
    found = formats().get(name)
    if found is None:
        raise ExportError(f"no format {name!r}", do=f"choose one of {', '.join(formats())}")
    return found


def is_folder(format: Format, path: Path) -> bool:
    """Whether an export in a format to a path is a folder of files."""
    return format.target == "folder" or (format.target == "either" and path.suffix.lower() != format.ending)


def write_format(
    store: sqlite3.Connection, format: Format, place: Path, options: Options, tally: Tally, *, folder: bool
) -> None:
    """Write the chosen events to a file or into a folder."""
    told = partial(deeds, store, anonymous=options.anonymous, rule=options.rule if format.name in RULED else None)
    if format.name == "parquet":
        dataset.write_parquet(place, store, options, tally, format.loses)
    elif format.name == "csv" and folder:
        dataset.write_csv(place, store, options, tally, format.loses)
    elif format.name == "jsonl":
        records.write(place, store, options, tally)
    elif format.name == "gdelt":
        gdelt.write(place, told(), options, tally, stamp=_stamp(store))
    elif format.name in OF_DEEDS:
        OF_DEEDS[format.name](place, told(), options, tally)
    else:
        _write_sheet(place, SHEETS[format.name], told(), options, tally)


def _write_sheet(path: Path, sheet: Sheet, told: Iterable[Deed], options: Options, tally: Tally) -> None:
    tags = [column.holds for column in columns_of(f"{sheet.columns}_tags")] if sheet.tags else ()
    tally.rows[path.name] = 0
    with delimited(path, names_of(sheet.columns), tabs=sheet.tabs, missing=sheet.missing, second=tags) as write:
        for deed in told:
            rows = sheet.rows(deed, options)
            if isinstance(rows, LeftOut):
                tally.leave(rows, deed)
                continue
            for row in rows:
                write(row)
            tally.rows[path.name] += len(rows)


def _stamp(store: sqlite3.Connection) -> str:
    """The time that begins GDELT's names: that of the latest article, so that the same rows bear the same name."""
    among = f"SELECT event / {IDS_OF_ARTICLE} FROM chosen"
    asked = f"SELECT max(coalesce(retrieved, published)) FROM articles WHERE id IN ({among})"
    return gdelt.stamp_of(store.execute(asked).fetchone()[0]) or NO_STAMP
