"""How people name a row of a workspace: by its uid, by the number that lists show, or by its id in an article."""

import re
from typing import Literal

from polybius.corrections import Kind, Row, amended, row_of
from polybius.corrections.correction import TABLES
from polybius.errors import AbsentError, InputError
from polybius.store import Store, article_of, record_of
from polybius.store.corrected import corrections_of
from polybius.vocabulary import Record

type Numbered = Literal["event", "toll", "claim"]
NUMBERED: dict[Numbered, str] = {"event": "an event", "toll": "a figure", "claim": "a claim"}
WITH_UID: tuple[Kind, ...] = ("event", "toll", "claim", "actor")
LOCAL = re.compile(r"[a-z]{1,2}\d{1,9}")
NUMBER = re.compile(r"\d{1,15}")
ADVICE = "give the uid or the id that polybius events, tolls or claims shows, or one such as e3 with --article"


def named_row(
    store: Store, name: str, *, article: str | None, kind: Numbered | None
) -> tuple[Record, str, Kind, Row]:  # fmt: skip
    """The record, corrected so far, that holds a row, with the row's uid, its kind and the row itself.

    Raises `AbsentError` when there is none, and `InputError` for a number that an event and a figure or a claim share.
    """
    if article is not None:
        return _in_article(store, _article(store, article), name)
    asked = " UNION ".join(f"SELECT article FROM {TABLES[kind]} WHERE uid = :uid" for kind in WITH_UID)
    (found,) = store.execute(f"SELECT min(article) FROM ({asked})", {"uid": name}).fetchone()
    found = judged_in(store, name) if found is None else found
    if found is not None:
        return _in_article(store, found, name)
    if NUMBER.fullmatch(name):
        return _in_article(store, article_of(int(name)), _uid_of_number(store, name, kind))
    if LOCAL.fullmatch(name):
        raise InputError(f"{name!r} is the id of a row in many articles", do="say in which: --article NAME")
    raise AbsentError(f"there is no row {name!r}", do=ADVICE)


def judged_in(store: Store, uid: str) -> int | None:
    """The article of a row that somebody has judged before; the only way from the uid of a place or time to its row."""
    asked = "SELECT min(articles.id) FROM corrections JOIN articles USING (text_sha256) WHERE uid = ?"
    found: int | None = store.execute(asked, (uid,)).fetchone()[0]
    return found


def _in_article(store: Store, article: int, name: str) -> tuple[Record, str, Kind, Row]:
    record = record_of(store, article)
    record = amended(record, corrections_of(store, record.document.text_sha256)).record
    found = row_of(record, name)
    if found is None:
        raise AbsentError(f"there is no row {name!r} in {record.document.id!r}", do=ADVICE)
    return record, *found


def _article(store: Store, name: str) -> int:
    """The article of a name, or else of a number."""
    number = int(name) if NUMBER.fullmatch(name) else -1
    asked = "SELECT id FROM articles WHERE name = :name OR id = :number ORDER BY name = :name DESC, id"
    found = store.execute(asked, {"name": name, "number": number}).fetchone()
    if found is None:
        raise AbsentError(f"there is no article {name!r}", do="see polybius articles for their numbers and names")
    return int(found[0])


def _uid_of_number(store: Store, name: str, kind: Numbered | None) -> str:
    """The uid of the event, figure or claim of a number; a number can be one of each."""
    found: dict[Numbered, str] = {}
    for one in NUMBERED if kind is None else (kind,):
        row = store.execute(f"SELECT uid FROM {TABLES[one]} WHERE id = ?", (int(name),)).fetchone()
        found |= {one: row[0]} if row else {}
    if not found:
        raise AbsentError(f"no {kind or 'event, figure or claim'} has the id {name}", do=ADVICE)
    if len(found) > 1:
        told = " and ".join(f"{NUMBERED[one]} ({uid})" for one, uid in found.items())
        raise InputError(f"{name} is {told}", do="give the uid, or say which with --kind event, toll or claim")
    return next(iter(found.values()))
