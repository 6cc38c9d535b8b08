"""Clause, Mention → Event: the codebook applied."""

from polybius.vocabulary import Cast, Clause, Doc, Event, PlaceMention, Relation, TimeMention


def find_events(
    doc: Doc, clauses: tuple[Clause, ...], cast: Cast, times: tuple[TimeMention, ...], places: tuple[PlaceMention, ...]
) -> tuple[tuple[Event, ...], tuple[Relation, ...]]:
    """All events and standing relations of a document, in text order of their triggers."""
    return (), ()
