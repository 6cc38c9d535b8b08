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


def test_lookup_shows_who_is_meant_with_the_row_that_says_so(run_polybius: Callable) -> None:
    ran = run_polybius("actors", "lookup", "President Bush", "--date", "1991-01-17")
    assert ran.code == 0
    for shown in (
        "George H. W. Bush",
        "USAGOV",
        "President of the United States",
        "1989-01-20 – 1993-01-20",
        "heads.csv:",
    ):
        assert shown in ran.out
    assert "George W. Bush" in ran.out and "bears the name too" in ran.out


def test_lookup_as_json_holds_what_was_asked_and_the_answer(run_polybius: Callable, mine: Path) -> None:
    ran = run_polybius("actors", "lookup", "Brenna Front", "--actors", mine, "--date", "2011-11-11", "--format", "json")
    answer = json.loads(ran.out)
    assert (answer["asked"], answer["date"], answer["chosen"]["code"]) == ("Brenna Front", "2011-11-11", "SWEREB")
    assert answer["chosen"]["row"] == f"{mine}:2"


def test_lookup_of_an_unknown_name_says_so_and_names_the_nearest(run_polybius: Callable) -> None:
    ran = run_polybius("actors", "lookup", "Angela Merkle")
    assert ran.code == 2
    assert "nobody is known as 'Angela Merkle'" in ran.err and "Angela Merkel" in ran.err


def test_lookup_of_an_office_that_nobody_held_exits_with_one(run_polybius: Callable) -> None:
    ran = run_polybius("actors", "lookup", "the president of Kosovo", "--date", "1985-01-01")
    assert ran.code == 1
    assert "No one" in ran.out and "takes the office" in ran.out


def test_check_finds_no_error_in_the_shipped_tables(run_polybius: Callable) -> None:
    ran = run_polybius("actors", "check")
    assert ran.code == 0, [line for line in ran.out.splitlines() if ": error: " in line]
    assert "0 errors" in ran.out


WRONG = {
    "C D,person,XYZ,GOV,,,,": "no country 'XYZ'",
    "C D,person,NOR,GVO,,,,": "no PLOVER sector 'GVO'",
    "C D,person,NOR,GOV,,1990-8-2,,": "'1990-8-2' is not a day",
    "C D,person,NOR,GOV,,1991-01-01,1990-01-01,": "ends (1990-01-01) before it begins",
    "C D,person,NOR,GOV,,,,P31": "'P31' is no Wikidata id",
    "A B,party,NOR,PTY,,,,": "a person in one row and none in another",
    "A B,person,NOR,GOV,President of Norway,2001-01-01,2005-01-01,": "with the same role and days",
}


@pytest.mark.parametrize("row", WRONG, ids=WRONG.get)
def test_check_names_file_line_and_what_is_wrong(run_polybius: Callable, mine: Path, row: str) -> None:
    header = "name,kind,country,sector,role,since,until,wikidata\n"
    mine.write_text(f"{header}A B,person,NOR,GOV,President of Norway,2001-01-01,2005-01-01,\n{row}\n", "utf-8")
    ran = run_polybius("actors", "check", mine)
    assert ran.code == 1
    assert "mine.csv:3: error: " in ran.out and WRONG[row] in ran.out


def test_check_warns_of_two_holders_and_of_shared_names(run_polybius: Callable, mine: Path) -> None:
    mine.write_text(
        "name,aliases,kind,country,sector,role,since,until\n"
        "A B,Abe,person,NOR,GOV,President of Norway,2001-01-01,2005-01-01\n"
        "C D,Abe,person,NOR,GOV,President of Norway,2004-01-01,2008-01-01\n",
        "utf-8",
    )
    ran = run_polybius("actors", "check", mine)
    assert ran.code == 0
    assert "C D and A B are both President of Norway for 366 days" in ran.out
    assert "'Abe' names C D and also A B" in ran.out and "2 warnings" in ran.out
