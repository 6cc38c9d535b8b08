"""What people have said of rows: what somebody rejected is left out unless it is asked for."""

from collections.abc import Sequence

from polybius.query.evidence import listed
from polybius.query.filters import Filters
from polybius.query.terms import ALIASES, Term
from polybius.store import Store


def verdict_terms(store: Store, filters: Filters, table: str) -> list[Term]:
    """The terms on a table that follow from verdicts; none when nobody has judged anything."""
    row = ALIASES[table]
    if filters.corrected:
        judged = _judged(table)
        kept = [Term(probe=f"{row}.id IN ({judged})", among=judged, cheap=True)]
    else:
        kept = []
    if filters.rejected or not store.execute("SELECT 1 FROM verdicts WHERE verdict = 'rejected' LIMIT 1").fetchone():
        return kept
    return [*kept, Term(probe=f"{row}.id NOT IN ({_judged(table)} AND v.verdict = 'rejected')")]


def verdicts_of(store: Store, table: str, ids: Sequence[int]) -> dict[int, str]:
    """What somebody said of rows: accepted, edited, rejected."""
    asked = (
        f"SELECT r.id, v.verdict FROM json_each(?) j CROSS JOIN {table} r ON r.id = j.value "
        "CROSS JOIN verdicts v ON v.article = r.article AND v.uid = r.uid"
    )
    return dict(store.execute(asked, (listed(ids),)).fetchall())


def _judged(table: str) -> str:
    """SQL that gives the ids of the rows of a table that somebody has judged."""
    return (
        f"SELECT r.id FROM verdicts v CROSS JOIN {table} r INDEXED BY {table}_uid ON r.uid = v.uid "
        "WHERE r.article = v.article"
    )
