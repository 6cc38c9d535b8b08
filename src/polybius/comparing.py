"""What a user's codebook changes: the events of the same articles by two codebooks, side by side."""

from collections.abc import Iterable, Iterator
from itertools import tee
from typing import Literal

import msgspec

from polybius.coder import Coder
from polybius.row_changes import RowPair, differing_rows
from polybius.vocabulary import Article, Event, Failure, Record

COMPARED = ("type", "mode", "context", "cameo", "quad", "goldstein", "status", "actor", "recipient", "effect")


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """An event that would appear, vanish or be coded otherwise.

    `start` and `end` are the characters of its trigger in `record.document.text`; `fields` are those that differ.
    """

    kind: Literal["appears", "vanishes", "changes"]
    record: Record
    start: int
    end: int
    before: Event | None
    after: Event | None
    fields: tuple[str, ...] = ()


def compare_codebooks(
    articles: Iterable[Article | Failure], before: Coder, after: Coder
) -> Iterator[tuple[Change, ...] | Failure]:
    """The changes in each article, in text order, from what one coder gives to what the other does."""
    first, second = tee(articles)
    for old, new in zip(before.stream(first), after.stream(second), strict=True):
        if isinstance(old, Failure) or isinstance(new, Failure):
            yield old if isinstance(old, Failure) else new  # type: ignore[misc]
        else:
            yield changes(old, new)


def changes(old: Record, new: Record) -> tuple[Change, ...]:
    """The changes from one record of an article to another, in text order."""
    found = [_change(new, pair) for pair in differing_rows(old, new, {"event": COMPARED})]
    return tuple(sorted(found, key=lambda c: (c.start, c.end, c.kind)))


def _change(record: Record, pair: RowPair) -> Change:
    before = pair.before if isinstance(pair.before, Event) else None
    after = pair.after if isinstance(pair.after, Event) else None
    return Change(
        kind="changes" if before and after else "appears" if after else "vanishes", record=record, start=pair.span[0],
        end=pair.span[1], before=before, after=after, fields=tuple(pair.fields) if before and after else (),
    )  # fmt: skip
