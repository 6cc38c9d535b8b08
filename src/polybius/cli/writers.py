"""Where records go: a table for the eye, one JSON array, or JSON Lines."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal

from polybius.cli.opening import opened
from polybius.cli.table import show_record
from polybius.errors import SettingError
from polybius.output import to_json
from polybius.vocabulary import Failure, Record

Format = Literal["table", "json", "jsonl"]
Write = Callable[[Record | Failure], None]


def format_for(output: Path | None, asked: Format | None) -> Format:
    """The format asked for; else by the file's ending; else a table on a terminal and JSON Lines in a pipe."""
    if asked is not None:
        return asked
    if output is not None:
        return "json" if output.suffix == ".json" else "jsonl"
    return "table" if sys.stdout.isatty() else "jsonl"


@contextmanager
def writer(output: Path | None, format: Format) -> Iterator[Write]:
    """A function that writes one result. Raises `SettingError` when the output file cannot be written."""
    if format == "table":
        if output is not None:
            raise SettingError("a table is for the terminal", where=str(output), do="use --format json or jsonl")
        yield _show
        return
    with opened(output) as stream:
        yield from _lines(stream) if format == "jsonl" else _array(stream)


def _lines(stream: BinaryIO) -> Iterator[Write]:
    def write(result: Record | Failure) -> None:
        stream.write(to_json(result) + b"\n")

    yield write


def _array(stream: BinaryIO) -> Iterator[Write]:
    before = b"[\n"

    def write(result: Record | Failure) -> None:
        nonlocal before
        stream.write(before + to_json(result, indent=2))
        before = b",\n"

    yield write
    stream.write(b"\n]\n" if before == b",\n" else b"[]\n")


def _show(result: Record | Failure) -> None:
    """A record as a table; a failure has been said on standard error."""
    if isinstance(result, Record):
        show_record(result)
