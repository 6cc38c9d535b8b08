"""Reading a dataset back: its articles with their records, in the order in which they were read."""

import heapq
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow.parquet as pq
from msgspec.structs import replace

from polybius.dataset.inputs import Shard
from polybius.dataset.ledger import Dataset
from polybius.dataset.lines import article_of_line, record_of_line
from polybius.errors import DatasetError
from polybius.store import Store
from polybius.vocabulary import Article, Failure, Record
from polybius.workspace import Outcome, ingest

ROWS_AT_ONCE = 64

type Row = dict[str, Any]


def done_shards(dataset: Dataset) -> tuple[Shard, ...]:
    """The shards of a dataset, all of which are done. Raises `DatasetError` when one is not."""
    if left := dataset.waiting():
        raise DatasetError(f"{len(left):,} of its {len(dataset.planned()):,} shards are not coded yet",
                           where=dataset.place.url, do="run polybius code again, as before")  # fmt: skip
    return dataset.planned()


def rows_of_shard(
    dataset: Dataset, shard: Shard, *, failures: bool = True, columns: tuple[str, ...] | None = None
) -> Iterator[tuple[str, Row]]:
    """The rows of articles and failures of a shard as they stood among the inputs, each with the name of its table.

    With `columns`, only those; they must hold the position.
    """
    tables = ("articles", "failures") if failures else ("articles",)
    names = [name for name in dataset.note(shard).files if name.split("/")[0] in tables]
    streams = [_rows(dataset, name, columns) for name in names]
    yield from heapq.merge(*streams, key=lambda told: told[1]["position"])


def _rows(dataset: Dataset, name: str, columns: tuple[str, ...] | None) -> Iterator[tuple[str, Row]]:
    table = name.split("/")[0]
    with dataset.place.open(name) as stream:
        for batch in pq.ParquetFile(stream).iter_batches(ROWS_AT_ONCE, columns=columns):
            for row in batch.to_pylist():
                yield table, row


def result_of(table: str, row: Row) -> tuple[Article | Failure, Record | Failure]:
    """An input and what became of it."""
    if table == "articles":
        return article_of_line(row), record_of_line(row)
    failure = Failure(id=row["name"], source=row["source"], stage=row["stage"], what=row["what"], where=row["where"],
                      do=row["do"])  # fmt: skip
    return failure, failure


def load(dataset: Dataset, store: Store, *, day: str) -> Iterator[Outcome]:
    """Write all articles of a dataset into a workspace, as an ingest of the same inputs would.

    Articles that are there already are passed over, so that it may be run again.
    """
    result: Record | Failure | None = None

    def inputs() -> Iterator[Article | Failure]:
        nonlocal result
        for shard in done_shards(dataset):
            for table, row in rows_of_shard(dataset, shard):
                item, result = result_of(table, row)
                yield item

    def stream(items: Iterable[Article | Failure]) -> Iterator[Record | Failure]:
        for _ in items:  # one by one: the result is that of the last one read
            if result is not None:
                yield result if isinstance(result, Failure) else replace(result, manifest=dataset.terms.manifest)

    yield from ingest(store, inputs(), manifest=dataset.terms.manifest, stream=stream, day=day)
