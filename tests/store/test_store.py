"""The workspace file: what is written comes back, once, whole, whatever happens."""

import sqlite3
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from made_records import MANIFEST, made_article, made_record
from polybius.collate import collate
from polybius.errors import StoreError
from polybius.store import Writer, id_of, open_store, record_of, schema
from polybius.vocabulary import Failure

DAY = "1990-08-03"


def test_a_record_comes_back_as_it_was_written(tmp_path: Path):
    with open_store(tmp_path / "news.db", create=True) as store:
        assert Writer(store, MANIFEST, day=DAY).add(made_article(), made_record())
        assert record_of(store, 1) == made_record()


def test_the_same_article_is_written_once(tmp_path: Path):
    with open_store(tmp_path / "news.db", create=True) as store:
        writer = Writer(store, MANIFEST, day=DAY)
        writer.add(made_article(), made_record())
        assert writer.knows(made_article())
        assert not writer.add(made_article(), made_record())
        assert store.execute("SELECT count(*) FROM articles").fetchone() == (1,)


def test_the_same_text_at_another_address_is_another_article(tmp_path: Path):
    with open_store(tmp_path / "news.db", create=True) as store:
        writer = Writer(store, MANIFEST, day=DAY)
        writer.add(made_article(), made_record())
        assert writer.add(replace(made_article(), url="https://example.org/2"), made_record())


def test_rows_refer_to_each_other(tmp_path: Path):
    with open_store(tmp_path / "news.db", create=True) as store:
        Writer(store, MANIFEST, day=DAY).add(made_article(), made_record())
        asked = """
            SELECT entities.name, events.day_from, places.name, tolls.low FROM events
            JOIN event_actors ON event_actors.event = events.id AND event_actors.side = 'actor'
            JOIN entities ON entities.id = event_actors.entity
            JOIN places ON places.id = events.place JOIN tolls ON tolls.event = events.id
            WHERE events.id = ?"""
        assert store.execute(asked, (id_of(1, "e1"),)).fetchone() == ("Iraqi troops", "1990-08-02", "Kuwait", 200)
        assert store.execute("PRAGMA foreign_key_check").fetchall() == []


def test_words_are_found_in_articles_and_in_sentences(tmp_path: Path):
    with open_store(tmp_path / "news.db", create=True) as store:
        Writer(store, MANIFEST, day=DAY).add(made_article(), made_record())
        for table, words, number in (
            ("article_words", "invaded people", 1),
            ("sentence_words", "invaded people", 0),
            ("sentence_words", "people killed", 1),
        ):
            found = store.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (words,)).fetchall()
            assert len(found) == number


def test_another_run_replaces_the_rows_and_keeps_the_old_record(tmp_path: Path):
    later = replace(MANIFEST, version="later")
    record = replace(made_record(), manifest=later, events=made_record().events[:1])
    with open_store(tmp_path / "news.db", create=True) as store:
        Writer(store, MANIFEST, day=DAY).add(made_article(), made_record())
        Writer(store, later, day=DAY).replace(1, record)
        assert store.execute("SELECT count(*) FROM events").fetchone() == (1,)
        assert record_of(store, 1) == record
        assert record_of(store, 1, run=1) == made_record()
        found = "SELECT count(*) FROM sentence_words WHERE sentence_words MATCH 'killed'"
        assert store.execute(found).fetchone() == (1,)
        store.execute("INSERT INTO sentence_words (sentence_words) VALUES ('integrity-check')")


def test_what_fails_in_the_middle_leaves_nothing(tmp_path: Path):
    broken = replace(made_record(), claims=(replace(made_record().claims[0], speaker="a9"),))
    with open_store(tmp_path / "news.db", create=True) as store:
        writer = Writer(store, MANIFEST, day=DAY)
        with pytest.raises(sqlite3.IntegrityError):
            writer.add(made_article(), broken)
        assert store.execute("SELECT count(*) FROM articles").fetchone() == (0,)
        assert writer.add(made_article(), made_record())


def test_a_failure_goes_when_the_article_can_be_coded(tmp_path: Path):
    failure = Failure(id="kuwait", source="kuwait", stage="read", what="it is empty")
    with open_store(tmp_path / "news.db", create=True) as store:
        writer = Writer(store, MANIFEST, day=DAY)
        writer.fail(failure)
        writer.fail(failure)
        assert store.execute("SELECT count(*) FROM failures").fetchone() == (1,)
        writer.add(made_article(), made_record())
        assert store.execute("SELECT count(*) FROM failures").fetchone() == (0,)


def opened(path: Path, **how: bool) -> None:
    with open_store(path, **how):
        pass


def test_a_missing_workspace_is_said(tmp_path: Path):
    with pytest.raises(StoreError, match="no such workspace"):
        opened(tmp_path / "none.db")


def test_a_folder_is_no_workspace(tmp_path: Path):
    with pytest.raises(StoreError, match="is a folder"):
        opened(tmp_path, create=True)
    with pytest.raises(StoreError, match="is a folder"):
        opened(tmp_path, write=False)


def test_a_name_that_no_disk_takes_is_said(tmp_path: Path):
    with pytest.raises(StoreError, match="cannot be reached"):
        opened(tmp_path / ("x" * 5000), create=True)


