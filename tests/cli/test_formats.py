"""Every command that prints rows of a workspace takes the same formats, into the same places."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from made_judged import judged_workspace
from polybius.cli import app
from polybius.errors import SettingError
from polybius.store import open_store

runner = CliRunner()
COMMANDS = [
    "events", "tolls", "claims", "actors", "articles", "failures", "series", "happenings", "happenings judgements",
    "ledger", "runs", "diff", "correct list", "correct agreement", "correct differences",
]  # fmt: skip
GIVEN = {"diff": ("1", "2"), "series": ("--clock", "published", "--status", "denied")}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Three reports of two bombings, coded by two versions, judged by two people."""
    return str(judged_workspace(tmp_path_factory.mktemp("formats") / "news.db"))


def ran(*arguments: str) -> str:
    result = runner.invoke(app, list(arguments), env={"COLUMNS": "140"}, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def asked(command: str, file: str, *options: str) -> str:
    return ran(*command.split(), file, *GIVEN.get(command, ()), *options)


@pytest.mark.parametrize("command", [c for c in COMMANDS if c not in ("claims", "failures")])
def test_rows_are_json_lines_in_a_pipe_and_the_same_in_every_format(command: str, file: str, tmp_path: Path):
    lines = [json.loads(line) for line in asked(command, file).splitlines()]
    assert lines
    assert json.loads(asked(command, file, "--format", "json")) == lines
    cells = list(csv.DictReader(io.StringIO(asked(command, file, "--format", "csv"))))
    assert len(cells) >= len(lines)
    assert None not in cells[0] and None not in cells[0].values()
    table = asked(command, file, "--format", "table")
    assert table.strip() and not table.startswith(("{", "["))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_ending_of_a_file_chooses_the_format(command: str, file: str, tmp_path: Path):
    lines, array, cells = (tmp_path / name for name in ("rows.jsonl", "rows.json", "rows.csv"))
    for output in (lines, array, cells):
        assert asked(command, file, "--output", str(output)) == ""
    assert [json.loads(line) for line in lines.read_text("utf-8").splitlines()] == json.loads(array.read_text("utf-8"))
    assert len(next(csv.reader(io.StringIO(cells.read_text("utf-8"))))) > 2


@pytest.mark.parametrize("command", COMMANDS)
def test_a_table_goes_to_no_file(command: str, file: str, tmp_path: Path):
    with pytest.raises(SettingError, match="a table is for the terminal"):
        asked(command, file, "--format", "table", "--output", str(tmp_path / "rows.csv"))


def test_a_spreadsheet_of_changes_has_a_line_for_each_field(file: str):
    line, *_ = csv.DictReader(io.StringIO(asked("diff", file, "--format", "csv")))
    assert (line["change"], line["kind"], line["field"]) == ("changes", "event", "status")
    assert (line["before"], line["after"], line["why"]) == ("actual", "denied", "version test → later")


def test_changes_that_are_not_shown_are_counted(file: str):
    result = runner.invoke(app, ["diff", file, "1", "2", "--format", "table"], catch_exceptions=False)
    assert "3 × event changes" in result.stderr


def test_a_ledger_of_an_effect_that_nothing_has_names_those_there_are(file: str):
    with pytest.raises(SettingError, match="nothing has the effect 'kiled'"):
        asked("ledger", file, "--effect", "kiled")


def test_a_ledger_is_found_by_a_mention_and_says_what_it_is_of(file: str):
    table = asked("ledger", file, "a-e0", "--format", "table")
    assert "ASSAULT · Sun 23 Oct 1983 · Beirut" in table


@pytest.mark.parametrize("command", ["ledger", "tolls"])
def test_a_part_of_an_unstated_whole_is_marked_in_the_tables(command: str, tmp_path: Path):
    path = judged_workspace(tmp_path / "news.db")
    with open_store(path) as store:
        store.execute("UPDATE tolls SET part = 1, subset_of = NULL")
    wide = {"COLUMNS": "400"}
    shown = runner.invoke(app, [command, str(path), "--format", "table"], env=wide, catch_exceptions=False)
    assert "part of a whole that is not stated" in shown.stdout


def test_runs_that_give_the_same_rows_are_said_to(file: str):
    for format in ("table", "jsonl"):
        result = runner.invoke(app, ["diff", file, "1", "1", "--format", format], catch_exceptions=False)
        assert "the two runs give the same rows" in result.stderr


def test_a_question_that_one_coder_answered_is_no_agreement(file: str):
    assert {json.loads(line)["rows"] for line in asked("correct agreement", file).splitlines()} == {2}


def test_a_third_decides_between_two_coders_and_their_answers_stay(tmp_path: Path):
    file = str(judged_workspace(tmp_path / "news.db"))
    (open_difference,) = map(json.loads, asked("correct differences", file, "--undecided").splitlines())
    answers = {each["editor"]: each["words"] for each in open_difference["answers"]}
    assert (open_difference["uid"], answers, open_difference["decided"]) == (
        "b-q00", {"Ann": "right", "Ben": "wrong"}, None,
    )  # fmt: skip
    before = ran("correct", "agreement", file)
    ran("correct", "accept", file, "b-q00", "--decides", "--author", "Cleo", "--reason", "as the text has it")
    assert asked("correct differences", file, "--undecided") == ""
    (decided,) = map(json.loads, asked("correct differences", file).splitlines())
    assert {each["editor"]: each["words"] for each in decided["answers"]} == answers
    assert (decided["decided"]["editor"], decided["decided"]["words"]) == ("Cleo", "right")
    assert "b-q00" in {json.loads(line)["uid"] for line in ran("tolls", file).splitlines()}  # Ben rejected it last
    assert ran("correct", "agreement", file) == before  # what is decided is no coder's own answer
    assert "(decides)" in asked("correct list", file, "--format", "table")
    assert "(Cleo)" in asked("correct differences", file, "--format", "table")


def test_taking_back_keeps_who_did_and_why(tmp_path: Path):
    file = str(judged_workspace(tmp_path / "news.db"))
    given = next(json.loads(line) for line in asked("correct list", file).splitlines())
    ran("correct", "undo", file, given["id"], "--author", "Cleo", "--reason", "another row was meant")
    listed = (json.loads(line) for line in asked("correct list", file).splitlines())
    undone = next(each["correction"] for each in listed if each["id"] == given["id"])
    assert (undone["undone_author"], undone["undone_reason"]) == ("Cleo", "another row was meant")
