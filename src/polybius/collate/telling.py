"""All evidence of one happening: what each article tells of it in its words, and why these belong together."""

from functools import cache
from typing import Any

import msgspec

from polybius.collate.accounts_told import account_told
from polybius.collate.listing import COLUMNS, STANDING, happening_named, listed_of, members_of
from polybius.collate.verdicts import judged_of
from polybius.errors import AbsentError
from polybius.store import Store
from polybius.tables import read_table

REASON = ("reason", "value", "adds")


class ReasonRow(msgspec.Struct, frozen=True):
    """A reason of a pairing in plain words."""

    reason: str
    words: str


@cache
def reason_words() -> dict[str, str]:
    """What each reason of a pairing says."""
    return {row.reason: row.words for row in read_table("collate/reasons.csv", ReasonRow)}


def tell_happening(store: Store, name: str) -> dict[str, Any]:
    """A happening with its articles, their mentions, the pairings it rests on, and what persons have judged of it.

    `name` is its id, also a former one, or the uid of a mention. Raises `AbsentError` when there is none.
    """
    id = happening_named(store, name)
    if id is None:
        raise AbsentError(f"there is no happening {name!r}", do="list them: polybius happenings WORKSPACE")
    row = store.execute(f"SELECT {COLUMNS} FROM happenings WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise AbsentError(f"all that was read of {id} has been rejected", do="undo it: polybius correct list, … undo")
    asked = f"SELECT id, article, uid, main FROM accounts WHERE happening = ? AND {STANDING} ORDER BY article, id"
    accounts = store.execute(asked, (id,)).fetchall()
    articles = dict.fromkeys(account[1] for account in accounts)
    return {
        **listed_of(row),
        **members_of(store, id),
        "reports": [
            _report(store, article)
            | {"accounts": [account_told(store, id, uid, main) for id, of, uid, main in accounts if of == article]}
            for article in articles
        ],
        "pairings": _pairings(store, [account[0] for account in accounts]),
        "judgements": _judgements(store, [account[0] for account in accounts]),
    }


def _report(store: Store, article: int) -> dict[str, Any]:
    """An article and where it comes from."""
    asked = (
        "SELECT a.name, a.title, a.publisher, a.credit, a.published, a.url, o.kind, o.family, o.agency, r.name, r.id, "
        "s.name, s.id, o.score, o.reasons FROM articles a LEFT JOIN origins o ON o.article = a.id "
        "LEFT JOIN articles r ON r.id = o.repeats LEFT JOIN articles s ON s.id = o.superseded_by WHERE a.id = ?"
    )
    name, title, publisher, credit, published, url, kind, family, agency, repeats, repeated, later, replacing, score, \
        reasons = store.execute(asked, (article,)).fetchone()  # fmt: skip
    origin = {"kind": kind, "family": family, "agency": agency, "repeats": repeats, "repeats_number": repeated,
              "superseded_by": later, "superseded_number": replacing, "score": score,
              "reasons": msgspec.json.decode(reasons or "[]")}  # fmt: skip
    return {"id": name, "number": article, "title": title, "publisher": publisher, "credit": credit,
            "published": published, "url": url, "origin": origin}  # fmt: skip


def _pairings(store: Store, ids: list[int]) -> list[dict[str, Any]]:
    """The pairings among accounts, the surest first."""
    asked = (
        "SELECT p.score, p.reasons, a.name, one.uid, b.name, other.uid, p.other FROM pairings p "
        "JOIN accounts one ON one.id = p.one JOIN accounts other ON other.id = p.other "
        "JOIN articles a ON a.id = one.article JOIN articles b ON b.id = other.article WHERE p.one = ?"
    )
    held = set(ids)
    found = [row for id in ids for row in store.execute(asked, (id,)) if row[6] in held]
    return [
        {
            "score": score,
            "one": {"article": a, "uid": one},
            "other": {"article": b, "uid": other},
            "reasons": [
                dict(zip(REASON, reason, strict=True)) | {"words": reason_words()[reason[0]]}
                for reason in msgspec.json.decode(reasons)
            ],
        }
        for score, reasons, a, one, b, other, _ in sorted(found, key=lambda row: (-row[0], row[2:6]))
    ]


def _judgements(store: Store, ids: list[int]) -> list[dict[str, Any]]:
    numbers = sorted({judgement for id in ids for judgement, _, _ in judged_of(store, id)})
    asked = "SELECT id, act, asked, reason, author, time FROM judgements WHERE id = ?"
    rows = [store.execute(asked, (number,)).fetchone() for number in numbers]
    return [
        {"id": id, "act": act, "asked": msgspec.json.decode(words), "reason": reason, "author": author, "time": time}
        for id, act, words, reason, author, time in rows
    ]
