"""Terms and their sizes → one SQL statement that selects ids; the way is chosen here and not left to SQLite.

The rows that fit the rarest term are taken from its own index and tried for the others; when every term fits many rows,
rows are taken in the asked order and tried until there are enough.
"""

import math
import re
from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from polybius.query.terms import ALIASES, KEYS, Term

Table = Literal["events", "claims", "tolls", "happenings"]
Sort = Literal["-day", "day", "-article", "article"]
HappeningSort = Literal[
    "-day", "day", "-told", "told", "-origins", "origins", "-articles", "articles", "-figure", "figure"
]  # fmt: skip
type AnySort = Sort | HappeningSort
SORTS: tuple[Sort, ...] = ("-day", "day", "-article", "article")
HAPPENING_SORTS: tuple[HappeningSort, ...] = (
    "-day", "day", "-told", "told", "-origins", "origins", "-articles", "articles", "-figure", "figure",
)  # fmt: skip
COLUMNS = {"day": "day_from", "told": "told_last", "origins": "origins", "articles": "articles", "figure": "figure"}
BY_DAY: tuple[AnySort | None, ...] = ("-day", "day", None)
Part = Literal["dated", "undated", "all"]
FOUND_COST = 3.0  # of a row that is found by an index of its own and put in order
TRY_COST = 1.0  # of a row that is read in the order that is asked for
DEAR_COST = 10.0  # … when several tables are looked at for it, and those that fit may lie far apart
COMMON = 0.05  # the share of rows that a term is taken to fit when they are too many to be counted


class Selection(msgspec.Struct, frozen=True):
    """A SQL statement that gives ids, and its parameters."""

    sql: str
    parameters: tuple[object, ...] = ()


class Place(msgspec.Struct, frozen=True):
    """Where a page begins: after the row of this id and this value of what is sorted by."""

    id: int
    value: str | int | None


class Sized(msgspec.Struct, frozen=True):
    """A term and how many rows fit it: all of them, or (`more`) those that were counted before it became dear.

    `size` is None when they cannot be counted.
    """

    term: Term
    size: int | None
    more: bool = False


class Way(msgspec.Struct, frozen=True):
    """How rows are come by: from the index of `first`, or else in the order of the index `walk` ("" is the usual one).

    `terms` are all terms, each in the form in which rows are best tried for it; `found` is how many rows `first` has.
    """

    terms: tuple[Term, ...]
    first: Term | None = None
    walk: str = ""
    found: int = 0


def way_of(sized: Sequence[Sized], rows: int, wanted: int | None) -> Way:
    """The best way to the first `wanted` rows that fit, or to all of them, in a table of so many rows."""
    terms = tuple(replace(s.term, probe=s.term.common) if s.more and s.term.common else s.term for s in sized)
    counted = [(n, s.size) for n, s in enumerate(sized) if s.size is not None and not s.more]
    shares = [_share(s, rows) for s in sized]
    fitting = math.prod(shares)
    walked = min((n for n, s in enumerate(sized) if s.term.walk), key=lambda n: shares[n], default=None)
    walk, share = (terms[walked].walk, shares[walked]) if walked is not None else ("", 1.0)
    in_order = rows * share
    if wanted is not None:
        in_order = min(in_order, wanted * share / fitting if fitting else in_order)
    if counted:
        least, size = min(counted, key=lambda found: found[1])
        trying = DEAR_COST if any(s.term.dear for s in sized) else TRY_COST
        if size * FOUND_COST < in_order * trying:
            return Way(terms, terms[least], terms[least].walk, found=size)
    return Way(terms, None, walk)


def _share(sized: Sized, rows: int) -> float:
    """The share of all rows that fit a term, as far as that is known."""
    if sized.size is None:
        return 1.0
    share = sized.size / max(rows, 1)
    return min(1.0, max(share, COMMON) if sized.more else share)


def select(
    table: Table,
    way: Way,
    *,
    part: Part = "all",
    sort: AnySort | None = "-day",
    after: Place | None = None,
    limit: int | None = None,
    columns: str = "",
    joined: str = "",
) -> Selection:
    """The ids of the rows that fit all terms, in order; without `sort` the order is any.

    Rows that have a value to sort by are the `dated` ones. `columns`, and tables `joined` to them, may be asked for in
    place of the id.
    """
    row, key = ALIASES[table], KEYS[table]
    first = None if way.walk and sort in BY_DAY else way.first
    others = [term for term in way.terms if term is not first]
    tests = [term.probe for term in others]
    values = [value for term in others for value in term.parameters]
    if part != "all" and (column := column_of(sort)):
        tests.append(f"{row}.{column} IS {'NOT ' if part == 'dated' else ''}NULL")
    if after is not None and sort:
        test, given = _after(table, after, sort, part)
        tests.append(test)
        values += given
    where = " AND ".join(f"({test})" for test in tests) or "1"
    end = "" if limit is None else f" LIMIT {limit:d}"
    if first is not None:
        found = f"SELECT DISTINCT id AS {key} FROM ({first.among})"
        alone = not tests and not sort and _columns_read(row, columns + joined) <= {key}
        source = f"({found}) {row}" if alone else f"({found}) f CROSS JOIN {table} {row} ON {row}.{key} = f.{key}"
        values = [*first.among_parameters, *values]
    else:
        source = f"{table} {row}{_walk(table, sort, way.walk)}"
    sql = f"SELECT {columns or f'{row}.{key}'} FROM {source}{joined} WHERE {where}{_order(table, sort, part)}{end}"
    return Selection(sql, tuple(values))


def _columns_read(row: str, sql: str) -> set[str]:
    """The columns of a row that a piece of SQL reads."""
    return {*re.findall(rf"\b{row}\.(\w+)", sql)}


def is_sorted_by_value(sort: AnySort) -> bool:
    """Whether some rows have nothing to be sorted by, and so come last."""
    return column_of(sort) != ""


def column_of(sort: AnySort | None) -> str:
    """The column of an order; "" for that in which articles were ingested."""
    return COLUMNS.get(sort.removeprefix("-"), "") if sort else ""


def _walk(table: Table, sort: AnySort | None, walk: str) -> str:
    """The index whose order is the one asked for."""
    if sort in BY_DAY:
        return f" INDEXED BY {walk or f'{table}_day'}"
    return f" INDEXED BY {table}_{sort.removeprefix('-')}" if sort and column_of(sort) else " NOT INDEXED"


def _order(table: Table, sort: AnySort | None, part: Part) -> str:
    if not sort:
        return ""
    row, direction = ALIASES[table], " DESC" if sort.startswith("-") else ""
    first = f"{row}.{column_of(sort)}{direction}, " if column_of(sort) and part != "undated" else ""
    return f" ORDER BY {first}{row}.{KEYS[table]}{direction}"


def _after(table: Table, after: Place, sort: AnySort, part: Part) -> tuple[str, list[object]]:
    """What is true of the rows behind a place in the order."""
    row, key, sign = ALIASES[table], KEYS[table], "<" if sort.startswith("-") else ">"
    if column_of(sort) and part == "dated":
        return f"({row}.{column_of(sort)}, {row}.{key}) {sign} (?, ?)", [after.value, after.id]
    return f"{row}.{key} {sign} ?", [after.id]
