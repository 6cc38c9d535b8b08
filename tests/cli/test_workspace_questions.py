"""The commands that ask a workspace: what they write, and what they refuse."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from made_workspace import made_workspace
from polybius.cli import app
from polybius.cli.recoding import told_by
from polybius.cli.series import lines_of
from polybius.errors import SettingError
from polybius.query import SeriesRow

runner = CliRunner()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(made_workspace(tmp_path_factory.mktemp("workspace") / "news.db"))


def lines(*arguments: str) -> list[dict[str, object]]:
    result = runner.invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("command", "number"), [("events", 8), ("tolls", 3), ("claims", 4), ("actors", 8), ("articles", 3), ("failures", 1)]
)
def test_each_row_is_a_line_of_json_in_a_pipe(file: str, command: str, number: int):
    assert len(lines(command, file)) == number


def test_an_event_carries_its_evidence(file: str):
    (event,) = lines("events", file, "--said-by", "Amir")
    assert event["words"] == "accused"
    assert event["said_by"] == "state radio ← Ali Amir (accuse)"
    assert (event["url"], event["start"], event["end"]) == ("https://www.example.org/talks", 53, 60)


@pytest.mark.parametrize("command", ["events", "tolls", "claims", "actors", "articles", "failures", "series"])
def test_each_list_is_a_table_for_the_eye(file: str, command: str, monkeypatch: pytest.MonkeyPatch):
    result = runner.invoke(app, [command, file, "--format", "table"], env={"COLUMNS": "140"}, catch_exceptions=False)
    assert result.exit_code == 0
    assert "───" in result.stdout


def test_a_spreadsheet_has_a_cell_for_each_field(file: str, tmp_path: Path):
    output = tmp_path / "events.csv"
    runner.invoke(app, ["events", file, "--country", "KWT", "--output", str(output)], catch_exceptions=False)
    rows = list(csv.DictReader(output.read_text("utf-8").splitlines()))
    assert [(row["actor"], row["actor_code"], row["place_country"]) for row in rows] == [
        ("Iraqi troops", "IRQMIL", "KWT"), ("Iraqi troops", "IRQMIL", "KWT"),
    ]  # fmt: skip


def test_rows_are_one_array_of_json(file: str):
    result = runner.invoke(app, ["claims", file, "--format", "json"], catch_exceptions=False)
    assert len(json.loads(result.stdout)) == 4
    assert json.loads(runner.invoke(app, ["claims", file, "--format", "json", "--limit", "0"]).stdout) == []


def test_pages_go_on_after_the_last_row(file: str):
    first = lines("events", file, "--limit", "3")
    rest = lines("events", file, "--after", str(first[-1]["id"]))
    assert [*first, *rest] == lines("events", file)
    assert lines("events", file, "--offset", "3") == rest


def test_a_short_table_says_how_to_go_on(file: str):
    result = runner.invoke(app, ["events", file, "--format", "table", "--limit", "1"], catch_exceptions=False)
    assert "go on with --after 3000001" in result.stderr


def test_nothing_that_fits_is_said(file: str):
    result = runner.invoke(app, ["events", file, "--format", "table", "--country", "TUV"], catch_exceptions=False)
    assert "no events with country TUV" in result.stderr


def test_what_happened_is_short_for_two_statuses(file: str):
    assert {event["status"] for event in lines("events", file, "--actual")} == {"actual"}
    with pytest.raises(SettingError, match="both a status and what happened"):
        runner.invoke(app, ["events", file, "--actual", "--status", "denied"], catch_exceptions=False)


def test_counts_say_what_is_not_in_them(file: str):
    result = runner.invoke(app, ["series", file, "--by", "month", "--format", "csv"], catch_exceptions=False)
    assert result.stdout.splitlines()[1] == "1990-08,,2,2,-20.0,-10.0,"
    assert "3 mentions without a day" in result.stderr
    assert "1 over more than one month, not counted" in result.stderr


def test_a_table_of_counts_tells_of_empty_periods_in_one_line(file: str):
    asked = ["series", file, "--by", "month", "--since", "1985-01-01", "--until", "1990-08-31", "--format"]
    table = runner.invoke(app, [*asked, "table"], catch_exceptions=False).stdout
    assert "1985-01 to 1990-07" in table and "none in 67 months" in table
    assert "1990-08" in table.splitlines()[4]
    assert len(runner.invoke(app, [*asked, "csv"], catch_exceptions=False).stdout.splitlines()) == 69


def test_two_empty_periods_are_shown_as_they_are():
    rows = [SeriesRow(f"1990-{n:02}", "", int(n in (1, 4)), 1, 0.0, None) for n in range(1, 9)]
    assert [getattr(line, "number", 1) for line in lines_of(rows)] == [1, 1, 1, 1, 4]


def test_a_table_does_not_go_to_a_file(file: str, tmp_path: Path):
    with pytest.raises(SettingError, match="a table is for the terminal"):
        runner.invoke(
            app, ["events", file, "--format", "table", "--output", str(tmp_path / "x")], catch_exceptions=False
        )


def test_other_commands_on_actors_still_work(file: str):
    assert runner.invoke(app, ["actors", "lookup", "Boutros Boutros-Ghali", "--date", "1993-01-01"]).exit_code == 0


def test_runs_fit_a_narrow_terminal_with_what_made_them(file: str):
    shown = runner.invoke(
        app, ["runs", file, "--format", "table"], env={"COLUMNS": "80"}, catch_exceptions=False
    ).stdout
    assert "made by" in shown
    assert "version" in shown
    assert max(len(line) for line in shown.splitlines()) <= 80


def test_a_change_is_laid_to_codebook_entries_or_else_to_all_that_differs():
    tables = ("codebook a → b", "lexicon c → d")
    assert told_by(("read by x → y", *tables), tables) == "read by x → y"
    assert told_by(tables, tables) == "codebook a → b or lexicon c → d"


@pytest.mark.parametrize("format", ["table", "csv", "jsonl"])
@pytest.mark.parametrize("command", ["events", "series", "happenings"])
def test_somebody_who_is_in_no_event_is_said(file: str, command: str, format: str):
    asked = [command, file, "--actor", "Ali Amir", "--format", format]
    assert "Ali Amir acts in no event" in runner.invoke(app, asked, catch_exceptions=False).stderr
