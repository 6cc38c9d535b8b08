"""Listing happenings: those that filters let through, in short, with the articles and mentions that make them up."""

from collections.abc import Iterator
from typing import Any

import msgspec

from polybius.store import Store

COLUMNS = (
    "id, type, mode, status, day_from, day_to, day_basis, place, country, admin1, lat, lon, radius_km, place_basis, "
    "actor, recipient, weapon, victims, tolls, articles, origins, mentions"
)
LISTS = ("mode", "actor", "recipient", "weapon", "victims", "tolls")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which happenings are asked for; days are ISO, and those without a day are left out where days are asked for."""

    since: str | None = None
    until: str | None = None
    type: str | None = None
    status: str | None = None
    country: str | None = None
    place: str | None = None
    actor: str | None = None
    at_least: int = 1
    limit: int | None = None


def list_happenings(store: Store, asked: Asked, *, members: bool = False) -> Iterator[dict[str, Any]]:
    """The happenings asked for, by day and then by id; with `members`, those who make them up.

    `articles` are the ids of all articles that mention it, `main_of` those that are about it before all else, and
    `mentions` the uids of its events and of its figures without event.
    """
    where, given = _conditions(asked)
    order = "ORDER BY day_from IS NULL, day_from, id" + (" LIMIT ?" if asked.limit is not None else "")
    rows = store.execute(f"SELECT {COLUMNS} FROM happenings {where} {order}", given).fetchall()
    for row in rows:
        listed = listed_of(row)
        yield listed | members_of(store, listed["id"]) if members else listed


def _conditions(asked: Asked) -> tuple[str, tuple[str | int, ...]]:
    tests: list[tuple[str, str | int | None]] = [
        ("day_to >= ?", asked.since),
        ("day_from <= ?", asked.until),
        ("type = ?", asked.type and asked.type.upper()),
        ("status = ?", asked.status),
        ("country = ?", asked.country and asked.country.upper()),
        ("place LIKE ?", asked.place and f"%{asked.place}%"),
        ("(actor || recipient || victims) LIKE ?", asked.actor and f"%{asked.actor}%"),
        ("articles >= ?", asked.at_least if asked.at_least > 1 else None),
    ]
    held = [(test, value) for test, value in tests if value is not None]
    where = "WHERE " + " AND ".join(test for test, _ in held) if held else ""
    limit = (asked.limit,) if asked.limit is not None else ()
    return where, (*(value for _, value in held), *limit)


def listed_of(row: tuple[Any, ...]) -> dict[str, Any]:
    """A row of the table as the object that is shown."""
    cells = dict(zip(COLUMNS.split(", "), row, strict=True))
    cells |= {name: msgspec.json.decode(cells[name]) for name in LISTS}
    days = {"from": cells["day_from"], "to": cells["day_to"], "basis": cells["day_basis"]}
    place = {"name": cells["place"], "country": cells["country"], "admin1": cells["admin1"], "lat": cells["lat"],
             "lon": cells["lon"], "radius_km": cells["radius_km"], "basis": cells["place_basis"]}  # fmt: skip
    return {
        "id": cells["id"], "type": cells["type"], "mode": cells["mode"], "status": cells["status"],
        "days": days if days["from"] else None, "place": place if place["name"] else None,
        "actors": cells["actor"], "recipients": cells["recipient"], "weapon": cells["weapon"],
        "victims": cells["victims"], "tolls": cells["tolls"], "article_count": cells["articles"],
        "origins": cells["origins"], "mention_count": cells["mentions"],
    }  # fmt: skip


def members_of(store: Store, happening: str) -> dict[str, list[str]]:
    """The articles and mentions of a happening."""
    asked = (
        "SELECT articles.name, accounts.id, accounts.uid, accounts.main FROM accounts "
        "JOIN articles ON articles.id = accounts.article WHERE happening = ? ORDER BY accounts.id"
    )
    rows = store.execute(asked, (happening,)).fetchall()
    mentions: list[str] = []
    for _, account, uid, _ in rows:
        told = "SELECT uid FROM account_events JOIN events ON events.id = event WHERE account = ? ORDER BY event"
        mentions += [row[0] for row in store.execute(told, (account,))] or [uid]
    return {
        "articles": list(dict.fromkeys(name for name, *_ in rows)),
        "main_of": list(dict.fromkeys(name for name, *_, main in rows if main)),
        "mentions": mentions,
    }


def happening_named(store: Store, name: str) -> str | None:
    """The id of the happening that an id, also a former one, or the uid of a mention leads to."""
    for asked in (
        "SELECT happening FROM accounts WHERE name = ?",
        "SELECT happening FROM accounts WHERE uid = ? ORDER BY id",
        "SELECT happening FROM events JOIN account_events ON event = events.id JOIN accounts ON accounts.id = account "
        "WHERE events.uid = ? ORDER BY events.id",
        "SELECT happening FROM tolls JOIN account_tolls ON toll = tolls.id JOIN accounts ON accounts.id = account "
        "WHERE tolls.uid = ? ORDER BY tolls.id",
    ):
        if found := store.execute(asked, (name,)).fetchone():
            return str(found[0])
    return None
