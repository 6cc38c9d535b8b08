"""Kills an ingest at random moments and begins it again until it is done: `python tools/soak.py [--kills 200]`.

The rows of every table must in the end be those of an ingest that was left alone, and the file must be whole after
each kill. The reports are those of samples/, each at many made-up addresses. Kills are SIGKILL, at moments drawn from a
seed; the processes are forked from one that has loaded the language model, so that the kills fall into the work. Needs
a system that forks. Ends with exit code 1 when a row differs.
"""

import argparse
import contextlib
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from msgspec.structs import replace

from polybius.coder import Coder
from polybius.read import read_sources
from polybius.settings import load_settings
from polybius.store import open_store
from polybius.workspace import ingest

HERE = Path(__file__).parent.parent
DAY = "2000-01-01"
AT_ONCE = 2  # so that most kills fall where something has been written since the last


def main() -> None:
    """Make the reports, ingest them whole and with kills, and compare."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=500)
    arguments.add_argument("--kills", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=7)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder, "reports.jsonl")
        write_reports(reports, given.articles)
        coder = Coder(replace(load_settings(), articles_at_once=AT_ONCE))
        whole, killed = Path(folder, "whole.db"), Path(folder, "killed.db")
        began = time.perf_counter()
        ingest_into(whole, reports, coder)
        seconds = time.perf_counter() - began
        kills = ingest_with_kills(killed, reports, coder, kills=given.kills, seconds=seconds, seed=given.seed)
        wrong = differing_tables(whole, killed)
    end = f"DIFFERENT in {', '.join(wrong)}" if wrong else "the same rows, the file whole after each kill"
    print(f"{given.articles} articles, {kills} kills, {seconds:.1f} s left alone: {end}")
    sys.exit(bool(wrong))


def write_reports(path: Path, number: int) -> None:
    """Reports of samples/ as JSON Lines, each with an address of its own; some lines are broken on purpose."""
    texts = [file.read_text(encoding="utf-8") for file in sorted((HERE / "samples").glob("*.txt"))]
    with path.open("w", encoding="utf-8") as stream:
        for n in range(number):
            text = texts[n % len(texts)]
            paragraphs = text.split("\n\n")
            kept = "\n\n".join(paragraphs[: 3 + n % max(1, len(paragraphs) - 3)])
            report = {"text": kept, "url": f"https://example.org/{n}", "date": "1995-01-01"}
            stream.write((json.dumps(report) if n % 50 != 17 else "{broken") + "\n")


def ingest_into(path: Path, reports: Path, coder: Coder) -> None:
    """Ingest the reports that are not there yet."""
    with open_store(path, create=True) as store:
        for _ in ingest(store, read_sources([str(reports)]), manifest=coder.manifest, stream=coder.stream, day=DAY):
            continue


def ingest_with_kills(path: Path, reports: Path, coder: Coder, *, kills: int, seconds: float, seed: int) -> int:
    """Ingest in processes that are killed, until one ends by itself; how many were killed."""
    chance = random.Random(seed)
    done = 0
    while True:
        child = os.fork()
        if not child:
            ingest_into(path, reports, coder)
            os._exit(0)
        if done < kills:
            time.sleep(chance.uniform(0, 4 * seconds / kills))
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            return done
        done += 1
        if path.exists():
            check_whole(path)


def check_whole(path: Path) -> None:
    """Raises `ValueError` when the file is damaged or a row refers to one that is not there."""
    with contextlib.closing(sqlite3.connect(path)) as store:
        found = store.execute("PRAGMA integrity_check").fetchall()
        found += store.execute("PRAGMA foreign_key_check").fetchall()
    if found != [("ok",)]:
        raise ValueError(f"{path} is damaged: {found[:3]}")


def differing_tables(one: Path, other: Path) -> list[str]:
    """The tables whose rows are not the same, in order and all columns."""
    with contextlib.closing(sqlite3.connect(one)) as first, contextlib.closing(sqlite3.connect(other)) as second:
        asked = "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"
        tables = first.execute(asked).fetchall()
        if tables != second.execute(asked).fetchall():
            return ["sqlite_master"]
        rows = [(name, f'SELECT * FROM "{name}"') for name, _ in tables]
        return [name for name, all_of in rows if first.execute(all_of).fetchall() != second.execute(all_of).fetchall()]


if __name__ == "__main__":
    main()
