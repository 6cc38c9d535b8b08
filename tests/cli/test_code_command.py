"""`polybius code`: sources in, records out, each failure said."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent.parent.parent / "samples"
KUWAIT = SAMPLES / "kuwait-1990.txt"
GOOD = {"id": "good", "text": "Iraqi troops invaded Kuwait on Thursday.", "date": "1990-08-03"}


def rows(file: Path) -> list[dict[str, object]]:
    """The rows of a file of JSON Lines."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_code_writes_one_record_a_line_with_the_ids_given(run_polybius: Callable, tmp_path: Path) -> None:
    given, written = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_text("".join(json.dumps(GOOD | {"id": f"n{n}"}) + "\n" for n in range(3)))
    ran = run_polybius("code", given, "--output", written)
    assert (ran.code, ran.out) == (0, "")
    assert [row["document"]["id"] for row in rows(written)] == ["n0", "n1", "n2"]
    assert "3 articles" in ran.err and "0 failures" in ran.err


def test_code_in_a_pipe_prints_json_lines_and_keeps_the_text_unchanged(run_polybius: Callable) -> None:
    (line,) = run_polybius("code", KUWAIT).out.splitlines()
    assert json.loads(line)["document"]["text"] == KUWAIT.read_text("utf-8")


def test_code_as_json_prints_one_array(run_polybius: Callable) -> None:
    assert [row["schema"] for row in json.loads(run_polybius("code", KUWAIT, "--format", "json").out)] == ["polybius/1"]


def test_code_as_a_table_shows_the_headline(run_polybius: Callable) -> None:
    ran = run_polybius("code", KUWAIT, "--format", "table")
    assert "Security Council imposes sanctions on Iraq" in ran.out
    assert "Mon 6 Aug 1990" in ran.out


def test_code_makes_a_failure_row_of_a_broken_line_and_codes_the_rest(run_polybius: Callable, tmp_path: Path) -> None:
    given, written = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_text(f'{{"id": "broken", "text"\n{json.dumps(GOOD)}\n')
    ran = run_polybius("code", given, "--output", written)
    assert ran.code == 1
    failure, record = rows(written)
    assert failure["kind"] == "failure" and failure["what"] and failure["where"] and failure["do"]
    assert failure["document"]["id"]
    assert record["document"]["id"] == "good"
    assert "1 failure" in ran.err and str(failure["what"]) in ran.err


def test_code_strict_stops_at_the_first_failure(run_polybius: Callable, tmp_path: Path) -> None:
    given, written = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    given.write_text(f"{{broken\n{json.dumps(GOOD)}\n")
    assert run_polybius("code", given, "--output", written, "--strict").code == 1
    assert [row.get("kind") for row in rows(written)] == ["failure"]


def test_code_makes_a_failure_of_a_text_longer_than_a_report(
    run_polybius: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLYBIUS_MAX_CHARACTERS", "100")
    ran = run_polybius("code", KUWAIT, "--format", "jsonl")
    assert ran.code == 1
    assert "max_characters" in json.loads(ran.out)["do"]


def test_code_without_a_date_says_that_relative_times_stay_unanchored(run_polybius: Callable, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Iraqi troops invaded Kuwait on Thursday. The emir fled to Saudi Arabia.\n")
    ran = run_polybius("code", report)
    assert "unanchored" in ran.err
    assert all(time["basis"] != "relative" for time in json.loads(ran.out)["times"])


def test_code_with_a_date_anchors_relative_times(run_polybius: Callable, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Iraqi troops invaded Kuwait on Thursday. The emir fled to Saudi Arabia.\n")
    record = json.loads(run_polybius("code", report, "--date", "1990-08-03").out)
    assert record["document"]["published_basis"] == "given"
    assert [time["from"] for time in record["times"]] == ["1990-08-02"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--date", "1990-02-30"], "'1990-02-30' is not a date"),
        (["--settings", "none.toml"], "the settings file cannot be read"),
        (["--output", "no/such/folder/out.jsonl"], "cannot be written"),
        (["--format", "table", "--output", "out.txt"], "a table is for the terminal"),
    ],
)
def test_code_refuses_a_wrong_option_with_exit_code_two(
    run_polybius: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run_polybius("code", KUWAIT, *arguments)
    assert ran.code == 2
    assert message in ran.err


def test_code_reads_a_table_by_the_columns_the_user_names(run_polybius: Callable, tmp_path: Path) -> None:
    table, output = tmp_path / "a.csv", tmp_path / "a.jsonl"
    table.write_text("Volltext,Tag\nIraqi troops invaded Kuwait on Thursday.,1990-08-02\n")
    assert (
        run_polybius(
            "code", str(table), "--column", "text=Volltext", "--column", "date=Tag", "--output", str(output)
        ).code
        == 0
    )
    (row,) = rows(output)
    assert row["document"]["published"] == "1990-08-02" and row["events"]  # type: ignore[index]
    for wrong in ("Volltext", "txt=Volltext"):
        assert run_polybius("code", str(table), "--column", wrong).code == 2


def test_code_refuses_a_model_that_is_not_installed(run_polybius: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLYBIUS_MODEL", "no_such_model")
    ran = run_polybius("code", KUWAIT)
    assert ran.code == 2
    assert "no language model 'no_such_model' is installed" in ran.err
