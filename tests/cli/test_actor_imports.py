"""`polybius actors import` and `build`: tables from dictionaries and dumps, which `--actors` then reads."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from made_dump import ENTITIES, dump_lines

DICTIONARY = """\
KOFI_ANNAN_\t[IGOUNO 970101-061231]
GREEN_LANTERN_BRIGADE_ [YUGINS]
+GREEN_LANTERNS_
NAMELESS_THING_
"""


@pytest.fixture
def dictionary(tmp_path: Path) -> Path:
    (tmp_path / "mine.actors").write_text(DICTIONARY, "utf-8")
    return tmp_path / "mine.actors"


def test_import_writes_a_sound_table_and_beside_it_what_is_not_in_it(run_polybius: Callable, dictionary: Path) -> None:
    table = dictionary.with_name("mine.csv")
    ran = run_polybius("actors", "import", dictionary, "--output", table)
    assert (ran.code, "2 rows for 1 persons and 1 other actors" in ran.out) == (0, True)
    assert Path(f"{table}.not_imported.txt").read_text() == "mine.actors:4: NAMELESS_THING_: a name without a code\n"
    assert run_polybius("actors", "check", table).code == 0
    assert run_polybius("actors", "import", dictionary, "--output", table).code != 0


def test_imported_actors_are_known_when_coding(run_polybius: Callable, dictionary: Path) -> None:
    table, report = dictionary.with_name("mine.csv"), dictionary.with_name("report.txt")
    run_polybius("actors", "import", dictionary, "--output", table)
    report.write_text("The Green Lanterns attacked a village in Serbia on Monday.\n", "utf-8")
    ran = run_polybius("code", report, "--date", "1999-03-02", "--format", "jsonl", "--actors", table)
    (found,) = [actor for actor in json.loads(ran.out)["actors"] if actor["name"] == "Green Lantern Brigade"]
    assert (found["kind"], found["code"]) == ("armed_group", "SRBREB")


def test_import_leaves_out_actors_that_polybius_has_when_asked(run_polybius: Callable, dictionary: Path) -> None:
    table = dictionary.with_name("mine.csv")
    assert run_polybius("actors", "import", dictionary, "--output", table, "--new-only").code == 0
    assert "Kofi Annan" not in table.read_text("utf-8")
    assert "Kofi Annan: Polybius has this name already" in Path(f"{table}.not_imported.txt").read_text("utf-8")


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.json.gz"
    path.write_bytes(gzip.compress(dump_lines(ENTITIES, bad={3: b'{"id": "Q1", "labels": {'})))
    return path


def test_build_writes_a_sound_table_and_tells_bad_lines(run_polybius: Callable, dump: Path) -> None:
    table = dump.with_name("mine.csv")
    ran = run_polybius("actors", "build", "--wikidata", dump, "--output", table)
    assert ran.code == 0
    assert "1 lines could not be read" in ran.err
    assert "  3: " in ran.err
    assert run_polybius("actors", "check", table).code == 0


def test_built_persons_are_known_when_coding_on_the_day(run_polybius: Callable, dump: Path) -> None:
    table, report = dump.with_name("mine.csv"), dump.with_name("report.txt")
    run_polybius("actors", "build", "--wikidata", dump, "--output", table)
    report.write_text("Valdemar Testgaard met Estonian officials in Tallinn on Monday.\n", "utf-8")
    ran = run_polybius("code", report, "--date", "2003-03-04", "--format", "jsonl", "--actors", table)
    (found,) = [actor for actor in json.loads(ran.out)["actors"] if actor["name"] == "Valdemar Testgaard"]
    assert (found["code"], found["role"]) == ("DNKGOV", "Foreign Minister of Denmark")


def test_build_refuses_a_sector_that_there_is_not(run_polybius: Callable, dump: Path) -> None:
    ran = run_polybius("actors", "build", "--wikidata", dump, "--output", dump.with_name("t.csv"), "--sectors", "QQQ")
    assert (ran.code != 0, "no QQQ in a dump" in ran.err) == (True, True)
