"""Where rows go: a table for the eye, a spreadsheet, one JSON array, or JSON Lines."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

from rich.console import RenderableType

from polybius.cli.opening import opened
from polybius.cli.output_options import RowFormat
from polybius.cli.terminal import err, out
from polybius.errors import SettingError
from polybius.workspace.cells import Sheet
from polybius.workspace.row_forms import as_csv, as_json, as_jsonl

ENDINGS: dict[str, RowFormat] = {".csv": "csv", ".json": "json", ".jsonl": "jsonl"}
PLAIN: dict[str, Callable[[Iterable[Any]], Iterator[bytes]]] = {"json": as_json, "jsonl": as_jsonl}
SHOWN = 100


def row_format(output: Path | None, asked: RowFormat | None) -> RowFormat:
    """The format asked for; else by the file's ending; else a table on a terminal and JSON Lines in a pipe.

    Raises `SettingError` for a table that should go to a file.
    """
    if output is None:
        return asked or ("table" if sys.stdout.isatty() else "jsonl")
    if asked == "table":
        raise SettingError("a table is for the terminal", where=str(output), do="use --format csv, json or jsonl")
    return asked or ENDINGS.get(output.suffix, "jsonl")


def put_rows[Row](
    rows: Iterable[Row], sheet: Sheet[Row], table: Callable[[Sequence[Row]], RenderableType], *, of: str,
    format: RowFormat | None, output: Path | None, shown: int = SHOWN, none: str = "",
) -> int:  # fmt: skip
    """Show the first rows as a table, or write all of them; how many those were.

    `of` names them ("runs"), and `none` is said when there are none.
    """
    chosen = row_format(output, format)
    if chosen != "table":
        return write_rows(rows, sheet, chosen, output)
    found = list(islice(rows, shown + 1))
    if not found:
        say_none(none or f"no {of}")
        return 0
    out.print(table(found[:shown]))
    if len(found) > shown:
        err.print(f"the first {shown} {of}; write all with --output FILE.csv", style="dim", markup=False)
    return min(len(found), shown)


def say_none(words: str) -> None:
    """That nothing is there to be shown, on standard error."""
    err.print(words, style="dim", markup=False)


def write_rows[Row](rows: Iterable[Row], sheet: Sheet[Row], format: RowFormat, output: Path | None) -> int:
    """Write rows of one kind as they come; their number. Raises `SettingError` when the file cannot be written.

    The file is opened when the first row is there, so that a question that cannot be answered leaves it as it was.
    """
    coming = iter(rows)
    first = list(islice(coming, 1))
    counted = _Counted(chain(first, coming))
    with opened(output) as stream:
        for part in as_csv(counted, sheet) if format == "csv" else PLAIN[format](counted):
            stream.write(part)
    return counted.number


class _Counted[Row]:
    """Rows, and how many of them have come."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self.rows, self.number = rows, 0

    def __iter__(self) -> Iterator[Row]:
        """The rows as they come."""
        for row in self.rows:
            self.number += 1
            yield row
