"""The words of quantities, from `data/quantities/`."""

from functools import cache
from typing import Literal

import msgspec

from polybius.tables import read_table


class VagueNumber(msgspec.Struct, frozen=True):
    """A word for a number that is not exact."""

    phrase: str
    low: int | None = None
    high: int | None = None
    bound: str = "exact"


class BoundWords(msgspec.Struct, frozen=True):
    """Words before or after a number that bound it."""

    phrase: str
    side: Literal["before", "after"]
    bound: str


class Unit(msgspec.Struct, frozen=True):
    """A sign or word beside a number that makes it a share or a sum of money."""

    word: str
    side: Literal["before", "after"]
    unit: str


class NoCount(msgspec.Struct, frozen=True):
    """A word beside a number that makes it no count; a "street" ends a name that the number of a house precedes."""

    word: str
    side: Literal["before", "after", "street"]


@cache
def vague_numbers() -> dict[str, list[tuple[tuple[str, ...], VagueNumber]]]:
    """The vague numbers by first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], VagueNumber]]] = {}
    for row in sorted(read_table("quantities/vague.csv", VagueNumber), key=lambda r: -len(r.phrase.split())):
        words = tuple(row.phrase.split())
        found.setdefault(words[0], []).append((words, row))
    return found


@cache
def bounds_before() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The bounds before a number by their last word, longest first."""
    return _bounds("before", -1)


@cache
def bounds_after() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The bounds after a number by their first word, longest first."""
    return _bounds("after", 0)


def _bounds(side: str, key: int) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in sorted(read_table("quantities/bounds.csv", BoundWords), key=lambda r: -len(r.phrase.split())):
        if row.side == side:
            words = tuple(row.phrase.split())
            found.setdefault(words[key], []).append((words, row.bound))
    return found


@cache
def no_counts(side: str) -> frozenset[str]:
    """Words on one side of a number that make it no count."""
    return frozenset(row.word for row in read_table("quantities/not_counts.csv", NoCount) if row.side == side)


@cache
def units(side: str) -> dict[str, str]:
    """The unit that each sign or word on one side of a number gives it."""
    return {row.word: row.unit for row in read_table("quantities/units.csv", Unit) if row.side == side}
