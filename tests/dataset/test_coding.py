"""A dataset of shards: what is in it, what a kill costs, and that it is the same however it was made."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from shutil import copytree

import duckdb
import fsspec
import pyarrow.parquet as pq
import pytest

from made_dataset import BROKEN, code_into, files_of, write_shards
from polybius import Coder, read_sources
from polybius.dataset import Terms, code_shards, find_shards, load, make_dataset, open_dataset
from polybius.errors import DatasetError, InputError
from polybius.read import Bounds
from polybius.store import open_store
from polybius.vocabulary import Article, Failure, Record
from polybius.workspace import ingest

BOUNDS = Bounds(None, 1_000_000)


class Killed(BaseException):
    """What stands for the end of the program."""


def test_a_dataset_has_every_article_and_failure_once(coded: Path) -> None:
    with duckdb.connect() as sql:
        asked = "SELECT count(*), count(DISTINCT shard || position), count(*) FILTER (day IS NULL)"
        articles = sql.execute(f"{asked} FROM '{coded}/articles/*/*.parquet'").fetchone()
        failures = sql.execute(f"SELECT what FROM '{coded}/failures/*.parquet'").fetchall()
        events = sql.execute(f"SELECT count(*), count(DISTINCT type) FROM '{coded}/events/*/*.parquet'").fetchone()
    assert articles == (24, 24, 6)
    assert len(failures) == 2 and all("JSON" in what for (what,) in failures)
    assert events is not None and events[0] > 100 and events[1] > 5


def test_loading_gives_the_workspace_of_an_ingest(coded: Path, shards: Path, coder: Coder, tmp_path: Path) -> None:
    with open_store(tmp_path / "direct.db", create=True) as store:
        list(ingest(store, read_sources([str(shards)]), manifest=coder.manifest, stream=coder.stream, day="2014-01-01"))
    for _ in range(2):
        with open_store(tmp_path / "loaded.db", create=True) as store:
            list(load(open_dataset(str(coded)), store, day="2014-01-01"))
    assert rows_of(tmp_path / "loaded.db") == rows_of(tmp_path / "direct.db")


def rows_of(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables of a workspace."""
    with closing(sqlite3.connect(file)) as store:
        names = [row[0] for row in store.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: store.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}


@pytest.mark.parametrize("at", [0, 4, 11, 23])
def test_a_killed_coding_loses_the_shard_in_flight_and_ends_with_the_same_bytes(
    at: int, coded: Path, shards: Path, tmp_path: Path
) -> None:
    known = records_of(coded)

    def killed(articles: Iterable[Article | Failure]) -> Iterator[Record | Failure]:
        for n, item in enumerate(articles):
            if n == at:
                raise Killed
            yield item if isinstance(item, Failure) else known[item.id]

    folder = tmp_path / "dataset"
    dataset = make_dataset(str(folder), open_dataset(str(coded)).terms)
    dataset.plan(find_shards([str(shards)], BOUNDS))
    with pytest.raises(Killed):
        list(code_shards(dataset, dataset.waiting(), killed))
    left = len(dataset.waiting())
    assert 0 < left <= 8 and (at < 11 or left < 8)
    at = -1
    assert len(list(code_shards(dataset, dataset.waiting(), killed))) == left
    dataset.clear_aside()
    assert files_of(folder) == files_of(coded)


def records_of(folder: Path) -> dict[str, Record | Failure]:
    """The records of a dataset by the names of their articles."""
    from polybius.dataset.loading import result_of, rows_of_shard

    dataset = open_dataset(str(folder))
    results = [result_of(*told) for shard in dataset.planned() for told in rows_of_shard(dataset, shard)]
    return {item.id: result for item, result in results}


def test_a_shard_that_changes_is_coded_again_and_others_are_not(coder: Coder, tmp_path: Path) -> None:
    sources = write_shards(tmp_path / "sources", 2)
    folder = str(tmp_path / "dataset")
    code_into(folder, coder, [str(sources)])
    changed = sources / "00.jsonl"
    changed.write_text(changed.read_text("utf-8").removeprefix(BROKEN), "utf-8")
    dataset = open_dataset(folder)
    dataset.plan(find_shards([str(sources)], BOUNDS))
    assert [shard.inputs[0].id for shard in dataset.waiting()] == ["00"]
    assert [note.failures for note in code_shards(dataset, dataset.waiting(), coder.stream)] == [0]
    assert not list(Path(folder, "failures").glob("*"))


def test_a_dataset_is_written_to_and_read_from_a_remote_file_system(coder: Coder, shards: Path, coded: Path) -> None:
    memory = fsspec.filesystem("memory")
    for file in sorted(shards.iterdir())[:4]:
        memory.pipe_file(f"/sources/{file.name}", file.read_bytes())
    dataset = code_into("memory://news/dataset", coder, ["memory://sources"])
    there = {Path(name).name.partition("-")[0] for name in memory.find("/news/dataset/articles")}
    assert there == {"00", "01", "02", "03"}
    assert not dataset.waiting()
    one = next(name for name in memory.find("/news/dataset/events") if "/01-" in name)
    with memory.open(one) as stream:
        texts = [row["sentence"] for row in pq.read_table(stream).to_pylist()]
    with duckdb.connect() as sql:
        asked = f"SELECT sentence FROM '{coded}/events/{Path(one).parent.name}/01-*.parquet'"
        assert sorted(texts) == sorted(row[0] for row in sql.execute(asked).fetchall())


def test_files_with_one_report_each_share_a_shard(tmp_path: Path) -> None:
    for n in range(501):
        (tmp_path / f"{n:03}.txt").write_text("Troops entered the town on Monday.", "utf-8")
    assert [len(shard.inputs) for shard in find_shards([str(tmp_path)], BOUNDS)] == [500, 1]


def test_a_dataset_begun_on_other_terms_is_not_mixed(coded: Path, tmp_path: Path) -> None:
    folder = str(copytree(coded, tmp_path / "copy"))
    terms = open_dataset(folder).terms
    with pytest.raises(DatasetError, match="another by"):
        make_dataset(folder, Terms(manifest=terms.manifest, by="month"))


def test_what_leads_to_nothing_is_said_before_anything_is_coded(tmp_path: Path) -> None:
    for name in (str(tmp_path / "none.jsonl"), "memory://nowhere/none", "-", "https://news.example/feed"):
        with pytest.raises(InputError):
            find_shards([name], BOUNDS)


def test_an_unfinished_dataset_is_not_loaded(coded: Path, tmp_path: Path) -> None:
    folder = copytree(coded, tmp_path / "copy")
    next((folder / "ledger").iterdir()).unlink()
    with open_store(tmp_path / "news.db", create=True) as store, pytest.raises(DatasetError, match="1 of its 8"):
        list(load(open_dataset(str(folder)), store, day="2014-01-01"))
