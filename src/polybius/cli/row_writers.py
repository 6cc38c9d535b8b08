"""Where rows of a workspace go: a table for the eye, a spreadsheet, one JSON array, or JSON Lines."""

import csv
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO, TextIO, cast

import msgspec

from polybius.cli.filter_options import RowFormat
from polybius.cli.flat import flat, header
from polybius.cli.opening import opened
from polybius.errors import SettingError

ENDINGS: dict[str, RowFormat] = {".csv": "csv", ".json": "json", ".jsonl": "jsonl"}


def row_format(output: Path | None, asked: RowFormat | None) -> RowFormat:
    """The format asked for; else by the file's ending; else a table on a terminal and JSON Lines in a pipe.

    Raises `SettingError` for a table that should go to a file.
    """
    if output is None:
        return asked or ("table" if sys.stdout.isatty() else "jsonl")
    if asked == "table":
        raise SettingError("a table is for the terminal", where=str(output), do="use --format csv, json or jsonl")
    return asked or ENDINGS.get(output.suffix, "jsonl")


def write_rows[Row: msgspec.Struct](
    rows: Iterable[Row], kind: type[Row], format: RowFormat, output: Path | None
) -> None:
    """Write rows of one kind as they come. Raises `SettingError` when the file cannot be written."""
    with opened(output) as stream:
        if format == "csv":
            _csv(rows, kind, stream)
        else:
            WRITERS[format](rows, stream)


def _jsonl(rows: Iterable[msgspec.Struct], stream: BinaryIO) -> None:
    for row in rows:
        stream.write(msgspec.json.encode(row) + b"\n")


def _json(rows: Iterable[msgspec.Struct], stream: BinaryIO) -> None:
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


def _csv(rows: Iterable[msgspec.Struct], kind: type[msgspec.Struct], stream: BinaryIO) -> None:
    table = csv.writer(cast(TextIO, _Encoded(stream)), lineterminator="\n")
    table.writerow(header(kind))
    for row in rows:
        table.writerow(flat(row))


WRITERS: dict[str, Callable[[Iterable[msgspec.Struct], BinaryIO], None]] = {"json": _json, "jsonl": _jsonl}
