"""Filters → terms on claims (alias c): who says it and how are its own, what it is about are its events."""

from msgspec.structs import replace

from polybius.query.conditions import shared_terms
from polybius.query.event_terms import deed_terms
from polybius.query.filters import Filters
from polybius.query.judged import verdict_terms
from polybius.query.known import stance_of
from polybius.query.parties import Party, party_of
from polybius.query.planning import Way, select
from polybius.query.sizing import way
from polybius.query.terms import Term, either, marks
from polybius.store import Store


def claim_terms(store: Store, filters: Filters) -> list[Term]:
    """All terms of a question about claims."""
    terms = shared_terms(store, filters, "claims")
    if filters.said_by:
        parties = [party_of(store, value, option="--said-by") for value in filters.said_by]
        terms.append(either(map(_said_term, parties)))
    if filters.stance:
        stances = tuple(stance_of(store, value) for value in filters.stance)
        test = f"stance IN ({marks(stances)})"
        terms.append(Term(probe=f"c.{test}", parameters=stances, among_parameters=stances, cheap=True,
                          among=f"SELECT id FROM claims INDEXED BY claims_stance WHERE {test}"))  # fmt: skip
    deeds = deed_terms(store, filters)
    deeds += verdict_terms(store, replace(filters, corrected=False), "events") if deeds else []
    return [*terms, _about(deeds, way(store, "events", deeds, None))] if deeds else terms


def _about(deeds: list[Term], best: Way) -> Term:
    """A claim that tells of an event that fits all terms; `best` is the way to those events."""
    tests = " AND ".join(f"({term.probe})" for term in deeds)
    events = select("events", best, sort=None) if best.first or best.walk else None
    return Term(
        probe="EXISTS (SELECT 1 FROM event_claims l CROSS JOIN events e ON e.id = l.event "
        f"WHERE l.claim = c.id AND {tests})",
        parameters=tuple(value for term in deeds for value in term.parameters),
        among=f"SELECT l.claim AS id FROM ({events.sql}) f CROSS JOIN event_claims l ON l.event = f.id"
        if events
        else "",
        among_parameters=events.parameters if events else (),
    )


def _said_term(party: Party) -> Term:
    test, values = party.condition("s")
    probe, _ = party.condition("s", probing=True)
    return Term(
        probe=f"EXISTS (SELECT 1 FROM claim_sayers s WHERE s.claim = c.id AND {probe})",
        parameters=values,
        among=f"SELECT s.claim AS id FROM claim_sayers s WHERE {test}",
        among_parameters=values,
        cheap=True,
    )
