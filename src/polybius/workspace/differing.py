"""What one run codes otherwise than another, row by row, and why."""

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from polybius.corrections import Kind, Row, rows_by_uid, span_of, value_of
from polybius.store import Store, record_of
from polybius.vocabulary import Manifest, Record
from polybius.workspace.recoding import Run

COMPARED: dict[Kind, tuple[str, ...]] = {
    "event": ("type", "mode", "context", "cameo", "status", "actor", "recipient", "effect", "weapon", "place", "time",
              "said_by"),
    "toll": ("effect", "unit", "low", "high", "bound", "of", "perpetrator", "event", "cumulative", "claims"),
    "claim": ("speaker", "via", "addressee", "channel", "stance", "quote", "hedged", "content"),
    "actor": ("name", "kind", "country", "sector", "code", "role"),
}  # fmt: skip


class RowChange(msgspec.Struct, frozen=True, kw_only=True):
    """A row that one run has and the other has not, or has otherwise.

    `fields` maps each field that differs to its values before and after; actors and other rows are given by their
    words. `why` says which codebook entries and which tables differ.
    """

    change: Literal["appears", "vanishes", "changes"]
    kind: Kind
    article: str
    uid: str
    start: int
    end: int
    words: str
    fields: dict[str, tuple[Any, Any]]
    why: tuple[str, ...]


def differences(store: Store, before: Run, after: Run) -> Iterator[RowChange]:
    """What appeared, vanished and changed from one run to the other, in the articles that both coded."""
    tables = manifest_changes(before.manifest, after.manifest)
    asked = "SELECT article FROM records WHERE run = ? INTERSECT SELECT article FROM records WHERE run = ? ORDER BY 1"
    for (article,) in store.execute(asked, (before.id, after.id)).fetchall():
        old, new = record_of(store, article, run=before.id), record_of(store, article, run=after.id)
        yield from changes_between(old, new, tables)


def manifest_changes(before: Manifest, after: Manifest) -> tuple[str, ...]:
    """What differs in what two runs were made with."""
    names = [f.name for f in msgspec.structs.fields(Manifest)]
    return tuple(
        f"{name} {getattr(before, name)} → {getattr(after, name)}"
        for name in names if getattr(before, name) != getattr(after, name)
    )  # fmt: skip


def changes_between(old: Record, new: Record, tables: tuple[str, ...] = ()) -> Iterator[RowChange]:
    """The rows that differ between two records of a text, in the order of the text within each kind."""
    before, after = _readable(old), _readable(new)
    for kind in COMPARED:
        pairs = _paired(before[kind], after[kind])
        for span, one, other in sorted(pairs, key=lambda pair: pair[0]):
            fields = {
                field: (one and one.fields[field], other and other.fields[field])
                for field in COMPARED[kind]
                if one is None or other is None or one.fields[field] != other.fields[field]
            }
            row = other or one
            if fields and row is not None:
                change: Literal["appears", "vanishes", "changes"]
                change = "changes" if one and other else "appears" if other else "vanishes"
                yield RowChange(
                    change=change, kind=kind, article=new.document.id, uid=row.uid, start=span[0], end=span[1],
                    words=new.document.text[span[0] : span[1]], fields=fields, why=(*_rules(one, other), *tables),
                )  # fmt: skip


class Reading(msgspec.Struct, frozen=True):
    """A row with its references put into words, so that two runs can be compared whatever their ids are."""

    uid: str
    fields: dict[str, Any]
    rule: str


type Readings = dict[tuple[int, int], list[Reading]]


def _readable(record: Record) -> dict[Kind, Readings]:
    """The rows of each kind by their span."""
    names = _names(record)
    found: dict[Kind, Readings] = {kind: {} for kind in COMPARED}
    for uid, (kind, row) in rows_by_uid(record).items():
        if kind in COMPARED:
            fields = {field: _worded(value_of(row, field), names) for field in COMPARED[kind]}
            found[kind].setdefault(span_of(row), []).append(Reading(uid, fields, getattr(row, "rule", "")))
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


def _paired(before: Readings, after: Readings) -> Iterator[tuple[tuple[int, int], Reading | None, Reading | None]]:
    """Rows of the same words together: those of one uid first, then in their order; what is left alone."""
    for span in before.keys() | after.keys():
        old, new = list(before.get(span, ())), list(after.get(span, ()))
        for one in list(old):
            same = next((other for other in new if other.uid == one.uid), None)
            if same is not None:
                old.remove(one)
                new.remove(same)
                yield span, one, same
        for n in range(max(len(old), len(new))):
            yield span, old[n] if n < len(old) else None, new[n] if n < len(new) else None


def _rules(one: Reading | None, other: Reading | None) -> tuple[str, ...]:
    """The codebook entries, where they differ."""
    before, after = one.rule if one else "", other.rule if other else ""
    return (f"codebook entry {before or 'none'} → {after or 'none'}",) if before != after else ()
