"""Each event and figure takes on the claims it stands in."""

from polybius.vocabulary import Claim, Doc, Event, Toll


def attribute(
    doc: Doc, events: tuple[Event, ...], tolls: tuple[Toll, ...], claims: tuple[Claim, ...]
) -> tuple[tuple[Event, ...], tuple[Toll, ...]]:
    """Events with `said_by`, tolls with `claims` (outermost first) and events with `tolls` filled."""
    return events, tolls
