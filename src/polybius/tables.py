"""The one loader of the knowledge tables under `data/`.

A table is a CSV file with a header. Lines that start with `#` are comments (its source and date stand there), empty
lines are skipped, and a cell with several values separates them with `|`. Each row becomes a frozen struct whose field
names are the header's; a wrong header, a missing value or a bad number is a `TableError` that names file and line.
"""

import csv
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_origin, get_type_hints

import msgspec

from polybius.errors import TableError

DATA = Path(__file__).parent / "data"


def read_table[Row: msgspec.Struct](source: str | Path, row: type[Row]) -> tuple[Row, ...]:
    """The rows of a table as structs.

    `source` is a path below `data/` ("events/frames.csv") or a path of the user's own file.
    Raises `TableError` when the file is missing or a row does not fit `row`.
    """
    return tuple(each for _, each in placed_rows(source, row))


def placed_rows[Row: msgspec.Struct](source: str | Path, row: type[Row]) -> tuple[tuple[str, Row], ...]:
    """The rows of a table, each with its place ("events/frames.csv:12"), for checks that go beyond the columns.

    Raises `TableError` as `read_table` does.
    """
    path = source if isinstance(source, Path) else DATA / source
    hints = get_type_hints(row)
    lists = {name for name, kind in hints.items() if get_origin(kind) is tuple}
    required = {field.name for field in msgspec.structs.fields(row) if field.required}
    return tuple(
        (f"{source}:{number}", _row(path, number, cells, row, lists, required))
        for number, cells in _records(path, tuple(hints))
    )


def table_hash(*sources: str, root: Path = DATA) -> str:
    """SHA-256 (first 16 hex digits) of files and folders below `data/` or another root, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(file for source in sources for file in _files(root / source)):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from (file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def _records(path: Path, fields: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and cells of each row; the header must name the struct's fields, in any order."""
    numbered = [(n, line) for n, line in enumerate(_lines(path), 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        raise TableError("the table is empty", where=str(path), do="give it a header and rows")
    header = next(csv.reader([numbered[0][1]]))
    if sorted(header) != sorted(fields):
        wrong = sorted(set(header) ^ set(fields))
        raise TableError(f"columns do not fit: {', '.join(wrong)}", where=f"{path}:{numbered[0][0]}",
                         do=f"the header must name {', '.join(fields)}")  # fmt: skip
    for number, line in numbered[1:]:
        cells = next(csv.reader([line]))
        if len(cells) != len(header):
            raise TableError(f"{len(cells)} cells under {len(header)} columns", where=f"{path}:{number}",
                             do="quote a cell that holds a comma")  # fmt: skip
        yield number, dict(zip(header, (cell.strip() for cell in cells), strict=True))


def _row[Row: msgspec.Struct](
    path: Path, number: int, cells: dict[str, str], row: type[Row], lists: set[str], required: set[str]
) -> Row:
    """One row as a struct; an empty cell takes the column's default, and is an error where there is none."""
    given = {
        name: tuple(v.strip() for v in cell.split("|") if v.strip()) if name in lists else cell
        for name, cell in cells.items()
        if cell or name in required
    }
    try:
        return msgspec.convert(given, row, strict=False)
    except msgspec.ValidationError as error:
        raise TableError(str(error), where=f"{path}:{number}", do="correct the cell") from error


class WordClass(msgspec.Struct, frozen=True):
    """A row of a table of word classes: a name, and the lemmas or words of the class."""

    name: str
    lemmas: tuple[str, ...]


@cache
def word_class(source: str, name: str) -> frozenset[str]:
    """The words of one class of a table of classes below `data/`. Raises `TableError` when it has no such class."""
    for row in read_table(source, WordClass):
        if row.name == name:
            return frozenset(row.lemmas)
    raise TableError(f"no class {name!r}", where=source, do="add it, or correct the row that names it")


@cache
def word_list(source: str) -> frozenset[str]:
    """A plain list of words below `data/`, one a line, `#` starts a comment. Raises `TableError` when it is missing."""
    return frozenset(word for line in _lines(DATA / source) if (word := line.split("#")[0].strip()))


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        raise TableError("no such table", where=str(path), do="check the name, or reinstall polybius")
    return path.read_text(encoding="utf-8").splitlines()
