"""Names that hold where nothing else stands in the text, and the people of towns and provinces."""

from functools import cache

import msgspec

from polybius.mentions.cast.knowledge import Entry, Term
from polybius.mentions.cast.spelling import fold
from polybius.tables import read_table
from polybius.vocabulary import Doc
from polybius.vocabulary.record import ActorKind

UNCHANGED = "ese"
FAMILY_NAMES = "i"
LONGEST = 40


class AloneRow(msgspec.Struct, frozen=True):
    """Names that are also common words, and what they name in a text of nothing else."""

    kind: ActorKind
    names: tuple[str, ...]
    country: str = ""
    sector: str = ""


class TownRow(msgspec.Struct, frozen=True):
    """The words for one of the people of each town, province and island of a country."""

    country: str
    people: tuple[str, ...]


@cache
def townspeople() -> dict[str, Entry]:
    """The people of towns and provinces by what many of them are called ("Sydneysiders")."""
    rows = read_table("actors/townspeople.csv", TownRow)
    return {many: _people(many, row.country) for row in rows for one in row.people if (many := _many(one)) != one}


@cache
def alone_names() -> dict[str, Entry]:
    """What a text that is nothing but a name means by it, by names without accents."""
    found: dict[str, Entry] = {}
    for row in read_table("actors/townspeople.csv", TownRow):
        for one in row.people:
            if not one.endswith(FAMILY_NAMES):
                found[fold(one)] = _people(_many(one), row.country)
    for named in read_table("actors/alone.csv", AloneRow):
        for name in named.names:
            term = (Term(named.country, named.sector),)
            found[fold(name)] = Entry(f"alone/{name}", "body", name, named.kind, term)
    return found


def bare_name(doc: Doc) -> str:
    """The text without an article, quotes and full stop when it is no longer than a name; else nothing."""
    text = fold(doc.text).strip(" \n\"'.") if len(doc.text) <= LONGEST else ""
    return text[4:] if text.startswith(("the ", "The ")) else text


def _people(many: str, country: str) -> Entry:
    return Entry(f"folk/{many}", "people", many, "population", (Term(country, "CVL"),))


def _many(one: str) -> str:
    if one.endswith(UNCHANGED):
        return one
    return f"{one[:-3]}men" if one.endswith("man") and not one.endswith("German") else f"{one}s"
