"""Rows for a spreadsheet: one cell a field, several values separated by "; "."""

from typing import Any

import msgspec

from polybius.query import PartyOf, PlaceOf

BETWEEN = "; "
PARTY_CODE = "code"


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
    return [BETWEEN.join(value) if isinstance(value, tuple) else value]
