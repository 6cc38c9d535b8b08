"""What a user's codebook changes: the events of the same articles by two codebooks, side by side."""

from collections.abc import Iterable, Iterator
from itertools import tee
from typing import Literal

import msgspec

from polybius.coder import Coder
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
    found = [_change(new, before, after) for before, after in _paired(old.events, new.events)]
    return tuple(sorted((c for c in found if c is not None), key=lambda c: (c.start, c.end, c.kind)))


def _paired(old: tuple[Event, ...], new: tuple[Event, ...]) -> Iterator[tuple[Event | None, Event | None]]:
    """Events of the same trigger together, like with like first; the others alone."""
    left = list(new)
    waiting: list[Event] = []
    for event in old:
        same = next((other for other in left if not _differing(event, other) and _span(event) == _span(other)), None)
        if same is None:
            waiting.append(event)
        else:
            left.remove(same)
    for event in waiting:
        near = next((other for other in left if _span(event) == _span(other)), None)
        if near is not None:
            left.remove(near)
        yield event, near
    yield from ((None, event) for event in left)


def _change(record: Record, before: Event | None, after: Event | None) -> Change | None:
    event = after or before
    if event is None:
        return None
    fields = _differing(before, after) if before and after else ()
    return Change(
        kind="changes" if before and after else "appears" if after else "vanishes",
        record=record, start=event.start, end=event.end, before=before, after=after, fields=fields,
    )  # fmt: skip


def _span(event: Event) -> tuple[int, int]:
    return event.start, event.end


def _differing(one: Event, other: Event) -> tuple[str, ...]:
    return tuple(name for name in COMPARED if getattr(one, name) != getattr(other, name))
