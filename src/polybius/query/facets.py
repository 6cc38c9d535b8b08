"""The values by which the rows that fit are divided, with how many rows there are of each.

A facet is counted under all filters but its own, so that its other values can be chosen. Without filters the counts
are kept; else they are those of all rows that fit, or of the newest of them where they are very many.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from polybius.errors import SettingError
from polybius.query.bounded import rows_by
from polybius.query.evidence import listed
from polybius.query.filters import Filters
from polybius.query.happening_filters import HappeningFilters, happening_filters
from polybius.query.selecting import TERMS
from polybius.query.sizing import way
from polybius.store import Store
from polybius.store.pictures import unpacked

FacetName = Literal[
    "type", "mode", "status", "country", "place", "actor", "recipient", "dyad", "source", "said_by", "effect"
]  # fmt: skip
FACETS: tuple[FacetName, ...] = (
    "type", "mode", "status", "country", "place", "actor", "recipient", "dyad", "source", "said_by", "effect",
)  # fmt: skip
Divided = Literal["happenings", "events"]
PACKED = {"happenings": "f.facets", "events": "CAST(f.own || f.shared AS BLOB)"}
JOINED = {
    "happenings": " CROSS JOIN happening_facets f ON f.happening = h.number",
    "events": " CROSS JOIN event_facets f ON f.event = e.id",
}
FEW = ("type", "mode", "status", "effect")  # facets of so few values that all are looked at
TRIED = 30_000
NAMED = 4_000  # of the values counted, the most frequent
TOP = 12


class FacetValue(msgspec.Struct, frozen=True, gc=False):
    """A value and of how many rows it is one."""

    value: str
    count: int


class Facet(msgspec.Struct, frozen=True, kw_only=True):
    """The most frequent values of a facet.

    `exact` when all rows that fit were counted, else the newest; `rows` is how many were, null where counts are kept.
    """

    of: FacetName
    values: tuple[FacetValue, ...]
    exact: bool
    rows: int | None = None


def facets(
    store: Store, filters: Filters, of: Sequence[FacetName] = FACETS, *, table: Divided = "happenings", top: int = TOP
) -> tuple[Facet, ...]:
    """The facets of happenings or events. Raises `SettingError` for one that does not exist and for what cannot be."""
    if unknown := sorted(set(of) - set(FACETS)):
        raise SettingError(f"no facet {unknown[0]!r}", where="--of", do=f"the facets are {', '.join(FACETS)}")
    asked = happening_filters(filters) if table == "happenings" else filters
    groups: dict[Filters, list[FacetName]] = {}
    for name in of:
        groups.setdefault(_without(asked, name), []).append(name)
    counted = sum(1 for others in groups if others.given())
    found: dict[FacetName, Facet] = {}
    for others, names in groups.items():
        if not others.given():
            found |= {name: kept_facet(store, name, table, top) for name in names}
        else:
            found |= _counted(store, others, names, table, top, TRIED // min(counted, 3))
    return tuple(found[name] for name in of)


def kept_facet(store: Store, name: FacetName, table: Divided, top: int) -> Facet:
    """A facet of all rows, whose counts are kept."""
    asked = (
        f"SELECT value, {table} FROM facet_values INDEXED BY facet_values_{table} WHERE facet = ? AND {table} > 0 "
        f"ORDER BY {table} DESC, value DESC LIMIT ?"
    )
    values = tuple(FacetValue(*row) for row in store.execute(asked, (name, top)))
    return Facet(of=name, values=values, exact=True)


def _without(filters: Filters, name: FacetName) -> Filters:
    """The filters without that of a facet itself."""
    if not hasattr(filters, name):
        return filters
    changed: dict[str, Any] = {name: ()}
    if name == "effect" and isinstance(filters, HappeningFilters) and filters.effect:
        changed["figure"] = None
    return replace(filters, **changed)


def _counted(
    store: Store, filters: Filters, names: Sequence[FacetName], table: Divided, top: int, tried: int
) -> dict[FacetName, Facet]:
    """Facets of the rows that fit."""
    best = way(store, table, TERMS[table](store, filters), None, patient=False)
    found, exact = rows_by(store, table, best, PACKED[table], JOINED[table], tried=tried)
    counts = counts_in(facets for (facets,) in found)
    values: dict[str, list[FacetValue]] = {name: [] for name in names}
    for number, facet, value in _named(store, counts):
        if facet in values:
            values[facet].append(FacetValue(value, counts[number]))
    ordered = {name: sorted(found, key=lambda v: (-v.count, v.value))[:top] for name, found in values.items()}
    return {name: Facet(of=name, values=tuple(ordered[name]), exact=exact, rows=len(found)) for name in names}


def counts_in(facets: Iterable[bytes]) -> Counter[int]:
    """How often each numbered value stands in the facets of rows."""
    return Counter(unpacked(b"".join(facets)))


def _named(store: Store, counts: Counter[int]) -> list[tuple[int, str, str]]:
    """The names of the values counted: of the most frequent, and of all of some facets."""
    asked = "SELECT v.id, v.facet, v.value FROM json_each(?) j CROSS JOIN facet_values v ON v.id = j.value"
    found = store.execute(asked, (listed([number for number, _ in counts.most_common(NAMED)]),)).fetchall()
    known = {row[0] for row in found}
    few = "SELECT id, facet, value FROM facet_values WHERE facet IN (?, ?, ?, ?)"
    return found + [row for row in store.execute(few, FEW) if row[0] in counts and row[0] not in known]
