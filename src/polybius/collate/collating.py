"""Bringing a workspace up to date: the origins of its new articles, and the happenings that they tell of."""

from collections.abc import Iterable
from itertools import batched

import msgspec

from polybius.collate.filing import Files, ungroup
from polybius.collate.regrouping import regroup
from polybius.collate.tracing import file_text, told_text, trace
from polybius.corrections import amended
from polybius.store import Store, record_of, transaction
from polybius.store.corrected import corrections_of
from polybius.vocabulary import Record

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


def shown_record(store: Store, article: int) -> Record:
    """The record of an article as people have corrected it, without the events and figures that they rejected."""
    coded = record_of(store, article)
    corrections = corrections_of(store, coded.document.text_sha256)
    if not corrections:
        return coded
    changed = amended(coded, corrections)
    record, rejected = changed.record, {uid for uid, verdict in changed.verdicts.items() if verdict == "rejected"}
    return msgspec.structs.replace(
        record,
        events=tuple(event for event in record.events if event.uid not in rejected),
        tolls=tuple(toll for toll in record.tolls if toll.uid not in rejected),
    )


def _file(store: Store, files: Files, batch: Iterable[tuple[int, int]]) -> None:
    texts: dict[int, str] = {}
    for article, run in batch:
        record = shown_record(store, article)
        key = store.execute("SELECT key FROM articles WHERE id = ?", (article,)).fetchone()[0]
        files.withdraw(article)
        files.add(article, key, record)
        texts[article] = told_text(record)
        file_text(store, article, record, texts[article])
        store.execute("INSERT OR REPLACE INTO collated VALUES (?, ?)", (article, run))
    for article in sorted(trace(store, texts)):
        held = store.execute("SELECT id FROM accounts WHERE article = ?", (article,)).fetchall()
        ungroup(store, [row[0] for row in held])
