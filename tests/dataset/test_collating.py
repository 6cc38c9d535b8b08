"""A dataset is collated as a workspace is: row for row, on varied copies of the demonstration reports."""

import itertools
import json
import re
import shutil
import signal
from collections.abc import Iterator
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path

import duckdb
import pytest
from msgspec.structs import replace

from made_collation import until_killed
from made_dataset import reports
from polybius import Coder, read_sources
from polybius.dataset import Dataset, Terms, load, make_dataset
from polybius.dataset.collating import collate_dataset
from polybius.dataset.inputs import Input, Shard
from polybius.dataset.place import ASIDE
from polybius.dataset.shard_writer import ShardWriter
from polybius.store import Store, open_store
from polybius.vocabulary import Article, Record

COPIES = 4
OF_ONE_SHARD = 60
PARTS = 12


def varied(coded: list[tuple[Article, Record]]) -> Iterator[tuple[Article, Record]]:
    """Articles and their records, and copies by other outlets, with other words, days and figures."""
    for copy, (article, record) in itertools.product(range(COPIES), coded):
        if copy == 0:
            yield article, record
            continue
        text = article.text.replace(" said ", (" said ", " told us ", " stated ", " added ")[copy])
        day = (date.fromisoformat(article.published or "2013-01-01") + timedelta(copy % 2)).isoformat()
        outlet = f"Outlet {copy}"
        if copy == 3 and len(text) == len(article.text):
            text = article.text  # the same words once more
        told = replace(article, text=text, published=day, publisher=outlet, url=f"{article.url}/{copy}")
        document = replace(record.document, text=text, text_sha256=str(hash(text)), published=day, publisher=outlet,
                           url=told.url)  # fmt: skip
        tolls = tuple(
            replace(t, uid=f"{t.uid}{copy}", low=t.low and t.low + (copy == 2)) for t in record.tolls
        )  # fmt: skip
        events = tuple(replace(e, uid=f"{e.uid}{copy}") for e in record.events)
        yield told, replace(record, document=document, events=events, tolls=tolls)


