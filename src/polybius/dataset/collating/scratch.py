"""The scratch folder: tables in Parquet files, each there whole or not at all, and DuckDB to bring them together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from polybius.errors import DatasetError, SettingError

if TYPE_CHECKING:
    import duckdb

ROWS_AT_ONCE = 2_000
BYTES_AT_ONCE = 16_000_000
ROWS_WRITTEN = 20_000
TABLES = {
    "named": {"key": pa.string(), "shard": pa.int64(), "position": pa.int64(), "sha256": pa.string()},
    "reports": {"number": pa.int64(), "key": pa.string(), "name": pa.string(), "told": pa.string(),
                "report": pa.binary()},
    "bands": {"band": pa.int64(), "number": pa.int64()},
    "accounts": {"id": pa.int64(), "number": pa.int64(), "uid": pa.string(), "standing": pa.string(),
                 "type": pa.string(), "main": pa.bool_(), "near": pa.int64(), "part": pa.int64(), "at": pa.int64(),
                 "size": pa.int64(), "entries": pa.int64()},
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
SPREAD = """
CREATE OR REPLACE TABLE {after} AS
    WITH near AS (
        SELECT l.node, least(l.label, min(o.label)) AS label FROM {before} l
        JOIN {edges} e ON e.node = l.node JOIN {before} o ON o.node = e.neighbour GROUP BY l.node, l.label
    ) SELECT near.node, least(near.label, far.label) AS label FROM near JOIN {before} far ON far.node = near.label"""

type Row = tuple[Any, ...]


class Scratch:
    """Tables on the disk; joins and sorts that are larger than the memory it may use go there too."""

    def __init__(self, sql: "duckdb.DuckDBPyConnection", folder: Path) -> None:
        self.sql, self.folder = sql, folder
        for left in ("edges", "labels", "labels_after"):
            sql.execute(f"DROP TABLE IF EXISTS {left}")

    def holds(self, table: str, part: int = 0) -> bool:
        """Whether a table, or a part of it, is there."""
        return self.file(table, part).exists()

    def keep(self, table: str, asked: str) -> None:
        """Make a table of what is asked for, if it is not there yet."""
        if not self.holds(table):
            aside = self.folder / "aside.parquet"
            self.sql.execute(f"COPY ({asked}) TO '{aside}' (FORMAT parquet, COMPRESSION snappy)")
            aside.rename(self.file(table, 0))
        self.show(table)

    def show(self, *tables: str) -> None:
        """Let tables be asked for that are filled."""
        for table in tables:
            parts = self.folder / f"{table}.*.parquet"
            self.sql.execute(f"CREATE OR REPLACE VIEW {table} AS SELECT * FROM read_parquet('{parts}')")

    def fill(self, *tables: str, part: int = 0) -> "Filling":
        """Fill tables, or a part of each; the first of them is there when all are."""
        return Filling({table: self.file(table, part) for table in tables})

    def file(self, table: str, part: int = 0) -> Path:
        """Where a table, or a part of it, is when it is whole."""
        return self.folder / f"{table}.{part:05}.parquet"

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
        if self.holds(into):
            self.show(into)
            return
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
        self.keep(into, "SELECT * FROM labels")
        self.sql.execute("DROP TABLE edges")
        self.sql.execute("DROP TABLE labels")


class Filling:
    """Tables that are being filled: their files come to their places when all are whole, the first of them last."""

    def __init__(self, files: dict[str, Path]) -> None:
        self._files = files
        self._schemas = {table: pa.schema(list(TABLES[table].items())) for table in files}
        self._aside = {table: file.with_suffix(".aside") for table, file in files.items()}
        self._waiting: dict[str, list[Row]] = {table: [] for table in files}
        self._writers = {
            table: pq.ParquetWriter(aside, self._schemas[table], compression="snappy", use_dictionary=False,
                                    write_statistics=False)
            for table, aside in self._aside.items()
        }  # fmt: skip

    def __enter__(self) -> "Filling":
        return self

    def add(self, rows: Mapping[str, Sequence[Row]]) -> None:
        """Add rows to tables."""
        for table, some in rows.items():
            waiting = self._waiting[table]
            waiting += some
            if len(waiting) >= ROWS_WRITTEN:
                self._write(table)

    def add_all(self, table: str, rows: Iterable[Row]) -> None:
        """Add many rows to a table."""
        for row in rows:
            self._waiting[table].append(row)
            if len(self._waiting[table]) >= ROWS_WRITTEN:
                self._write(table)

    def _write(self, table: str) -> None:
        schema, rows = self._schemas[table], self._waiting[table]
        columns = [pa.array(values, kind) for values, kind in zip(zip(*rows, strict=True), schema.types, strict=True)]
        self._writers[table].write_table(pa.table(columns, schema=schema))
        self._waiting[table] = []

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        for table, writer in self._writers.items():
            if kind is None and self._waiting[table]:
                self._write(table)
            writer.close()
        for table in reversed(self._files):
            if kind is None:
                self._aside[table].rename(self._files[table])
            else:
                self._aside[table].unlink()


@contextmanager
def scratch(folder: Path, *, memory: str, threads: int) -> Iterator[Scratch]:
    """A scratch folder that is there; what is held in memory of it is bounded."""
    try:
        import duckdb
    except ImportError as error:
        raise SettingError("DuckDB is not installed", do="install it: pip install 'polybius[dataset]'") from error
    chosen = {"memory_limit": memory, "threads": threads, "temp_directory": str(folder / "spilled"),
              "preserve_insertion_order": True}  # fmt: skip
    try:
        sql = duckdb.connect(str(folder / "scratch.duckdb"), config=chosen)  # type: ignore[arg-type]
        try:
            yield Scratch(sql, folder)
        finally:
            sql.close()
    except (duckdb.OutOfMemoryException, duckdb.IOException) as error:
        if "lock" in str(error):
            raise DatasetError("another collation of it is under way", where=str(folder), do="let it end") from error
        raise DatasetError(f"the scratch database cannot go on: {error}", where=str(folder),
                           do="free some space there, or give more --memory") from error  # fmt: skip
