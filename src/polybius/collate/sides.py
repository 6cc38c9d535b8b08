"""What the parties of two accounts say for or against their being one deed."""

from functools import lru_cache

from polybius.collate.account import Account, Parties
from polybius.collate.words import telling_names

REMEMBERED = 50_000


def compare_sides(one: Account, other: Account) -> dict[str, float]:
    """Parties known beyond the article: the same on a side, others on both, or the sides changed about."""
    found: dict[str, float] = {}
    if one.recipients and other.recipients:
        found["other target"] = float(_other_targets(one.targets, other.targets))
    actor, recipient = _likeness(one.acting, other.acting), _likeness(one.acted, other.acted)
    for reason, like in (("actor", actor), ("recipient", recipient)):
        if like:
            found[f"same {reason}" if like > 0.0 else f"other {reason}"] = abs(like)
    if actor <= 0.0 >= recipient and not (one.symmetric or other.symmetric):
        crossed = min(_likeness(one.acting, other.acted), _likeness(one.acted, other.acting))
        found["sides changed about"] = float(crossed >= 1.0)
    return found


def _likeness(mine: Parties, theirs: Parties) -> float:
    """1 for a party in common, less for a code or country, -1 where known parties share neither, 0 for unknown."""
    if not mine.names.isdisjoint(theirs.names):
        return 1.0
    if not mine.codes.isdisjoint(theirs.codes):
        return 0.6
    if not mine.countries.isdisjoint(theirs.countries):
        return 0.3
    return -1.0 if mine.sure and theirs.sure and mine.countries and theirs.countries else 0.0


def _other_targets(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Targets told in words that say what they are ("a baker", "a bank") and of which none is the same."""
    here, there = _target_words(mine), _target_words(theirs)
    return bool(here and there) and here.isdisjoint(there)


@lru_cache(maxsize=REMEMBERED)
def _target_words(names: tuple[str, ...]) -> frozenset[str]:
    return telling_names(names)
