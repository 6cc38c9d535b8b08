"""The mentions of each happening, kept by number, are those that its accounts are linked to, whatever happens."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from made_records import MANIFEST
from made_stories import barracks, drakkar, omagh
from polybius.collate import Signed, all_judgements, collate, merge, split, undo
from polybius.query import HappeningFilters, Page, count_happenings, happenings
from polybius.store import Store, Writer, open_store
from polybius.workspace import correct, standing
from polybius.workspace import undo as undo_correction

SOMEBODY = Signed("somebody", "read both", "1998-09-01T12:00:00+00:00")
STORIES = [
    barracks("a"), barracks("b", "1983-10-25", 239), drakkar("c"), drakkar("d", "1983-10-26"),
    omagh("e", "1998-08-15", 21), omagh("f", "1998-08-16", 28), omagh("g", "1998-08-17", 28),
]  # fmt: skip
FOLLOWING = """
    SELECT h.number, l.event FROM happenings h JOIN accounts m ON m.happening = h.id
    JOIN account_events l ON l.account = m.id ORDER BY 1, 2"""
KEPT = "SELECT happening, event FROM happening_events ORDER BY happening, event"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "news.db", create=True) as opened:
        writer = Writer(opened, MANIFEST, day="1998-09-01")
        for article, record in STORIES:
            writer.add(article, record)
        collate(opened)
        yield opened


def linked(store: Store) -> list[tuple[int, int]]:
    """The links that are kept, which are those that follow from the accounts."""
    kept: list[tuple[int, int]] = store.execute(KEPT).fetchall()
    assert kept == store.execute(FOLLOWING).fetchall()
    return kept


def test_each_happening_is_linked_to_its_mentions(store: Store) -> None:
    assert len(linked(store)) == len(STORIES)
    assert len({happening for happening, _ in linked(store)}) == 3


def test_links_follow_corrections_and_judgements(store: Store) -> None:
    before = linked(store)
    correct(store, "e-e0", "reject", author="somebody", time=SOMEBODY.time)
    assert len(linked(store)) == len(before) - 1
    undo_correction(store, [each.id for each in standing(store)][-1], time=SOMEBODY.time)
    assert linked(store) == before
    one, other = (row.id for row in happenings(store, HappeningFilters(until="1983")))
    merge(store, (one, other), SOMEBODY)
    collate(store)
    assert len({happening for happening, _ in linked(store)}) == 2
    undo(store, [each.id for each in all_judgements(store)][-1], SOMEBODY)
    collate(store)
    assert linked(store) == before
    split(store, next(happenings(store, HappeningFilters(since="1998"))).id, ("e-e0",), SOMEBODY)
    collate(store)
    assert len({happening for happening, _ in linked(store)}) == 4


def test_a_workspace_of_the_version_before_is_linked_when_it_is_opened(store: Store, tmp_path: Path) -> None:
    before = linked(store)
    store.execute("DROP TABLE happening_events")
    store.execute("PRAGMA user_version = 5")
    with open_store(tmp_path / "news.db", write=False) as opened:
        assert linked(opened) == before


def test_happenings_of_a_mention_are_found_whether_they_are_counted_or_tried(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = (
        HappeningFilters(type=("19",), article=("a", "e", "f")),
        HappeningFilters(effect=("killed",), published_since="1983-10-25"),
    )
    expected = [
        [[row.id for row in happenings(store, each, Page(sort=sort))] for sort in ("-day", "-figure", "told")]
        for each in asked
    ]
    counts = [count_happenings(store, each).count for each in asked]
    assert any(counts)
    for most in (1, 2, 3):
        monkeypatch.setattr("polybius.query.happening_terms.COUNTED_OF_HAPPENINGS", most)
        monkeypatch.setattr("polybius.query.selecting.COUNTED", most)
        monkeypatch.setattr("polybius.query.selecting.COUNTED_OF_HAPPENINGS", most)
        found = [
            [[row.id for row in happenings(store, each, Page(sort=sort))] for sort in ("-day", "-figure", "told")]
            for each in asked
        ]
        assert found == expected
        assert [count_happenings(store, each).count for each in asked] == counts
