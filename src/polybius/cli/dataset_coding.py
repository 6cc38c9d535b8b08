"""`polybius code … --output DATASET/` and `polybius load`: shards → Parquet files → a workspace."""

import datetime
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from polybius.cli.coding import Tally, checked_date, say_undated, stoppable, watched
from polybius.cli.terminal import err
from polybius.coder import Coder
from polybius.dataset import (
    By,
    Dataset,
    Note,
    Terms,
    code_on_cluster,
    code_shards,
    find_shards,
    load,
    make_dataset,
    open_dataset,
)
from polybius.dataset.collating import collate_dataset
from polybius.dataset.place import Place
from polybius.errors import SettingError
from polybius.read import Bounds
from polybius.settings import Settings
from polybius.store import open_store
from polybius.vocabulary import Failure, Record
from polybius.workers import Team

Engine = Literal["local", "processes", "ray"]
REMOTE = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def is_dataset(output: str | None, engine: Engine) -> bool:
    """Whether output goes to a dataset: a folder, one that is to be made (it ends with "/"), or a remote address.

    Raises `SettingError` for a cluster that is to write anything else.
    """
    found = output is not None and (output.endswith("/") or bool(REMOTE.match(output)) or Path(output).is_dir())
    if engine == "ray" and not found:
        raise SettingError("a cluster writes a dataset", where="--engine ray",
                           do="give a folder, with / at its end: --output DATASET/")  # fmt: skip
    return found


def code_into_dataset(
    sources: list[str], *, output: str, date: str | None, columns: Mapping[str, str], chosen: Settings,
    engine: Engine, workers: int | None, address: str | None, by: By,
) -> int:  # fmt: skip
    """Code what a dataset does not have yet; the number of failures."""
    given, began = checked_date(date), time.perf_counter()
    bounds = Bounds(given, chosen.max_characters, dict(columns))
    shards = find_shards(sources, bounds, leave_out=Place(output).url)
    coder = None if engine == "processes" else Coder(chosen)
    with _team(chosen, engine, workers) as team:
        manifest = coder.manifest if coder else team.manifest  # type: ignore[union-attr]
        terms = Terms(manifest=manifest, by=by, date=given, max_characters=chosen.max_characters, columns=dict(columns))
        dataset = make_dataset(output, terms)
        dataset.clear_aside()
        dataset.plan(shards)
        if engine == "ray":
            notes = code_on_cluster(dataset, chosen, address=address, workers=workers)
        else:
            stream = coder.stream if coder else team.stream  # type: ignore[union-attr]
            notes = code_shards(dataset, dataset.waiting(), stream)
        return _watched(dataset, notes, began)


@contextmanager
def _team(chosen: Settings, engine: Engine, workers: int | None) -> Iterator[Team | None]:
    if engine != "processes":
        yield None
        return
    with Team(chosen, workers or 1) as team:
        yield team


def _watched(dataset: Dataset, notes: Iterator[Note], began: float) -> int:
    """Show how far it is, and say at the end what there is; the number of failures of this run."""
    waiting, planned = len(dataset.waiting()), len(dataset.planned())
    articles = events = words = failures = 0
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
               TimeElapsedColumn())  # fmt: skip
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        task = progress.add_task("shards", total=waiting)
        for note in notes:
            articles, events = articles + note.articles, events + note.events
            words, failures = words + note.words, failures + note.failures
            progress.update(task, advance=1, description=f"shards · {articles:,} articles")
    speed = words / max(time.perf_counter() - began, 0.001)
    there = f" · {planned - waiting:,} shards there already" if planned > waiting else ""
    err.print(f"{dataset.place.url}: {articles:,} articles · {events:,} events · {failures:,} failures · "
              f"{speed:,.0f} words/s{there}", style="dim")  # fmt: skip
    if failures:
        err.print(f"why: the table failures of {dataset.place.url}", style="yellow")
    return failures


def load_dataset(source: str, *, into: Path) -> int:
    """Write a dataset into a workspace; the number of failures in it."""
    dataset = open_dataset(source)
    tally, began = Tally(), time.perf_counter()
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    with open_store(into, create=True) as store:
        outcomes = load(dataset, store, day=today)
        known: list[None] = []

        def results() -> Iterator[Record | Failure]:
            for outcome in outcomes:
                if outcome.result is None:
                    known.append(None)
                else:
                    yield outcome.result

        with stoppable(into, tally):
            for _ in watched(results(), tally, see=f"polybius failures {into}"):
                continue
    seconds = time.perf_counter() - began
    there = f" · {len(known):,} there already" if known else ""
    err.print(f"{into}: {tally.articles:,} new articles · {tally.events:,} events · {tally.failures:,} failures{there} "
              f"· {seconds:,.0f} s", style="dim")  # fmt: skip
    say_undated(tally)
    return tally.failures


def engine_for(engine: Engine | None, workers: int | None) -> Engine:
    """The engine asked for; without one, processes where several workers are."""
    return engine or ("processes" if (workers or 1) > 1 else "local")


def collate_into(source: str, *, workers: int, memory: str, scratch: Path | None) -> None:
    """Collate a dataset, and say what that came to."""
    began = time.perf_counter()
    with err.status("collating") as status:
        done = collate_dataset(open_dataset(source), workers=workers, memory=memory, folder=scratch, step=status.update)
    err.print(f"{source}: {done.articles:,} articles · {done.accounts:,} accounts · {done.pairings:,} pairings · "
              f"{done.happenings:,} happenings · {time.perf_counter() - began:,.0f} s", style="dim")  # fmt: skip
