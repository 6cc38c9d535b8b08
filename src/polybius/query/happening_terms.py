"""Filters → terms on happenings (alias h): what its row holds is its own, all else is asked of one of its mentions."""

from typing import Any

from msgspec.structs import replace

from polybius.query.conditions import day_terms
from polybius.query.event_terms import box_term, event_terms, near_term
from polybius.query.filters import Filters
from polybius.query.grouped import happening_ids
from polybius.query.happening_filters import HappeningFilters, happening_filters
from polybius.query.known import effect_of
from polybius.query.planning import Selection, Way, select
from polybius.query.sizing import COUNTED_OF_HAPPENINGS, way
from polybius.query.terms import Term, marks
from polybius.query.values import TYPES, box, country_code, quad, status
from polybius.store import Store

STATUSES = ("asserted", "denied", "disputed", "planned", "requested", "threatened", "possible")
OWN = ("since", "until", "within", "undated", "box", "near", "country", "quad", "happening", "origins", "articles",
       "mode", "place", "figure", "disputed")  # fmt: skip
ANY = HappeningFilters()
MENTIONS = "happening_events l CROSS JOIN events e ON e.id = l.event WHERE l.happening = h.number"
HAPPENED = "CROSS JOIN happening_events l INDEXED BY happening_events_event ON l.event = f.id"


def happening_terms(store: Store, filters: Filters) -> list[Term]:
    """All terms of a question about happenings."""
    asked = happening_filters(filters)
    terms = [*day_terms(asked, "h"), *_place_terms(asked), *_attested_terms(asked), *_kind_terms(asked)]
    if asked.happening:
        terms.append(_own("id", happening_ids(store, asked.happening), ""))
    if asked.figure is not None and asked.effect:
        terms.append(_figure_term(tuple(effect_of(store, effect) for effect in asked.effect), asked.figure))
    others = Filters(**_of_mentions(asked).given())  # type: ignore[arg-type]
    if deeds := event_terms(store, others):
        terms.append(_told(way(store, "events", deeds, None, most=COUNTED_OF_HAPPENINGS)))
    return terms


def is_own_type(value: str) -> bool:
    """Whether that is a type of happenings, and not a CAMEO code, which only mentions have."""
    return value.upper() in TYPES


def _of_mentions(asked: HappeningFilters) -> HappeningFilters:
    """What must hold for one of the mentions."""
    others = replace(asked, **{name: getattr(ANY, name) for name in OWN})
    if all(map(is_own_type, asked.type)):
        others = replace(others, type=())
    if all(value in STATUSES for value in asked.status):
        others = replace(others, status=())
    return replace(others, effect=()) if asked.figure is not None else others


def _own(column: str, values: tuple[Any, ...], index: str, *, walk: bool = False) -> Term:
    test = f"{column} IN ({marks(values)})" if len(values) > 1 else f"{column} = ?"
    by = f" INDEXED BY {index}" if index else ""
    return Term(probe=f"h.{test}", parameters=values, among=f"SELECT number AS id FROM happenings{by} WHERE {test}",
                among_parameters=values, walk=index if walk and len(values) == 1 else "", cheap=True)  # fmt: skip


def _place_terms(asked: HappeningFilters) -> list[Term]:
    terms: list[Term] = []
    if asked.country:
        terms.append(_own("country", tuple(map(country_code, asked.country)), "happenings_country", walk=True))
    if asked.place:
        terms.append(_own("place", asked.place, "happenings_place"))
    terms += [] if asked.box is None else [box_term(box(asked.box), "happenings")]
    return terms if asked.near is None else [*terms, near_term(asked.near, "happenings")]


def _kind_terms(asked: HappeningFilters) -> list[Term]:
    """What it is: type, quad class, status, mode."""
    terms: list[Term] = []
    if asked.type and all(map(is_own_type, asked.type)):
        terms.append(_own("type", tuple(value.upper() for value in asked.type), "happenings_type", walk=True))
    if asked.quad:
        quads = tuple(map(quad, asked.quad))
        terms.append(Term(probe=f"h.quad IN ({marks(quads)})", parameters=quads))
    if asked.status and all(value in STATUSES for value in asked.status):
        terms.append(_own("status", asked.status, "happenings_status"))
    else:
        tuple(map(status, asked.status))
    if asked.mode:
        likes = tuple(f'%"{mode}"%' for mode in asked.mode)
        test = " OR ".join("{0}mode LIKE ?" for _ in likes)
        among = f"SELECT number AS id FROM happenings INDEXED BY happenings_mode WHERE mode <> '[]' AND ({test})"
        terms.append(Term(probe=test.format("h."), parameters=likes, among=among.format(""), among_parameters=likes))
    return terms


def _attested_terms(asked: HappeningFilters) -> list[Term]:
    """By how many it is told, and what figures there are."""
    terms = []
    for column, least in (("origins", asked.origins), ("articles", asked.articles)):
        if least > 0:
            among = f"SELECT number AS id FROM happenings INDEXED BY happenings_{column} WHERE {column} >= ?"
            terms.append(Term(probe=f"h.{column} >= ?", parameters=(least,), among=among, among_parameters=(least,),
                              cheap=True))  # fmt: skip
    if asked.figure is not None and not asked.effect:
        among = "SELECT number AS id FROM happenings INDEXED BY happenings_figure WHERE figure >= ?"
        terms.append(Term(probe="h.figure >= ?", parameters=(asked.figure,), among=among,
                          among_parameters=(asked.figure,), cheap=True))  # fmt: skip
    if asked.disputed:
        among = "SELECT number AS id FROM happenings INDEXED BY happenings_disputed WHERE disputed"
        terms.append(Term(probe="h.disputed", among=among, cheap=True))
    return terms


def _figure_term(effects: tuple[str, ...], least: int) -> Term:
    test = f"effect IN ({marks(effects)}) AND best >= ?"
    return Term(
        probe=f"EXISTS (SELECT 1 FROM happening_figures WHERE happening = h.number AND +{test})",
        parameters=(*effects, least),
        among=f"SELECT happening AS id FROM happening_figures INDEXED BY happening_figures_effect WHERE {test}",
        among_parameters=(*effects, least),
        cheap=True,
    )


def _told(best: Way) -> Term:
    """A happening one of whose mentions fits all terms; `best` is the way to those mentions."""
    tests = " AND ".join(f"({term.probe})" for term in best.terms)
    events = select("events", best, sort=None) if best.first or best.walk else None
    if best.first and len(best.terms) == 1:
        events = Selection(best.first.among, best.first.among_parameters)
    return Term(
        probe=f"EXISTS (SELECT 1 FROM {MENTIONS} AND {tests})",
        parameters=tuple(value for term in best.terms for value in term.parameters),
        among=f"SELECT l.happening AS id FROM ({events.sql}) f {HAPPENED}" if events else "",
        among_parameters=events.parameters if events else (),
        dear=True,
        likely=best.found if len(best.terms) == 1 else 0,
    )
