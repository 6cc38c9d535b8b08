"""What many articles cost: measures a core, and makes the tables of docs/cost.md of what was measured.

usage: python bench/cost.py --measure [--articles 400]  measure coding, the dataset and the workspace, keep the figures
       python bench/cost.py --collation FILE            keep the lines that bench/collation.py --output FILE wrote
       python bench/cost.py                             write docs/cost.md

The figures are kept in bench/measured.json, with what they were measured on. Coding is timed in seconds of one
processor core with reading and writing, so that other work on the machine counts little; two workers against one are
timed on the wall, and want an idle machine.
"""

import argparse
import json
import os
import platform
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"

from speed import texts

from polybius import Coder
from polybius.dataset import Terms, code_shards, find_shards, make_dataset
from polybius.dataset import load as load_dataset
from polybius.read import Bounds
from polybius.store import open_store
from polybius.workers import Team

HERE = Path(__file__).parent
KEPT = HERE / "measured.json"
PAGE = HERE.parent / "docs" / "cost.md"
BEGIN, END = "<!-- written by bench/cost.py -->", "<!-- end -->"
SIZES = (1_000_000, 100_000_000, 1_000_000_000)
WORDS = 500
CORES = 64
HOUR = 3600.0
IDLE = 1.5  # load of a machine that does little else
FIRST = date(1990, 1, 1)  # each article on a day of its own, so that they do not tell of the same


def measure(articles: int) -> dict[str, Any]:
    """Code varied reports into a dataset, load it into a workspace, and code with two processes against one."""
    coder = Coder()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "reports.jsonl"
        given = list(texts(articles))
        source.write_text("".join(
            json.dumps({"text": text, "date": str(FIRST + timedelta(n)), "url": f"https://news.example/{n}"}) + "\n"
            for n, text in enumerate(given)), "utf-8")  # fmt: skip
        words = sum(len(text.split()) for text in given)
        dataset = make_dataset(str(folder / "dataset"), Terms(manifest=coder.manifest, by="year"))
        dataset.plan(find_shards([str(source)], Bounds(None, 1_000_000)))
        began = time.process_time()
        events = sum(note.events for note in code_shards(dataset, dataset.waiting(), coder.stream))
        coding = time.process_time() - began
        began = time.process_time()
        with open_store(folder / "news.db", create=True) as store:
            for _ in load_dataset(dataset, store, day="2000-01-01"):
                pass
            store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        loading = time.process_time() - began
        tables = {table: _bytes(folder / "dataset" / table) for table in ("articles", "events", "tolls", "claims")}
        load = round(os.getloadavg()[0], 1)
        two = round(_wall(coder, source, 1) / _wall(coder, source, 2), 2) if load < IDLE else None
        return {
            "machine": f"{platform.machine()}, {os.cpu_count()} cores", "day": time.strftime("%Y-%m-%d"),
            "load": load, "articles": articles, "words_per_article": round(words / articles),
            "events_per_article": round(events / articles, 1), "words_per_core_second": round(words / coding),
            "dataset_bytes_per_word": {table: round(size / words, 2) for table, size in tables.items()},
            "workspace_bytes_per_word": round((folder / "news.db").stat().st_size / words, 2),
            "load_ms_per_article": round(1000 * loading / articles, 2), "two_workers": two,
        }  # fmt: skip


def _bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*.parquet"))


def _wall(coder: Coder, source: Path, workers: int) -> float:
    """Seconds in which so many warm processes code the reports."""
    with tempfile.TemporaryDirectory() as folder, Team(coder.settings, workers) as team:
        dataset = make_dataset(folder, Terms(manifest=team.manifest, by="year"))
        dataset.plan(find_shards([str(source)], Bounds(None, 1_000_000)))
        while any(worker.ready is None for worker in team._team):  # they start together, and are waited for
            for n in range(workers):
                if team._team[n].ready is None:
                    team._take(n, {})
        began = time.perf_counter()
        for _ in code_shards(dataset, dataset.waiting(), team.stream):
            pass
        return time.perf_counter() - began


