"""Mentions and the happening they are grouped into."""

from pathlib import Path

import pytest

from made_workspace import made_workspace
from polybius.errors import SettingError
from polybius.query import Filters, events, tolls
from polybius.store import Store, open_store


def group(store: Store) -> None:
    """Both invasions as one happening, and the figure of the talks without its event as another."""
    for account, name, happening in ((1_000_001, "h1", "h1"), (3_000_001, "h3", "h1"), (2_000_001, "h2", "h2")):
        row = (account, account // 1_000_000, name, happening)
        store.execute("INSERT INTO accounts VALUES (?, ?, '', ?, 1, 1, ?, x'')", row)
    store.executemany("INSERT INTO account_events VALUES (?, ?)", [(1_000_001, 1_000_001), (3_000_001, 3_000_001)])
    store.execute("INSERT INTO account_tolls VALUES (2000001, 2000001)")


def test_mentions_name_their_happening_and_are_found_by_it(tmp_path: Path):
    with open_store(made_workspace(tmp_path / "news.db")) as store:
        group(store)
        assert [(row.id, row.happening) for row in events(store, Filters(happening=("h1",)))] == [
            (3_000_001, "h1"), (1_000_001, "h1"),
        ]  # fmt: skip
        assert {row.happening for row in events(store, Filters(country=("ISR",)))} == {None}


def test_figures_of_a_happening_are_its_own_and_those_of_its_events(tmp_path: Path):
    with open_store(made_workspace(tmp_path / "news.db")) as store:
        group(store)
        assert [row.id for row in tolls(store, Filters(happening=("h1",)))] == [3_000_001, 1_000_001]
        assert [(row.id, row.happening) for row in tolls(store, Filters(happening=("h2",)))] == [(2_000_001, "h2")]


def test_a_former_id_leads_to_the_happening_of_today(tmp_path: Path):
    with open_store(made_workspace(tmp_path / "news.db")) as store:
        group(store)
        assert len(list(events(store, Filters(happening=("h3",))))) == 2
        with pytest.raises(SettingError, match="there is no happening 'h9'"):
            list(events(store, Filters(happening=("h9",))))
