"""A happening in short, the articles and mentions that make it up, and the names that lead to it."""

from typing import Any

import msgspec

from polybius.store import Store

COLUMNS = (
    "id, type, mode, status, day_from, day_to, day_basis, place, country, admin1, lat, lon, radius_km, place_basis, "
    "actor, recipient, weapon, victims, tolls, articles, origins, mentions"
)
STANDING = (
    "(EXISTS (SELECT 1 FROM account_events WHERE account_events.account = accounts.id) "
    "OR EXISTS (SELECT 1 FROM account_tolls WHERE account_tolls.account = accounts.id))"
)
LISTS = ("mode", "actor", "recipient", "weapon", "victims", "tolls")


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
    """The articles and mentions of a happening, without what people have rejected."""
    asked = (
        "SELECT articles.name, accounts.id, accounts.uid, accounts.main FROM accounts "
        f"JOIN articles ON articles.id = accounts.article WHERE happening = ? AND {STANDING} ORDER BY accounts.id"
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
