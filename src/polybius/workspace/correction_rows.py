"""The list of corrections: who said what of which row, when and why, newest first, with what it changed in words."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

import msgspec

from polybius.corrections import REFERENCES, Correction, rows_by_uid
from polybius.errors import SettingError
from polybius.query import Page
from polybius.store import Store, record_of
from polybius.store.corrected import find_corrections
from polybius.workspace.correcting import State, state_in
from polybius.workspace.judged_row import row_in_words


class CorrectionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A correction: `was` and `value` in words, `state` whether it applies; `article` null when it is not here."""

    id: str
    state: State
    author: str
    time: str
    verdict: str
    kind: str
    uid: str
    field: str
    was: str
    value: str
    reason: str
    words: str
    article: int | None
    name: str | None
    title: str | None
    undone: str | None


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """Which corrections are asked for; several values of one field are alternatives."""

    author: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    article: tuple[int, ...] = ()
    uid: tuple[str, ...] = ()
    verdict: tuple[str, ...] = ()


def correction_rows(store: Store, sought: Sought, page: Page) -> Iterator[CorrectionRow]:
    """The corrections that fit, newest first, after those that the page leaves out.

    Raises `SettingError` for a state that there is not.
    """
    states = get_args(State)
    if strange := [state for state in sought.state if state not in states]:
        raise SettingError(f"no state {strange[0]!r}", where="--state", do=f"the states are {', '.join(states)}")
    left = page.offset
    for id, c in find_corrections(store, author=sought.author, article=sought.article, uid=sought.uid,
                                  verdict=sought.verdict):  # fmt: skip
        if left and not sought.state:
            left -= 1
            continue
        name, state = state_in(store, c)
        if sought.state and state not in sought.state:
            continue
        if left:
            left -= 1
            continue
        yield _row(store, id, c, state, name)


def count_corrections(store: Store, sought: Sought) -> int:
    """How many corrections fit."""
    return sum(1 for _ in correction_rows(store, sought, Page()))


def _row(store: Store, id: str, c: Correction, state: State, name: str | None) -> CorrectionRow:
    asked = "SELECT id, title FROM articles WHERE text_sha256 = ? OR name = ? ORDER BY text_sha256 = ? DESC, id LIMIT 1"
    article, title = store.execute(asked, (c.text_sha256, name, c.text_sha256)).fetchone() or (None, None)
    edited = c.verdict == "edit"
    record = record_of(store, article) if article is not None and c.field in REFERENCES else None
    named = {uid: row_in_words(record, row) for uid, (_, row) in rows_by_uid(record).items()} if record else {}
    return CorrectionRow(
        id=id, state=state, author=c.author, time=c.time, verdict=c.verdict, kind=c.kind, uid=c.uid, field=c.field,
        was=value_in_words(c.was, named) if edited else "", value=value_in_words(c.value, named) if edited else "",
        reason=c.reason, words=c.words, article=article, name=name, title=title, undone=c.undone,
    )  # fmt: skip


def value_in_words(value: Any, named: Mapping[str, str]) -> str:
    """A value as it is shown: rows that it refers to by what they are called, none as "nothing"."""
    if isinstance(value, list):
        return ", ".join(value_in_words(one, named) for one in value) or "nothing"
    if isinstance(value, dict):
        days = " to ".join(dict.fromkeys(str(value[name]) for name in ("from", "to") if value.get(name)))
        return str(value.get("name") or days or value.get("value") or value)
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "nothing"}[value]
    return named.get(str(value), str(value))
