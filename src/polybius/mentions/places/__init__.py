"""Toponyms and the points they stand for."""

from polybius.vocabulary import Doc, PlaceMention


def find_places(doc: Doc) -> tuple[PlaceMention, ...]:
    """All toponyms of a document, in text order, resolved together."""
    return ()
