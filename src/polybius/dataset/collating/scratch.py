"""The scratch database: what is compared lies on the disk, and DuckDB brings together what shares a block."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from polybius.errors import DatasetError, SettingError

if TYPE_CHECKING:
    import duckdb

ROWS_AT_ONCE = 2_000
TABLES = {
    "named": {"key": pa.string(), "shard": pa.int64(), "position": pa.int64(), "sha256": pa.string()},
    "reports": {"number": pa.int64(), "key": pa.string(), "name": pa.string(), "told": pa.string(),
                "report": pa.binary()},
    "bands": {"band": pa.int64(), "number": pa.int64()},
    "accounts": {"id": pa.int64(), "number": pa.int64(), "uid": pa.string(), "standing": pa.string(),
                 "main": pa.bool_(), "body": pa.binary(), "entries": pa.binary()},
    "keys": {"key": pa.int64(), "account": pa.int64()},
    "repeated": {"one": pa.int64(), "other": pa.int64(), "shared": pa.float64(), "held": pa.float64()},
    "origins": {"number": pa.int64(), "origin": pa.int64(), "repeats": pa.int64(), "family": pa.string(),
                "kind": pa.string(), "agency": pa.string(), "score": pa.float64(), "superseded_by": pa.int64(),
                "reasons": pa.string()},
    "pairings": {"one": pa.int64(), "other": pa.int64(), "score": pa.float64(), "reasons": pa.string()},
    "held": {"account": pa.int64(), "happening": pa.string()},
    "members": {"account": pa.int64(), "happening": pa.string(), "kind": pa.string(), "uid": pa.string()},
    "happenings": {
        "number": pa.int64(), "id": pa.string(), "type": pa.string(), "quad": pa.int64(), "mode": pa.string(),
        "status": pa.string(), "day_from": pa.string(), "day_to": pa.string(), "day_basis": pa.string(),
        "place": pa.string(), "country": pa.string(), "admin1": pa.string(), "lat": pa.float64(), "lon": pa.float64(),
        "radius_km": pa.float64(), "place_basis": pa.string(), "actor": pa.string(), "recipient": pa.string(),
        "weapon": pa.string(), "victims": pa.string(), "tolls": pa.string(), "articles": pa.int64(),
        "origins": pa.int64(), "mentions": pa.int64(), "told_first": pa.string(), "told_last": pa.string(),
        "figure": pa.int64(), "disputed": pa.int64(),
    },
    "figures": {"happening": pa.int64(), "effect": pa.string(), "unit": pa.string(), "low": pa.int64(),
                "best": pa.int64(), "high": pa.int64(), "lowest": pa.int64(), "highest": pa.int64(),
                "disputed": pa.int64()},
}  # fmt: skip
TYPES = {pa.string(): "VARCHAR", pa.int64(): "BIGINT", pa.float64(): "DOUBLE", pa.binary(): "BLOB",
         pa.bool_(): "BOOLEAN"}  # fmt: skip
SPREAD = """
CREATE OR REPLACE TABLE {after} AS
    WITH near AS (
        SELECT l.node, least(l.label, min(o.label)) AS label FROM {before} l
        JOIN {edges} e ON e.node = l.node JOIN {before} o ON o.node = e.neighbour GROUP BY l.node, l.label
    ) SELECT near.node, least(near.label, far.label) AS label FROM near JOIN {before} far ON far.node = near.label"""

type Row = tuple[Any, ...]


class Scratch:
    """Tables on the disk; joins and sorts that are larger than the memory it may use go there too."""

    def __init__(self, sql: "duckdb.DuckDBPyConnection") -> None:
        self.sql = sql
        for name, columns in TABLES.items():
            told = ", ".join(f'"{column}" {TYPES[kind]}' for column, kind in columns.items())
            sql.execute(f"CREATE TABLE {name} ({told})")

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows, some at a time."""
        schema = pa.schema(list(TABLES[table].items()))
        for some in batched(rows, ROWS_AT_ONCE):
            columns = [
                pa.array(values, kind) for values, kind in zip(zip(*some, strict=True), schema.types, strict=True)
            ]
            self.sql.register("added", pa.table(columns, schema=schema))
            self.sql.execute(f"INSERT INTO {table} SELECT * FROM added")
            self.sql.unregister("added")

    def rows(self, asked: str) -> Iterator[Row]:
        """The rows of a question, read as they are used."""
        cursor = self.sql.cursor()
        try:
            found = cursor.execute(asked)
            while rows := found.fetchmany(ROWS_AT_ONCE):
                yield from rows
        finally:
            cursor.close()

    def count(self, table: str) -> int:
        """How many rows a table has."""
        (found,) = self.sql.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)
        return int(found)

    def largest(self, ties: str) -> int:
        """How many are tied to each other at most."""
        asked = f"SELECT coalesce(max(n), 1) FROM (SELECT count(*) AS n FROM {ties} GROUP BY label)"
        (found,) = self.sql.execute(asked).fetchone() or (1,)
        return int(found)

    def tie(self, pairs: str, into: str) -> None:
        """Say of everything in pairs (SQL that gives `one` and `other`) what the first is that it is tied to.

        Labels spread along the pairs, and each takes over the label of its label, so that long chains take few rounds.
        """
        self.sql.execute(f"CREATE TABLE edges AS WITH p AS ({pairs}) "
                         "SELECT one AS node, other AS neighbour FROM p UNION SELECT other, one FROM p")  # fmt: skip
        self.sql.execute("CREATE TABLE labels AS SELECT DISTINCT node, node AS label FROM edges")
        while True:
            self.sql.execute(SPREAD.format(after="labels_after", before="labels", edges="edges"))
            changed = self.sql.execute("SELECT EXISTS (SELECT 1 FROM labels JOIN labels_after USING (node) "
                                       "WHERE labels.label <> labels_after.label)").fetchone()  # fmt: skip
            self.sql.execute("DROP TABLE labels")
            self.sql.execute("ALTER TABLE labels_after RENAME TO labels")
            if changed == (False,):
                break
        self.sql.execute("DROP TABLE edges")
        self.sql.execute(f"ALTER TABLE labels RENAME TO {into}")


@contextmanager
def scratch(folder: Path, *, memory: str, threads: int) -> Iterator[Scratch]:
    """A scratch database in a folder that is there; what it holds in memory is bounded."""
    try:
        import duckdb
    except ImportError as error:
        raise SettingError("DuckDB is not installed", do="install it: pip install 'polybius[dataset]'") from error
    chosen = {"memory_limit": memory, "threads": threads, "temp_directory": str(folder / "spilled"),
              "preserve_insertion_order": True}  # fmt: skip
    try:
        sql = duckdb.connect(str(folder / "scratch.duckdb"), config=chosen)  # type: ignore[arg-type]
        try:
            yield Scratch(sql)
        finally:
            sql.close()
    except (duckdb.OutOfMemoryException, duckdb.IOException) as error:
        raise DatasetError(f"the scratch database cannot go on: {error}", where=str(folder),
                           do="free some space there, or give more --memory") from error  # fmt: skip
