"""The score of a pair of accounts: the sum of its reasons, each by its weight."""

from functools import cache

import msgspec

from polybius.collate.account import Account
from polybius.collate.evidence import TIES, evidence, later_reasons, outset, whole_evidence
from polybius.tables import read_table

SAME = 1.0
KEPT = 0.0
ROUNDING = 0.05


class Weight(msgspec.Struct, frozen=True):
    """A reason, and what it adds to the score."""

    reason: str
    weight: float


class Reason(msgspec.Struct, frozen=True, gc=False):
    """One reason of a pairing: how strongly it holds, and what it adds to the score."""

    name: str
    value: float
    adds: float


class Pairing(msgspec.Struct, frozen=True, gc=False):
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
    if first.article == second.article:
        found = evidence(first, second)
    elif _is_hopeless(first, second, begun := outset(first, second)):
        return None
    else:
        found = whole_evidence(first, second, begun)
    if _sum(found) < KEPT - ROUNDING:
        return None
    pairing = _pairing(first, second, found)
    return pairing if pairing.score >= KEPT else None


def _is_hopeless(one: Account, other: Account, found: dict[str, float]) -> bool:
    """Whether no more reasons can make a pairing worth keeping, by those of the outset."""
    likely = _sum(found)
    later = later_reasons(one, other)
    table = weights()
    if TIES.isdisjoint(found) and TIES.isdisjoint(later):
        likely += table["nothing ties them"]
    return likely + sum([table[name] for name in later]) < KEPT - ROUNDING


def _sum(found: dict[str, float]) -> float:
    table = weights()
    total = table["start"]
    for name, value in found.items():
        total += table[name] * value
    return total


def _pairing(first: Account, second: Account, found: dict[str, float]) -> Pairing:
    table = weights()
    reasons = [Reason("start", 1.0, table["start"])]
    reasons += [Reason(name, round(value, 3), round(table[name] * value, 3)) for name, value in found.items()]
    score = round(sum([reason.adds for reason in reasons]), 3)
    return Pairing(first.mention, second.mention, score, tuple(reasons))
