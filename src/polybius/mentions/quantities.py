"""Numbers, their bounds, and what they count."""

from polybius.vocabulary import Doc, Quantity, TimeMention


def find_quantities(doc: Doc, times: tuple[TimeMention, ...]) -> tuple[Quantity, ...]:
    """All quantities of a document that are not part of a time expression, in text order."""
    return ()
