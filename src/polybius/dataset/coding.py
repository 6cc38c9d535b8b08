"""Shards → files of a dataset, coded on this machine; each shard is committed when it is whole."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator

import msgspec

from polybius.dataset.inputs import Shard, read_shard
from polybius.dataset.ledger import Dataset
from polybius.dataset.shard_writer import Note, ShardWriter
from polybius.read import Bounds
from polybius.vocabulary import Article, Failure, Record

type Stream = Callable[[Iterable[Article | Failure]], Iterator[Record | Failure]]


class End(msgspec.Struct, frozen=True):
    """The end of a shard, between its articles and those of the next."""

    shard: Shard


def bounds_of(dataset: Dataset) -> Bounds:
    """How the articles of a dataset are read."""
    return Bounds(dataset.terms.date, dataset.terms.max_characters, dataset.terms.columns)


def code_shards(dataset: Dataset, shards: Iterable[Shard], stream: Stream) -> Iterator[Note]:
    """Code shards one after the other, and give the note of each once it is committed.

    `stream` codes articles in order (`Coder.stream`, or that of processes, which are kept busy from one shard to the
    next). What it has not yet given back is all that is held.
    """
    waiting: deque[tuple[Shard, Article | Failure] | End] = deque()

    def articles() -> Iterator[Article | Failure]:
        for shard in shards:
            for item in read_shard(shard, bounds_of(dataset)):
                waiting.append((shard, item))
                yield item
            waiting.append(End(shard))

    writer: ShardWriter | None = None
    try:
        for result in stream(articles()):
            while isinstance(head := waiting.popleft(), End):
                yield _committed(dataset, head.shard, writer)
                writer = None
            shard, item = head
            writer = writer or ShardWriter(dataset.place, shard, dataset.terms.by)
            writer.add(item, result)
        for head in waiting:
            if isinstance(head, End):
                yield _committed(dataset, head.shard, writer)
                writer = None
    finally:
        if writer is not None:
            writer.__exit__(None, None, None)


def _committed(dataset: Dataset, shard: Shard, writer: ShardWriter | None) -> Note:
    """The note of a shard that is in the ledger now; without a writer it held nothing."""
    with writer or ShardWriter(dataset.place, shard, dataset.terms.by) as whole:
        note = whole.commit()
    dataset.commit(note)
    return note
