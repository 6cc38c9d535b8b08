"""What one run codes otherwise than another, row by row, and why."""

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from polybius.corrections import Kind, Row, uid_of
from polybius.row_changes import differing_rows
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
    for article in coded_otherwise(store, before, after):
        old, new = record_of(store, article, run=before.id), record_of(store, article, run=after.id)
        yield from changes_between(old, new, tables)


def coded_otherwise(store: Store, before: Run, after: Run) -> tuple[int, ...]:
    """The articles whose records by two runs are not the same."""
    asked = (
        "SELECT a.article FROM records a JOIN records b ON b.article = a.article AND b.run = ? "
        "WHERE a.run = ? AND a.body <> b.body ORDER BY 1"
    )
    return tuple(article for (article,) in store.execute(asked, (after.id, before.id)))


def manifest_changes(before: Manifest, after: Manifest) -> tuple[str, ...]:
    """What differs in what two runs were made with."""
    names = [f.name for f in msgspec.structs.fields(Manifest)]
    return tuple(
        f"{name} {getattr(before, name)} → {getattr(after, name)}"
        for name in names if getattr(before, name) != getattr(after, name)
    )  # fmt: skip


def changes_between(old: Record, new: Record, tables: tuple[str, ...] = ()) -> Iterator[RowChange]:
    """The rows that differ between two records of a text, in the order of the text within each kind."""
    text = new.document.text
    for pair in differing_rows(old, new, COMPARED):
        uid = uid_of(pair.kind, pair.row, new.document.text_sha256)
        yield RowChange(
            change="changes" if pair.before and pair.after else "appears" if pair.after else "vanishes",
            kind=pair.kind, article=new.document.id, uid=uid, start=pair.span[0], end=pair.span[1],
            words=text[pair.span[0] : pair.span[1]], fields=pair.fields,
            why=(*_rules(pair.before, pair.after), *tables),
        )  # fmt: skip


def _rules(one: Row | None, other: Row | None) -> tuple[str, ...]:
    """The codebook entries, where they differ."""
    before, after = getattr(one, "rule", ""), getattr(other, "rule", "")
    return (f"codebook entry {before or 'none'} → {after or 'none'}",) if before != after else ()
