"""The capitals of states, by which "the Ethiopian capital" is found among the places of a text."""

from functools import cache

import msgspec

from polybius.tables import read_table


class StateRow(msgspec.Struct, frozen=True):
    """A state or territory with its names and capitals, as the table of actors has it."""

    code: str
    name: str
    other: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    until: str = ""
    wikidata: str = ""


@cache
def capitals() -> frozenset[tuple[str, str]]:
    """Each country's code with the lower-case name of a capital."""
    rows = read_table("actors/countries.csv", StateRow)
    return frozenset((row.code, name.lower()) for row in rows for name in row.capitals)
