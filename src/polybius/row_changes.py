"""What differs between two records of one text, whatever ids their rows have."""

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import Any

import msgspec

from polybius.corrections import Kind, Row, rows_by_uid, span_of, value_of
from polybius.vocabulary import Record

type Compared = dict[Kind, tuple[str, ...]]
type Span = tuple[int, int]


class RowPair(msgspec.Struct, frozen=True, kw_only=True):
    """A row of one record and that of the other which was read from the same words, or none.

    `fields` maps each field that differs to its values before and after; actors and other rows are given by their
    words.
    """

    kind: Kind
    span: Span
    before: Row | None
    after: Row | None
    fields: dict[str, tuple[Any, Any]]

    @property
    def row(self) -> Row:
        """The row after, else the one before."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a pair without rows")
        return found


class Reading(msgspec.Struct, frozen=True):
    """A row with its references put into words, so that two runs can be compared whatever their ids are."""

    uid: str
    row: Row
    fields: dict[str, Any]


type Readings = dict[Span, list[Reading]]


def differing_rows(old: Record, new: Record, compared: Compared) -> Iterator[RowPair]:
    """The rows that differ in what is compared, in the order of the text within each kind."""
    before, after = _readable(old, compared), _readable(new, compared)
    for kind, names in compared.items():
        for span in sorted(before[kind].keys() | after[kind].keys()):
            for one, other in _paired(before[kind].get(span, ()), after[kind].get(span, ())):
                fields = {
                    name: (one and one.fields[name], other and other.fields[name])
                    for name in names
                    if one is None or other is None or one.fields[name] != other.fields[name]
                }
                if fields:
                    before_row, after_row = one.row if one else None, other.row if other else None
                    yield RowPair(kind=kind, span=span, before=before_row, after=after_row, fields=fields)


def _readable(record: Record, compared: Compared) -> dict[Kind, Readings]:
    """The rows of each kind by their span."""
    names = _names(record)
    found: dict[Kind, Readings] = {kind: {} for kind in compared}
    for uid, (kind, row) in rows_by_uid(record).items():
        if kind in compared:
            fields = {field: _worded(value_of(row, field), names) for field in compared[kind]}
            found[kind].setdefault(span_of(row), []).append(Reading(uid, row, fields))
    return found


def _names(record: Record) -> dict[str, str]:
    """What the ids of a record stand for, in words."""
    text = record.document.text
    named = {a.id: f"{a.name} ({a.code})" if a.code else a.name for a in record.actors}
    rows: tuple[Row, ...] = (*record.events, *record.claims, *record.times, *record.places)
    return named | {row.id: text[span_of(row)[0] : span_of(row)[1]] for row in rows}


def _worded(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, list | tuple):
        return [_worded(one, names) for one in value]
    return names.get(value, value) if isinstance(value, str) else value


LIKE: tuple[Callable[[Reading, Reading], bool], ...] = (
    lambda one, other: one.uid == other.uid and one.fields == other.fields,
    lambda one, other: one.fields == other.fields,
    lambda one, other: one.uid == other.uid,
)


def _paired(before: Iterable[Reading], after: Iterable[Reading]) -> Iterator[tuple[Reading | None, Reading | None]]:
    """Rows of the same words together: those alike first, then those of one uid, then in order; the others alone."""
    old, new = list(before), list(after)
    for like in LIKE:
        for one in tuple(old):
            same = next((other for other in new if like(one, other)), None)
            if same is not None:
                old.remove(one)
                new.remove(same)
                yield one, same
    yield from zip_longest(old, new)
