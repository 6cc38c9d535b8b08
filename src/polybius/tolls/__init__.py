"""Mention, Event → Toll: figures, their bounds, and whose they are."""

from polybius.tolls.counts import count_figures, involved_figures
from polybius.tolls.figure import Figure, figure_of
from polybius.tolls.parties import event_of, perpetrators
from polybius.tolls.settling import settle
from polybius.tolls.victims import find_losses, numbers_of
from polybius.vocabulary import Cast, Clause, Doc, Event, Quantity, Toll

STRONGER = {"killed": 9, "injured": 5, "arrested": 4, "captured": 3, "missing": 2}

KINDS = {"killed": "harm", "injured": "harm", "missing": "harm", "arrested": "held", "captured": "held"}


def find_tolls(
    doc: Doc, clauses: tuple[Clause, ...], cast: Cast, quantities: tuple[Quantity, ...], events: tuple[Event, ...]
) -> tuple[Toll, ...]:
    """All figures of people and things in a document, in text order."""
    figures = settle(find_figures(doc, clauses, cast, quantities))
    ids = {n: f"q{order}" for order, n in enumerate(figures, 1)}
    return tuple(
        Toll(
            id=ids[n], effect=s.figure.effect, unit=s.figure.unit, low=s.figure.low, high=s.figure.high,
            bound=s.figure.bound, start=s.figure.start, end=s.figure.end, of=s.figure.who.actors,
            perpetrator=perpetrators(doc, clauses, cast, events, s.figure), event=event_of(clauses, events, s.figure),
            cumulative=s.figure.cumulative, subset_of=ids.get(s.subset_of) if s.subset_of is not None else None,
            same_as=ids.get(s.same_as) if s.same_as is not None else None,
        )
        for n, s in figures.items()
    )  # fmt: skip


def find_figures(doc: Doc, clauses: tuple[Clause, ...], cast: Cast, quantities: tuple[Quantity, ...]) -> list[Figure]:
    """All figures before it is settled which restate others, in text order; one effect for one phrase."""
    numbers = numbers_of(quantities)
    best: dict[tuple[int, int, str], Figure] = {}
    for loss in find_losses(doc, clauses, numbers):
        figure = figure_of(doc, cast, loss, numbers, clauses[loss.clause])
        if figure is None:
            continue
        key = (figure.start, figure.end, KINDS.get(figure.effect, figure.effect))
        if key not in best or STRONGER.get(figure.effect, 1) > STRONGER.get(best[key].effect, 1):
            best[key] = figure
    spans = {start for start, _, _ in best}
    used = frozenset(q.first for q in quantities if q.start in spans)
    counted = count_figures(doc, clauses, cast, quantities, used)
    used |= frozenset(q.first for q in quantities if q.start in {f.start for f in counted})
    involved = involved_figures(doc, clauses, cast, numbers, used)
    return sorted((*best.values(), *counted, *involved), key=lambda f: (f.start, f.end))
