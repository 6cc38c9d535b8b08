"""Numbers that measure and count nobody: shares in percent, and sums of money."""

from collections.abc import Sequence

import msgspec

from polybius.mentions.quantities.lexicon import units
from polybius.vocabulary import Token


class Measure(msgspec.Struct, frozen=True):
    """A number with its unit: `first` to `last` are its tokens together with the sign or word of the unit."""

    first: int
    last: int
    unit: str


def measure(tokens: Sequence[Token], first: int, last: int) -> Measure | None:
    """The share or the sum of money that the number at tokens `first` to `last` gives; None for any other number."""
    sentence = tokens[first].sentence
    if first and tokens[first - 1].sentence == sentence and (unit := units("before").get(tokens[first - 1].lower)):
        return Measure(first - 1, last, unit)
    for width in (2, 1):
        following = tokens[last : last + width]
        if len(following) == width and following[-1].sentence == sentence:
            unit = units("after").get(" ".join(t.lower for t in following), "")
            if unit:
                return Measure(first, last + width, unit)
    return None