def tables(kept: dict[str, Any]) -> str:
    """The tables of the page."""
    coded = kept["coding"]
    per_word = sum(coded["dataset_bytes_per_word"].values())
    two = f"two processes do {coded['two_workers']} times the work of one"
    two = two if coded["two_workers"] else "the machine was busy with other work, so that an idle one does more"
    per_article = coded["events_per_article"] * WORDS / coded["words_per_article"]
    lines = [
        f"Measured on {coded['day']} ({coded['machine']}, load {coded['load']}): "
        f"{coded['words_per_core_second']:,} words a core and second, reading and writing included; "
        f"{per_word:.1f} bytes of Parquet a word, of which {coded['dataset_bytes_per_word']['articles']:.1f} are the "
        f"texts with their records; {coded['workspace_bytes_per_word']:.0f} bytes a word in a workspace, "
        f"{coded['load_ms_per_article']:.1f} ms of a core to load an article of {coded['words_per_article']} words; "
        f"{two}.",
        "",
        f"For articles of {WORDS} words with as many events as our samples ({per_article:.0f}; most news has fewer):",
        "",
        f"| articles | coding, core hours | on {CORES} cores | dataset | workspace |",
        "|---:|---:|---:|---:|---:|",
    ]
    for size in SIZES:
        hours = size * WORDS / coded["words_per_core_second"] / HOUR
        space = f"{size * WORDS * coded['workspace_bytes_per_word'] / 1e9:,.0f} GB" if size <= SIZES[0] else "—"
        lines.append(f"| {size:,} | {hours:,.0f} | {_hours(hours / CORES)} | "
                     f"{_space(size * WORDS * per_word)} | {space} |")  # fmt: skip
    return "\n".join([*lines, "", *_collation(kept.get("collation", []))])


def _collation(measured: list[dict[str, Any]]) -> list[str]:
    """Growth as measured, and what it comes to if it goes on."""
    if not measured:
        return ["Collation has not been measured."]
    steps = list(measured[0]["steps_cpu_ms_per_article"])
    lines = [
        "| articles | a day | core ms an article | " + " | ".join(steps) + " | memory | scratch disk |",
        "|---:" * (5 + len(steps)) + "|",
    ]
    for one in sorted(measured, key=lambda each: (each["per_day"], each["articles"])):
        told = " | ".join(f"{one['steps_cpu_ms_per_article'][step]:.2f}" for step in steps)
        lines.append(f"| {one['articles']:,} | {one['per_day']:,} | {one['cpu_ms_per_article']:.1f} | {told} | "
                     f"{one['memory_mb']:,} MB | {one['disk_mb']:,} MB |")  # fmt: skip
    last = max(measured, key=lambda each: each["articles"])
    lines += ["", "| articles | collation, core hours | scratch disk |", "|---:|---:|---:|"]
    for size in SIZES:
        hours = size * last["cpu_ms_per_article"] / 1000 / HOUR
        lines.append(f"| {size:,} | {hours:,.1f} | {_space(size * last['disk_mb'] * 1e6 / last['articles'])} |")
    return lines


def _hours(hours: float) -> str:
    return f"{hours:,.1f} h" if hours < 48 else f"{hours / 24:,.0f} days"


def _space(size: float) -> str:
    return f"{size / 1e12:,.1f} TB" if size >= 1e12 else f"{size / 1e9:,.0f} GB"


def main() -> None:
    """Measure, keep, or write the page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--measure", action="store_true")
    options.add_argument("--articles", type=int, default=400)
    options.add_argument("--collation", type=Path)
    chosen = options.parse_args()
    kept: dict[str, Any] = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    if chosen.measure:
        kept["coding"] = measure(chosen.articles)
    if chosen.collation:
        new = [json.loads(line) for line in chosen.collation.read_text("utf-8").splitlines()]
        same = {(one["articles"], one["per_day"]): one for one in [*kept.get("collation", []), *new]}
        kept["collation"] = list(same.values())
    KEPT.write_text(json.dumps(kept, indent=2) + "\n", "utf-8")
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n\n{tables(kept)}\n\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
