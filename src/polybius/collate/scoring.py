"""The score of a pair of accounts: the sum of its reasons, each by its weight."""

from functools import cache

import msgspec

from polybius.collate.account import Account
from polybius.collate.evidence import evidence
from polybius.tables import read_table

SAME = 1.0
KEPT = 0.0
ROUNDING = 0.05


class Weight(msgspec.Struct, frozen=True):
    """A reason, and what it adds to the score."""

    reason: str
    weight: float


class Reason(msgspec.Struct, frozen=True):
    """One reason of a pairing: how strongly it holds, and what it adds to the score."""

    name: str
    value: float
    adds: float


class Pairing(msgspec.Struct, frozen=True):
    """Two accounts with the score that they tell of the same deed, and its reasons."""

    one: tuple[str, str]
    other: tuple[str, str]
    score: float
    reasons: tuple[Reason, ...]


@cache
def weights() -> dict[str, float]:
    """The weight of each reason."""
    return {row.reason: row.weight for row in read_table("collate/weights.csv", Weight)}


def score_pair(one: Account, other: Account) -> Pairing:
    """The pairing of two accounts, the same whichever comes first."""
    first, second = (one, other) if one.mention <= other.mention else (other, one)
    return _pairing(first, second, evidence(first, second))


def kept_pair(one: Account, other: Account) -> Pairing | None:
    """The pairing of two accounts, when it is worth keeping."""
    first, second = (one, other) if one.mention <= other.mention else (other, one)
    found = evidence(first, second)
    table = weights()
    if table["start"] + sum(table[name] * value for name, value in found.items()) < KEPT - ROUNDING:
        return None
    pairing = _pairing(first, second, found)
    return pairing if pairing.score >= KEPT else None


def _pairing(first: Account, second: Account, found: dict[str, float]) -> Pairing:
    reasons = [Reason("start", 1.0, weights()["start"])]
    for name, value in found.items():
        reasons.append(Reason(name, round(value, 3), round(weights()[name] * value, 3)))
    return Pairing(first.mention, second.mention, round(sum(reason.adds for reason in reasons), 3), tuple(reasons))
