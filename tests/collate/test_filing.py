"""Accounts filed in batches, anew, and again, are paired as all of them at once would be."""

import random
from itertools import batched
from pathlib import Path

import pytest

from made_records import MANIFEST
from made_stories import barracks, drakkar, omagh
from polybius.collate import collate, collating, filing, happenings
from polybius.store import Store, Writer, open_store

STORIES = [
    *(omagh(f"o{n}", f"1998-08-{15 + n}", 20 + n) for n in range(6)),
    *(barracks(f"b{n}", f"1983-10-{23 + n}", 230 + n) for n in range(5)),
    *(drakkar(f"d{n}", f"1983-10-{23 + n}") for n in range(4)),
]


def pairings(store: Store) -> list[tuple[str, str, float]]:
    """The pairings that are there, by the articles they pair."""
    asked = """
        SELECT x.name, y.name, pairings.score FROM pairings
        JOIN accounts AS one ON one.id = pairings.one JOIN articles AS x ON x.id = one.article
        JOIN accounts AS other ON other.id = pairings.other JOIN articles AS y ON y.id = other.article"""
    return sorted((*sorted((one, other)), round(score, 9)) for one, other, score in store.execute(asked))


def expected(store: Store) -> list[tuple[str, str, float]]:
    """The pairings of all accounts taken together."""
    files = filing.Files(store)
    ids = [id for (id,) in store.execute("SELECT id FROM accounts")]
    names = dict(store.execute("SELECT key, name FROM articles"))
    known = {account.mention: account for account in map(files.account, ids)}
    found = happenings.candidate_pairings(known)
    return sorted((*sorted((names[p.one[0]], names[p.other[0]])), round(p.score, 9)) for p in found)


@pytest.mark.parametrize("most", [2, 4, 5, 11, 150])
@pytest.mark.parametrize("batch", [1, 4, 200])
def test_pairings_do_not_depend_on_how_articles_come(
    most: int, batch: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(filing, "MOST_IN_BLOCK", most)
    monkeypatch.setattr(happenings, "MOST_IN_BLOCK", most)
    monkeypatch.setattr(collating, "AT_ONCE", batch)
    order = random.Random(most * batch).sample(STORIES, len(STORIES))
    with open_store(tmp_path / "news.db", create=True) as store:
        writer = Writer(store, MANIFEST, day="1998-09-01")
        for some in batched(order, 6):
            for article, record in some:
                writer.add(article, record)
            collate(store)
            assert pairings(store) == expected(store)
        for every in (2, 3, 1):
            store.execute("DELETE FROM collated WHERE article % ? = 0", (every,))
            collate(store)
            assert pairings(store) == expected(store)
        assert pairings(store) or most < 6


def test_accounts_filed_again_are_not_paired_more_than_once_a_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(filing, "MOST_IN_BLOCK", len(STORIES) // 3)
    with open_store(tmp_path / "news.db", create=True) as store:
        writer = Writer(store, MANIFEST, day="1998-09-01")
        for article, record in STORIES:
            writer.add(article, record)
        collate(store)
        scored: list[tuple[str, str]] = []
        scoring = filing.kept_pair
        monkeypatch.setattr(filing, "kept_pair", lambda a, b: (scored.append((a.key, b.key)), scoring(a, b))[1])
        store.execute("DELETE FROM collated")
        collate(store)
        assert scored and len(scored) == len(set(scored))
