"""`polybius codebook` with a user's tables: show, diff, import, and `--codebook` of the other commands."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

FRAMES = "predicate,kind,when,type,mode,context,cameo,effect,roles\n"
TEXT = "Iraqi troops invaded Kuwait on Thursday. Egypt outfoxed Sudan.\n"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A codebook that has a row for "outfox"."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "frames.csv").write_text(FRAMES + "outfox,v,,REJECT,,,120,,\n", "utf-8")
    (tmp_path / "report.txt").write_text(TEXT, "utf-8")
    return tmp_path / "mine"


def test_code_and_explain_use_the_codebook_that_is_given(run_polybius: Callable, mine: Path) -> None:
    report = mine.parent / "report.txt"
    coded = json.loads(run_polybius("code", report, "--format", "jsonl", "--codebook", mine).out)
    assert [event["type"] for event in coded["events"]] == ["ASSAULT", "REJECT"]
    assert "own frames.csv:outfox" in run_polybius("explain", report, "--codebook", mine).out


def test_diff_shows_what_appears(run_polybius: Callable, mine: Path) -> None:
    report = mine.parent / "report.txt"
    ran = run_polybius("codebook", "diff", mine, report, "--format", "table")
    assert ran.code == 0
    assert "+ “outfoxed” REJECT 120 actual Egypt EGY > Sudan SDN" in ran.out
    assert "1 article · 1 appear · 0 vanish · 0 change" in ran.err
    line = json.loads(run_polybius("codebook", "diff", mine, report).out)
    assert (line["change"], line["words"], line["before"]) == ("appears", "outfoxed", None)


def test_diff_says_what_could_not_be_read_and_goes_on(run_polybius: Callable, mine: Path) -> None:
    (mine.parent / "broken.json").write_text("{", "utf-8")
    ran = run_polybius("codebook", "diff", mine, mine.parent / "broken.json", mine.parent / "report.txt")
    assert ran.code == 1
    assert "broken.json" in ran.err
    assert "outfoxed" in ran.out


def test_import_writes_a_codebook_that_can_be_used(run_polybius: Callable, mine: Path, tmp_path: Path) -> None:
    dictionary = tmp_path / "old.verbs"
    dictionary.write_text("OUTFOX [120]\n- * SUMMIT [1246]\n- * VOICE [010]\n", "utf-8")
    ran = run_polybius("codebook", "import", dictionary, "--output", tmp_path / "old")
    assert "2 rows for 1 verbs" in ran.out
    assert "3: * VOICE" in (tmp_path / "old" / "not_imported.txt").read_text("utf-8")
    shown = run_polybius("codebook", "diff", tmp_path / "old", tmp_path / "report.txt", "--format", "table")
    assert "outfoxed" in shown.out
    assert (
        "there is a table already" in run_polybius("codebook", "import", dictionary, "--output", tmp_path / "old").err
    )


def test_import_of_what_is_no_dictionary_is_refused(run_polybius: Callable, mine: Path, tmp_path: Path) -> None:
    ran = run_polybius("codebook", "import", mine.parent / "report.txt", "--output", tmp_path / "old")
    assert (ran.code, "no verb with a code" in ran.err) == (2, True)


def test_coverage_counts_rows_examples_and_near_misses(run_polybius: Callable) -> None:
    ran = run_polybius("codebook", "--coverage")
    assert "CONSULT:phone" in ran.out
    assert "entries have a row, an example and a near miss" in ran.out


def test_a_wrong_codebook_is_refused_with_file_and_line(run_polybius: Callable, mine: Path) -> None:
    (mine / "frames.csv").write_text(FRAMES + "outfox,v,,REJEKT,,,120,,\n", "utf-8")
    ran = run_polybius("code", mine.parent / "report.txt", "--codebook", mine)
    assert (ran.code, "frames.csv:2" in ran.err) == (2, True)
