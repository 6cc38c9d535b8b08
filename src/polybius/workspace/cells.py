"""Rows for a spreadsheet: one cell a field, several values separated by "; "."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

import msgspec

from polybius.query import PartyOf, PlaceOf

BETWEEN = "; "
PARTY_CODE = "code"
PARTY, PLACE = PartyOf.__name__, PlaceOf.__name__
PLAIN = (str, int, float)


class Sheet[Row](msgspec.Struct, frozen=True):
    """A spreadsheet: its columns, and the lines of cells that a row becomes."""

    columns: Sequence[str]
    lines: Callable[[Row], Iterable[Sequence[Any]]]


def sheet_of(row: type[msgspec.Struct]) -> Sheet[Any]:
    """The spreadsheet of a kind of row: a line for each, a cell for each field."""
    return Sheet(header(row), lambda one: [flat(one)])


def cells_of(given: dict[str, Any], columns: Sequence[str]) -> list[Any]:
    """The cells of a line from its values by column; several values in one cell stand with "; " between them."""
    return [cell(given.get(column)) for column in columns]


def cell(value: Any) -> Any:
    """A value as one cell: lists of words are joined, what has parts of its own is JSON."""
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        return BETWEEN.join(value)
    return msgspec.json.encode(value).decode() if isinstance(value, list | tuple | dict | msgspec.Struct) else value


def header(row: type[msgspec.Struct]) -> list[str]:
    """The columns of a kind of row."""
    return [name for field, kind in _fields(row) for name in _columns(field, kind)]


def flat(row: msgspec.Struct) -> list[Any]:
    """The cells of a row, in the order of `header`."""
    cells: list[Any] = []
    for field, kind in _fields(type(row)):
        value = getattr(row, field)
        if isinstance(value, PLAIN) or (value is None and not kind):
            cells.append(value)
        else:
            cells += _cells(kind, value)
    return cells


@cache
def _fields(row: type[msgspec.Struct]) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of row, and what each holds."""
    told = ((field.name, str(field.type)) for field in msgspec.structs.fields(row))
    return tuple((name, next((kind for kind in (PARTY, PLACE) if kind in type), "")) for name, type in told)


def _columns(name: str, kind: str) -> list[str]:
    if kind == PARTY:
        return [name, f"{name}_{PARTY_CODE}"]
    if kind == PLACE:
        return [name, *(f"{name}_{field}" for field in PlaceOf.__struct_fields__[1:])]
    return [name]


def _cells(kind: str, value: Any) -> list[Any]:
    if kind == PARTY:
        parties: tuple[PartyOf, ...] = value if isinstance(value, tuple) else (value,) if value else ()
        return [BETWEEN.join(p.name for p in parties), BETWEEN.join(p.code for p in parties)]
    if kind == PLACE:
        return [*msgspec.structs.astuple(value)] if value else [None] * len(PlaceOf.__struct_fields__)
    return [cell(value)]
