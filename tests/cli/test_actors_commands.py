"""`polybius actors`, and `--actors` of the commands that code."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

TEXT = "Brenna Front fighters attacked troops in Oslo on Thursday.\n"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A table of actors with one row, beside a report that names it."""
    (tmp_path / "mine.csv").write_text("name,kind,country,sector\nBrenna Front,armed_group,SWE,REB\n", "utf-8")
    (tmp_path / "report.txt").write_text(TEXT, "utf-8")
    return tmp_path / "mine.csv"


def test_code_and_explain_use_the_tables_of_actors_that_are_given(run_polybius: Callable, mine: Path) -> None:
    other = mine.with_name("other.csv")
    other.write_text("name,kind,country,sector\nHalven Guard,armed_group,SWE,PRM\n", "utf-8")
    report = mine.with_name("report.txt")
    coded = json.loads(run_polybius("code", report, "--format", "jsonl", "--actors", mine, "--actors", other).out)
    assert {actor["code"] for actor in coded["actors"] if "Brenna" in actor["name"]} == {"SWEREB"}
    assert coded["manifest"]["lexicon"].count("-") == 2
    assert "Brenna Front" in run_polybius("explain", report, "--actors", mine).out


def test_wrong_table_of_actors_is_refused_before_anything_is_coded(run_polybius: Callable, mine: Path) -> None:
    mine.write_text("name,kind\nBrenna Front,wizard\n", "utf-8")
    ran = run_polybius("code", mine.with_name("report.txt"), "--actors", mine)
    assert (ran.code, ran.out) == (2, "")
    assert "mine.csv:2" in ran.err and "wizard" in ran.err
