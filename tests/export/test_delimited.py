"""Lines of values: what a format without quotation marks does with tabs and line breaks."""

import csv
from pathlib import Path

import pytest

from polybius.export.delimited import delimited, written


def test_tabs_and_line_breaks_are_spaces_where_nothing_is_quoted(tmp_path: Path):
    with delimited(tmp_path / "rows.tab", ("one", "two"), tabs=True, missing="None") as write:
        write({"one": 'a\tb\nc "d"', "two": None})
    assert (tmp_path / "rows.tab").read_text(encoding="utf-8") == 'one\ttwo\na b c "d"\tNone\n'


def test_words_stay_as_they_are_where_they_can_be_quoted(tmp_path: Path):
    words = '=1+1, "said"\nshe'
    with delimited(tmp_path / "rows.csv", ("one",), tabs=False) as write:
        write({"one": words})
    with (tmp_path / "rows.csv").open(encoding="utf-8", newline="") as stream:
        assert list(csv.DictReader(stream)) == [{"one": words}]


def test_a_column_that_the_format_does_not_have_is_refused(tmp_path: Path):
    with delimited(tmp_path / "rows.csv", ("one",), tabs=False) as write, pytest.raises(KeyError, match="two"):
        write({"two": 2})


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (-0.5, "-0.5"), (0, "0"), (None, "NA"), ("", "NA"), ("0213", "0213")]
)
def test_numbers_are_written_without_what_they_do_not_need(value: object, text: str):
    assert written(value, "NA") == text
