"""Answers within a bound: rows are tried from the newest on, and it is said when there are more than were tried."""

import re
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from polybius.query.filters import Filters
from polybius.query.planning import Selection, Table, Way, select
from polybius.query.selecting import TERMS
from polybius.query.sizing import way
from polybius.query.terms import ALIASES, KEYS, Term
from polybius.store import Store

TRIED = 60_000  # rows that are read in the order of days
TRIED_DEARLY = 10_000  # … when other tables must be looked at for each, which is so many times as dear
DEAR = 4
OTHER_TABLES = "SELECT"


class Count(msgspec.Struct, frozen=True):
    """How many there are; at least so many when it is not `exact`."""

    count: int
    exact: bool


class Bounded(msgspec.Struct, frozen=True):
    """A statement on the rows that fit; `exact` when they are all, and not only those of the newest rows."""

    selection: Selection
    exact: bool


def counted(store: Store, table: Table, filters: Filters) -> Count:
    """How many rows fit: exactly, or at least so many. Raises `SettingError` for what cannot be asked."""
    terms = TERMS[table](store, filters)
    if not terms:
        return Count(store.execute(f"SELECT count(*) FROM {table}").fetchone()[0], exact=True)
    chosen = bounded(store, table, way(store, table, terms, None, patient=False), "1")
    found = store.execute(f"SELECT count(*) FROM ({chosen.selection.sql})", chosen.selection.parameters).fetchone()[0]
    return Count(found, chosen.exact)


def bounded(store: Store, table: Table, best: Way, columns: str, joined: str = "", *, tried: int = TRIED) -> Bounded:
    """The rows to which a way leads, of those that can be tried in a moment; for use inside other statements.

    Where they are found by an index of their own they may be more than `tried`: it is for the asker to stop.
    """
    if best.first is not None and not best.walk:
        return Bounded(select(table, best, sort=None, columns=columns, joined=joined), exact=True)
    best = replace(best, first=None)
    dear = any(OTHER_TABLES in term.probe for term in best.terms)
    end = _end(store, table, best, min(tried // DEAR, TRIED_DEARLY) if dear else tried)
    if end is not None:
        best = replace(best, terms=(*best.terms, end))
    return Bounded(select(table, best, sort=None, columns=columns, joined=joined), exact=end is None)


def rows_within(
    store: Store, table: Table, terms: Sequence[Term], columns: str, joined: str = "", *, tried: int = TRIED
) -> tuple[list[tuple[Any, ...]], bool]:
    """At most `tried` rows that fit all terms, and whether they are all."""
    return rows_by(store, table, way(store, table, terms, None, patient=False), columns, joined, tried=tried)


def rows_by(
    store: Store, table: Table, best: Way, columns: str, joined: str = "", *, tried: int = TRIED
) -> tuple[list[tuple[Any, ...]], bool]:
    """At most `tried` rows to which a way leads, and whether they are all."""
    chosen = bounded(store, table, best, columns, joined, tried=tried)
    found = store.execute(f"{chosen.selection.sql} LIMIT {tried:d}", chosen.selection.parameters).fetchall()
    return found, chosen.exact and len(found) < tried


def _end(store: Store, table: Table, best: Way, tried: int) -> Term | None:
    """What is true of the first so many rows in the order of the way, newest first; nothing when there are no more."""
    row, key = ALIASES[table], KEYS[table]
    only = [term for term in best.terms if (best.walk and term.walk == best.walk) or _is_of_days(term, row)]
    tests = " AND ".join(f"({term.probe})" for term in only) or "1"
    values = [value for term in only for value in term.parameters]
    asked = (
        f"SELECT {row}.day_from, {row}.{key} FROM {table} {row} INDEXED BY {best.walk or f'{table}_day'} "
        f"WHERE {tests} ORDER BY {row}.day_from DESC, {row}.{key} DESC LIMIT 1 OFFSET ?"
    )
    found = store.execute(asked, (*values, tried)).fetchone()
    if found is None:
        return None
    day, id = found
    if day is None:
        return Term(probe=f"{row}.day_from IS NOT NULL OR {row}.{key} > ?", parameters=(id,))
    return Term(probe=f"({row}.day_from, {row}.{key}) > (?, ?)", parameters=(day, id))


def _is_of_days(term: Term, row: str) -> bool:
    """Whether a term asks for nothing but days."""
    return {*re.findall(rf"\b{row}\.(\w+)", term.probe)} <= {"day_from", "day_to"} and OTHER_TABLES not in term.probe
