"""From accounts that are tied to each other to the rows of their happenings, whatever keeps the accounts."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from polybius.codebook import quad_of
from polybius.collate.account import Account
from polybius.collate.depicting import highest_figure
from polybius.collate.grouping import NONE, Judgements, Mention, group
from polybius.collate.scoring import Pairing, score_pair
from polybius.collate.summary import summarise
from polybius.ledger import Line


def groups_of(
    accounts: Mapping[Mention, Account], pairings: Iterable[Pairing], judged: Judgements = NONE
) -> tuple[tuple[Mention, ...], ...]:
    """The groups of accounts that are tied to each other; no two are compared twice, nor again if they have reasons."""
    sure = tuple(pairings)
    if len(accounts) == 1:
        return (tuple(accounts),)
    scores = {(pairing.one, pairing.other): pairing for pairing in sure if pairing.reasons}

    def score(one: Account, other: Account) -> Pairing:
        key = (one.mention, other.mention)
        if key not in scores:
            scores[key] = score_pair(one, other)
        return scores[key]

    return group(accounts, sure, score, judged)


def happening_row(
    number: int, id: str, members: Sequence[Account], *, replaced: Collection[str], articles: int, origins: int,
    told: tuple[str | None, str | None], lines: Sequence[Line],
) -> tuple[Any, ...]:  # fmt: skip
    """The row of a happening (data/store/pictures.sql); `replaced` are keys of articles with a later version."""
    short = summarise(members, replaced=replaced)
    when, where = short.when, short.where
    return (
        number, id, short.type, quad_of("", short.type), _json(short.modes), short.status,
        when and datetime.date.fromordinal(when.first).isoformat(),
        when and datetime.date.fromordinal(when.last).isoformat(), when and when.basis,
        where and where.name, where and where.country, where and where.admin1, where and where.lat, where and where.lon,
        where and where.radius_km, where and where.basis, _json(short.actors), _json(short.recipients),
        _json(short.weapons), _json(short.victims), _json(short.tolls), articles, origins,
        sum(len(account.events) or len(account.tolls) for account in members), *told,
        highest_figure(lines), int(any(line.disagree for line in lines)),
    )  # fmt: skip


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
