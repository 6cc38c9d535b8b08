"""`polybius recode`, `polybius runs`, `polybius diff`: coding a workspace anew, and what that changed."""

import datetime
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Group
from rich.table import Column, Table
from rich.text import Text

from polybius.cli.coding import Tally, stoppable, watched
from polybius.cli.output_options import RowFormat
from polybius.cli.row_writers import put_rows
from polybius.cli.terminal import err
from polybius.settings import Settings
from polybius.store import open_store
from polybius.vocabulary import Manifest
from polybius.workers import Team
from polybius.workspace import RowChange, Run, differences, find_run, manifest_changes, recode, runs
from polybius.workspace.cells import Sheet, cells_of

STYLES = {"appears": "green", "vanishes": "red", "changes": "yellow"}


def recode_workspace(file: Path, *, workers: int, chosen: Settings) -> int:
    """Code all articles that another run coded; the number of those that could not be."""
    tally, began = Tally(), time.perf_counter()
    with open_store(file) as store, Team(chosen, workers) as team:
        with stoppable(file, tally):
            for _ in watched(
                recode(store, manifest=team.manifest, stream=team.stream, day=today()),
                tally,
                see=f"polybius failures {file}",
            ):
                continue
        run = next(r for r in runs(store) if r.manifest == team.manifest)
    seconds = time.perf_counter() - began
    err.print(f"{file}: {tally.articles:,} articles coded anew as run {run.id} ({run.hash}) · "
              f"{tally.failures:,} failures · {seconds:,.0f} s", style="dim")  # fmt: skip
    return tally.failures


def today() -> str:
    """The ISO date of today, in UTC."""
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


def show_runs(file: Path, *, format: RowFormat | None, output: Path | None) -> None:
    """All runs of a workspace."""
    with open_store(file, write=False) as store:
        put_rows(runs(store), RUNS, _runs_table, of="runs", format=format, output=output)


def _run_line(run: Run) -> list[Any]:
    return cells_of(msgspec.structs.asdict(run) | msgspec.structs.asdict(run.manifest), RUNS.columns)


RUNS: Sheet[Run] = Sheet(
    ("id", "hash", "day", "articles", "shown", *Manifest.__struct_fields__), lambda run: [_run_line(run)]
)


def _runs_table(found: Sequence[Run]) -> Table:
    hashed, since = Column("hash", no_wrap=True), Column("since", no_wrap=True)
    table = Table("run", hashed, since, "made by", "records", "shown")
    for run in found:
        made = msgspec.structs.asdict(run.manifest)
        by = "\n".join(f"{part.replace('_', ' ')} {value}" for part, value in made.items() if value)
        table.add_row(str(run.id), run.hash, run.day, by, f"{run.articles:,}", f"{run.shown:,}")
    return table


def show_differences(file: Path, before: str, after: str, *, format: RowFormat | None, output: Path | None) -> None:
    """What the second run codes otherwise than the first: the first hundred rows for the eye, else all."""
    counts: Counter[str] = Counter()
    with open_store(file, write=False) as store:
        one, other = find_run(store, before), find_run(store, after)
        changed = tuple(manifest_changes(one.manifest, other.manifest))
        found = _counted(differences(store, one, other), counts)
        put_rows(found, CHANGES, lambda rows: _changes_told(rows, changed), of="changes",
                 none="; ".join(changed) or "one run", format=format, output=output)  # fmt: skip
        deque(found, maxlen=0)  # what is not shown is counted all the same
    said = " · ".join(f"{n:,} × {what}" for what, n in sorted(counts.items()))
    err.print(said or "the two runs give the same rows", style="dim")


def _counted(found: Iterator[RowChange], counts: Counter[str]) -> Iterator[RowChange]:
    for change in found:
        counts[f"{change.kind} {change.change}"] += 1
        yield change


def _change_lines(change: RowChange) -> Iterator[list[Any]]:
    """A line for each field that differs."""
    given = msgspec.structs.asdict(change)
    for field, (was, is_) in change.fields.items():
        yield cells_of(given | {"field": field, "before": was, "after": is_}, CHANGES.columns)


CHANGES: Sheet[RowChange] = Sheet(
    ("change", "kind", "article", "uid", "start", "end", "words", "field", "before", "after", "why"), _change_lines
)


def told_by(why: tuple[str, ...], changed: tuple[str, ...]) -> str:
    """The codebook entries that differ; where none does, all that differs between the runs."""
    entries = [reason for reason in why if reason not in changed]
    return " · ".join(entries) or " or ".join(why)


def _changes_told(found: Sequence[RowChange], changed: tuple[str, ...]) -> Group:
    """What differs between the runs, then each row with its fields before and after."""
    lines = [Text(line, style="dim") for line in changed]
    return Group(*lines, *(_told(change, told_by(change.why, changed)) for change in found))


def _told(change: RowChange, why: str) -> Text:
    told = Text().append(change.change, style=STYLES[change.change])
    told.append(f" {change.kind} “{change.words}” ({change.article}, {change.start}-{change.end}, {change.uid})")
    for field, (was, is_) in change.fields.items():
        shown = f"{_text(was)} → {_text(is_)}" if change.change == "changes" else _text(was if is_ is None else is_)
        if shown not in ("", "null", "[]", "false"):
            told.append(f"\n    {field}: {shown}", style="dim")
    return told.append(f"\n    {why}" if why else "", style="dim")


def _text(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
