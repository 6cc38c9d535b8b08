"""What the mention stage hands on: records with the tokens they were read from."""

import msgspec

from polybius.vocabulary.record import Actor, Place, Time


class Cast(msgspec.Struct, frozen=True):
    """All actors of a document and, for each token that heads a mention, the ids of the actors it denotes.

    "the two countries" denotes two; "Egypt's and Jordan's armies" two. Every noun phrase that could take part in an
    event has an entry, if only as an actor of kind "unknown"; the pipeline drops those nothing refers to.
    """

    actors: tuple[Actor, ...]
    at: dict[int, tuple[str, ...]]


class TimeMention(msgspec.Struct, frozen=True, gc=False):
    """A time expression: tokens `first` to `last` (exclusive); `clause` is what it dates when other words tell that."""

    first: int
    last: int
    time: Time
    clause: int | None = None


class PlaceMention(msgspec.Struct, frozen=True, gc=False):
    """A toponym: tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    place: Place


class Quantity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A number with its bound: `first` to `last` (exclusive) are the number's tokens, `counted` the noun it counts.

    `low` and `high` are inclusive; None is open. `start` and `end` are characters of the number words themselves.
    `unit` is "percent" for a share and the currency for money, whose number words hold the sign as well.
    """

    first: int
    last: int
    start: int
    end: int
    low: int | None
    high: int | None
    bound: str
    counted: int | None
    unit: str = ""
