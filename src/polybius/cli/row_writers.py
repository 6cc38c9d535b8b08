"""Where rows go: a table for the eye, a spreadsheet, one JSON array, or JSON Lines."""

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, TextIO, cast

import msgspec
from rich.console import RenderableType

from polybius.cli.flat import Sheet
from polybius.cli.opening import opened
from polybius.cli.output_options import RowFormat
from polybius.cli.terminal import err, out
from polybius.errors import SettingError

ENDINGS: dict[str, RowFormat] = {".csv": "csv", ".json": "json", ".jsonl": "jsonl"}
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
    format: RowFormat | None, output: Path | None, shown: int = SHOWN,
) -> int:  # fmt: skip
    """Show the first rows as a table, or write all of them; how many those were. `of` names them: "runs"."""
    chosen = row_format(output, format)
    if chosen != "table":
        return write_rows(rows, sheet, chosen, output)
    found = list(islice(rows, shown + 1))
    if not found:
        say_none(of)
        return 0
    out.print(table(found[:shown]))
    if len(found) > shown:
        err.print(f"the first {shown} {of}; write all with --output FILE.csv", style="dim", markup=False)
    return min(len(found), shown)


def say_none(of: str) -> None:
    """That nothing is there to be shown, on standard error."""
    err.print(f"no {of}", style="dim", markup=False)


def write_rows[Row](rows: Iterable[Row], sheet: Sheet[Row], format: RowFormat, output: Path | None) -> int:
    """Write rows of one kind as they come; their number. Raises `SettingError` when the file cannot be written.

    The file is opened when the first row is there, so that a question that cannot be answered leaves it as it was.
    """
    coming = iter(rows)
    first = list(islice(coming, 1))
    counted = _Counted(chain(first, coming))
    with opened(output) as stream:
        if format == "csv":
            _csv(counted, sheet, stream)
        else:
            WRITERS[format](counted, stream)
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


def _jsonl(rows: Iterable[Any], stream: BinaryIO) -> None:
    for row in rows:
        stream.write(msgspec.json.encode(row) + b"\n")


def _json(rows: Iterable[Any], stream: BinaryIO) -> None:
    before = b"[\n"
    for row in rows:
        stream.write(before + msgspec.json.encode(row))
        before = b",\n"
    stream.write(b"[]\n" if before == b"[\n" else b"\n]\n")


class _Encoded:
    """A text stream into a binary one that stays open."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Write text in UTF-8."""
        return self.stream.write(text.encode())


def _csv[Row](rows: Iterable[Row], sheet: Sheet[Row], stream: BinaryIO) -> None:
    table = csv.writer(cast(TextIO, _Encoded(stream)), lineterminator="\n")
    table.writerow(sheet.columns)
    for row in rows:
        table.writerows(sheet.lines(row))


WRITERS: dict[str, Callable[[Iterable[Any], BinaryIO], None]] = {"json": _json, "jsonl": _jsonl}
