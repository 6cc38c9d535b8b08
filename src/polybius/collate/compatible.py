"""Which types of event can be the same happening told twice."""

from functools import cache

import msgspec

from polybius.tables import read_table


class Pair(msgspec.Struct, frozen=True):
    """Two types, and how well one report's may be the other's."""

    one: str
    other: str
    likeness: float


@cache
def _pairs() -> dict[tuple[str, str], float]:
    rows = read_table("collate/types.csv", Pair)
    return {key: row.likeness for row in rows for key in ((row.one, row.other), (row.other, row.one))}


def compatibility(one: str, other: str) -> float:
    """1 for the same type, less for types that reports mix up, -1 for types that are never the same deed."""
    return 1.0 if one == other else _pairs().get((one, other), -1.0)
