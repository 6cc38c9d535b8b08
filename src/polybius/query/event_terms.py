"""Filters → terms on events (alias e)."""

from itertools import product

from polybius.errors import SettingError
from polybius.query.conditions import shared_terms
from polybius.query.filters import Filters
from polybius.query.grouped import event_term, happening_ids
from polybius.query.known import effect_of, stance_of
from polybius.query.parties import Party, party_of
from polybius.query.terms import ALIASES, KEYS, Term, either, marks
from polybius.query.values import Box, around, box, country_code, event_type, near, quad, status
from polybius.store import Store

SIDES = {"actor": "actor", "recipient": "recipient", "party": ""}
DYAD_SIGNS = (">", "-")
WALKS = ("events_country", "events_type")  # hold what else is asked, so that rows are tried without being read whole


def event_terms(store: Store, filters: Filters) -> list[Term]:
    """All terms of a question about events."""
    return [*shared_terms(store, filters, "events"), *deed_terms(store, filters), *_saying_terms(store, filters)]


def deed_terms(store: Store, filters: Filters) -> list[Term]:
    """The terms on what an event itself is: place, parties, type, status, effect; not where and by whom it is told."""
    terms: list[Term] = []
    if filters.country:
        terms.append(_equal("country", tuple(map(country_code, filters.country)), "events_country"))
    terms += _party_terms(store, filters)
    if filters.dyad:
        terms.append(either(_dyad_term(store, value) for value in filters.dyad))
    if filters.type:
        terms.append(either(_type_term(event_type(value)) for value in filters.type))
    if filters.quad:
        quads = tuple(map(quad, filters.quad))
        terms.append(Term(probe=f"e.quad IN ({marks(quads)})", parameters=quads))
    if filters.status:
        terms.append(_equal("status", tuple(map(status, filters.status)), "events_status"))
    terms += [] if filters.box is None else [box_term(box(filters.box))]
    terms += [] if filters.near is None else [near_term(filters.near)]
    terms += [either(_effect_term(effect_of(store, value)) for value in filters.effect)] if filters.effect else []
    terms += [event_term(happening_ids(store, filters.happening))] if filters.happening else []
    return terms


def _party_terms(store: Store, filters: Filters) -> list[Term]:
    """Who acts and who receives; of two that have countries, the pair is known as well, and is rarer than both."""
    parties = {
        field: [party_of(store, value, option=f"--{field}") for value in getattr(filters, field)] for field in SIDES
    }
    terms = [either(_party_term(party, SIDES[field]) for party in some) for field, some in parties.items() if some]
    pairs = [(a.country, b.country) for a, b in product(parties["actor"], parties["recipient"])]
    if pairs and all(one and other for one, other in pairs):
        terms.append(either(_country_pair(f"{one}>{other}") for one, other in dict.fromkeys(pairs)))
    return terms


def _saying_terms(store: Store, filters: Filters) -> list[Term]:
    terms: list[Term] = []
    if filters.said_by:
        parties = [party_of(store, value, option="--said-by") for value in filters.said_by]
        terms.append(either(map(_said_term, parties)))
    if filters.stance:
        terms.append(_stance_term(tuple(stance_of(store, value) for value in filters.stance)))
    return terms


def _equal(column: str, values: tuple[str, ...], index: str) -> Term:
    test = f"{column} IN ({marks(values)})" if len(values) > 1 else f"{column} = ?"
    return Term(probe=f"e.{test}", parameters=values, among=f"SELECT id FROM events INDEXED BY {index} WHERE {test}",
                among_parameters=values, walk=index if index in WALKS and len(values) == 1 else "",
                cheap=True)  # fmt: skip


def _type_term(value: str) -> Term:
    if not value.isdigit():
        return _equal("type", (value,), "events_type")
    limits = (value, value + ":")  # ":" comes right after "9"
    return Term(probe="e.cameo >= ? AND e.cameo < ?", parameters=limits, among_parameters=limits, cheap=True,
                among="SELECT id FROM events INDEXED BY events_cameo WHERE cameo >= ? AND cameo < ?")  # fmt: skip


def _party_term(party: Party, side: str) -> Term:
    test, values = party.condition("p")
    probe, _ = party.condition("p", probing=True)
    at = " AND p.side = ?" if side else ""
    given = (*values, side) if side else values
    return Term(probe=f"EXISTS (SELECT 1 FROM event_actors p WHERE p.event = e.id AND {probe}{at})", parameters=given,
                among=f"SELECT p.event AS id FROM event_actors p WHERE {test}{at}", among_parameters=given,
                cheap=True)  # fmt: skip


