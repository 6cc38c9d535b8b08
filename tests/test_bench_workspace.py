"""The workspace of the benchmark: replicas are the same each time, and repeated rows are whole and counted."""

import sys
from importlib import import_module
from itertools import islice
from pathlib import Path

import pytest

from made_workspace import talks_record
from polybius.query import Asked, Filters, Page, events, series
from polybius.store import Writer, open_store

BENCH = str(Path(__file__).parent.parent / "bench")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(BENCH)
    replicas = import_module("replicas")
    record = talks_record()
    file = tmp_path / "bench.db"
    with open_store(file, create=True) as store:
        writer = Writer(store, record.manifest, day="2026-01-01")
        for article, replica in islice(replicas.replicas([record]), 3):
            writer.add(article, replica)
        kept = store.execute("SELECT * FROM period_counts ORDER BY 1, 2, 3, 4, 5").fetchall()
        replicas.repeat(store, 3, 1)
        assert store.execute("SELECT * FROM period_counts ORDER BY 1, 2, 3, 4, 5").fetchall() == kept
        replicas.repeat(store, 3, 4)
    sys.modules.pop("replicas")
    return file


def test_repeated_rows_are_whole_and_counted(made: Path):
    with open_store(made) as store:
        assert store.execute("SELECT count(*) FROM events").fetchone() == (48,)
        assert store.execute("PRAGMA foreign_key_check").fetchall() == []
        assert len(list(events(store, Filters(text="talks"), Page(limit=20)))) == 12
        found = series(store, Filters(), Asked(by="year"))
        assert sum(row.mentions for row in found.rows()) + found.undated + found.wide == 24
