"""Happenings in a dataset: accounts that share a live key are scored, and those that are tied are grouped."""

import datetime
from collections.abc import Iterator
from functools import cache
from itertools import batched, groupby
from typing import Any

import msgspec

from polybius.collate.account import Account, shown_of
from polybius.collate.depicting import RULES, figure_row
from polybius.collate.filing import decoder, reasons_told
from polybius.collate.grouping import Mention
from polybius.collate.happening_row import groups_of, happening_row
from polybius.collate.happenings import MOST_IN_BLOCK, happening_of, may_pair
from polybius.collate.scoring import SAME, Pairing, kept_pair
from polybius.dataset.collating.processes import in_processes
from polybius.dataset.collating.scratch import Row, Scratch
from polybius.ledger import Entry, lines_of_entries
from polybius.store import article_of

AT_ONCE = 500
PAIRS = f"""
CREATE TABLE pairs AS
    WITH live AS (SELECT key FROM keys GROUP BY key HAVING count(*) BETWEEN 2 AND {MOST_IN_BLOCK}),
    shared AS (
        SELECT k.key, k.account, a.standing FROM keys k SEMI JOIN live ON live.key = k.key
        JOIN accounts a ON a.id = k.account
    )
    SELECT DISTINCT a.account AS one, b.account AS other FROM shared a JOIN shared b ON a.key = b.key
    WHERE a.account < b.account AND a.standing = b.standing ORDER BY one, other"""
BODIES = """
SELECT p.one, p.other, a.body, b.body FROM pairs p JOIN accounts a ON a.id = p.one JOIN accounts b ON b.id = p.other"""
TIED = f"SELECT one, other FROM pairings WHERE score >= {SAME}"
ACCOUNTS = """
SELECT coalesce(t.label, a.id) AS tie, a.id, a.body, a.entries, o.family, o.superseded_by IS NOT NULL, later.name
FROM accounts a LEFT JOIN ties t ON t.node = a.id JOIN origins o ON o.number = a.number
LEFT JOIN reports later ON later.number = o.superseded_by ORDER BY tie, a.id"""
PAIRINGS = f"""
SELECT t.label, p.one, p.other, p.score FROM pairings p JOIN ties t ON t.node = p.one WHERE p.score >= {SAME}
ORDER BY t.label, p.one, p.other"""

type Tie = tuple[list[Row], list[Row]]


class Told(msgspec.Struct, frozen=True):
    """An account with what its happening is told by: the origin of its article, and its figures."""

    id: int
    account: Account
    entries: tuple[Entry, ...]
    family: str
    replaced: bool


def find_happenings(scratch: Scratch, workers: int) -> None:
    """Fill the tables of pairings and happenings, and say of each account in which it is."""
    scratch.sql.execute(PAIRS)
    for found in in_processes(score_pairs, batched(scratch.rows(BODIES), AT_ONCE), workers):
        scratch.add("pairings", found)
    scratch.tie(TIED, "ties")
    for rows in in_processes(tell_happenings, _ties(scratch), workers):
        for table, some in rows.items():
            scratch.add(table, some)


def score_pairs(pairs: tuple[Row, ...]) -> list[Row]:
    """The pairings worth keeping."""
    account = cache(decoder.decode)
    found: list[Row] = []
    for one, other, body, body_of_other in pairs:
        here, there = account(bytes(body)), account(bytes(body_of_other))
        if may_pair(here, there) and (pairing := kept_pair(here, there)):
            found.append((one, other, pairing.score, reasons_told(pairing)))
    return found


def _ties(scratch: Scratch) -> Iterator[list[Tie]]:
    """Accounts that are tied to each other, with the sure pairings between them: some hundred accounts at a time."""
    pairings = groupby(scratch.rows(PAIRINGS), key=lambda row: row[0])
    following, pairs = next(pairings, (None, iter(())))
    waiting: list[Tie] = []
    for tie, rows in groupby(scratch.rows(ACCOUNTS), key=lambda row: row[0]):
        sure: list[Row] = []
        if tie == following:
            sure = list(pairs)
            following, pairs = next(pairings, (None, iter(())))
        waiting.append((list(rows), sure))
        if sum(len(accounts) for accounts, _ in waiting) >= AT_ONCE:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def tell_happenings(ties: list[Tie]) -> dict[str, list[Row]]:
    """The rows of the happenings of accounts that are tied to each other."""
    made: dict[str, list[Row]] = {"held": [], "members": [], "happenings": [], "figures": []}
    for rows, sure in ties:
        told = {one.account.mention: one for one in map(_told, rows)}
        mention = {one.id: name for name, one in told.items()}
        pairings = [_pairing(mention[one], mention[other], score) for _, one, other, score in sure]
        for mentions in groups_of({name: one.account for name, one in told.items()}, pairings):
            _tell([told[name] for name in mentions], made)
    return made


def _pairing(here: Mention, there: Mention, score: float) -> Pairing:
    return Pairing(min(here, there), max(here, there), score, ())


def _told(row: Row) -> Told:
    _, id, body, entries, family, replaced, later = row
    own = msgspec.msgpack.decode(entries, type=tuple[Entry, ...])
    given = tuple(msgspec.structs.replace(e, origin=family, replaced_by=later) for e in own)
    return Told(id, decoder.decode(body), given, family, bool(replaced))


def _tell(members: list[Told], made: dict[str, list[Row]]) -> None:
    id = happening_of(one.account for one in members).id
    made["held"] += [(one.id, id) for one in members]
    shown = [one for one in members if shown_of(one.account)]
    if not shown:
        return
    for one in shown:
        standing = shown_of(one.account) or one.account
        made["members"] += [(one.id, id, "event", uid) for uid in standing.events]
        made["members"] += [(one.id, id, "toll", uid) for uid in standing.tolls]
    number = shown[0].id
    lines = lines_of_entries({e.order: e for one in shown for e in one.entries}.values(), rules=RULES)
    row = happening_row(
        number, id, [one.account for one in shown], replaced={one.account.article for one in shown if one.replaced},
        articles=len({article_of(one.id) for one in shown}),
        origins=len({one.family for one in shown if not one.replaced}), told=_days(shown), lines=lines,
    )  # fmt: skip
    made["happenings"].append(row)
    made["figures"] += [figure_row(number, line) for line in lines]


def _days(shown: list[Told]) -> tuple[Any, Any]:
    """The days on which its first and its newest article were published."""
    days = [one.account.published for one in shown if one.account.published is not None]
    first, last = min(days, default=None), max(days, default=None)
    told = [None if day is None else datetime.date.fromordinal(day).isoformat() for day in (first, last)]
    return told[0], told[1]
