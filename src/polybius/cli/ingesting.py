"""`polybius ingest`: sources → workspace, with progress, rate and failures shown."""

import datetime
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from polybius.cli.coding import Tally, checked_date, say_undated, stoppable, watched
from polybius.cli.terminal import err
from polybius.read import read_sources
from polybius.settings import Settings
from polybius.store import open_store
from polybius.vocabulary import Failure, Record
from polybius.workers import Team
from polybius.workspace import Outcome, ingest


def ingest_sources(
    sources: list[str], *, into: Path, date: str | None, workers: int, chosen: Settings, columns: Mapping[str, str]
) -> int:
    """Code all sources that the workspace does not have, write them, and say the summary; the number of failures."""
    given = checked_date(date)
    tally, began = Tally(), time.perf_counter()
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    with open_store(into, create=True) as store, Team(chosen, workers) as team:
        articles = read_sources(
            sources, date=given, max_characters=chosen.max_characters, leave_out=into, columns=columns
        )
        outcomes = ingest(store, articles, manifest=team.manifest, stream=team.stream, day=today)
        known: list[Outcome] = []
        with stoppable(into, tally):
            for _ in watched(_results(outcomes, known), tally, see=f"polybius failures {into}"):
                continue
    _summarise(tally, len(known), time.perf_counter() - began, into)
    return tally.failures


def _results(outcomes: Iterable[Outcome], known: list[Outcome]) -> Iterator[Record | Failure]:
    """What was coded; what was there already is only counted."""
    for outcome in outcomes:
        if outcome.result is None:
            known.append(outcome)
        else:
            yield outcome.result


def _summarise(tally: Tally, known: int, seconds: float, into: Path) -> None:
    """What is new in the workspace, what was there, and how fast it went."""
    speed = tally.words / max(seconds, 0.001)
    counts = ((tally.articles, "new article"), (tally.events, "event"), (tally.failures, "failure"))
    facts = [f"{n:,} {noun}{'' if n == 1 else 's'}" for n, noun in counts]
    facts += [f"{known:,} there already"] if known else []
    err.print(f"{into}: " + " · ".join([*facts, f"{speed:,.0f} words/s"]), style="dim")
    say_undated(tally)
