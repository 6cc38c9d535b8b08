"""Corrections in the workspace: kept as rows, read back in the order they were made."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from polybius.corrections import Correction, correction_id
from polybius.store.rows import json_of
from polybius.store.schema import Store

COLUMNS = (
    'uid, kind, verdict, field, value, was, reason, author, time, article, text_sha256, start, "end", words, '
    "decides, undone, undone_author, undone_reason"
)


def corrections_of(store: Store, text_sha256: str) -> tuple[Correction, ...]:
    """The corrections of rows of one text, oldest first."""
    return tuple(c for _, c in _read(store, "WHERE text_sha256 = ?", (text_sha256,)))


def all_corrections(store: Store) -> Iterator[tuple[str, Correction]]:
    """All corrections with their ids, oldest first."""
    return _read(store, "", ())


def find_corrections(
    store: Store, *, author: Sequence[str] = (), article: Sequence[int] = (), uid: Sequence[str] = (),
    verdict: Sequence[str] = (),
) -> Iterator[tuple[str, Correction]]:  # fmt: skip
    """The corrections that fit with their ids, newest first; several values of one field are alternatives."""
    texts = "text_sha256 IN (SELECT a.text_sha256 FROM articles a WHERE a.id IN (SELECT value FROM json_each(?)))"
    alike = "{} IN (SELECT value FROM json_each(?))"
    terms = [(alike.format("author"), author), (texts, article), (alike.format("uid"), uid),
             (alike.format("verdict"), verdict)]  # fmt: skip
    given = [(term, json_of(tuple(values))) for term, values in terms if values]
    where = f"WHERE {' AND '.join(term for term, _ in given)}" if given else ""
    return _read(store, where, tuple(values for _, values in given), newest=True)


def correction(store: Store, id: str) -> Correction | None:
    """The correction of an id."""
    return next((c for _, c in _read(store, "WHERE id = ?", (id,))), None)


def keep_corrections(store: Store, given: Iterable[Correction]) -> int:
    """Write corrections that are not there yet; one that has been undone elsewhere is undone here. How many are new."""
    new = 0
    for c in given:
        row = (correction_id(c), c.uid, c.kind, c.verdict, c.field, json_of(c.value), json_of(c.was), c.reason,
               c.author, c.time, c.article, c.text_sha256, c.start, c.end, c.words, int(c.decides), c.undone,
               c.undone_author, c.undone_reason)  # fmt: skip
        marks = ", ".join("?" * len(row))
        new += store.execute(f"INSERT OR IGNORE INTO corrections (id, {COLUMNS}) VALUES ({marks})", row).rowcount
        if c.undone:
            undo_correction(store, row[0], c.undone, author=c.undone_author, reason=c.undone_reason)
    return new


def undo_correction(store: Store, id: str, time: str, *, author: str | None = None, reason: str = "") -> None:
    """Mark a correction as taken back, unless it is."""
    changed = "UPDATE corrections SET undone = ?, undone_author = ?, undone_reason = ? WHERE id = ? AND undone IS NULL"
    store.execute(changed, (time, author, reason, id))


def _read(
    store: Store, where: str, given: tuple[str, ...], *, newest: bool = False
) -> Iterator[tuple[str, Correction]]:
    order = "ORDER BY seq DESC" if newest else "ORDER BY seq"
    for id, *row in store.execute(f"SELECT id, {COLUMNS} FROM corrections {where} {order}", given):
        uid, kind, verdict, field, value, was, *rest = row
        reason, author, time, article, text, start, end, words, decides, undone, undone_author, undone_reason = rest
        yield id, Correction(
            uid=uid, kind=kind, verdict=verdict, field=field, value=msgspec.json.decode(value),
            was=msgspec.json.decode(was), reason=reason, author=author, time=time, article=article, text_sha256=text,
            start=start, end=end, words=words, decides=bool(decides), undone=undone, undone_author=undone_author,
            undone_reason=undone_reason,
        )  # fmt: skip
