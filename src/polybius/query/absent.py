"""Why nothing fits: somebody who is asked for stands in no event, or says nothing."""

from collections.abc import Iterator

from polybius.query.alike import Does, names_like
from polybius.query.filters import Filters
from polybius.query.parties import party_of
from polybius.store import Store

ACTS = "SELECT 1 FROM event_actors p WHERE {} AND p.side = 'actor' LIMIT 1"
RECEIVES = "SELECT 1 FROM event_actors p WHERE {} AND p.side = 'recipient' LIMIT 1"
TAKES_PART = "SELECT 1 FROM event_actors p WHERE {} LIMIT 1"
SAYS = "SELECT 1 FROM claim_sayers p WHERE {} LIMIT 1"
ASKED: dict[str, tuple[str, Does, str]] = {
    "actor": (ACTS, "acts", "acts in no event of this workspace"),
    "recipient": (RECEIVES, "receives", "is the recipient of no event of this workspace"),
    "party": (TAKES_PART, "total", "takes part in no event of this workspace"),
    "said_by": (SAYS, "says", "says nothing in this workspace"),
}


def absences(store: Store, filters: Filters) -> Iterator[str]:
    """For each party of a question that is never in that part, a sentence that says so, with names that are."""
    for field, (sql, does, said) in ASKED.items():
        for value in getattr(filters, field):
            party = party_of(store, value, option=f"--{field.replace('_', '-')}")
            condition, given = party.condition("p")
            if store.execute(sql.format(condition), given).fetchone() is None:
                near = names_like(store, value, does=does) if party.entities else []
                yield f"{value} {said}{f'; perhaps {" or ".join(near)}' if near else ''}"
