"""A row as somebody sees it who is to judge it: its words, each field as coded and as it stands, what has been said."""

from collections.abc import Iterable
from typing import Any

import msgspec

from polybius.corrections import EDITABLE, Correction, Kind, Row, amended, correction_id, row_of, rows_by_uid, span_of
from polybius.corrections.applying import JUDGED
from polybius.corrections.correction import REFERENCES, value_of
from polybius.errors import AbsentError
from polybius.query import ArticleRow, Filters, articles, row_of_uid
from polybius.store import Store, record_of
from polybius.store.corrected import corrections_of
from polybius.vocabulary import Actor, Claim, Event, Place, Record, Time, Toll
from polybius.workspace.correcting import state_of
from polybius.workspace.naming import judged_in

WITH_CHAIN = {"event": "events", "toll": "tolls", "claim": "claims"}


class FieldTold(msgspec.Struct, frozen=True, kw_only=True):
    """A field of a row: what was coded and what it holds now; rows it refers to are named by uid."""

    field: str
    coded: Any
    now: Any


class RowNamed(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the article that a field may refer to, in words."""

    uid: str
    kind: Kind
    text: str


class SaidOfRow(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody has said of a row; `undone` is when it was taken back."""

    id: str
    verdict: str
    field: str
    was: Any
    value: Any
    reason: str
    author: str
    time: str
    undone: str | None


class JudgedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row with all that is needed to judge it.

    `chain` is who says so, outermost first; `verdict` what became of it: accepted, edited, rejected, or null. `state`
    says what has been said so far, to be given back with a judgement. Seen blindly, the row and `said` are as if nobody
    else had judged it, and `hidden` is how many others have.
    """

    uid: str
    kind: Kind
    article: ArticleRow
    start: int
    end: int
    words: str
    sentence: str
    chain: str
    happening: str | None
    verdict: str | None
    fields: tuple[FieldTold, ...]
    rows: tuple[RowNamed, ...]
    said: tuple[SaidOfRow, ...]
    state: str
    blind: bool
    hidden: int


def judged_row(store: Store, uid: str, *, by: str | None = None, article: int | None = None) -> JudgedRow:
    """A row to be judged, named by its uid, or by its id in an `article`; `by` is who judges it blindly.

    Raises `AbsentError` when there is none.
    """
    article = _article_of(store, uid) if article is None else _known(store, article)
    coded = record_of(store, article)
    uid = named[0] if (named := row_of(coded, uid)) else uid
    all_said = [c for c in corrections_of(store, coded.document.text_sha256) if c.uid == uid]
    seen = [c for c in all_said if by in (None, c.author)]
    others = {c.author for c in all_said if c not in seen and not c.undone}
    changed = amended(coded, corrections_of(store, coded.document.text_sha256) if by is None else seen)
    found, before = row_of(changed.record, uid), rows_by_uid(coded).get(uid)
    if found is None or before is None:
        raise AbsentError(f"there is no row {uid!r}")
    _, kind, row = found
    start, end = span_of(row)
    text = coded.document.text
    chain, happening = _told(store, kind, uid)
    return JudgedRow(
        uid=uid, kind=kind, article=next(articles(store, Filters(article=(str(article),)))), start=start, end=end,
        words=text[start:end], sentence=_sentence(coded, start, end), chain=chain, happening=happening,
        verdict=changed.verdicts.get(uid), fields=_fields(changed.record, kind, row, coded, before[1]),
        rows=tuple(_rows(changed.record)), said=tuple(map(said_of_row, seen)),
        state=state_of(all_said, uid, by), blind=by is not None, hidden=len(others),
    )  # fmt: skip


def said_of_row(c: Correction) -> SaidOfRow:
    """A correction without what its row tells already."""
    return SaidOfRow(id=correction_id(c), verdict=JUDGED[c.verdict], field=c.field, was=c.was, value=c.value,
                     reason=c.reason, author=c.author, time=c.time, undone=c.undone)  # fmt: skip


def _article_of(store: Store, uid: str) -> int:
    """The article that holds a row; the first where articles share a text."""
    tables = (*WITH_CHAIN.values(), "actors")
    asked = " UNION ALL ".join(f"SELECT article FROM {table} WHERE uid = :uid" for table in tables)
    (found,) = store.execute(f"SELECT min(article) FROM ({asked})", {"uid": uid}).fetchone()
    found = judged_in(store, uid) if found is None else found
    if found is None:
        raise AbsentError(f"there is no row {uid!r}")
    return int(found)


def _known(store: Store, article: int) -> int:
    if store.execute("SELECT 1 FROM articles WHERE id = ?", (article,)).fetchone() is None:
        raise AbsentError(f"there is no article {article}", do="see polybius articles for their numbers")
    return article


def _told(store: Store, kind: Kind, uid: str) -> tuple[str, str | None]:
    """Who says so, and the happening it belongs to."""
    if kind not in WITH_CHAIN:
        return "", None
    row = row_of_uid(store, WITH_CHAIN[kind], uid)  # type: ignore[arg-type]
    return row.said_by, getattr(row, "happening", None)


def _sentence(record: Record, start: int, end: int) -> str:
    text = record.document.text
    return next((text[s.start : s.end] for s in record.sentences if s.start <= start < s.end), text[start:end])


def _fields(now: Record, kind: Kind, row: Row, coded: Record, before: Row) -> tuple[FieldTold, ...]:
    return tuple(
        FieldTold(field=field, coded=_by_uid(coded, kind, field, value_of(before, field)),
                  now=_by_uid(now, kind, field, value_of(row, field)))
        for field in EDITABLE[kind]
    )  # fmt: skip


def _by_uid(record: Record, kind: Kind, field: str, value: Any) -> Any:
    """A value whose references to rows are uids."""
    if field not in REFERENCES or kind in ("place", "time") or value is None:
        return value
    named = {row.id: uid for uid, (_, row) in rows_by_uid(record).items()}
    return [named.get(one, one) for one in value] if isinstance(value, list) else named.get(value, value)


def _rows(record: Record) -> Iterable[RowNamed]:
    for uid, (kind, row) in rows_by_uid(record).items():
        yield RowNamed(uid=uid, kind=kind, text=row_in_words(record, row))


def row_in_words(record: Record, row: Row) -> str:
    """A row in a few words, as it is offered in a list."""
    words = " ".join(record.document.text[slice(*span_of(row))].split())
    match row:
        case Actor():
            told = (row.name, row.code)
        case Event():
            told = (words, row.type.lower())
        case Toll():
            told = (words, row.effect)
        case Claim():
            told = (words, row.stance)
        case Place():
            told = (row.name, row.country or "")
        case Time():
            told = (words, " to ".join(dict.fromkeys(day for day in (row.from_, row.to) if day)))
    return " · ".join(part for part in told if part)