@pytest.fixture(scope="module")
def dataset(coder: Coder, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """A dataset of all demonstration reports, coded once, and varied copies; the first ones twice."""
    folder = tmp_path_factory.mktemp("varied")
    lines = folder / "reports.jsonl"
    lines.write_text("".join(json.dumps(report) + "\n" for report in reports()), "utf-8")
    articles = list(read_sources([str(lines)]))
    coded = list(zip(articles, coder.stream(articles), strict=True))
    made = make_dataset(str(folder / "dataset"), Terms(manifest=coder.manifest))
    given = [*varied(coded), *coded[:5]]  # type: ignore[arg-type]
    shards = []
    for n, some in enumerate(itertools.batched(given, OF_ONE_SHARD)):
        shard = Shard(f"shard-{n}", (Input(id="", where="", ending="", url="", size=n, stamp=""),))
        shards.append(shard)
        made.plan(shards)
        with ShardWriter(made.place, shard, "day") as writer:
            for article, record in some:
                writer.add(article, record)
            made.commit(writer.commit())
    return made


@pytest.fixture(scope="module")
def workspace(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A workspace of the same articles."""
    file = tmp_path_factory.mktemp("workspace") / "news.db"
    with open_store(file, create=True) as store:
        list(load(dataset, store, day="2014-01-01"))
        yield store


@pytest.fixture(scope="module")
def collated(dataset: Dataset) -> Path:
    """The tables of the dataset's collation."""
    done = collate_dataset(dataset, memory="200MB")
    assert done.articles == 57 * COPIES and done.happenings > 100 and done.pairings > 1000
    return Path(dataset.place.root) / "collation"


KEY = "(SELECT key FROM articles WHERE id = {})"
ASKED = {
    "origins": f"""SELECT article, {KEY.format("article")}, {KEY.format("origin")}, {KEY.format("repeats")}, family,
        kind, agency, score, {KEY.format("superseded_by")}, reasons FROM origins ORDER BY article""",
    "overlaps": f"""SELECT {KEY.format("one")}, {KEY.format("other")}, shared, held FROM overlaps
        ORDER BY overlaps.one, overlaps.other""",
    "accounts": f"SELECT id, {KEY.format('article')}, uid, main, happening FROM accounts ORDER BY id",
    "pairings": "SELECT * FROM pairings ORDER BY one, other",
    "happenings": "SELECT * FROM happenings ORDER BY number",
    "figures": "SELECT * FROM happening_figures ORDER BY happening, effect, unit",
    "members": f"""
        SELECT c.happening, {KEY.format("c.article")}, m.kind, m.uid FROM accounts c JOIN (
            SELECT l.account, 'event' AS kind, e.uid FROM account_events l JOIN events e ON e.id = l.event
            UNION ALL SELECT l.account, 'toll', t.uid FROM account_tolls l JOIN tolls t ON t.id = l.toll
        ) m ON m.account = c.id ORDER BY c.id, m.kind, m.uid""",
}


@pytest.mark.parametrize("table", ASKED)
def test_a_dataset_is_collated_as_a_workspace_is(table: str, collated: Path, workspace: Store) -> None:
    with duckdb.connect() as sql:
        found = sql.execute(f"SELECT * FROM '{collated / table}.parquet'").fetchall()
    assert found == [tuple(row) for row in workspace.execute(ASKED[table])]
    assert len(found) > 50


def test_what_is_collated_does_not_depend_on_workers_or_memory(dataset: Dataset, collated: Path) -> None:
    before = {file.name: file.read_bytes() for file in collated.iterdir()}
    assert collate_dataset(dataset) == collate_dataset(dataset)  # nothing is done again
    dataset.place.remove("collation/collation.json")
    collate_dataset(dataset, workers=2, memory="500MB")
    with duckdb.connect() as sql:
        for name in ASKED:
            (collated / "before").mkdir(exist_ok=True)
            (collated / "before" / f"{name}.parquet").write_bytes(before[f"{name}.parquet"])
            now, then = f"'{collated}/{name}.parquet'", f"'{collated}/before/{name}.parquet'"
            assert sql.execute(f"SELECT * FROM {now}").fetchall() == sql.execute(f"SELECT * FROM {then}").fetchall()


def test_a_collation_that_is_killed_goes_on_to_the_same_end(dataset: Dataset, collated: Path, tmp_path: Path) -> None:
    url = str(tmp_path / "again")
    shutil.copytree(dataset.place.root, url)
    again = Path(url, "collation")
    shutil.rmtree(again)
    ends: list[int | None] = []
    while not ends or (ends[-1] == -signal.SIGKILL and len(ends) < PARTS):
        process = get_context("spawn").Process(target=until_killed, args=(url, 4))
        process.start()
        process.join()
        ends.append(process.exitcode)
    assert ends[-1] == 0 and 2 <= len(ends) < PARTS
    with duckdb.connect() as sql:
        for name in ASKED:
            one, other = (sql.execute(f"SELECT * FROM '{f / name}.parquet'").fetchall() for f in (again, collated))
            assert one == other
    assert not list(Path(url, ASIDE).iterdir())


def test_the_questions_of_the_page_on_clusters_have_answers(dataset: Dataset, collated: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "cluster.md").read_text("utf-8")
    blocks = re.findall(r"```sql\n(.+?)```", page, flags=re.S)
    questions = [asked for block in blocks for asked in block.split(";") if asked.strip()]
    with duckdb.connect() as sql:
        answers = [
            sql.execute(asked.replace("'news/", f"'{dataset.place.root}/")).fetchall()
            for asked in questions
            if "failures" not in asked  # of which this dataset has none
        ]
    assert len(answers) == 4
    assert all(answers)
