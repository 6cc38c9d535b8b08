"""How many rows fit each term, and so which way is the best."""

from collections.abc import Sequence

from polybius.query.evidence import listed
from polybius.query.planning import Sized, Table, Way, way_of
from polybius.query.terms import ALIASES, KEYS, Term
from polybius.query.values import distance_km
from polybius.store import Store

COUNTED = 10_000  # rows that are counted of a term for which tables must be joined
COUNTED_ONCE_MORE = 60_000  # … when several terms fit more than that: together they may fit nothing
COUNTED_CHEAPLY = 100_000
LIKELY = 2  # … and not at all when there are likely so many times as many
COUNTED_OF_HAPPENINGS = 20_000  # … for an order in which those of one source or actor may lie far apart


def way(
    store: Store, table: Table, terms: Sequence[Term], wanted: int | None, *, patient: bool = True, most: int = COUNTED
) -> Way:
    """The best way to all rows that fit, or to the first `wanted`.

    Rows of a term are counted up to `most`. One who is not `patient` asks for some rows only, and nothing is counted
    twice for it.
    """
    store.create_function("distance_km", 4, distance_km, deterministic=True)
    if not any(term.among for term in terms):
        return Way(tuple(terms))
    rows = store.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    sized = [_sized(store, table, term, most) for term in terms]
    if patient and sum(s.more for s in sized) > 1 and not any(s.size is not None and not s.more for s in sized):
        sized = [_sized(store, table, s.term, COUNTED_ONCE_MORE) if s.more and not s.term.cheap else s for s in sized]
    return way_of(sized, rows, wanted)


def _sized(store: Store, table: Table, term: Term, most: int) -> Sized:
    """How many rows fit a term, counted up to a number that is higher when an index alone tells.

    Where tables must be joined for it, the rows that are found are kept, so that they are looked for once.
    """
    if not term.among:
        return Sized(term, None)
    if not term.cheap:
        if term.likely > LIKELY * most:
            return Sized(term, most, more=True)
        asked = f"SELECT DISTINCT id FROM ({term.among}) LIMIT {most}"
        ids = [id for (id,) in store.execute(asked, term.among_parameters)]
        return Sized(term, most, more=True) if len(ids) == most else Sized(_held(table, term, ids), len(ids))
    counted = f"SELECT count(*) FROM (SELECT 1 FROM ({term.counted or term.among}) LIMIT {COUNTED_CHEAPLY})"
    size = store.execute(counted, term.among_parameters).fetchone()[0]
    return Sized(term, size, more=size == COUNTED_CHEAPLY)


def _held(table: Table, term: Term, ids: Sequence[int]) -> Term:
    """A term whose rows are all known."""
    given = (listed(ids),)
    among = "SELECT value AS id FROM json_each(?)"
    return Term(probe=f"{ALIASES[table]}.{KEYS[table]} IN ({among})", parameters=given, among=among,
                among_parameters=given, walk=term.walk)  # fmt: skip
