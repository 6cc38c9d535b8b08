"""Pairs of parties, for formats whose rows have one actor and one target."""

from collections.abc import Iterator
from itertools import permutations

import msgspec

from polybius.export.told import Party, Told

PAIRS_OF_EVENT = 1000


class Dyad(msgspec.Struct, frozen=True):
    """A pair of an event and its number in it; either side may be missing."""

    number: int
    source: Party | None
    target: Party | None


def dyads(told: Told) -> Iterator[Dyad]:
    """Each who-to-whom of an event.

    Every actor with every recipient; an event without direction has each pair both ways, as is the custom of dyadic
    data, so that no direction is made up. A side that is not named is missing.
    """
    actors, recipients = told.actors, told.recipients
    pairs: list[tuple[Party | None, Party | None]]
    if told.symmetric and not recipients and len(actors) > 1:
        pairs = list(permutations(actors, 2))
    else:
        pairs = [(source, target) for source in actors or (None,) for target in recipients or (None,)]
    for number, (source, target) in enumerate(pairs[:PAIRS_OF_EVENT]):
        yield Dyad(number, source, target)


def dyad_id(unit: int, dyad: Dyad) -> int:
    """A number for a pair: that of the event times a thousand, and that of the pair."""
    return unit * PAIRS_OF_EVENT + dyad.number
