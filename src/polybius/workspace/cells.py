"""Rows for a spreadsheet: one cell a field, several values separated by "; "."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from polybius.query import PartyOf, PlaceOf

BETWEEN = "; "
PARTY_CODE = "code"


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
    return msgspec.json.encode(value).decode() if isinstance(value, list | tuple | dict) else value


def header(row: type[msgspec.Struct]) -> list[str]:
    """The columns of a kind of row."""
    return [name for field in msgspec.structs.fields(row) for name in _columns(field.name, str(field.type))]


def flat(row: msgspec.Struct) -> list[Any]:
    """The cells of a row, in the order of `header`."""
    cells: list[Any] = []
    for field in msgspec.structs.fields(row):
        cells += _cells(str(field.type), getattr(row, field.name))
    return cells


def _columns(name: str, kind: str) -> list[str]:
    if "PartyOf" in kind:
        return [name, f"{name}_{PARTY_CODE}"]
    if "PlaceOf" in kind:
        return [name, *(f"{name}_{field}" for field in PlaceOf.__struct_fields__[1:])]
    return [name]


def _cells(kind: str, value: Any) -> list[Any]:
    if "PartyOf" in kind:
        parties: tuple[PartyOf, ...] = value if isinstance(value, tuple) else (value,) if value else ()
        return [BETWEEN.join(p.name for p in parties), BETWEEN.join(p.code for p in parties)]
    if "PlaceOf" in kind:
        return [*msgspec.structs.astuple(value)] if value else [None] * len(PlaceOf.__struct_fields__)
    return [cell(value)]
