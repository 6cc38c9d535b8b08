"""`polybius recode`, `polybius runs`, `polybius diff`: coding a workspace anew, and what that changed."""

import datetime
import time
from functools import partial
from pathlib import Path
from typing import Literal

import msgspec
from rich.table import Column, Table

from polybius.cli.coding import Tally, stoppable, watched
from polybius.cli.terminal import err, out
from polybius.coder import Coder
from polybius.settings import Settings
from polybius.store import open_store
from polybius.workers import code_with_workers
from polybius.workspace import RowChange, differences, find_run, manifest_changes, recode, runs

type Shape = Literal["table", "jsonl"]
STYLES = {"appears": "green", "vanishes": "red", "changes": "yellow"}


def recode_workspace(file: Path, *, workers: int, chosen: Settings) -> int:
    """Code all articles that another run coded; the number of those that could not be."""
    tally, began = Tally(), time.perf_counter()
    with open_store(file) as store:
        coder = Coder(chosen)
        stream = partial(code_with_workers, settings=chosen, workers=workers) if workers > 1 else coder.stream
        with stoppable(file, tally):
            for _ in watched(recode(store, manifest=coder.manifest, stream=stream, day=today()), tally):
                continue
        run = next(r for r in runs(store) if r.manifest == coder.manifest)
    seconds = time.perf_counter() - began
    err.print(f"{file}: {tally.articles:,} articles coded anew as run {run.id} ({run.hash}) · "
              f"{tally.failures:,} failures · {seconds:,.0f} s", style="dim")  # fmt: skip
    return tally.failures


def today() -> str:
    """The ISO date of today, in UTC."""
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()


def show_runs(file: Path, *, format: Shape) -> None:
    """All runs of a workspace."""
    with open_store(file, write=False) as store:
        found = runs(store)
    if format == "jsonl":
        for run in found:
            out.out(msgspec.json.encode(run).decode())
        return
    hashed, since = Column("hash", no_wrap=True), Column("since", no_wrap=True)
    table = Table("run", hashed, since, "made by", "records", "shown")
    for run in found:
        made = msgspec.structs.asdict(run.manifest)
        by = "\n".join(f"{part.replace('_', ' ')} {value}" for part, value in made.items() if value)
        table.add_row(str(run.id), run.hash, run.day, by, f"{run.articles:,}", f"{run.shown:,}")
    out.print(table)


def show_differences(file: Path, before: str, after: str, *, format: Shape) -> None:
    """What the second run codes otherwise than the first."""
    with open_store(file, write=False) as store:
        one, other = find_run(store, before), find_run(store, after)
        changed = manifest_changes(one.manifest, other.manifest)
        if format == "table":
            for line in changed:
                out.print(line, style="dim")
        counts: dict[str, int] = {}
        for change in differences(store, one, other):
            counts[f"{change.kind} {change.change}"] = counts.get(f"{change.kind} {change.change}", 0) + 1
            if format == "jsonl":
                out.out(msgspec.json.encode(change).decode())
            else:
                _show(change, told_by(change.why, tuple(changed)))
    said = " · ".join(f"{n:,} × {what}" for what, n in sorted(counts.items()))
    err.print(said or "the two runs give the same rows", style="dim")


def told_by(why: tuple[str, ...], changed: tuple[str, ...]) -> str:
    """The codebook entries that differ; where none does, all that differs between the runs."""
    entries = [reason for reason in why if reason not in changed]
    return " · ".join(entries) or " or ".join(why)


def _show(change: RowChange, why: str) -> None:
    style = STYLES[change.change]
    out.print(f"[{style}]{change.change}[/] {change.kind} “{change.words}” ({change.article}, "
              f"{change.start}-{change.end}, {change.uid})", soft_wrap=True)  # fmt: skip
    for field, (was, is_) in change.fields.items():
        shown = f"{_text(was)} → {_text(is_)}" if change.change == "changes" else _text(was if is_ is None else is_)
        if shown not in ("", "null", "[]", "false"):
            out.print(f"    {field}: ", shown, style="dim", soft_wrap=True, markup=False)
    if why:
        out.print(f"    {why}", style="dim", soft_wrap=True, markup=False)


def _text(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
