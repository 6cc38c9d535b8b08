"""Offices that the shipped tables give to persons, with their days."""

from functools import cache

import msgspec

from polybius.tables import read_table
from polybius.vocabulary.actor_row import ActorRow

TABLES = ("heads", "ministers", "international", "persons")


class OfficeListed(msgspec.Struct, frozen=True, kw_only=True):
    """An office and its days as the tables of the program have them; an empty day is open."""

    role: str
    country: str | None
    since: str | None
    until: str | None
    table: str


def offices_listed(name: str) -> tuple[OfficeListed, ...]:
    """The offices of a person by name, the earliest first; one name is one person in the tables."""
    return _by_name().get(name.casefold(), ())


@cache
def _by_name() -> dict[str, tuple[OfficeListed, ...]]:
    found: dict[str, list[OfficeListed]] = {}
    for table in TABLES:
        for row in read_table(f"actors/named/{table}.csv", ActorRow):
            if row.kind == "person" and row.role:
                office = OfficeListed(role=row.role, country=row.country or None, since=row.since or None,
                                      until=row.until or None, table=table)  # fmt: skip
                found.setdefault(row.name.casefold(), []).append(office)
    return {name: tuple(sorted(offices, key=lambda each: each.since or "")) for name, offices in found.items()}
