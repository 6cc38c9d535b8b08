"""What one article tells of a happening: its events and figures in their words, and who says so."""

from itertools import groupby
from typing import Any

import msgspec

from polybius.store import Store

EVENTS = """
    SELECT e.id, e.uid, e.type, e.mode, e.status, e.quad, e.cameo, e.weapon, e.rule, e.start, e."end", e.day_from,
        e.day_to, s.start AS from_, s."end" AS until, a.text, p.name AS place, p.country, p.admin1, p.lat, p.lon,
        p.radius_km, p.basis, p.candidates, t.start AS time_start, t."end" AS time_end, t.basis AS time_basis,
        same.uid AS restates
    FROM account_events JOIN events e ON e.id = event JOIN sentences s ON s.id = e.sentence
    JOIN articles a ON a.id = e.article LEFT JOIN places p ON p.id = e.place LEFT JOIN times t ON t.id = e.time
    LEFT JOIN events same ON same.id = e.same_as
    WHERE account = ? ORDER BY e.id"""
TOLLS = """
    SELECT t.id, t.uid, t.effect, t.unit, t.low, t.high, t.bound, t.cumulative, t.part, t.start, t."end",
        coalesce(s.start, t.start) AS from_, coalesce(s."end", t."end") AS until, a.text
    FROM account_tolls JOIN tolls t ON t.id = toll JOIN articles a ON a.id = t.article
    LEFT JOIN sentences s ON s.id = t.sentence WHERE account = ? ORDER BY t.id"""
SIDES = "SELECT side, actors.name FROM event_actors JOIN actors ON actors.id = actor WHERE event = ? ORDER BY position"
LINKS = """
    SELECT claims.id, claims.uid, claims.stance, claims.quote, claims.hedged, actors.name, actors.kind, actors.country,
        actors.role FROM {table} JOIN claims ON claims.id = claim LEFT JOIN actors ON actors.id = claims.speaker
    WHERE {table}.{column} = ? ORDER BY position"""
VIA = """
    SELECT actors.name FROM claim_actors JOIN actors ON actors.id = actor
    WHERE claim = ? AND side = 'via' ORDER BY position"""
PLACE = ("country", "admin1", "lat", "lon", "radius_km", "basis")


def account_told(store: Store, id: int, uid: str, main: int) -> dict[str, Any]:
    """An account with its events and figures."""
    return {
        "uid": uid,
        "main": bool(main),
        "events": [_event(store, row) for row in _rows(store, EVENTS, id)],
        "tolls": [_toll(store, row) for row in _rows(store, TOLLS, id)],
    }


def _rows(store: Store, asked: str, id: int) -> list[dict[str, Any]]:
    cursor = store.execute(asked, (id,))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _event(store: Store, row: dict[str, Any]) -> dict[str, Any]:
    text: str = row["text"]
    said = None if row["time_start"] is None else text[row["time_start"] : row["time_end"]]
    sides = store.execute(SIDES, (row["id"],)).fetchall()
    told = {name: row[name] for name in ("uid", "type", "status", "quad", "cameo", "rule", "start", "end", "restates")}
    return told | {
        "mode": msgspec.json.decode(row["mode"]), "weapon": msgspec.json.decode(row["weapon"]),
        "trigger": text[row["start"] : row["end"]], "words": " ".join(text[row["from_"] : row["until"]].split()),
        "sentence": _passage(row), "actor": [name for side, name in sides if side == "actor"],
        "recipient": [name for side, name in sides if side == "recipient"],
        "place": row["place"], "where": _place(row),
        "time": {"words": said, "from": row["day_from"], "to": row["day_to"], "basis": row["time_basis"]}
        if said else None,
        **_said(store, "event_claims", "event", row["id"]),
    }  # fmt: skip


def _toll(store: Store, row: dict[str, Any]) -> dict[str, Any]:
    told = {name: row[name] for name in ("uid", "effect", "unit", "low", "high", "bound", "start", "end")}
    return told | {
        "cumulative": bool(row["cumulative"]), "part": bool(row["part"]),
        "words": row["text"][row["start"] : row["end"]], "sentence": _passage(row),
        **_said(store, "toll_claims", "toll", row["id"]),
    }  # fmt: skip


def _passage(row: dict[str, Any]) -> dict[str, Any]:
    """The sentence as it stands in the article."""
    return {"start": row["from_"], "end": row["until"], "text": row["text"][row["from_"] : row["until"]]}


def _place(row: dict[str, Any]) -> dict[str, Any] | None:
    """Where it was, how precisely that is known, and what else the name could mean."""
    if row["place"] is None:
        return None
    candidates = [
        {name: each.get(name) for name in ("name", "country", "admin1", "lat", "lon")}
        for each in msgspec.json.decode(row["candidates"])
    ]
    return {"name": row["place"]} | {name: row[name] for name in PLACE} | {"candidates": candidates}


def _said(store: Store, table: str, column: str, id: int) -> dict[str, Any]:
    """Who says so, outermost first: in words ("Kuwaiti officials (say)"), and as links with their channels."""
    links = [
        {"uid": uid, "speaker": name, "kind": kind, "country": country, "role": role, "stance": stance, "quote": quote,
         "hedged": bool(hedged), "via": [via for via, _ in groupby(_via(store, claim)) if via != name]}
        for claim, uid, stance, quote, hedged, name, kind, country, role in store.execute(
            LINKS.format(table=table, column=column), (id,)
        ).fetchall()
    ]  # fmt: skip
    return {"says": [f"{link['speaker'] or '?'} ({link['stance']})" for link in links], "chain": links}


def _via(store: Store, claim: int) -> list[str]:
    return [name for (name,) in store.execute(VIA, (claim,))]
