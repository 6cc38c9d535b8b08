"""All evidence of one happening: what each article tells of it in its words, and why these belong together."""

from typing import Any

import msgspec

from polybius.collate.listing import COLUMNS, STANDING, happening_named, listed_of, members_of
from polybius.collate.verdicts import judged_of
from polybius.errors import AbsentError
from polybius.store import Store

REASON = ("reason", "value", "adds")


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
            | {"accounts": [_account(store, id, uid, main) for id, of, uid, main in accounts if of == article]}
            for article in articles
        ],
        "pairings": _pairings(store, [account[0] for account in accounts]),
        "judgements": _judgements(store, [account[0] for account in accounts]),
    }


def _report(store: Store, article: int) -> dict[str, Any]:
    """An article and where it comes from."""
    asked = (
        "SELECT a.name, a.title, a.publisher, a.published, a.url, o.kind, o.family, o.agency, r.name, s.name, o.score, "
        "o.reasons FROM articles a LEFT JOIN origins o ON o.article = a.id LEFT JOIN articles r ON r.id = o.repeats "
        "LEFT JOIN articles s ON s.id = o.superseded_by WHERE a.id = ?"
    )
    name, title, publisher, published, url, kind, family, agency, repeats, later, score, reasons = store.execute(
        asked, (article,)
    ).fetchone()
    origin = {"kind": kind, "family": family, "agency": agency, "repeats": repeats, "superseded_by": later,
              "score": score, "reasons": msgspec.json.decode(reasons or "[]")}  # fmt: skip
    return {
        "id": name,
        "number": article,
        "title": title,
        "publisher": publisher,
        "published": published,
        "url": url,
        "origin": origin,
    }


def _account(store: Store, id: int, uid: str, main: int) -> dict[str, Any]:
    """What an article tells of it: its events and figures in their words."""
    events = store.execute(
        "SELECT e.id, e.uid, e.type, e.mode, e.status, s.start, s.end, e.start, e.end, a.text, p.name, t.start, t.end, "
        "e.day_from, e.day_to FROM account_events JOIN events e ON e.id = event JOIN sentences s ON s.id = e.sentence "
        "JOIN articles a ON a.id = e.article LEFT JOIN places p ON p.id = e.place LEFT JOIN times t ON t.id = e.time "
        "WHERE account = ? ORDER BY e.id", (id,),
    ).fetchall()  # fmt: skip
    tolls = store.execute(
        "SELECT t.id, t.uid, t.effect, t.unit, t.low, t.high, t.bound, substr(a.text, t.start + 1, t.end - t.start) "
        "FROM account_tolls JOIN tolls t ON t.id = toll JOIN articles a ON a.id = t.article WHERE account = ? "
        "ORDER BY t.id", (id,),
    ).fetchall()  # fmt: skip
    return {
        "uid": uid,
        "main": bool(main),
        "events": [_event(store, *event) for event in events],
        "tolls": [
            {"uid": t[1], "effect": t[2], "unit": t[3], "low": t[4], "high": t[5], "bound": t[6], "words": t[7],
             "says": _sayers(store, "toll_claims", "toll", t[0])}
            for t in tolls
        ],
    }  # fmt: skip


def _event(
    store: Store, id: int, uid: str, type: str, mode: str, status: str, from_: int, to: int, start: int, end: int,
    text: str, place: str | None, time_start: int | None, time_end: int | None, day: str | None, until: str | None,
) -> dict[str, Any]:  # fmt: skip
    said = None if time_start is None else text[time_start:time_end]
    sides = store.execute(
        "SELECT side, actors.name FROM event_actors JOIN actors ON actors.id = actor WHERE event = ? "
        "ORDER BY side, position",
        (id,),
    ).fetchall()  # fmt: skip
    return {
        "uid": uid, "type": type, "mode": msgspec.json.decode(mode), "status": status, "trigger": text[start:end],
        "words": " ".join(text[from_:to].split()), "actor": [name for side, name in sides if side == "actor"],
        "recipient": [name for side, name in sides if side == "recipient"], "place": place,
        "time": {"words": said, "from": day, "to": until} if said else None,
        "says": _sayers(store, "event_claims", "event", id),
    }  # fmt: skip


def _sayers(store: Store, table: str, column: str, id: int) -> list[str]:
    """Who says so, outermost first, with how: "Kuwaiti officials (say)"."""
    asked = (
        f"SELECT coalesce(actors.name, '?'), claims.stance FROM {table} JOIN claims ON claims.id = claim "
        f"LEFT JOIN actors ON actors.id = claims.speaker WHERE {table}.{column} = ? ORDER BY position"
    )
    return [f"{name} ({stance})" for name, stance in store.execute(asked, (id,))]


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
            "reasons": [dict(zip(REASON, reason, strict=True)) for reason in msgspec.json.decode(reasons)],
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
