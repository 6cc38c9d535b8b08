"""Asking the store for the ids that fit: sizes are measured, the way is planned, the pages are put together."""

from collections.abc import Callable, Iterator
from itertools import islice

import msgspec
from msgspec.structs import replace

from polybius.errors import SettingError
from polybius.query.claim_terms import claim_terms
from polybius.query.event_terms import event_terms
from polybius.query.filters import Filters
from polybius.query.happening_terms import happening_terms
from polybius.query.planning import (
    BY_DAY,
    HAPPENING_SORTS,
    SORTS,
    AnySort,
    Part,
    Place,
    Selection,
    Table,
    Way,
    column_of,
    is_sorted_by_value,
    select,
)  # fmt: skip
from polybius.query.sizing import COUNTED, COUNTED_OF_HAPPENINGS, way
from polybius.query.terms import KEYS, Term
from polybius.query.toll_terms import toll_terms
from polybius.store import Store

TERMS: dict[Table, Callable[[Store, Filters], list[Term]]] = {
    "events": event_terms, "claims": claim_terms, "tolls": toll_terms, "happenings": happening_terms,
}  # fmt: skip
ORDERS: dict[Table, tuple[AnySort, ...]] = {
    "events": SORTS, "claims": SORTS, "tolls": SORTS, "happenings": HAPPENING_SORTS,
}  # fmt: skip


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Which part of the rows is wanted, in what order; `after` is the id of the last row of the page before.

    Of happenings that is their `number`.
    """

    sort: AnySort = "-day"
    limit: int | None = None
    offset: int = 0
    after: int | None = None


ALL = Page()


def ids_of(store: Store, table: Table, filters: Filters, page: Page = ALL) -> Iterator[int]:
    """The ids of the rows that fit, in the order of the page. Raises `SettingError` for what cannot be asked."""
    _check(table, page)
    terms = TERMS[table](store, filters)
    most = COUNTED
    if page.sort not in BY_DAY and table == "happenings":
        terms, most = [replace(term, walk="") for term in terms], COUNTED_OF_HAPPENINGS
    after = _place(store, table, page)
    wanted = None if page.limit is None else page.limit + page.offset
    found = _in_parts(store, table, way(store, table, terms, wanted, most=most), filters, page.sort, after, wanted)
    return islice(found, page.offset, wanted)


def selection_of(store: Store, table: Table, filters: Filters) -> Selection:
    """A statement that gives the ids of all rows that fit, in any order, for use inside other statements."""
    terms = TERMS[table](store, filters)
    return select(table, way(store, table, terms, None), sort=None)


def _in_parts(
    store: Store, table: Table, best: Way, filters: Filters, sort: AnySort, after: Place | None, wanted: int | None
) -> Iterator[int]:
    """The rows with a day (or what else is sorted by) in order, then those without one."""
    parts: tuple[Part, ...] = ("dated", "undated") if is_sorted_by_value(sort) else ("all",)
    if sort in BY_DAY and (filters.since or filters.until) and not filters.undated:
        parts = parts[:1]
    if after and is_sorted_by_value(sort):
        parts = parts if after.value is not None else parts[1:]
    left = wanted
    for part in parts:
        begins = None if part == "undated" and after and after.value is not None else after
        chosen = select(table, best, part=part, sort=sort, after=begins, limit=left)
        for (id,) in store.execute(chosen.sql, chosen.parameters):
            left = None if left is None else left - 1
            yield id
        if left == 0:
            return


def _check(table: Table, page: Page) -> None:
    if page.sort not in ORDERS[table]:
        raise SettingError(f"no order {page.sort!r}", where="--sort", do=f"the orders are {', '.join(ORDERS[table])}")
    if page.offset < 0 or (page.limit is not None and page.limit < 0):
        raise SettingError("a number of rows is 0 or more", where="--limit, --offset", do="correct it")


def _place(store: Store, table: Table, page: Page) -> Place | None:
    if page.after is None:
        return None
    key = KEYS[table]
    column = column_of(page.sort) or key
    found = store.execute(f"SELECT {key}, {column} FROM {table} WHERE {key} = ?", (page.after,)).fetchone()
    if found is None:
        raise SettingError(f"there is no row {page.after}", where="--after", do="give the id of the last row you have")
    return Place(*found)
