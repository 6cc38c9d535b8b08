"""One shard as Parquet files, one for each table and part of time: written aside, then moved to where they belong."""

import hashlib
import os
import shutil
import tempfile
from collections import defaultdict
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from polybius.dataset.inputs import Shard
from polybius.dataset.lines import failure_line, lines_of
from polybius.dataset.place import Place
from polybius.dataset.tables import TABLES
from polybius.vocabulary import Article, Failure, Record
from polybius.workspace.tables import DAYS, schema_of

By = Literal["day", "month", "year"]
UNDATED = "__HIVE_DEFAULT_PARTITION__"  # what DuckDB, Spark and pyarrow read as null
LETTERS = {"day": 10, "month": 7, "year": 4}
MOST_WAITING = 32_000_000
ROW = 300


class Written(msgspec.Struct, frozen=True):
    """A file of a shard: its rows, bytes and hash."""

    rows: int
    bytes: int
    sha256: str


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What the ledger says of a shard that is done; `print` is that of its inputs."""

    shard: str
    print: str
    articles: int
    failures: int
    words: int
    events: int
    files: dict[str, Written]


class ShardWriter:
    """Takes the results of a shard in order; `commit` puts its files in their place. The same results, the same bytes.

    What waits to be written is bounded, however many days a shard has.
    """

    def __init__(self, place: Place, shard: Shard, by: By) -> None:
        self.place, self.shard, self.by = place, shard, by
        prefix = f"{shard.id}.{os.getpid()}."
        self.folder = Path(tempfile.mkdtemp(prefix=prefix, dir=Path(place.aside(""))) if place.local
                           else tempfile.mkdtemp(prefix=prefix))  # fmt: skip
        self._position = self._articles = self._failures = self._words = self._events = 0
        self._waiting: dict[str, list[msgspec.Struct]] = defaultdict(list)
        self._sizes: dict[str, int] = defaultdict(int)
        self._open: dict[str, pq.ParquetWriter] = {}
        self._rows: dict[str, int] = defaultdict(int)

    def __enter__(self) -> Self:
        """The writer itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Leave nothing aside."""
        for writer in self._open.values():
            writer.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def add(self, item: Article | Failure, result: Record | Failure) -> None:
        """Take in what became of the next input."""
        position, self._position = self._position, self._position + 1
        if isinstance(result, Failure) or isinstance(item, Failure):
            failure = result if isinstance(result, Failure) else item
            self._failures += 1
            self._keep("failures", None, failure_line(self.shard.id, position, failure))  # type: ignore[arg-type]
            return
        lines = lines_of(self.shard.id, position, item, result)
        self._articles += 1
        self._events += len(result.events)
        for table, rows in lines.items():
            for row in rows:
                self._keep(table, result.document.published, row)
        self._words += lines["articles"][0].words
        if sum(self._sizes.values()) > MOST_WAITING:
            self._write_largest()

    def commit(self) -> Note:
        """Put the files in their place; the note for the ledger, which is to be written after."""
        for name in sorted(self._waiting):
            self._write(name)
        for writer in self._open.values():
            writer.close()
        files = {name: self._measured(name) for name in sorted(self._open)}
        self._open.clear()
        for name in files:
            self.place.take(self.folder / _flat(name), name)
        return Note(shard=self.shard.id, print=self.shard.print, articles=self._articles, failures=self._failures,
                    words=self._words, events=self._events, files=files)  # fmt: skip

    def _keep(self, table: str, published: str | None, row: msgspec.Struct) -> None:
        part = "" if table == "failures" else f"/{self.by}={(published or UNDATED)[: LETTERS[self.by]]}"
        part = part if published or not part else f"/{self.by}={UNDATED}"
        name = f"{table}{part}/{self.shard.id}.parquet"
        self._waiting[name].append(row)
        self._sizes[name] += _size(row)

    def _write_largest(self) -> None:
        """Write what there is most of, until half of what may wait is left."""
        for name in sorted(self._sizes, key=lambda name: (-self._sizes[name], name)):
            if sum(self._sizes.values()) <= MOST_WAITING / 2:
                return
            self._write(name)

    def _write(self, name: str) -> None:
        rows, kind = self._waiting.pop(name), TABLES[name.split("/")[0]]
        self._sizes.pop(name)
        if name not in self._open:
            self._open[name] = pq.ParquetWriter(self.folder / _flat(name), schema_of(kind), compression="zstd")
        self._open[name].write_table(table_of(rows, kind))
        self._rows[name] += len(rows)

    def _measured(self, name: str) -> Written:
        file = self.folder / _flat(name)
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return Written(self._rows[name], file.stat().st_size, digest)


def table_of(rows: list[Any], kind: type[msgspec.Struct]) -> pa.Table:
    """Rows as a table of Arrow; days are dates."""
    schema = schema_of(kind)
    told = pa.schema([field.with_type(pa.string()) if field.name in DAYS else field for field in schema])
    return pa.Table.from_pylist(msgspec.to_builtins(rows, builtin_types=(bytes,)), schema=told).cast(schema)


def _flat(name: str) -> str:
    return name.replace("/", "~")


def _size(row: msgspec.Struct) -> int:
    """About how many bytes a row takes while it waits."""
    heavy = (getattr(row, field, None) for field in ("text", "raw", "article", "record"))
    return ROW + sum(len(value) for value in heavy if value)