def test_a_file_that_was_cut_is_said_to_be_damaged(tmp_path: Path):
    path = tmp_path / "news.db"
    with open_store(path, create=True) as store:
        Writer(store, MANIFEST, day=DAY).add(made_article(), made_record())
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])
    with pytest.raises(StoreError, match="is damaged"), open_store(path, write=False) as store:
        for (table,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            store.execute(f"SELECT count(*) FROM {table} NOT INDEXED").fetchone()


def test_a_workspace_with_nothing_in_it_yet_is_said_and_can_be_filled(tmp_path: Path):
    (tmp_path / "news.db").touch()
    with pytest.raises(StoreError, match="nothing in this workspace yet"):
        opened(tmp_path / "news.db", write=False)
    opened(tmp_path / "news.db", create=True)
    opened(tmp_path / "news.db", write=False)


def test_a_file_that_is_none_is_refused_and_left_alone(tmp_path: Path):
    file = tmp_path / "report.txt"
    file.write_text("Iraqi troops invaded Kuwait. " * 100)
    with pytest.raises(StoreError, match="no workspace"):
        opened(file, create=True)
    assert file.read_text().startswith("Iraqi troops")


def test_another_database_is_refused_and_left_alone(tmp_path: Path):
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE notes (words TEXT)")
    other.close()
    with pytest.raises(StoreError, match="no workspace"):
        opened(file)


def test_a_newer_version_is_refused(tmp_path: Path):
    opened(tmp_path / "news.db", create=True)
    with open_store(tmp_path / "news.db") as store:
        store.execute("PRAGMA user_version = 999")
    with pytest.raises(StoreError, match="newer version"):
        opened(tmp_path / "news.db")


def test_an_older_workspace_is_brought_up_to_date_also_when_it_is_only_read(tmp_path: Path):
    path = older(tmp_path / "news.db")
    with open_store(path, write=False) as store:
        asked = "SELECT low, part FROM tolls ORDER BY id"
        assert store.execute(asked).fetchall() == [(200, 0), (15, 1)]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            store.execute("UPDATE tolls SET part = 0")


def test_an_older_workspace_gets_its_counts_when_it_is_collated(tmp_path: Path):
    with open_store(older(tmp_path / "news.db")) as store:
        assert store.execute("SELECT count(*) FROM article_counts").fetchone() == (0,)
        collate(store)
        counts = "SELECT events, tolls FROM article_counts"
        assert store.execute(counts).fetchall() == [(2, 2)]
        assert store.execute("SELECT count(*) FROM happenings JOIN happening_facets ON happening = number").fetchone()[
            0
        ]


def test_an_older_workspace_that_may_not_be_written_says_how_to_use_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path, connected = older(tmp_path / "old news.db"), schema._connected
    monkeypatch.setattr(
        schema, "_connected", lambda file, *, create, write, **more: connected(file, create=False, write=False, **more)
    )
    with pytest.raises(StoreError, match="older version") as told, open_store(path, write=False):
        pass
    monkeypatch.undo()
    subprocess.run(told.value.do.removeprefix("use a copy: "), shell=True, check=True, cwd=tmp_path)
    with open_store(tmp_path / "copy.db", write=False) as store:
        assert store.execute("SELECT count(*) FROM tolls WHERE part").fetchone() == (1,)


def older(path: Path) -> Path:
    """A workspace of the version before figures were marked as parts."""
    record = made_record()
    part = replace(
        record.tolls[0], id="x99", uid="a-part", low=15, high=15, bound="exact", subset_of=record.tolls[0].id
    )
    with open_store(path, create=True) as store:
        Writer(store, MANIFEST, day=DAY).add(made_article(), replace(record, tolls=(*record.tolls, part)))
        store.execute("ALTER TABLE tolls DROP COLUMN part")
        store.execute("PRAGMA foreign_keys = OFF")
        for table in PICTURES:
            store.execute(f"DROP TABLE {table}")
        store.execute("DROP INDEX pairings_doubtful")
        for statement in schema.statements(schema.DATA.joinpath("store", "collate.sql").read_text("utf-8")):
            if " happenings " in statement:
                store.execute(statement)
        for column in ("decides", "undone_author", "undone_reason"):
            store.execute(f"ALTER TABLE corrections DROP COLUMN {column}")
        store.execute("PRAGMA user_version = 2")
    return path


PICTURES = (
    "happening_figures", "figure_moves", "event_facets", "happening_facets", "facet_values", "article_counts",
    "voices", "actor_pairs", "happening_events", "happenings",
)  # fmt: skip


def test_a_locked_file_is_said(tmp_path: Path):
    opened(tmp_path / "news.db", create=True)
    with open_store(tmp_path / "news.db") as one, pytest.raises(StoreError, match="another program"):
        one.execute("BEGIN IMMEDIATE")
        with open_store(tmp_path / "news.db", wait=0.01) as other:
            other.execute("BEGIN IMMEDIATE")


def test_a_full_disk_is_said_and_what_was_written_stays(tmp_path: Path):
    path = tmp_path / "news.db"
    with pytest.raises(StoreError, match="disk is full"), open_store(path, create=True) as store:
        writer = Writer(store, MANIFEST, day=DAY)
        writer.add(made_article(), made_record())
        pages = store.execute("PRAGMA page_count").fetchone()[0]
        store.execute(f"PRAGMA max_page_count = {pages}")
        for n in range(200):
            writer.add(replace(made_article(), url=f"https://example.org/{n}"), made_record())
    with open_store(path) as store:
        assert store.execute("SELECT count(*) FROM articles").fetchone()[0] >= 1
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
