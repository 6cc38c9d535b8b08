"""Agencies, and the words they are credited by."""

import re
from functools import cache

import msgspec

from polybius.tables import read_table

SOURCE_WORDS = re.compile(r"^(?:source|by|from|via|with|\(c\)|©)\b[\s:.-]*|[()\[\]—–-]+", re.IGNORECASE)


class Agency(msgspec.Struct, frozen=True):
    """An agency, and the names it is credited by."""

    name: str
    names: tuple[str, ...]


@cache
def agencies() -> dict[str, str]:
    """The agency that each name means."""
    rows = read_table("collate/agencies.csv", Agency)
    return {name.casefold(): row.name for row in rows for name in (row.name, *row.names)}


def credited_name(line: str) -> str:
    """The name in a credit, without the words and brackets around it, in small letters."""
    return SOURCE_WORDS.sub(" ", line.strip()).strip().casefold()


def agency_named(line: str) -> str | None:
    """The agency that a credit, a byline or a publisher's name means."""
    names = (credited_name(part) for part in re.split(r"[,;/|]| and ", line))
    return next((agencies()[name] for name in names if name in agencies()), None)
