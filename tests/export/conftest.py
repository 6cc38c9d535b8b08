"""A workspace, and exporting it and reading what came out."""

import csv
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from made_reports import made_workspace
from polybius.export import Exported, Options, export

FILES = {
    "csv": "events.csv", "jsonl": "records.jsonl", "plover": "plover.jsonl", "geojson": "events.geojson",
    "icews": "icews.tab", "polecat": "polecat.txt", "acled": "acled.csv", "ucdp": "ucdp.csv",
    "eventreport": "reports.csv", "hxl": "hxl.csv", "graphml": "actors.graphml", "gexf": "actors.gexf",
    "parquet": "parquet", "gdelt": "gdelt",
}  # fmt: skip

type Run = Callable[..., tuple[Path, Exported]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A workspace of two reports."""
    with made_workspace(tmp_path / "news.db") as made:
        yield made


@pytest.fixture
def run(store: sqlite3.Connection, tmp_path: Path) -> Run:
    """Export the workspace in a format: where it went, and what was said."""

    def exported(name: str, *, to: str = "", force: bool = False, **options: Any) -> tuple[Path, Exported]:
        path = tmp_path / (to or FILES[name])
        return path, export(store, name, path, Options(version="test", **options), force=force)

    return exported


@pytest.fixture
def rows(run: Run) -> Callable[..., list[dict[str, str]]]:
    """Export the workspace as a table and read it back."""

    def read(name: str, **options: Any) -> list[dict[str, str]]:
        path, _ = run(name, **options)
        with path.open(encoding="utf-8", newline="") as stream:
            tabs: dict[str, Any] = (
                {"delimiter": "\t", "quoting": csv.QUOTE_NONE} if name in ("icews", "polecat") else {}
            )
            return list(csv.DictReader(stream, **tabs))

    return read
