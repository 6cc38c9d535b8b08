"""From scored pairs to groups: the surest pairs first, never against what cannot be or what a person has judged."""

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import product
from math import fsum

import msgspec

from polybius.collate.account import Account
from polybius.collate.scoring import SAME, Pairing

type Mention = tuple[str, str]

FAR_AGAINST = -1.0
SPOKESMEN = 5
AGAINST = frozenset({"places apart", "neighbouring place", "days apart", "hours apart", "sides changed about"})
APART = frozenset({"other site", "one of several sites"})
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


class Group:
    """Accounts that tell of one happening, as far as is known: by article, and the most prominent of them."""

    def __init__(self, mention: Mention) -> None:
        """A group of one account."""
        self.members = [mention]
        self.of_article = {mention[0]: [mention]}
        self.leading = [mention]

    def take(self, other: "Group", rank: Callable[[Mention], tuple[float, Mention]]) -> None:
        """Take over the accounts of another group."""
        self.members += other.members
        for article, mentions in other.of_article.items():
            self.of_article.setdefault(article, []).extend(mentions)
        self.leading = sorted(self.leading + other.leading, key=rank)[:SPOKESMEN]


class Groups:
    """Groups in the making."""

    def __init__(
        self, accounts: Mapping[Mention, Account], score: Callable[[Account, Account], Pairing], judged: Judgements
    ) -> None:
        """Each account starts as a group of its own."""
        self.accounts, self.score, self.judged = accounts, score, judged
        self.of = {mention: mention for mention in accounts}
        self.groups = {mention: Group(mention) for mention in accounts}
        self._refused: set[tuple[Mention, int, Mention, int]] = set()

    def join(self, one: Mention, other: Mention, *, bound: bool = False) -> None:
        """Make one group of two, unless that cannot be or, not being bound to it, their other members speak against."""
        first, second = sorted((self.of[one], self.of[other]))
        if first == second:
            return
        here, there = self.groups[first], self.groups[second]
        attempt = (first, len(here.members), second, len(there.members))
        if attempt in self._refused:
            return
        if not (self._allowed(here, there) and (bound or self._agree(here, there))):
            self._refused.add(attempt)
            return
        for member in there.members:
            self.of[member] = first
        here.take(self.groups.pop(second), self._rank)

    def found(self) -> tuple[tuple[Mention, ...], ...]:
        """The groups, each in the order of its mentions."""
        return tuple(sorted(tuple(sorted(group.members)) for group in self.groups.values()))

    def _allowed(self, here: Group, there: Group) -> bool:
        apart = self.judged.different
        return not apart or not any(
            (min(a, b), max(a, b)) in apart for a in here.members for b in there.members
        )  # fmt: skip

    def _agree(self, here: Group, there: Group) -> bool:
        """Two deeds that one article tells apart stay apart, and those at other sites; else each of the most prominent
        accounts has its match.

        The best scores with the other side are a sure pairing on average, and all scores are not far against it.
        """
        for article in here.of_article.keys() & there.of_article.keys():
            for one, other in product(here.of_article[article], there.of_article[article]):
                if _tells_apart(self.accounts[one], self.accounts[other], self._score(one, other)):
                    return False
        pairs = [(one, other) for one, other in product(here.leading, there.leading) if one[0] != other[0]]
        pairings = {pair: self._score(*pair) for pair in pairs}
        if any(not APART.isdisjoint(reason.name for reason in pairing.reasons) for pairing in pairings.values()):
            return False
        scores = {pair: pairing.score for pair, pairing in pairings.items()}
        best: dict[Mention, float] = {}
        for pair, score in scores.items():
            for mention in pair:
                best[mention] = max(best.get(mention, score), score)
        return not scores or (_mean(best.values()) >= SAME and _mean(scores.values()) >= FAR_AGAINST)

    def _score(self, one: Mention, other: Mention) -> Pairing:
        first, second = sorted((one, other))
        return self.score(self.accounts[first], self.accounts[second])

    def _rank(self, mention: Mention) -> tuple[float, Mention]:
        return -self.accounts[mention].prominence, mention


def _mean(scores: Collection[float]) -> float:
    return fsum(scores) / len(scores)


def _tells_apart(one: Account, other: Account, pairing: Pairing) -> bool:
    """Whether an article tells two deeds apart: by place, day or direction, or by other people at a place and day each.

    Without a place and day of their own, other figures and victims may be parts of one deed.
    """
    reasons = {reason.name for reason in pairing.reasons}
    settled = all(
        each.where is not None and each.when is not None and each.where.basis == each.when.basis == "event"
        for each in (one, other)
    )
    return bool(reasons & (AGAINST | APART)) or (settled and bool(reasons & AGAINST_WHEN_SETTLED))
