"""Happenings in a dataset: accounts that share a live key are scored, and those that are tied are grouped."""

import datetime
from collections.abc import Iterator
from functools import partial
from itertools import batched, groupby
from typing import Any

import msgspec
import pyarrow.parquet as pq

from polybius.collate.account import Account, shown_of
from polybius.collate.compatible import compatibility
from polybius.collate.depicting import RULES, figure_row
from polybius.collate.filing import reasons_told
from polybius.collate.grouping import Mention
from polybius.collate.happening_row import groups_of, happening_row
from polybius.collate.happenings import MOST_IN_BLOCK, happening_of
from polybius.collate.scoring import SAME, Pairing, Reason, kept_pair
from polybius.dataset.collating.bodies import Bodies, bodies_in
from polybius.dataset.collating.processes import Processes
from polybius.dataset.collating.scratch import Row, Scratch
from polybius.ledger import Entry, lines_of_entries
from polybius.store import article_of, rows_of_article

AT_ONCE = 500
PAIRS_AT_ONCE = 5_000
GROUPS_OF_A_PART = 8
ARTICLES_OF_A_PART = 200_000
PAIRS = f"""
WITH live AS (SELECT key FROM keys GROUP BY key HAVING count(*) BETWEEN 2 AND {MOST_IN_BLOCK}),
shared AS (
    SELECT k.key, k.account, a.standing, t.bit, t.mates FROM keys k SEMI JOIN live ON live.key = k.key
    JOIN accounts a ON a.id = k.account JOIN types t ON t.type = a.type
), paired AS (
    SELECT DISTINCT a.account AS one, b.account AS other FROM shared a JOIN shared b ON a.key = b.key
    WHERE a.account < b.account AND a.standing = b.standing AND a.mates & b.bit <> 0
)
SELECT one, other, a.part, a.at, a.size, b.part AS part_, b.at AS at_, b.size AS size_ FROM paired
JOIN accounts a ON a.id = one JOIN accounts b ON b.id = other ORDER BY a.near, one, other"""
TIED = f"SELECT one, other FROM pairings WHERE score >= {SAME}"
ACCOUNTS = """
SELECT coalesce(t.label, a.id) AS tie, a.id, a.part, a.at, a.size, a.entries, o.family,
    o.superseded_by IS NOT NULL, later.name
FROM accounts a LEFT JOIN ties t ON t.node = a.id JOIN origins o ON o.number = a.number
LEFT JOIN reports later ON later.number = o.superseded_by WHERE tie BETWEEN {} AND {} ORDER BY tie, a.id"""
PAIRINGS = f"""
SELECT t.label, p.one, p.other, p.score, p.reasons FROM pairings p JOIN ties t ON t.node = p.one WHERE p.score >= {SAME}
    AND t.label BETWEEN {{}} AND {{}} ORDER BY t.label, p.one, p.other"""

reasons_decoder = msgspec.json.Decoder(list[tuple[str, float, float]])

type Tie = tuple[list[Row], list[Row]]


class Told(msgspec.Struct, frozen=True):
    """An account with what its happening is told by: the origin of its article, and its figures."""

    id: int
    account: Account
    entries: tuple[Entry, ...]
    family: str
    replaced: bool


def find_happenings(scratch: Scratch, processes: Processes) -> None:
    """Fill the tables of pairings and happenings, and say of each account in which it is."""
    _pair(scratch, processes)
    scratch.tie(TIED, "ties")
    told = ("happenings", "held", "members", "figures")
    work = partial(tell_happenings, str(scratch.folder))
    articles = scratch.count("numbered")
    for part, first in enumerate(range(0, articles + 1, ARTICLES_OF_A_PART)):
        if not scratch.holds(told[0], part):
            with scratch.fill(*told, part=part) as filling:
                begins, ends = rows_of_article(first)[0], rows_of_article(first + ARTICLES_OF_A_PART - 1)[1]
                for rows in processes.each(work, _ties(scratch, (begins, ends))):
                    filling.add(rows)
    scratch.show(*told)
    bodies_in(str(scratch.folder)).close()


