"""Correcting rows: each judgement is kept with its reason, author and time, and the rows shown follow it at once."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from polybius.collate import collate
from polybius.corrections import (
    EDITABLE,
    REFERENCES,
    Correction,
    Kind,
    Row,
    Verdict,
    amended,
    checked,
    correction_id,
    row_of,
    rows_by_uid,
    span_of,
    uid_of,
    value_of,
)
from polybius.errors import AbsentError, ChangedError, InputError
from polybius.store import Store, record_of
from polybius.store.corrected import all_corrections, correction, corrections_of, keep_corrections, undo_correction
from polybius.store.schema import transaction
from polybius.store.showing import renew_rows, unchecked
from polybius.vocabulary import Record
from polybius.workspace.editable import check_allowed
from polybius.workspace.naming import Numbered, named_row

State = Literal["applies", "undone", "moved", "gone", "text changed", "elsewhere"]


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A correction in this workspace.

    It `applies`; or its row has `moved` to another uid at the same words, or is `gone`; or the workspace has another
    `text` at the address of the article it was made on; or it belongs to an article that is `elsewhere`.
    """

    id: str
    state: State
    correction: Correction
    article: str | None = None


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """A row that somebody accepted or edited, as it should be; or rejected, as it was coded."""

    kind: Kind
    uid: str
    verdict: str
    article: str
    text_sha256: str
    start: int
    end: int
    words: str
    sentence: str
    row: Any


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody says of a row: right, wrong, or which fields hold what; why and when.

    It `decides` when it is said after others have judged the row otherwise: it counts before all that they say.
    """

    verdict: Verdict
    edits: tuple[tuple[str, object], ...] = (("", None),)
    reason: str = ""
    author: str
    time: str
    decides: bool = False


class Seen(msgspec.Struct, frozen=True):
    """What had been said of a row when somebody looked at it: by anybody, or, who judges blindly, `by` that person."""

    state: str
    by: str | None = None


def state_of(corrections: Iterable[Correction], uid: str, by: str | None = None) -> str:
    """What has been said of a row, in short: the same as long as nobody, or none but others, say or take back more."""
    said = [correction_id(c) for c in corrections if c.uid == uid and not c.undone and by in (None, c.author)]
    return hashlib.sha256("/".join(said).encode()).hexdigest()[:12] if said else "new"


def correct(
    store: Store, name: str, verdict: Verdict, *, field: str = "", value: object = None, reason: str = "",
    author: str, time: str, article: str | None = None, of: Numbered | None = None, decides: bool = False,
) -> Correction:  # fmt: skip
    """Judge the row of a uid, of a number (of an event, toll or claim), or of a local id ("e3") in the article of this
    name; the correction that is kept. What `decides` is said between those who have judged the row otherwise.

    Raises `AbsentError` for a row that is not there, `InputError` for a field that cannot be edited and a value that it
    cannot take.
    """
    said = Saying(verdict=verdict, edits=((field, value),), reason=reason, author=author, time=time, decides=decides)
    return judge_row(store, name, said, article=article, of=of)[0]


def judge_row(
    store: Store, name: str, said: Saying, *, article: str | None = None, of: Numbered | None = None,
    seen: Seen | None = None,
) -> tuple[Correction, ...]:  # fmt: skip
    """Judge a row, and keep a correction for each field that is edited, all or none of them.

    Raises what `correct` raises, and `ChangedError` when what has been said of the row is not what was `seen`.
    """
    with unchecked(store), transaction(store):
        record, uid, kind, row = named_row(store, name, article=article, kind=of)
        text = record.document.text_sha256
        if seen is not None and seen.state != state_of(corrections_of(store, text), uid, seen.by):
            raise ChangedError("somebody else has judged this row meanwhile", do="look at it, and judge again")
        given = tuple(_given(store, record, (uid, kind, row), said, *edit) for edit in said.edits)
        keep_corrections(store, given)
        _renew(store, {text})
    collate(store)
    return given


def _given(
    store: Store, record: Record, judged: tuple[str, Kind, Row], said: Saying, field: str, value: object
) -> Correction:
    """The correction of one field, or of a row as a whole."""
    uid, kind, row = judged
    start, end = span_of(row)
    was = None
    if said.verdict == "edit":
        value = _named_by_uid(record, kind, field, value)
        checked(kind, field, value)
        check_allowed(store, kind, field, value)
        was = _named_by_uid(record, kind, field, value_of(row, field), strict=False)
    return Correction(
        uid=uid, kind=kind, verdict=said.verdict, field=field, value=value, was=was, reason=said.reason,
        author=said.author, time=said.time, article=record.document.url or record.document.id,
        text_sha256=record.document.text_sha256, start=start, end=end, words=record.document.text[start:end],
        decides=said.decides,
    )  # fmt: skip


def bring_in(store: Store, given: Iterable[Correction]) -> int:
    """Write corrections made elsewhere; how many are new. What is there already stays once."""
    return _keep(store, tuple(given))


def undo(store: Store, id: str, *, time: str, author: str | None = None, reason: str = "") -> Correction:
    """Take a correction back. Raises `AbsentError` for one that is not there, `ChangedError` when it is taken back."""
    with unchecked(store), transaction(store):
        found = correction(store, id)
        if found is None:
            raise AbsentError(f"there is no correction {id!r}", do="see polybius correct list")
        if found.undone:
            raise ChangedError(f"correction {id!r} is taken back already", now=found, do="see polybius correct list")
        undo_correction(store, id, time, author=author, reason=reason)
        _renew(store, {found.text_sha256})
    collate(store)
    return msgspec.structs.replace(found, undone=time, undone_author=author, undone_reason=reason)


def _keep(store: Store, given: Iterable[Correction]) -> int:
    listed = tuple(given)
    with unchecked(store), transaction(store):
        new = keep_corrections(store, listed)
        _renew(store, {c.text_sha256 for c in listed})
    collate(store)
    return new


def _renew(store: Store, texts: set[str]) -> None:
    """Let the rows of the articles with these texts follow their corrections, in the transaction that keeps these."""
    for text in sorted(texts):
        for (id,) in store.execute("SELECT id FROM articles WHERE text_sha256 = ? ORDER BY id", (text,)).fetchall():
            renew_rows(store, id)


def _named_by_uid(record: Record, kind: Kind, field: str, value: object, *, strict: bool = True) -> Any:
    """A value whose references to rows are uids: those may be given as uids or as ids of the record."""
    if field not in EDITABLE[kind]:
        raise InputError(f"{field!r} of {kind}s cannot be edited", do=f"edit one of {', '.join(EDITABLE[kind])}")
    if field not in REFERENCES or kind in ("place", "time") or isinstance(value, dict):
        return value
    if isinstance(value, list | tuple):
        return [_uid_named(record, one, strict=strict) for one in value]
    return None if value is None else _uid_named(record, value, strict=strict, instead=INSTEAD.get(field, ""))


INSTEAD = {
    "place": """, or its facts: 'place={"name": "Baghdad", "country": "IRQ"}'""",
    "time": """, or its days: 'time={"from": "1990-08-02", "to": "1990-08-02"}'""",
}


def _uid_named(record: Record, name: object, *, strict: bool, instead: str = "") -> str | None:
    found = row_of(record, str(name))
    if found is None and strict:
        do = f"give the uid or id of one that is there{instead}"
        raise InputError(f"there is no row {name!r} in this article", do=do)
    return found[0] if found else None


def standing(store: Store) -> Iterator[Standing]:
    """All corrections, oldest first, and whether they still apply."""
    for id, c in all_corrections(store):
        name, state = state_in(store, c)
        yield Standing(id=id, state=state, correction=c, article=name)


def state_in(store: Store, c: Correction) -> tuple[str | None, State]:
    """The name of the article that a correction is of, and whether it applies there."""
    asked = "SELECT id, name FROM articles WHERE text_sha256 = ? ORDER BY id"
    found = store.execute(asked, (c.text_sha256,)).fetchone()
    if c.undone:
        return (found[1] if found else None), "undone"
    if found is None:
        asked = "SELECT name FROM articles WHERE url = :article OR name = :article ORDER BY id"
        other = store.execute(asked, {"article": c.article}).fetchone()
        return (other[0], "text changed") if other else (None, "elsewhere")
    record = record_of(store, found[0])
    rows = rows_by_uid(record)
    if c.uid in rows:
        lost = amended(record, corrections_of(store, c.text_sha256)).lost
        return found[1], "gone" if c in lost else "applies"
    moved = any(kind == c.kind and span_of(row) == (c.start, c.end) for kind, row in rows.values())
    return found[1], "moved" if moved else "gone"


def gold(store: Store) -> Iterator[Gold]:
    """The rows that people judged, as they should be: what a coder of one's own can be measured against."""
    asked = "SELECT article, uid, verdict, name FROM verdicts JOIN articles ON articles.id = article "
    for article, uid, verdict, name in store.execute(asked + "ORDER BY article, uid").fetchall():
        coded = record_of(store, article)
        record = amended(coded, corrections_of(store, coded.document.text_sha256)).record
        kind, row = rows_by_uid(record)[uid]
        start, end = span_of(row)
        text = record.document.text
        sentence = next((text[s.start : s.end] for s in record.sentences if s.start <= start < s.end), text[start:end])
        yield Gold(kind=kind, uid=uid_of(kind, row, record.document.text_sha256), verdict=verdict, article=name,
                   text_sha256=record.document.text_sha256, start=start, end=end, words=text[start:end],
                   sentence=sentence, row=msgspec.to_builtins(row))  # fmt: skip


def corrections_as_lines(store: Store) -> Iterator[bytes]:
    """All corrections as JSON Lines, for another workspace."""
    for _, c in all_corrections(store):
        yield msgspec.json.encode(c) + b"\n"


def corrections_of_lines(lines: Iterable[bytes], *, where: str) -> Iterator[Correction]:
    """The corrections on lines of JSON. Raises `InputError` for a line that holds none."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found = msgspec.json.decode(line, type=Correction)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError(f"this is no correction: {error}", where=f"{where}:{number}",
                             do="give a file that polybius correct export wrote") from error  # fmt: skip
        if found.verdict == "edit" and found.field not in EDITABLE[found.kind]:
            raise InputError(f"{found.field!r} of {found.kind}s cannot be edited", where=f"{where}:{number}",
                             do=f"edit one of {', '.join(EDITABLE[found.kind])}")  # fmt: skip
        yield found
