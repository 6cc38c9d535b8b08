"""Terms and their sizes → one SQL statement that selects ids; the way is chosen here and not left to SQLite.

The rows that fit the rarest term are taken from its own index and tried for the others; when every term fits many rows,
rows are taken in the asked order and tried until there are enough.
"""

import math
from collections.abc import Sequence
from typing import Literal

import msgspec

from polybius.query.conditions import ALIASES
from polybius.query.terms import Term

Table = Literal["events", "claims", "tolls"]
Sort = Literal["-day", "day", "-article", "article"]
SORTS: tuple[Sort, ...] = ("-day", "day", "-article", "article")
WALKED: tuple[Sort | None, ...] = ("-day", "day", None)
Part = Literal["dated", "undated", "all"]
TRY_COST = 2.0  # of a row that is found by another index, beside one that is read in the order of its own table
COMMON = 0.05  # the share of rows that a term is taken to fit when they are too many to be counted


class Selection(msgspec.Struct, frozen=True):
    """A SQL statement that gives ids, and its parameters."""

    sql: str
    parameters: tuple[object, ...] = ()


class Place(msgspec.Struct, frozen=True):
    """Where a page begins: after the row of this id and day."""

    id: int
    day: str | None


class Sized(msgspec.Struct, frozen=True):
    """A term and how many rows fit it: all of them, or (`more`) those that were counted before it became dear."""

    term: Term
    size: int
    more: bool = False


def rarest(terms: Sequence[Sized], rows: int, wanted: int | None) -> Term | None:
    """The term whose rows are to be taken from its own index; None when the order of the table is the better way."""
    whole = [sized for sized in terms if not sized.more]
    if not whole:
        return None
    least = min(whole, key=lambda sized: sized.size)
    fitting = math.prod(max(sized.size / max(rows, 1), COMMON if sized.more else 0.0) for sized in terms)
    in_order = min(rows, wanted / fitting) if fitting and wanted is not None else rows
    return least.term if least.size * TRY_COST < in_order * len(terms) else None


def select(
    table: Table,
    terms: Sequence[Term],
    *,
    first: Term | None = None,
    part: Part = "all",
    sort: Sort | None = "-day",
    after: Place | None = None,
    limit: int | None = None,
    columns: str = "",
    joined: str = "",
) -> Selection:
    """The ids of the rows that fit all terms, in order; `first` is the term whose rows are taken from its own index.

    Without `sort` the order is any. `columns` and tables `joined` to them may be asked for in place of the id.
    """
    row = ALIASES[table]
    if first is not None and first.walk and sort in WALKED:
        walk, first = first.walk, None
    else:
        walk = ""
    others = [term for term in terms if term is not first]
    tests = [term.probe for term in others]
    values = [value for term in others for value in term.parameters]
    if part != "all":
        tests.append(f"{row}.day_from IS {'NOT ' if part == 'dated' else ''}NULL")
    if after is not None and sort:
        test, given = _after(row, after, sort, part)
        tests.append(test)
        values += given
    where = " AND ".join(f"({test})" for test in tests) or "1"
    end = "" if limit is None else f" LIMIT {limit:d}"
    if first is not None:
        source = f"(SELECT DISTINCT id FROM ({first.among})) f CROSS JOIN {table} {row} ON {row}.id = f.id"
        values = [*first.among_parameters, *values]
    else:
        source = f"{table} {row}{_walk(table, others, sort, walk)}"
    sql = f"SELECT {columns or f'{row}.id'} FROM {source}{joined} WHERE {where}{_order(row, sort, part)}{end}"
    return Selection(sql, tuple(values))


def _walk(table: Table, terms: Sequence[Term], sort: Sort | None, walk: str) -> str:
    """The index whose order is the one asked for."""
    if sort not in WALKED:
        return " NOT INDEXED"
    return f" INDEXED BY {walk or next((term.walk for term in terms if term.walk), f'{table}_day')}"


def _order(row: str, sort: Sort | None, part: Part) -> str:
    if not sort:
        return ""
    direction = " DESC" if sort.startswith("-") else ""
    day = f"{row}.day_from{direction}, " if "day" in sort and part != "undated" else ""
    return f" ORDER BY {day}{row}.id{direction}"


def _after(row: str, after: Place, sort: Sort, part: Part) -> tuple[str, list[object]]:
    """What is true of the rows behind a place in the order."""
    sign = "<" if sort.startswith("-") else ">"
    if "day" in sort and part == "dated":
        return f"({row}.day_from, {row}.id) {sign} (?, ?)", [after.day, after.id]
    return f"{row}.id {sign} ?", [after.id]
