"""Bringing a workspace up to date: the origins of its new articles, and the happenings that they tell of."""

from collections.abc import Iterable
from itertools import batched

import msgspec

from polybius.collate.filing import Files, ungroup
from polybius.collate.regrouping import regroup
from polybius.collate.tracing import file_text, trace
from polybius.store import Store, record_of, transaction

AT_ONCE = 200


class Collated(msgspec.Struct, frozen=True):
    """How many articles were new or coded anew, and how many happenings were written."""

    articles: int
    happenings: int


def collate(store: Store) -> Collated:
    """Trace and group what is new in a workspace, and what was coded anew; nothing to do is done at once.

    Articles are filed a few hundred in one transaction, and grouped in one: killed at any moment, the next run goes
    on from there and ends with the same rows.
    """
    files = Files(store)
    asked = (
        "SELECT articles.id, articles.run FROM articles LEFT JOIN collated ON collated.article = articles.id "
        "WHERE collated.run IS NOT articles.run ORDER BY articles.id"
    )
    pending = store.execute(asked).fetchall()
    for batch in batched(pending, AT_ONCE):
        with transaction(store):
            _file(store, files, batch)
    with transaction(store):
        happenings = regroup(store, files)
    return Collated(len(pending), happenings)


def _file(store: Store, files: Files, batch: Iterable[tuple[int, int]]) -> None:
    articles = []
    for article, run in batch:
        record = record_of(store, article)
        key = store.execute("SELECT key FROM articles WHERE id = ?", (article,)).fetchone()[0]
        files.withdraw(article)
        files.add(article, key, record)
        file_text(store, article, record)
        store.execute("INSERT OR REPLACE INTO collated VALUES (?, ?)", (article, run))
        articles.append(article)
    for article in sorted(trace(store, articles)):
        held = store.execute("SELECT id FROM accounts WHERE article = ?", (article,)).fetchall()
        ungroup(store, [row[0] for row in held])
