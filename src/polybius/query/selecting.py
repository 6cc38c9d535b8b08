"""Asking the store for the ids that fit: sizes are measured, the way is planned, the pages are put together."""

from collections.abc import Callable, Iterator
from itertools import islice

import msgspec

from polybius.errors import SettingError
from polybius.query.claim_terms import claim_terms
from polybius.query.event_terms import event_terms
from polybius.query.filters import Filters
from polybius.query.planning import SORTS, Part, Place, Selection, Sort, Table, Way, select
from polybius.query.sizing import way
from polybius.query.terms import Term
from polybius.query.toll_terms import toll_terms
from polybius.store import Store

TERMS: dict[Table, Callable[[Store, Filters], list[Term]]] = {
    "events": event_terms, "claims": claim_terms, "tolls": toll_terms,
}  # fmt: skip


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Which part of the rows is wanted, in what order; `after` is the id of the last row of the page before."""

    sort: Sort = "-day"
    limit: int | None = None
    offset: int = 0
    after: int | None = None


ALL = Page()


def ids_of(store: Store, table: Table, filters: Filters, page: Page = ALL) -> Iterator[int]:
    """The ids of the rows that fit, in the order of the page. Raises `SettingError` for what cannot be asked."""
    _check(page)
    terms = TERMS[table](store, filters)
    after = _place(store, table, page.after)
    wanted = None if page.limit is None else page.limit + page.offset
    found = _in_parts(store, table, way(store, table, terms, wanted), filters, page.sort, after, wanted)
    return islice(found, page.offset, wanted)


def selection_of(store: Store, table: Table, filters: Filters) -> Selection:
    """A statement that gives the ids of all rows that fit, in any order, for use inside other statements."""
    terms = TERMS[table](store, filters)
    return select(table, way(store, table, terms, None), sort=None)


def count_of(store: Store, table: Table, filters: Filters, most: int) -> int:
    """How many rows fit, counted up to a number. Raises `SettingError` for what cannot be asked."""
    terms = TERMS[table](store, filters)
    chosen = select(table, way(store, table, terms, most), sort=None, limit=most)
    found: int = store.execute(f"SELECT count(*) FROM ({chosen.sql})", chosen.parameters).fetchone()[0]
    return found


def _in_parts(
    store: Store, table: Table, best: Way, filters: Filters, sort: Sort, after: Place | None, wanted: int | None
) -> Iterator[int]:
    """The rows with a day in order, then those without one."""
    parts: tuple[Part, ...] = ("dated", "undated") if "day" in sort else ("all",)
    if (filters.since or filters.until) and not filters.undated:
        parts = parts[:1]
    if after and "day" in sort:
        parts = parts if after.day else parts[1:]
    left = wanted
    for part in parts:
        begins = None if part == "undated" and after and after.day else after
        chosen = select(table, best, part=part, sort=sort, after=begins, limit=left)
        for (id,) in store.execute(chosen.sql, chosen.parameters):
            left = None if left is None else left - 1
            yield id
        if left == 0:
            return


def _check(page: Page) -> None:
    if page.sort not in SORTS:
        raise SettingError(f"no order {page.sort!r}", where="--sort", do=f"the orders are {', '.join(SORTS)}")
    if page.offset < 0 or (page.limit is not None and page.limit < 0):
        raise SettingError("a number of rows is 0 or more", where="--limit, --offset", do="correct it")


def _place(store: Store, table: Table, after: int | None) -> Place | None:
    if after is None:
        return None
    found = store.execute(f"SELECT id, day_from FROM {table} WHERE id = ?", (after,)).fetchone()
    if found is None:
        raise SettingError(f"there is no row {after}", where="--after", do="give the id of the last row you have")
    return Place(*found)
