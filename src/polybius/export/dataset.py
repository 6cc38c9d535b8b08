"""A data set of several files: one for each table, as Parquet or CSV, and a datapackage.json that describes them."""

import csv
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from polybius.export.asked import Options, Tally
from polybius.export.tables import Table, batches, begin, tables_of

FIELD_TYPES = {"INTEGER": "integer", "REAL": "number", "TEXT": "string"}
MEDIA = {"parquet": "application/vnd.apache.parquet", "csv": "text/csv"}
LICENCES = (
    "What was coded is yours. Texts and titles of articles are their publishers': ask them before you pass them on. "
    "Names and coordinates of places are from GeoNames (CC BY 4.0)."
)

type Batches = Iterable[list[tuple[Any, ...]]]
type WriteTable = Callable[[Path, Table, Batches], int]


def write_parquet(
    folder: Path, store: sqlite3.Connection, options: Options, tally: Tally, losses: tuple[str, ...]
) -> None:
    """Write the tables as Parquet."""
    _write(folder, store, options, tally, losses, kind="parquet", write_table=_parquet)


def write_csv(folder: Path, store: sqlite3.Connection, options: Options, tally: Tally, losses: tuple[str, ...]) -> None:
    """Write the tables as CSV."""
    _write(folder, store, options, tally, losses, kind="csv", write_table=_csv)


def _write(
    folder: Path, store: sqlite3.Connection, options: Options, tally: Tally, losses: tuple[str, ...], *, kind: str,
    write_table: WriteTable,
) -> None:  # fmt: skip
    begin(store, options)
    tables = tables_of(store, options)
    for table in tables:
        name = f"{table.name}.{kind}"
        tally.rows[name] = write_table(folder / name, table, batches(store, table, options))
    package = _package(store, tables, options, losses, kind, tally)
    (folder / "datapackage.json").write_bytes(msgspec.json.format(msgspec.json.encode(package), indent=2) + b"\n")


def _parquet(path: Path, table: Table, rows: Batches) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"INTEGER": pa.int64(), "REAL": pa.float64(), "TEXT": pa.string()}
    words = pa.list_(pa.string())
    schema = pa.schema([(name, words if name in table.rule.lists else types[kind]) for name, kind in table.columns])
    written = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in rows:
            columns = zip(zip(*batch, strict=True), schema, strict=True)
            arrays = [pa.array(map(_list, values) if f.type == words else values, type=f.type) for values, f in columns]
            writer.write_batch(pa.record_batch(arrays, schema=schema))
            written += len(batch)
    return written


def _list(value: str | None) -> list[str] | None:
    """The words of a column that holds a JSON array."""
    return None if value is None else msgspec.json.decode(value, type=list[str])


def _csv(path: Path, table: Table, rows: Batches) -> int:
    written = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([name for name, _ in table.columns])
        for batch in rows:
            writer.writerows(batch)
            written += len(batch)
    return written


def _package(
    store: sqlite3.Connection,
    tables: tuple[Table, ...],
    options: Options,
    losses: tuple[str, ...],
    kind: str,
    tally: Tally,
) -> dict[str, Any]:
    """The Frictionless description: schema of each file, licences, what coded the rows, and what is lost."""
    known = {table.name for table in tables}
    runs = store.execute("SELECT id, manifest, day FROM runs ORDER BY id").fetchall()
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json", "name": "polybius-workspace",
        "title": "A workspace of Polybius: articles, and the events, actors, claims and figures read from them",
        "licenses": [{"name": "other-closed", "title": LICENCES}],
        "sources": [{"title": "GeoNames", "path": "https://www.geonames.org/"}],
        "contributors": [{"title": f"polybius {options.version}".strip(), "roles": ["wrangler"]}],
        "manifest": [{"run": id, "day": day, **msgspec.json.decode(manifest)} for id, manifest, day in runs],
        "chosen": options.stated, **({"address": options.address} if options.address else {}),
        "anonymous": options.anonymous, "losses": list(losses),
        "resources": [_resource(table, known, kind, tally) for table in tables],
    }  # fmt: skip


def _resource(table: Table, known: set[str], kind: str, tally: Tally) -> dict[str, Any]:
    fields = [
        {"name": name, "type": "array" if name in table.rule.lists else FIELD_TYPES[sqlite]}
        for name, sqlite in table.columns
    ]
    path = f"{table.name}.{kind}"
    keys = [
        {"fields": [column], "reference": {"resource": other, "fields": [field]}}
        for column, other, field in table.references
        if other in known
    ]
    schema = {"fields": fields, "primaryKey": list(table.key), "foreignKeys": keys}
    return {"name": table.name, "path": path, "format": kind, "mediatype": MEDIA[kind], "encoding": "utf-8",
            "rows": tally.rows[path], "schema": {name: value for name, value in schema.items() if value}}  # fmt: skip
