"""Filters → terms on tolls (alias t): effect, parties and sayers are the figure's own, the rest is its event's."""

from msgspec.structs import replace

from polybius.query.conditions import shared_terms
from polybius.query.event_terms import deed_terms
from polybius.query.filters import Filters
from polybius.query.grouped import happening_ids, toll_term
from polybius.query.judged import verdict_terms
from polybius.query.known import effect_of, stance_of
from polybius.query.parties import Party, party_of
from polybius.query.planning import Way, select
from polybius.query.sizing import way
from polybius.query.terms import Term, either, marks
from polybius.query.values import country_code
from polybius.store import Store

OF_EVENT = {"country", "actor", "recipient", "party", "effect", "said_by", "stance", "happening"}
SIDES = {"actor": ("perpetrator", "actor"), "recipient": ("of", "recipient"), "party": ("", "")}


def toll_terms(store: Store, filters: Filters) -> list[Term]:
    """All terms of a question about figures."""
    terms = shared_terms(store, filters, "tolls")
    if filters.country:
        codes = tuple(map(country_code, filters.country))
        test = f"country IN ({marks(codes)})"
        terms.append(Term(probe=f"t.{test}", parameters=codes, among_parameters=codes, cheap=True,
                          among=f"SELECT id FROM tolls INDEXED BY tolls_country WHERE {test}"))  # fmt: skip
    if filters.effect:
        effects = tuple(effect_of(store, value) for value in filters.effect)
        test = f"effect IN ({marks(effects)})"
        terms.append(Term(probe=f"t.{test}", parameters=effects, among_parameters=effects, cheap=True,
                          among=f"SELECT id FROM tolls INDEXED BY tolls_effect WHERE {test}"))  # fmt: skip
    for field, sides in SIDES.items():
        if values := getattr(filters, field):
            parties = [party_of(store, value, option=f"--{field}") for value in values]
            terms.append(either(_party_term(party, *sides) for party in parties))
    if filters.said_by:
        parties = [party_of(store, value, option="--said-by") for value in filters.said_by]
        terms.append(either(_said_term(party) for party in parties))
    if filters.stance:
        stances = tuple(stance_of(store, value) for value in filters.stance)
        test = f"s.stance IN ({marks(stances)})"
        terms.append(_claimed_term("claims", "id", test, f"+{test}", stances))
    terms += [toll_term(happening_ids(store, filters.happening))] if filters.happening else []
    deeds = deed_terms(store, replace(filters, **dict.fromkeys(OF_EVENT, ())))
    deeds += verdict_terms(store, replace(filters, corrected=False), "events") if deeds else []
    return [*terms, _of_event(deeds, way(store, "events", deeds, None))] if deeds else terms


def _party_term(party: Party, side: str, event_side: str) -> Term:
    """Somebody whose figure it is, or who takes part in its event."""
    own, values = party.condition("n")
    probe, _ = party.condition("n", probing=True)
    at, at_event = (f" AND p.side = '{name}'" if name else "" for name in (side, event_side))
    event, event_probe = own.replace("n.", "p."), probe.replace("n.", "p.")
    return Term(
        probe=f"EXISTS (SELECT 1 FROM toll_actors p CROSS JOIN actors r ON r.id = p.actor CROSS JOIN entities n "
        f"ON n.id = r.entity WHERE p.toll = t.id AND {_of_entity(probe)}{at}) "
        f"OR EXISTS (SELECT 1 FROM event_actors p WHERE p.event = t.event AND {event_probe}{at_event})",
        parameters=(*values, *values),
        among=f"SELECT p.toll AS id FROM entities n CROSS JOIN actors r ON r.entity = n.id CROSS JOIN toll_actors p "
        f"ON p.actor = r.id WHERE {_of_entity(own)}{at} UNION ALL SELECT tolls.id FROM event_actors p "
        f"CROSS JOIN tolls ON tolls.event = p.event WHERE {event}{at_event}",
        among_parameters=(*values, *values),
    )


def _of_entity(condition: str) -> str:
    return condition.replace("n.entity", "n.id")


def _said_term(party: Party) -> Term:
    test, values = party.condition("s")
    probe, _ = party.condition("s", probing=True)
    return _claimed_term("claim_sayers", "claim", test, probe, values)


def _claimed_term(table: str, key: str, test: str, probe: str, values: tuple[object, ...]) -> Term:
    """A figure that is claimed so."""
    return Term(
        probe=f"EXISTS (SELECT 1 FROM toll_claims l CROSS JOIN {table} s ON s.{key} = l.claim "
        f"WHERE l.toll = t.id AND {probe})",
        parameters=values,
        among=f"SELECT l.toll AS id FROM {table} s CROSS JOIN toll_claims l ON l.claim = s.{key} WHERE {test}",
        among_parameters=values,
    )


def _of_event(deeds: list[Term], best: Way) -> Term:
    """A figure of an event that fits all terms; `best` is the way to those events."""
    tests = " AND ".join(f"({term.probe})" for term in deeds)
    events = select("events", best, sort=None) if best.first or best.walk else None
    return Term(
        probe=f"EXISTS (SELECT 1 FROM events e WHERE e.id = t.event AND {tests})",
        parameters=tuple(value for term in deeds for value in term.parameters),
        among=f"SELECT tolls.id AS id FROM ({events.sql}) f CROSS JOIN tolls ON tolls.event = f.id" if events else "",
        among_parameters=events.parameters if events else (),
    )
