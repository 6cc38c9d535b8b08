"""What people have said of rows: rejected ones are left out of lists and counts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from made_workspace import made_workspace
from polybius.query import Asked, Filters, claims, events, selection_of, series, tolls
from polybius.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The first event, the figure of the talks and a claim are rejected; another event is accepted."""
    with open_store(made_workspace(tmp_path / "news.db")) as opened:
        for table, id, verdict in (("events", 1_000_001, "rejected"), ("tolls", 2_000_001, "rejected"),
                                   ("claims", 2_000_001, "rejected"), ("events", 3_000_001, "accepted")):  # fmt: skip
            article, uid = opened.execute(f"SELECT article, uid FROM {table} WHERE id = ?", (id,)).fetchone()
            uid = uid or f"{table}{id}"
            opened.execute(f"UPDATE {table} SET uid = ? WHERE id = ?", (uid, id))
            opened.execute("INSERT INTO verdicts VALUES (?, ?, ?, ?)", (article, uid, table, verdict))
        yield opened


def test_rejected_rows_are_left_out(store: Store):
    assert [row.id for row in events(store, Filters(country=("KWT",)))] == [3_000_001]
    assert [row.id for row in tolls(store, Filters(effect=("injured",)))] == []
    assert [row.id for row in claims(store, Filters(stance=("accuse",)))] == []


def test_rejected_rows_are_shown_as_such_when_asked_for(store: Store):
    rows = list(events(store, Filters(country=("KWT",), rejected=True)))
    assert [(row.id, row.verdict) for row in rows] == [(3_000_001, "accepted"), (1_000_001, "rejected")]


def test_only_what_was_accepted_or_edited_is_shown_when_asked_for(store: Store):
    assert [row.id for row in events(store, Filters(corrected=True))] == [3_000_001]
    chosen = selection_of(store, "events", Filters(corrected=True, rejected=True))
    assert len(store.execute(chosen.sql, chosen.parameters).fetchall()) == 2


def test_rejected_events_do_not_count(store: Store):
    found = series(store, Filters(party=("IRQ",)), Asked(by="year"))
    assert [row.mentions for row in found.rows()] == [1]


def test_claims_and_figures_of_a_rejected_event_do_not_fit_it(store: Store):
    assert [row.id for row in claims(store, Filters(type=("ASSAULT",), country=("KWT",)))] == [3_000_001]
    assert [row.id for row in tolls(store, Filters(type=("ASSAULT",), quad=(4,)))] == [3_000_001]
