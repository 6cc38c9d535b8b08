"""Mention, Event → Toll: figures, their bounds, and whose they are."""

from polybius.vocabulary import Cast, Clause, Doc, Event, Quantity, Toll


def find_tolls(
    doc: Doc, clauses: tuple[Clause, ...], cast: Cast, quantities: tuple[Quantity, ...], events: tuple[Event, ...]
) -> tuple[Toll, ...]:
    """All figures of people and things in a document, in text order."""
    return ()
