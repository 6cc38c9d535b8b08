"""Mention, Event → Toll: figures, their bounds, and whose they are."""

from msgspec.structs import replace

from polybius.tolls.counts import count_figures, involved_figures, stated_effect
from polybius.tolls.figure import Figure, figure_of
from polybius.tolls.lexicon import violent_words
from polybius.tolls.parties import Scene
from polybius.tolls.settling import DYING, Settled, settle
from polybius.tolls.victims import find_losses, numbers_of
from polybius.vocabulary import Cast, Clause, Doc, Event, Quantity, Toll

STRONGER = {"killed": 9, "injured": 5, "arrested": 4, "captured": 3, "missing": 2}

HARM = ("killed", "injured")
KINDS = {"killed": "harm", "injured": "harm", "missing": "harm", "arrested": "held", "captured": "held"}


def find_tolls(
    doc: Doc, clauses: tuple[Clause, ...], cast: Cast, quantities: tuple[Quantity, ...], events: tuple[Event, ...]
) -> tuple[Toll, ...]:
    """All figures of people and things in a document, in text order."""
    figures = find_figures(doc, clauses, cast, quantities)
    settled, scene = settle(figures, violent=is_violent(clauses, figures)), Scene(clauses, cast, events)
    ids = {n: f"q{order}" for order, n in enumerate(settled, 1)}
    perpetrators = scene.all_perpetrators(figures, {n: settled[n].same_as for n in settled})
    return tuple(_toll(scene, figures, settled[n], perpetrators[n], ids, n) for n in settled)


def _toll(
    scene: Scene, figures: list[Figure], settled: Settled, perpetrator: tuple[str, ...], ids: dict[int, str], n: int
) -> Toll:
    figure, event = settled.figure, scene.event_of(settled.figure)
    return Toll(
        id=ids[n], effect=figure.effect, unit=figure.unit, low=figure.low, high=figure.high, bound=figure.bound,
        start=figure.start, end=figure.end, of=scene.counted(figures, n, settled.same_as),
        perpetrator=perpetrator, event=event.id if event is not None else None,
        cumulative=figure.cumulative, subset_of=ids.get(settled.subset_of) if settled.subset_of is not None else None,
        same_as=ids.get(settled.same_as) if settled.same_as is not None else None,
    )  # fmt: skip


def is_violent(clauses: tuple[Clause, ...], figures: list[Figure]) -> bool:
    """Whether a text tells of violence or disaster, so that a person's death in it is a figure."""
    if any(f.effect in HARM and not (f.single and f.predicate in DYING) for f in figures):
        return True
    return any(c.predicate in violent_words() for c in clauses)


def find_figures(doc: Doc, clauses: tuple[Clause, ...], cast: Cast, quantities: tuple[Quantity, ...]) -> list[Figure]:
    """All figures before it is settled which restate others, in text order; one effect for one phrase."""
    numbers = numbers_of(quantities)
    best: dict[tuple[int, int, str], Figure] = {}
    for loss in find_losses(doc, clauses, numbers):
        figure = figure_of(doc, cast, loss, numbers, clauses[loss.clause])
        if figure is None:
            continue
        quantity = numbers.of(loss.token, inner=clauses[loss.clause].link == "relative")
        stated = stated_effect(doc.tokens, quantity) if quantity is not None and figure.effect in HARM else ""
        if stated in HARM and stated != figure.effect:
            figure = replace(figure, effect=stated)
        key = (figure.start, figure.end, KINDS.get(figure.effect, figure.effect))
        if key not in best or STRONGER.get(figure.effect, 1) > STRONGER.get(best[key].effect, 1):
            best[key] = figure
    for start, end, kind in [key for key in best if key[2] == "displaced"]:
        if (start, end, "harm") in best:
            del best[start, end, kind]
    spans = {start for start, _, _ in best}
    used = frozenset(q.first for q in quantities if q.start in spans)
    counted = count_figures(doc, clauses, cast, quantities, used)
    used |= frozenset(q.first for q in quantities if q.start in {f.start for f in counted})
    involved = involved_figures(doc, clauses, cast, numbers, used)
    return sorted((*best.values(), *counted, *involved), key=lambda f: (f.start, f.end))
