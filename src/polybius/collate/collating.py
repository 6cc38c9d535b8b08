"""Bringing a workspace up to date: the origins of its new articles, and the happenings that they tell of."""

from collections.abc import Iterable
from itertools import batched

import msgspec

from polybius.collate.filing import Files, Filing, ungroup
from polybius.collate.regrouping import regroup
from polybius.collate.tracing import file_text, told_text, trace
from polybius.corrections import Correction, amended
from polybius.store import Store, record_of, transaction
from polybius.store.corrected import corrections_of
from polybius.store.pictures import picture
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
    _picture(store)
    files = Files(store)
    articles = _file_pending(store, files)
    with transaction(store):
        happenings = regroup(store, files)
    return Collated(articles, happenings)


def file_articles(store: Store) -> None:
    """Do the part of `collate` that is done article by article, so that less is left for its end."""
    _file_pending(store, Files(store))


def _file_pending(store: Store, files: Files) -> int:
    asked = (
        "SELECT articles.id, articles.run FROM articles LEFT JOIN collated ON collated.article = articles.id "
        "WHERE collated.run IS NOT articles.run ORDER BY articles.id"
    )
    pending = store.execute(asked).fetchall()
    for batch in batched(pending, AT_ONCE):
        with transaction(store):
            _file(store, files, batch)
    return len(pending)


def corrected_records(store: Store, article: int) -> tuple[Record, Record]:
    """The record of an article as it is grouped by, and as people have corrected it, without what they rejected.

    It is grouped by what was read and by edits of its events. Rejecting a row or editing a figure changes what a
    happening shows and not what it is made of, so that other rows stay where they are.
    """
    coded = record_of(store, article)
    corrections = corrections_of(store, coded.document.text_sha256)
    if not corrections:
        return coded, coded
    changed = amended(coded, corrections)
    rejected = {uid for uid, verdict in changed.verdicts.items() if verdict == "rejected"}
    gone = {event.id for event in changed.record.events if event.uid in rejected}
    shown = msgspec.structs.replace(
        changed.record,
        events=tuple(event for event in changed.record.events if event.id not in gone),
        tolls=tuple(t for t in changed.record.tolls if t.uid not in rejected and t.event not in gone),
    )
    return amended(coded, filter(_regroups, corrections)).record, shown


def _regroups(correction: Correction) -> bool:
    """Whether a correction may change what goes together: a row of another kind than a figure, or whose it is."""
    return correction.verdict == "edit" and (correction.kind != "toll" or correction.field == "event")


def _picture(store: Store) -> None:
    """Give the articles and happenings of an older workspace what overviews are answered from."""
    asked = "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM article_counts) ORDER BY id"
    for batch in batched(store.execute(asked).fetchall(), AT_ONCE):
        with transaction(store):
            for (article,) in batch:
                picture(store, article)
    asked = "SELECT id FROM happenings WHERE number NOT IN (SELECT happening FROM happening_facets)"
    bare = store.execute(asked).fetchall()
    with transaction(store):
        store.executemany("UPDATE accounts SET happening = NULL WHERE happening = ?", bare)
        store.executemany("DELETE FROM happenings WHERE id = ?", bare)


def _file(store: Store, files: Files, batch: Iterable[tuple[int, int]]) -> None:
    texts: dict[int, str] = {}
    filings: list[Filing] = []
    for article, run in batch:
        record, shown = corrected_records(store, article)
        key = store.execute("SELECT key FROM articles WHERE id = ?", (article,)).fetchone()[0]
        filings.append(Filing(article=article, key=key, record=record, shown=shown))
        texts[article] = told_text(record)
        file_text(store, article, record, texts[article])
        store.execute("INSERT OR REPLACE INTO collated VALUES (?, ?)", (article, run))
    files.renew(filings)
    for article in sorted(trace(store, texts)):
        held = store.execute("SELECT id FROM accounts WHERE article = ?", (article,)).fetchall()
        ungroup(store, [row[0] for row in held])
