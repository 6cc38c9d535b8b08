"""Points of happenings or events on a map: each by itself while they are few, else so many in each cell of a grid."""

from collections import defaultdict
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from polybius.query.bounded import rows_by
from polybius.query.evidence import listed
from polybius.query.facets import JOINED, PACKED, counts_in
from polybius.query.filters import Filters
from polybius.query.happening_filters import happening_filters
from polybius.query.selecting import TERMS
from polybius.query.sizing import way
from polybius.query.terms import Term
from polybius.query.values import Box, box
from polybius.store import Store

MOST = 20_000
TRIED = 30_000  # rows of which the cells are counted
CELLS = 64  # in each direction, of the area that is asked for
WORLD = "-90,-180,90,180"
HAPPENINGS = "h.id, h.lat, h.lon, h.radius_km, h.day_from, h.type, h.quad, h.status, h.origins, h.figure"
EVENTS = "e.uid, e.lat, e.lon, p.radius_km, e.day_from, e.type, e.quad, e.status, NULL, NULL"
PLACES = " LEFT JOIN places p ON p.id = e.place"


class Points(msgspec.Struct, frozen=True, kw_only=True):
    """Points as columns: the n-th of each is of the n-th point. `figure` is the highest best figure of people."""

    id: tuple[str, ...] = ()
    lat: tuple[float, ...] = ()
    lon: tuple[float, ...] = ()
    radius_km: tuple[float | None, ...] = ()
    day: tuple[str | None, ...] = ()
    type: tuple[str, ...] = ()
    quad: tuple[int, ...] = ()
    status: tuple[str, ...] = ()
    origins: tuple[int | None, ...] = ()
    figure: tuple[int | None, ...] = ()


class Cells(msgspec.Struct, frozen=True, kw_only=True):
    """Cells of a grid as columns: the middle of the points in each, how many rows, and at how many places they are."""

    lat: tuple[float, ...] = ()
    lon: tuple[float, ...] = ()
    count: tuple[int, ...] = ()
    places: tuple[int, ...] = ()


class Mapped(msgspec.Struct, frozen=True, kw_only=True):
    """What is at known points in an area: `points`, or `cells` where there are too many.

    `count` is how many rows; when it is not `exact` the newest were looked at, and there are more.
    """

    kind: Literal["points", "cells"]
    count: int
    exact: bool
    points: Points | None = None
    cells: Cells | None = None


def mapped(
    store: Store, filters: Filters, *, table: Literal["happenings", "events"] = "happenings", most: int = MOST
) -> Mapped:
    """The rows that fit with a point in the filters' box. Raises `SettingError` for what cannot be asked."""
    asked = happening_filters(filters) if table == "happenings" else filters
    area = box(asked.box or WORLD)
    if replace(asked, box=None).given():
        return _of_rows(store, asked, area, table, most)
    cells, count = _kept(store, table, area)
    return _of_rows(store, asked, area, table, most) if count <= most else Mapped(
        kind="cells", count=count, exact=True, cells=cells
    )  # fmt: skip


def _of_rows(store: Store, asked: Filters, area: Box, table: Literal["happenings", "events"], most: int) -> Mapped:
    row = "h" if table == "happenings" else "e"
    best = way(store, table, TERMS[table](store, asked), None, patient=False)
    known = replace(best, terms=(*best.terms, Term(probe=f"{row}.lat IS NOT NULL")))
    tried, few = rows_by(store, table, known, "1", tried=most + 1)
    if few and len(tried) <= most:
        columns, joined = (HAPPENINGS, "") if table == "happenings" else (EVENTS, PLACES)
        found, _ = rows_by(store, table, known, columns, joined, tried=most + 1)
        return Mapped(kind="points", count=len(found), exact=True, points=_points(found))
    held, exact = rows_by(store, table, best, PACKED[table], JOINED[table], tried=TRIED)
    counts = counts_in(facets for (facets,) in held)
    asked_points = (
        "SELECT v.id, v.value FROM json_each(?) j CROSS JOIN facet_values v ON v.id = j.value AND v.facet = 'point'"
    )
    named = store.execute(asked_points, (listed(list(counts)),))
    cells, count = _cells(((value, counts[number]) for number, value in named), area)
    return Mapped(kind="cells", count=count, exact=exact, cells=cells)


def _points(found: list[tuple[Any, ...]]) -> Points:
    columns = list(zip(*found, strict=True)) or [()] * 10
    return Points(**dict(zip(Points.__struct_fields__, columns, strict=True)))


def _kept(store: Store, table: str, area: Box) -> tuple[Cells, int]:
    """Cells of all rows, from the counts that are kept of each point."""
    return _cells(store.execute(f"SELECT value, {table} FROM facet_values WHERE facet = 'point' AND {table} > 0"), area)


def _cells(points: Any, area: Box) -> tuple[Cells, int]:
    """Points with counts, put together by the cells of an area; and how many rows they are in all."""
    wide = (area.east - area.west) % 360 or 360.0
    high = max(area.north - area.south, 1e-6)
    sums: dict[tuple[int, int], list[float]] = defaultdict(lambda: [0.0, 0.0, 0, 0])
    for value, count in points:
        lat, _, lon = value.partition(",")
        north, east = float(lat) - area.south, (float(lon) - area.west) % 360
        if not 0 <= north <= high or east > wide:
            continue
        cell = sums[min(int(north / high * CELLS), CELLS - 1), min(int(east / wide * CELLS), CELLS - 1)]
        for n, more in enumerate((float(lat) * count, float(lon) * count, count, 1)):
            cell[n] += more
    listed_cells = sorted(sums.values(), key=lambda cell: -cell[2])
    cells = Cells(
        lat=tuple(round(lat / n, 4) for lat, _, n, _ in listed_cells),
        lon=tuple(round(lon / n, 4) for _, lon, n, _ in listed_cells),
        count=tuple(int(n) for *_, n, _ in listed_cells),
        places=tuple(int(places) for *_, places in listed_cells),
    )
    return cells, sum(cells.count)
