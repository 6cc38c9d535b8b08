"""Pairs of countries with the mentions of what one did to the other, over all time that is asked for."""

import msgspec
from msgspec.structs import replace

from polybius.query.event_terms import event_terms
from polybius.query.filters import REAL, Filters
from polybius.query.planning import select
from polybius.query.series_asked import HUNDREDTHS
from polybius.query.sizing import way
from polybius.store import Store

OF_TWO = "substr({0}, 1, instr({0}, '>') - 1) <> substr({0}, instr({0}, '>') + 1)"  # no country with itself
KEPT = (
    "SELECT key, sum(mentions) AS mentions, sum(goldstein) FROM period_counts "
    "WHERE clock = 'event' AND unit = 'year' AND per = 'dyad' "
    f"AND {OF_TWO.format('key')} GROUP BY key ORDER BY mentions DESC, key LIMIT ?"
)


class DyadRow(msgspec.Struct, frozen=True, gc=False):
    """What one country did to another: mentions and the mean of their Goldstein values."""

    actor: str
    recipient: str
    mentions: int
    goldstein_mean: float


def dyads(store: Store, filters: Filters, *, top: int) -> list[DyadRow]:
    """The pairs of two with most mentions of what happened, also without a day; each restated mention once."""
    if filters.given().keys() <= {"once"}:
        found = store.execute(KEPT, (top,))
    else:
        counted = replace(filters, once=True, status=filters.status or REAL)
        terms = event_terms(store, counted)
        chosen = select("events", way(store, "events", terms, None), sort=None,
                        columns=f"d.dyad AS dyad, CAST(round(e.goldstein * {HUNDREDTHS}) AS INTEGER) AS score",
                        joined=" CROSS JOIN event_dyads d INDEXED BY event_dyads_event ON d.event = e.id")  # fmt: skip
        sql = f"SELECT dyad, count(*) AS n, sum(score) FROM ({chosen.sql}) WHERE {OF_TWO.format('dyad')} "
        sql += "GROUP BY dyad ORDER BY n DESC, dyad LIMIT ?"
        found = store.execute(sql, (*chosen.parameters, top))
    pairs = ((dyad.partition(">"), mentions, score) for dyad, mentions, score in found)
    return [DyadRow(one, other, n, round(score / HUNDREDTHS / n, 3)) for (one, _, other), n, score in pairs]
