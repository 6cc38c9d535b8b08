"""The collation of a dataset, step by step, and the Parquet tables that it writes beside it."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import version
from itertools import batched, groupby
from pathlib import Path

import msgspec

from polybius.dataset.collating.bodies import BodiesWritten
from polybius.dataset.collating.families import trace_origins
from polybius.dataset.collating.filed import Given, file_articles
from polybius.dataset.collating.processes import Processes
from polybius.dataset.collating.scratch import Row, Scratch, scratch
from polybius.dataset.collating.tied import find_happenings
from polybius.dataset.ledger import Dataset
from polybius.dataset.loading import done_shards, rows_of_shard

FOLDER, NOTE = "collation", "collation/collation.json"
AT_ONCE = 100
ARTICLES_OF_A_PART = 20_000
FILED = ("reports", "bands", "accounts", "keys")
NUMBERED = """
WITH firsts AS (
    SELECT * FROM named QUALIFY row_number() OVER (PARTITION BY key ORDER BY shard, position) = 1
), counted AS (SELECT *, row_number() OVER (ORDER BY shard, position) AS number FROM firsts)
SELECT *, min(number) OVER (PARTITION BY sha256) AS twin FROM counted ORDER BY number"""
WRITTEN = {
    "origins": """
        SELECT o.number, a.key AS article, f.key AS origin, r.key AS repeats, o.family, o.kind, o.agency, o.score,
            l.key AS superseded_by, o.reasons FROM origins o JOIN reports a ON a.number = o.number
        JOIN reports f ON f.number = o.origin LEFT JOIN reports r ON r.number = o.repeats
        LEFT JOIN reports l ON l.number = o.superseded_by ORDER BY o.number""",
    "overlaps": """
        SELECT a.key AS one, b.key AS other, o.shared, o.held FROM repeated o JOIN reports a ON a.number = o.one
        JOIN reports b ON b.number = o.other ORDER BY o.one, o.other""",
    "accounts": """
        SELECT a.id, r.key AS article, a.uid, a.main, h.happening FROM accounts a JOIN reports r ON r.number = a.number
        JOIN held h ON h.account = a.id ORDER BY a.id""",
    "members": """
        SELECT m.happening, r.key AS article, m.kind, m.uid FROM members m JOIN accounts a ON a.id = m.account
        JOIN reports r ON r.number = a.number ORDER BY m.account, m.kind, m.uid""",
    "pairings": "SELECT one, other, score, reasons FROM pairings ORDER BY one, other",
    "happenings": "SELECT * FROM happenings ORDER BY number",
    "figures": "SELECT * FROM figures ORDER BY happening, effect, unit",
}


class Collated(msgspec.Struct, frozen=True):
    """What a collation came to; `of` tells from which state of the dataset it was made.

    `largest_family` articles repeat each other, and `largest_tie` accounts are tied to each other: as many at least are
    in memory together.
    """

    of: str
    articles: int
    accounts: int
    pairings: int
    happenings: int
    largest_family: int
    largest_tie: int


def collate_dataset(
    dataset: Dataset, *, workers: int = 1, memory: str = "1GB", folder: Path | None = None,
    step: Callable[[str], None] = lambda _: None,
) -> Collated:  # fmt: skip
    """Write the origins of a dataset's articles and the happenings they tell of, as a workspace has them.

    All that is compared lies on the disk (in `folder`); of it no more is in memory than `memory`, the batches that
    `workers` processes are at, and the largest group of accounts that are tied to each other. Nothing is done when
    there is a collation of the dataset as it is; one that was ended goes on. Raises `DatasetError` when it is not
    whole.
    """
    of = _state(dataset)
    if dataset.place.holds(NOTE):
        before = msgspec.json.decode(dataset.place.read(NOTE), type=Collated)
        if before.of == of:
            return before
    made = _folder(dataset, of, folder)
    with scratch(made, memory=memory, threads=workers) as tables, Processes(workers) as processes:
        step("numbering articles")
        _number(dataset, tables)
        step("finding accounts")
        _file(dataset, tables, processes)
        step("comparing texts")
        trace_origins(tables, processes)
        step("pairing accounts")
        find_happenings(tables, processes)
        step("writing")
        counts = [tables.count(name) for name in ("reports", "accounts", "pairings", "happenings")]
        largest = [tables.largest(name) for name in ("families", "ties")]
        _write(dataset, tables, made)
    done = Collated(of, *counts, *largest)
    dataset.place.write(NOTE, msgspec.json.encode(done))
    shutil.rmtree(made)
    return done


def _folder(dataset: Dataset, of: str, above: Path | None) -> Path:
    """Where the scratch tables of a state of a dataset lie; those of other states of it are gone.

    It is the same one each time, so that a collation that was ended goes on from there: in a given folder, or aside in
    a dataset that is on this machine.
    """
    if above is None and not dataset.place.local:
        return Path(tempfile.mkdtemp(prefix="collation-"))
    above = above or Path(dataset.place.aside(""))
    name = f"collation-{hashlib.sha256(dataset.place.url.encode()).hexdigest()[:8]}"
    made = above / f"{name}-{of}-{version('polybius')}"
    for other in above.glob(f"{name}-*"):
        if other != made:
            shutil.rmtree(other)
    made.mkdir(parents=True, exist_ok=True)
    return made


def _state(dataset: Dataset) -> str:
    """What changes when a shard does."""
    made = hashlib.sha256(msgspec.json.encode(dataset.terms))
    for shard in done_shards(dataset):
        made.update(f"{shard.id} {shard.print}\n".encode())
    return made.hexdigest()[:16]


def _number(dataset: Dataset, tables: Scratch) -> None:
    """Give each article a number, in the order in which they stand; of those with one key the first counts."""
    if not tables.holds("named"):
        with tables.fill("named") as filling:
            filling.add_all("named", _named(dataset))
    tables.show("named")
    tables.keep("numbered", NUMBERED)


def _named(dataset: Dataset) -> Iterator[Row]:
    for n, shard in enumerate(dataset.planned()):
        for _, row in rows_of_shard(dataset, shard, failures=False, columns=("key", "position", "text_sha256")):
            yield row["key"], n, row["position"], row["text_sha256"]


def _file(dataset: Dataset, tables: Scratch, processes: Processes) -> None:
    """File all articles, some thousand at a time."""
    articles = tables.count("numbered")
    for part, first in enumerate(range(1, max(articles, 1) + 1, ARTICLES_OF_A_PART)):
        if not tables.holds(FILED[0], part):
            _file_part(dataset, tables, part, (first, first + ARTICLES_OF_A_PART - 1), processes)
    tables.show(*FILED)


def _file_part(dataset: Dataset, tables: Scratch, part: int, numbers: tuple[int, int], processes: Processes) -> None:
    given = batched(_given(dataset, tables, numbers), AT_ONCE)
    with tables.fill(*FILED, part=part) as filling, BodiesWritten(tables.folder, part) as bodies:
        for rows in processes.each(file_articles, given):
            accounts = rows.pop("accounts")
            begins = bodies.add(body + entries for *_, body, entries in accounts)
            rows["accounts"] = [
                (*row, part, at, len(body), len(entries))
                for at, (*row, body, entries) in zip(begins, accounts, strict=True)
            ]  # fmt: skip
            filling.add(rows)


def _given(dataset: Dataset, tables: Scratch, numbers: tuple[int, int]) -> Iterator[Given]:
    """The articles of some numbers, each once, in order."""
    asked = "SELECT shard, position, number, twin FROM numbered WHERE number BETWEEN {} AND {} ORDER BY number"
    numbered = groupby(tables.rows(asked.format(*numbers)), key=lambda row: row[0])
    planned = dataset.planned()
    wanted = ("key", "position", "text", "record")
    for shard, some in numbered:
        following = next(some, None)
        for _, row in rows_of_shard(dataset, planned[shard], failures=False, columns=wanted):
            if following is None:
                break
            if following[1] == row["position"]:
                yield Given(following[2], row["key"], row["text"], row["record"], following[3] == following[2])
                following = next(some, None)


def _write(dataset: Dataset, tables: Scratch, folder: Path) -> None:
    """Write each table whole, then put it in its place."""
    dataset.place.remove(NOTE)
    for name, asked in WRITTEN.items():
        file = folder / f"{name}.parquet"
        tables.sql.execute(f"COPY ({asked}) TO '{file}' (FORMAT parquet, COMPRESSION zstd)")
        kept = Path(dataset.place.aside(file.name)) if dataset.place.local else file
        if kept != file:
            shutil.move(file, kept)
        dataset.place.take(kept, f"{FOLDER}/{name}.parquet")
