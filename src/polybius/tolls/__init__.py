"""Mention, Event → Toll: figures, their bounds, and whose they are."""

from collections.abc import Callable

from msgspec.structs import replace

from polybius.tolls.figure import Figure
from polybius.tolls.gathering import HARM, find_figures
from polybius.tolls.lexicon import violent_words, words_of
from polybius.tolls.parties import Scene
from polybius.tolls.rivals import Rivals
from polybius.tolls.settling import Settled, settle
from polybius.tolls.whereabouts import Whereabouts
from polybius.vocabulary import Cast, Claim, Clause, Doc, Event, PlaceMention, Quantity, TimeMention, Toll


def find_tolls(
    doc: Doc,
    clauses: tuple[Clause, ...],
    cast: Cast,
    quantities: tuple[Quantity, ...],
    events: tuple[Event, ...],
    places: tuple[PlaceMention, ...] = (),
    claims: tuple[Claim, ...] = (),
    times: tuple[TimeMention, ...] = (),
) -> tuple[Toll, ...]:
    """All figures of people and things in a document, in text order; who claims what tells a count from a part."""
    whereabouts = Whereabouts(doc, places)
    doc = _with_names(doc, cast, whereabouts.sites)
    figures = find_figures(doc, clauses, cast, quantities)
    if not figures:
        return ()
    scene = Scene(doc, clauses, cast, events)
    rivals = Rivals(doc, scene, claims, times)
    settled = settle(figures, violent=_violence(doc, clauses, figures), apart=whereabouts.apart, rival=rivals.between)
    ids = {n: f"q{order}" for order, n in enumerate(settled, 1)}
    perpetrators = scene.all_perpetrators(figures, {n: settled[n].same_as for n in settled})
    return tuple(_toll(scene, figures, settled[n], perpetrators[n], ids, n) for n in settled)


def _with_names(doc: Doc, cast: Cast, sites: frozenset[int]) -> Doc:
    """The document with every name that means a person marked as one: "Bell" after "Marcus Bell"."""
    kinds = {a.id: a.kind for a in cast.actors}
    names = {t: ids for t, ids in cast.at.items() if doc.tokens[t].pos == "PROPN" and doc.tokens[t].ent != "NORP"}
    persons = {a for ids in names.values() for a in ids if kinds.get(a) == "person"}
    persons |= {a for t, ids in names.items() if doc.tokens[t].ent == "PERSON" for a in ids if kinds[a] == "unknown"}
    named = {t for t, ids in names.items() if persons & set(ids)}
    marked = named | sites
    if not marked:
        return doc
    tokens = tuple(replace(t, ent="GPE" if t.i in sites else "PERSON") if t.i in marked else t for t in doc.tokens)
    return replace(doc, tokens=tokens)


def _toll(
    scene: Scene, figures: list[Figure], settled: Settled, perpetrator: tuple[str, ...], ids: dict[int, str], n: int
) -> Toll:
    figure, event = settled.figure, scene.event_of(settled.figure)
    return Toll(
        id=ids[n], effect=figure.effect, unit=figure.unit, low=figure.low, high=figure.high, bound=figure.bound,
        start=figure.start, end=figure.end, of=scene.counted(figures, n, settled.same_as),
        perpetrator=perpetrator, event=event.id if event is not None else None,
        cumulative=figure.cumulative, subset_of=ids.get(settled.subset_of) if settled.subset_of is not None else None,
        part=settled.subset_of is not None or figure.inside or figure.of_all,
        same_as=ids.get(settled.same_as) if settled.same_as is not None else None,
    )  # fmt: skip


def _violence(doc: Doc, clauses: tuple[Clause, ...], figures: list[Figure]) -> Callable[[Figure], bool]:
    """Whether the text or the sentence of a figure tells of violence or disaster, so that one person's death counts."""
    everywhere = any(f.effect in HARM and not (f.single and f.predicate in words_of("dying")) for f in figures) or any(
        c.predicate in violent_words() for c in clauses
    )
    deadly = {t.sentence for t in doc.tokens if t.pos == "NOUN" and t.lemma in words_of("deadly")}
    return lambda figure: everywhere or figure.sentence in deadly
