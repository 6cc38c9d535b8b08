"""`polybius export`: the words of the user, and what is said afterwards."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from made_reports import made_workspace
from polybius.export import formats

type Run = Callable[..., Any]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Path]:
    """A workspace of two reports."""
    with made_workspace(tmp_path / "news.db"):
        yield tmp_path / "news.db"


def test_an_export_says_what_was_written_left_out_and_lost(workspace: Path, tmp_path: Path, run_polybius: Run):
    output = tmp_path / "acled.csv"
    ran = run_polybius("export", str(workspace), "--to", "acled", "--output", str(output))
    assert ran.code == 0
    assert "acled.csv: 3 rows" in ran.out + ran.err
    assert "left out: 1 mentions that are not actual or ongoing" in ran.out + ran.err
    assert "no room for: direction" in ran.out + ran.err
    assert len(output.read_text(encoding="utf-8").splitlines()) == 4


def test_days_and_types_choose_the_events(workspace: Path, tmp_path: Path, run_polybius: Run):
    output = tmp_path / "events.csv"
    words = ("--since", "1990-08-03", "--until", "1990-08-31", "--type", "CONSULT", "--type", "PROTEST")
    run_polybius("export", str(workspace), "--to", "csv", "--output", str(output), *words)
    lines = output.read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[3] for line in lines[1:]] == ["meeting", "march"]


def test_statuses_are_chosen_by_name(workspace: Path, tmp_path: Path, run_polybius: Run):
    output = tmp_path / "events.csv"
    command = ("export", str(workspace), "--to", "csv", "--output", str(output))
    run_polybius(*command, "--status", "threatened", "--status", "planned")
    assert len(output.read_text(encoding="utf-8").splitlines()) == 2
    ran = run_polybius(*command, "--status", "doubtful")
    assert ran.code == 2
    assert "doubtful" in ran.out + ran.err


def test_the_list_names_each_format_with_its_losses(run_polybius: Run):
    ran = run_polybius("export", "--list")
    assert ran.code == 0
    for format in formats().values():
        assert f"{format.name}  {format.title}" in ran.out + ran.err
        assert all(loss in ran.out + ran.err for loss in format.loses)


def test_what_is_missing_is_run_polybius(workspace: Path, tmp_path: Path, run_polybius: Run):
    ran = run_polybius("export", str(workspace), "--to", "csv")
    assert ran.code == 2
    assert "--output" in ran.out + ran.err
    ran = run_polybius("export", str(tmp_path / "none.db"), "--to", "csv", "--output", "x.csv")
    assert ran.code == 2
    assert "no such workspace" in ran.out + ran.err


def test_the_page_on_exports_names_each_format():
    page = (Path(__file__).parents[2] / "docs" / "export.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in page for name in formats())
