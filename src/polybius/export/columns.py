"""The columns of a format, kept as data: `data/export/columns/*.csv`, each with what Polybius puts there."""

from functools import cache

import msgspec

from polybius.tables import read_table


class Column(msgspec.Struct, frozen=True):
    """A column and what it holds; empty `holds`: nothing, the column stands for those who load it."""

    column: str
    holds: str = ""


@cache
def columns_of(name: str) -> tuple[Column, ...]:
    """The columns of a file of a format, in their order."""
    return read_table(f"export/columns/{name}.csv", Column)


@cache
def names_of(name: str) -> tuple[str, ...]:
    """The names of these columns."""
    return tuple(column.column for column in columns_of(name))
