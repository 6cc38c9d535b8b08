"""A row of the table of states, which several stages read."""

import msgspec


class CountryRow(msgspec.Struct, frozen=True):
    """A state or territory; a former one carries its successor's code and its last day."""

    code: str
    name: str
    other: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    until: str = ""
    wikidata: str = ""
