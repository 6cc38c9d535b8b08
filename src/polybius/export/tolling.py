"""Figures of a deed: its low, best and high by a rule of the ledger, and those that each report gives."""

from polybius.export.told import Deed, Figure, Told
from polybius.ledger import Estimate

NONE = Estimate(rule="", statement="", low=None, best=None, high=None, used=(), left_out={})


def estimate_of(deed: Deed, effect: str) -> Estimate:
    """Low, best and high of an effect on people; all open where nothing is known or another deed bears the figures."""
    return deed.tolls.get(effect, NONE)


def used_of(deed: Deed, estimate: Estimate) -> tuple[Figure, ...]:
    """The figures that an estimate rests on, as far as the deed's own mentions give them."""
    return tuple(figure for told in deed.mentions for figure in told.figures if figure.uid in estimate.used)


def figures_of(told: Told, effect: str) -> tuple[Figure, ...]:
    """The figures of people that a mention has, without parts and restatements."""
    return tuple(
        f for f in told.figures
        if f.effect == effect and f.unit == "people" and not f.part and f.same_as is None
    )  # fmt: skip


def least(figure: Figure) -> int:
    """The number that a figure asserts: its lower bound; 0 of one that has only an upper bound."""
    return figure.low or 0


def most(figure: Figure) -> int | None:
    """Its upper bound, or None when it is open."""
    return figure.high