def _dyad_term(store: Store, value: str) -> Term:
    sign = next((sign for sign in DYAD_SIGNS if sign in value.strip("-")), "")
    one, _, other = value.rpartition(sign) if sign else ("", "", "")
    if not one.strip() or not other.strip():
        raise SettingError(f"{value!r} is no pair", where="--dyad",
                           do='write "IRN>ISR" for one direction, "IRN-ISR" for both')  # fmt: skip
    parties = [party_of(store, name.strip(), option="--dyad") for name in (one, other)]
    first, second = parties
    pairs = [(first, second)] if sign == ">" else [(first, second), (second, first)]
    if all(party.country and not party.sector for party in parties):
        return either(_country_pair(f"{a.country}>{b.country}") for a, b in dict.fromkeys(pairs))
    return either(_pair_term(a, b) for a, b in pairs)


def _country_pair(dyad: str) -> Term:
    return Term(
        probe="EXISTS (SELECT 1 FROM event_dyads INDEXED BY event_dyads_event WHERE event = e.id AND dyad = ?)",
        parameters=(dyad,), among="SELECT event AS id FROM event_dyads WHERE dyad = ?", among_parameters=(dyad,),
        cheap=True,
    )  # fmt: skip


def _pair_term(one: Party, other: Party) -> Term:
    """One party did something to another, or both did it together."""
    acts, receives, joins = _party_term(one, "actor"), _party_term(other, "recipient"), _party_term(other, "actor")
    among, given = acts.among, acts.among_parameters
    if one.country and other.country:
        pair = _country_pair(f"{one.country}>{other.country}")
        among, given = pair.among, pair.among_parameters
    test = f"{acts.probe} AND ({receives.probe} OR (e.symmetric AND {joins.probe}))"
    values = (*acts.parameters, *receives.parameters, *joins.parameters)
    return Term(
        probe=test,
        parameters=values,
        among=f"SELECT p.id AS id FROM ({among}) p CROSS JOIN events e ON e.id = p.id WHERE {test}",
        among_parameters=(*given, *values),
    )


def box_term(area: Box, table: str = "events") -> Term:
    """Rows with a point in an area."""

    def inside(prefix: str) -> str:
        wide = "AND" if area.west <= area.east else "OR"
        return f"{prefix}lat BETWEEN ? AND ? AND ({prefix}lon >= ? {wide} {prefix}lon <= ?)"

    limits = (area.south, area.north, area.west, area.east)
    points = f"{table} INDEXED BY {table}_point WHERE lat IS NOT NULL AND {inside('')}"
    among = f"SELECT {KEYS[table]} AS id FROM {points}"
    return Term(probe=inside(f"{ALIASES[table]}."), parameters=limits, among=among, among_parameters=limits)


def near_term(value: str, table: str = "events") -> Term:
    """Rows with a point in a circle."""
    circle = near(value)
    area = box_term(around(circle), table)
    test = "distance_km({0}lat, {0}lon, ?, ?) <= ?"
    point, row = (circle.lat, circle.lon, circle.km), f"{ALIASES[table]}."
    return Term(probe=f"{area.probe} AND {test.format(row)}", parameters=(*area.parameters, *point),
                among=f"{area.among} AND {test.format('')}", among_parameters=(*area.parameters, *point))  # fmt: skip


def _effect_term(effect: str) -> Term:
    like = f'%"{effect}"%'
    return Term(
        probe="(e.effect LIKE ? OR EXISTS (SELECT 1 FROM tolls WHERE tolls.event = e.id AND +tolls.effect = ?))",
        parameters=(like, effect),
        among="SELECT id FROM events INDEXED BY events_effect WHERE effect <> '[]' AND effect LIKE ? "
        "UNION ALL SELECT event FROM tolls WHERE effect = ? AND event IS NOT NULL",
        among_parameters=(like, effect),
    )


def _said_term(party: Party) -> Term:
    test, values = party.condition("s")
    probe, _ = party.condition("s", probing=True)
    return Term(
        probe="EXISTS (SELECT 1 FROM event_claims l CROSS JOIN claim_sayers s ON s.claim = l.claim "
        f"WHERE l.event = e.id AND {probe})",
        parameters=values,
        among=f"SELECT l.event AS id FROM claim_sayers s CROSS JOIN event_claims l ON l.claim = s.claim WHERE {test}",
        among_parameters=values,
    )


def _stance_term(stances: tuple[str, ...]) -> Term:
    test = f"c.stance IN ({marks(stances)})"
    return Term(
        probe="EXISTS (SELECT 1 FROM event_claims l CROSS JOIN claims c ON c.id = l.claim "
        f"WHERE l.event = e.id AND {test})",
        parameters=stances,
        among=f"SELECT l.event AS id FROM claims c CROSS JOIN event_claims l ON l.claim = c.id WHERE {test}",
        among_parameters=stances,
    )
