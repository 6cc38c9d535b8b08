"""Articles → workspace: each is coded unless it is there already, and written with its record at once."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

import msgspec

from polybius.collate import collate, file_articles
from polybius.store import Store, Writer
from polybius.vocabulary import Article, Failure, Manifest, Record

FILED_AT_ONCE = 100

type Stream = Callable[[Iterable[Article | Failure]], Iterator[Record | Failure]]


class Outcome(msgspec.Struct, frozen=True):
    """What became of one input: written, there already, or failed."""

    kind: Literal["added", "known", "failed"]
    result: Record | Failure | None = None


def ingest(
    store: Store, articles: Iterable[Article | Failure], *, manifest: Manifest, stream: Stream, day: str
) -> Iterator[Outcome]:
    """Write each article with its record; say what became of each.

    `stream` codes articles in order (`Coder.stream`, or processes); `day` is today as an ISO date. Whatever is said to
    be added is on the disk: a run that is killed and begun again ends with the rows of one that was not. At the end
    origins and happenings are brought up to date.
    """
    writer = Writer(store, manifest, day=day)
    waiting: deque[Article | Failure] = deque()
    known: deque[None] = deque()

    def fresh() -> Iterator[Article | Failure]:
        for item in articles:
            if isinstance(item, Article) and writer.knows(item):
                known.append(None)
                continue
            waiting.append(item)
            yield item

    for number, result in enumerate(stream(fresh()), start=1):
        yield from (Outcome("known") for _ in range(len(known)))
        known.clear()
        yield _written(writer, waiting.popleft(), result)
        if number % FILED_AT_ONCE == 0:
            file_articles(store)  # while the processes code on
    yield from (Outcome("known") for _ in range(len(known)))
    collate(store)


def _written(writer: Writer, item: Article | Failure, result: Record | Failure) -> Outcome:
    if isinstance(result, Failure):
        writer.fail(result)
        return Outcome("failed", result)
    if isinstance(item, Failure):
        raise TypeError("an input that could not be read has a record")
    return Outcome("added", result) if writer.add(item, result) else Outcome("known")