def _pair(scratch: Scratch, processes: Processes) -> None:
    """Fill the table of pairings."""
    scratch.sql.execute("CREATE OR REPLACE TABLE types (type VARCHAR, bit HUGEINT, mates HUGEINT)")
    scratch.sql.executemany("INSERT INTO types VALUES (?, ?, ?)", _types(scratch))
    scratch.keep("pairs", PAIRS)
    work = partial(score_pairs, str(scratch.folder))
    with pq.ParquetFile(scratch.file("pairs")) as pairs:
        groups = range(pairs.num_row_groups)
        for part, some in enumerate(batched(groups, GROUPS_OF_A_PART) if groups else [()]):
            if not scratch.holds("pairings", part):
                with scratch.fill("pairings", part=part) as filling:
                    for found in processes.each(work, _pairs(pairs, some)):
                        filling.add({"pairings": found})
    scratch.show("pairings")


def _pairs(file: pq.ParquetFile, groups: tuple[int, ...]) -> Iterator[tuple[Row, ...]]:
    for batch in file.iter_batches(PAIRS_AT_ONCE, row_groups=list(groups)) if groups else ():
        yield tuple(zip(*(column.to_pylist() for column in batch.columns), strict=True))


def _types(scratch: Scratch) -> list[Row]:
    """Each type of account with its bit, and the bits of those that may be the same deed."""
    types = [type for (type,) in scratch.rows("SELECT DISTINCT type FROM accounts ORDER BY type")] or [""]
    bits = {type: 1 << n for n, type in enumerate(types)}
    return [(one, bits[one], sum(bits[other] for other in types if compatibility(one, other) >= 0)) for one in types]


def score_pairs(folder: str, pairs: tuple[Row, ...]) -> list[Row]:
    """The pairings worth keeping."""
    account = bodies_in(folder).account
    found: list[Row] = []
    for one, other, part, at, size, part_of_other, at_of_other, size_of_other in pairs:
        pairing = kept_pair(account(part, at, size), account(part_of_other, at_of_other, size_of_other))
        if pairing:
            found.append((one, other, pairing.score, reasons_told(pairing)))
    return found


def _ties(scratch: Scratch, labels: tuple[int, int]) -> Iterator[list[Tie]]:
    """Accounts that are tied to each other, with the sure pairings between them: some hundred accounts at a time."""
    pairings = groupby(scratch.rows(PAIRINGS.format(*labels)), key=lambda row: row[0])
    following, pairs = next(pairings, (None, iter(())))
    waiting: list[Tie] = []
    held = 0
    for tie, rows in groupby(scratch.rows(ACCOUNTS.format(*labels)), key=lambda row: row[0]):
        sure: list[Row] = []
        if tie == following:
            sure = list(pairs)
            following, pairs = next(pairings, (None, iter(())))
        waiting.append((list(rows), sure))
        if held >= AT_ONCE:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def tell_happenings(folder: str, ties: list[Tie]) -> dict[str, list[Row]]:
    """The rows of the happenings of accounts that are tied to each other."""
    made: dict[str, list[Row]] = {"held": [], "members": [], "happenings": [], "figures": []}
    bodies = bodies_in(folder)
    for rows, sure in ties:
        told = {one.account.mention: one for one in (_told(bodies, row) for row in rows)}
        mention = {one.id: name for name, one in told.items()}
        pairings = [_pairing(mention[one], mention[other], *how) for _, one, other, *how in sure]
        for mentions in groups_of({name: one.account for name, one in told.items()}, pairings):
            _tell([told[name] for name in mentions], made)
    return made


def _pairing(here: Mention, there: Mention, score: float, reasons: str) -> Pairing:
    told = tuple(Reason(*reason) for reason in reasons_decoder.decode(reasons))
    return Pairing(min(here, there), max(here, there), score, told)


def _told(bodies: Bodies, row: Row) -> Told:
    _, id, *at, family, replaced, later = row
    account, own = bodies.told(*at)
    given = tuple(msgspec.structs.replace(e, origin=family, replaced_by=later) for e in own)
    return Told(id, account, given, family, bool(replaced))


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
