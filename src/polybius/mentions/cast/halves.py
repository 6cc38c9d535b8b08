"""The halves of a divided country under their short names ("the North", "the two Koreas")."""

from functools import cache

import msgspec

from polybius.mentions.cast.knowledge import Entry, Term, country_names
from polybius.mentions.cast.scene import Scene
from polybius.tables import read_table

INSIDE = frozenset({"compound", "amod", "nmod"})


class HalfRow(msgspec.Struct, frozen=True):
    """A short name, the countries of which one must be named beside it, and the countries it means."""

    name: str
    beside: tuple[str, ...]
    countries: tuple[str, ...]


@cache
def halves() -> dict[str, HalfRow]:
    """The short names."""
    return {row.name: row for row in read_table("actors/halves.csv", HalfRow)}


def read_halves(scene: Scene) -> None:
    """Note each half where a name before or after it shows which country is divided."""
    tokens, named, table = scene.doc.tokens, None, halves()
    for token in tokens:
        row = table.get(token.text)
        if row is None or token.i in scene.at or token.i in scene.hits or token.dep in INSIDE:
            continue
        if row.beside and (not token.i or tokens[token.i - 1].lower != "the"):
            continue
        if named is None:
            named = {scene.term(hit.entries[0]).country for hit in scene.found}
        if row.beside and named.isdisjoint(row.beside):
            continue
        found = tuple(
            scene.from_entry(Entry(f"state/{code}", "state", country_names()[code], "state", (Term(code),)))
            for code in row.countries
        )
        for who in found:
            scene.mention(who, token.i, token.i, token.i + 1, "name", "name")
        scene.at[token.i] = found
