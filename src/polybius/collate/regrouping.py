"""Grouping a workspace's accounts into happenings: only those that new articles or judgements touch."""

from collections.abc import Iterator

from polybius.collate.account import Account, shown_of
from polybius.collate.depicting import days_told, depict, forget, lines_told
from polybius.collate.filing import Files
from polybius.collate.happening_row import groups_of, happening_row
from polybius.collate.happenings import happening_of
from polybius.collate.scoring import SAME, Pairing
from polybius.collate.verdicts import judged_partners, judgements
from polybius.store import Store, article_of


def regroup(store: Store, files: Files) -> int:
    """Group all accounts that are in no happening, and all that are tied to them; how many happenings were written."""
    waiting = {row[0] for row in store.execute("SELECT id FROM accounts WHERE happening IS NULL")}
    written = 0
    while waiting:
        tied = _tied(store, min(waiting))
        waiting -= tied
        written += _group(store, files, tied)
    return written


def _tied(store: Store, account: int) -> set[int]:
    """An account with all that it is tied to by sure pairings or judgements, and what those are tied to."""
    found, open_ = {account}, [account]
    asked = (
        "SELECT other FROM pairings WHERE one = ? AND score >= ? UNION "
        "SELECT one FROM pairings WHERE other = ? AND score >= ?"
    )
    while open_:
        one = open_.pop()
        others = {row[0] for row in store.execute(asked, (one, SAME, one, SAME))} | judged_partners(store, one)
        open_ += others - found
        found |= others
    return found


def _group(store: Store, files: Files, ids: set[int]) -> int:
    accounts = {files.account(id).mention: files.account(id) for id in sorted(ids)}
    number = {files.account(id).mention: id for id in ids}
    pairings = _pairings(store, files, ids) if len(ids) > 1 else ()
    groups = groups_of(accounts, pairings, judgements(store, number))
    old = {row[0] for id in ids for row in store.execute("SELECT happening FROM accounts WHERE id = ?", (id,))}
    forget(store, sorted(old - {None}))
    for mentions in groups:
        members = [accounts[mention] for mention in mentions]
        happening = happening_of(members)
        held = [(happening.id, number[mention]) for mention in mentions]
        store.executemany("UPDATE accounts SET happening = ? WHERE id = ?", held)
        _write(store, happening.id, members, [id for _, id in held])
    return len(groups)


def _pairings(store: Store, files: Files, ids: set[int]) -> Iterator[Pairing]:
    for id in sorted(ids):
        for other, score in store.execute("SELECT other, score FROM pairings WHERE one = ? AND score >= ?", (id, SAME)):
            one, two = sorted((files.account(id).mention, files.account(other).mention))
            yield Pairing(one, two, score, ())


def _write(store: Store, id: str, members: list[Account], ids: list[int]) -> None:
    """Write a happening in short, with the number of its articles, independent origins and mentions.

    What people have rejected does not count; nothing is written when that is all.
    """
    shown = [(id, account) for id, member in zip(ids, members, strict=True) if (account := shown_of(member))]
    if not shown:
        return
    ids, members = [id for id, _ in shown], [account for _, account in shown]
    articles = sorted({article_of(id) for id in ids})
    asked = "SELECT family FROM origins WHERE article = ? AND superseded_by IS NULL"
    families = {row[0] for id in articles for row in store.execute(asked, (id,))}
    lines = lines_told(store, id, ids)
    row = happening_row(ids[0], id, members, replaced=_replaced(store, articles), articles=len(articles),
                        origins=len(families), told=days_told(store, ids), lines=lines)  # fmt: skip
    store.execute(f"INSERT INTO happenings VALUES ({', '.join('?' * len(row))})", row)
    depict(store, ids[0], ids, lines)


def _replaced(store: Store, articles: list[int]) -> set[str]:
    """The keys of the articles that a later version replaces."""
    asked = (
        "SELECT key FROM origins JOIN articles ON articles.id = origins.article "
        "WHERE origins.article = ? AND superseded_by IS NOT NULL"
    )
    return {row[0] for id in articles for row in store.execute(asked, (id,))}
