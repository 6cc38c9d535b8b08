"""Happenings: the accounts of many articles, grouped where they tell of the same deed."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

import msgspec

from polybius.collate.account import Account
from polybius.collate.blocks import block_keys
from polybius.collate.compatible import compatibility
from polybius.collate.grouping import NONE, Judgements, Mention, group
from polybius.collate.scoring import Pairing, kept_pair, score_pair

MOST_IN_BLOCK = 150


class Happening(msgspec.Struct, frozen=True):
    """Mentions of one happening; its id is that of its earliest mention."""

    id: str
    mentions: tuple[Mention, ...]


def find_happenings(
    accounts: Iterable[Account], judged: Judgements = NONE
) -> tuple[tuple[Happening, ...], tuple[Pairing, ...]]:
    """The happenings of accounts, earliest first, and the pairings they rest on, however the accounts are ordered."""
    known = {account.mention: account for account in accounts}
    pairings = candidate_pairings(known)
    groups = group(known, pairings, score_pair, judged)
    found = [happening_of([known[mention] for mention in mentions]) for mentions in groups]
    return tuple(sorted(found, key=lambda each: _age(known[each.mentions[0]]))), pairings


def happening_of(accounts: Iterable[Account]) -> Happening:
    """The happening of accounts that belong together."""
    mentions = tuple(account.mention for account in sorted(accounts, key=_age))
    return Happening(happening_id(mentions[0]), mentions)


def happening_id(mention: Mention) -> str:
    """The id of the happening whose earliest mention this is."""
    return "h" + hashlib.sha256("\n".join(mention).encode()).hexdigest()[:12]


def _age(account: Account) -> tuple[int, str, str]:
    """The order of accounts: by publication, those without a date last, then by article and mention."""
    return (account.published if account.published is not None else 10**9, account.article, account.key)


def candidate_pairings(accounts: dict[Mention, Account]) -> tuple[Pairing, ...]:
    """The pairings of all accounts that share a block; blocks too full to tell anything are left out."""
    blocks: dict[str, list[Mention]] = defaultdict(list)
    for mention, account in accounts.items():
        for key in block_keys(account):
            blocks[key].append(mention)
    pairs = {
        pair for members in blocks.values() if len(members) <= MOST_IN_BLOCK
        for pair in combinations(sorted(members), 2)
    }  # fmt: skip
    found = (
        kept_pair(accounts[one], accounts[other])
        for one, other in sorted(pairs)
        if may_pair(accounts[one], accounts[other])
    )
    return tuple(pairing for pairing in found if pairing)


def may_pair(one: Account, other: Account) -> bool:
    """What happened and what was only planned, threatened or asked for are never the same; nor are some types."""
    return one.standing == other.standing and (one.type == other.type or compatibility(one.type, other.type) >= 0)
