"""The loader of tables: what a row may hold, what is refused with file and line, and that our tables are tidy."""

import csv
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from polybius.errors import TableError
from polybius.tables import DATA, read_table, table_hash, word_list

TABLES = sorted(DATA.rglob("*.csv"))
LISTS = sorted(file for file in DATA.rglob("*.txt") if "LICENSE" not in file.name)


class Row(msgspec.Struct, frozen=True):
    """A row with a text, several values, and a number that may be left out."""

    word: str
    forms: tuple[str, ...] = ()
    score: int = 0


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of the user's own; a test writes it."""
    return tmp_path / "words.csv"


def test_table_yields_its_rows_without_comments_and_empty_lines(table: Path) -> None:
    table.write_text("# Source: made for this test.\nscore,word,forms\n\n3,raid,raids|raided\n,siege,\n")
    assert read_table(table, Row) == (Row("raid", ("raids", "raided"), 3), Row("siege"))


def test_columns_that_have_a_default_may_be_left_out(table: Path) -> None:
    table.write_text("score,word\n3,raid\n,siege\n")
    assert read_table(table, Row) == (Row("raid", (), 3), Row("siege"))


def test_cell_with_a_comma_is_quoted(table: Path) -> None:
    table.write_text('word,forms,score\n"Cairo, Egypt",,1\n')
    assert read_table(table, Row) == (Row("Cairo, Egypt", (), 1),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("word,shape\nraid,\n", r"words.csv:1 .*columns do not fit: shape"),
        ("forms,score\nraid,1\n", r"words.csv:1 .*columns do not fit: word"),
        ("word,score,word\nraid,1,raids\n", r"words.csv:1 .*columns do not fit: word"),
        ('word,forms,score\n"raid,raids,1\nsiege,,2\n', r"words.csv:2 .*quotation mark is not closed"),
        ("word,forms,score\nraid,,many\n", r"words.csv:2 .*score"),
        ("# a comment\nword,forms,score\nraid,raids,2,3\n", r"words.csv:3 .*4 cells under 3 columns"),
        ("# only a comment\n", r"the table is empty"),
    ],
    ids=[
        "unknown column",
        "missing column",
        "column twice",
        "open quotation mark",
        "wrong number",
        "too many cells",
        "empty",
    ],
)
def test_wrong_table_is_refused_with_file_and_line(table: Path, text: str, message: str) -> None:
    table.write_text(text)
    with pytest.raises(TableError, match=message):
        read_table(table, Row)


def test_table_that_is_not_there_is_refused() -> None:
    with pytest.raises(TableError, match="no such table"):
        read_table("events/none.csv", Row)
    with pytest.raises(TableError, match="no such table"):
        word_list("events/none.txt")


def test_hash_of_tables_does_not_depend_on_the_order_they_are_named_in() -> None:
    assert table_hash("events", "tolls") == table_hash("tolls", "events") != table_hash("events")


@pytest.mark.parametrize("file", [*TABLES, *LISTS], ids=lambda file: file.relative_to(DATA).as_posix())
def test_table_says_what_it_holds_and_each_thing_once(file: Path) -> None:
    lines = [line for line in file.read_text("utf-8").splitlines() if line.strip()]
    assert lines[0].startswith("#")
    rows = [line for line in lines if not line.startswith("#")]
    held = (
        [tuple(row) for row in csv.reader(rows)]
        if file.suffix == ".csv"
        else [row.split("#")[0].strip() for row in rows]
    )
    assert not [row for row, times in Counter(held).items() if times > 1]
