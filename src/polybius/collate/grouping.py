"""From scored pairs to groups: the surest pairs first, never against what cannot be or what a person has judged."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from polybius.collate.account import Account
from polybius.collate.scoring import SAME, Pairing

type Mention = tuple[str, str]

JOINED = 0.4
SPOKESMEN = 5
AGAINST = frozenset({"places apart", "days apart", "hours apart", "sides changed about"})
AGAINST_WHEN_SETTLED = frozenset({"figures exclude each other", "other victims"})


class Judgements(msgspec.Struct, frozen=True):
    """What persons have judged: pairs of mentions that are the same happening, and pairs that are not."""

    same: frozenset[tuple[Mention, Mention]] = frozenset()
    different: frozenset[tuple[Mention, Mention]] = frozenset()


NONE = Judgements()


def group(
    accounts: Mapping[Mention, Account],
    pairings: Iterable[Pairing],
    score: Callable[[Account, Account], Pairing],
    judged: Judgements = NONE,
) -> tuple[tuple[Mention, ...], ...]:
    """The groups of accounts that tell of one happening, each in order; the order of the input plays no part.

    What articles are about is joined first, then what they also mention, the surest pairs first.
    """
    groups = Groups(accounts, score, judged)
    for one, other in sorted(judged.same):
        if one in accounts and other in accounts:
            groups.join(one, other, bound=True)

    def order(pairing: Pairing) -> tuple[bool, float, Mention, Mention]:
        leading = accounts[pairing.one].main and accounts[pairing.other].main
        return not leading, -pairing.score, pairing.one, pairing.other

    for pairing in sorted((pairing for pairing in pairings if pairing.score >= SAME), key=order):
        groups.join(pairing.one, pairing.other)
    return groups.found()


class Groups:
    """Groups in the making."""

    def __init__(
        self, accounts: Mapping[Mention, Account], score: Callable[[Account, Account], Pairing], judged: Judgements
    ) -> None:
        """Each account starts as a group of its own."""
        self.accounts, self.score, self.judged = accounts, score, judged
        self.of = {mention: mention for mention in accounts}
        self.members: dict[Mention, list[Mention]] = {mention: [mention] for mention in accounts}

    def join(self, one: Mention, other: Mention, *, bound: bool = False) -> None:
        """Make one group of two, unless that cannot be or, not being bound to it, their other members speak against."""
        first, second = sorted((self.of[one], self.of[other]))
        if first == second or not (self._allowed(first, second) and (bound or self._agree(first, second))):
            return
        for member in self.members[second]:
            self.of[member] = first
        self.members[first] += self.members.pop(second)

    def found(self) -> tuple[tuple[Mention, ...], ...]:
        """The groups, each in the order of its mentions."""
        return tuple(sorted(tuple(sorted(members)) for members in self.members.values()))

    def _allowed(self, first: Mention, second: Mention) -> bool:
        pairs = [(a, b) for a in self.members[first] for b in self.members[second]]
        return not any((a, b) in self.judged.different or (b, a) in self.judged.different for a, b in pairs)

    def _agree(self, first: Mention, second: Mention) -> bool:
        """Two deeds that one article tells apart stay apart; else the most prominent of both sides agree on average."""
        here, there = self._spokesmen(first), self._spokesmen(second)
        scores = []
        for one in self.members[first]:
            for other in self.members[second]:
                same_article = one[0] == other[0]
                if not same_article and not (one in here and other in there):
                    continue
                pairing = self.score(self.accounts[one], self.accounts[other])
                if same_article:
                    if _tells_apart(self.accounts[one], self.accounts[other], pairing):
                        return False
                    continue
                scores.append(pairing.score)
        return not scores or sum(scores) / len(scores) >= JOINED

    def _spokesmen(self, group: Mention) -> frozenset[Mention]:
        order = sorted(self.members[group], key=lambda m: (-self.accounts[m].prominence, m))
        return frozenset(order[:SPOKESMEN])


def _tells_apart(one: Account, other: Account, pairing: Pairing) -> bool:
    """Whether an article tells two deeds apart: by place, day or direction, or by other people at a place and day each.

    Without a place and day of their own, other figures and victims may be parts of one deed.
    """
    reasons = {reason.name for reason in pairing.reasons}
    settled = all(
        each.where is not None and each.when is not None and each.where.basis == each.when.basis == "event"
        for each in (one, other)
    )
    return bool(reasons & AGAINST) or (settled and bool(reasons & AGAINST_WHEN_SETTLED))
