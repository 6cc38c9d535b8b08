"""The examples at the end of each command's help work as they stand, on a workspace that has what they name."""

import re
import shlex
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from made_judged import judged_workspace
from made_server import serving
from made_sources import REPORT, written
from polybius.cli import app
from polybius.cli.examples import EXAMPLES
from polybius.fetch import polite

OTHERS = re.compile(
    r"code|explain|schema|codebook( .*)?|actors (lookup|check|import|build)|(places|gazetteer|editors)( .*)?|"
    r"plot|correct|serve|openapi|mcp|load|collate"
)
RSS = "<rss version='2.0'><channel><item><title>Peace</title><link>{0}</link></item></channel></rss>"
EACH = [(command, line) for command, lines in EXAMPLES.items() for line in lines]


def commands(group: Any, before: str = "") -> Iterator[str]:
    for name, command in group.commands.items():
        yield f"{before}{name}"
        yield from commands(command, f"{before}{name} ") if hasattr(command, "commands") else ()


def test_every_command_on_workspaces_has_examples():
    named = {name for name in commands(typer.main.get_command(app)) if not OTHERS.fullmatch(name)}
    assert named == EXAMPLES.keys()


@pytest.mark.parametrize(("command", "line"), EACH, ids=[line.removeprefix("polybius ") for _, line in EACH])
def test_help_ends_with_examples_that_stand_on_one_line(run_polybius: Callable, command: str, line: str):
    shown = run_polybius(*command.split(), "--help").out
    assert line in shown.partition("Example")[2]
    assert len(line) <= 78


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with all that the examples name."""
    judged_workspace(tmp_path / "news.db")
    (tmp_path / "reports").mkdir()
    written(tmp_path / "reports", "report.txt", REPORT)
    written(tmp_path, "archive.csv", f'Volltext\n"{REPORT}"\n')
    written(tmp_path, "corrections.jsonl", "")
    (tmp_path / "mine").mkdir()
    frame = "outfox,v,,REJECT,,,120,,"
    written(tmp_path / "mine", "frames.csv", f"predicate,kind,when,type,mode,context,cameo,effect,roles\n{frame}\n")
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def real(line: str, file: Path) -> str:
    """An example with names that the workspace has, for those of another one."""
    db = sqlite3.connect(file)
    happenings = [id for (id,) in db.execute("SELECT id FROM happenings ORDER BY mentions DESC, id")]
    names = {"h017577ab12cd": happenings[0], "h0003ce951b74": happenings[1], "5bd0c0a17d2e9f11": "a-e0"}
    names |= {
        "91c2e07ab35d4468": "b-e0",
        "12000007": "1000000",
        "herald-12": "b",
        " e1 ": " e0 ",
        " q1 ": " q00 ",
        "--every 1h": "--once",
    }
    names |= {"3f0c2a9be417": db.execute("SELECT id FROM corrections").fetchone()[0]}
    db.close()
    for one, other in names.items():
        line = line.replace(one, other)
    return line


@pytest.mark.parametrize("line", [line for _, line in EACH])
def test_examples_work(line: str, folder: Path, run_polybius: Callable, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(polite, "GAP", 0.0)
    with serving() as server:
        server.page("/rss", RSS.format(f"{server.url}/peace"), type="application/rss+xml")
        server.page("/peace", f"<article><h1>Peace</h1><p>{REPORT}</p></article>")
        written(folder, "feeds.opml", f'<opml><body><outline xmlUrl="{server.url}/rss"/></body></opml>')
        asked = shlex.split(real(line, folder / "news.db").replace("https://courier.example", server.url))[1:]
        ran = run_polybius(*asked, *(["--allow-private"] if asked[0] == "watch" else []))
    assert ran.code == 0, ran.err
    if "--output" in asked:
        assert (folder / asked[asked.index("--output") + 1]).exists()
