"""The one loader of the knowledge tables under `data/`.

A table is a CSV file with a header. Lines that start with `#` are comments (its source and date stand there), empty
lines are skipped, and a cell with several values separates them with `|`. Each row becomes a frozen struct whose field
names are the header's, and columns that have a default may be left out; a wrong header, a missing value or a bad number
is a `TableError` that names file and line.
"""

import csv
import hashlib
from collections.abc import Iterator
from functools import cache
from itertools import batched
from pathlib import Path
from typing import get_origin, get_type_hints

import msgspec

from polybius.errors import TableError

DATA = Path(__file__).parent / "data"
AT_ONCE = 10_000


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
    found: list[tuple[str, Row]] = []
    for records in batched(_records(path, tuple(hints), lists, required), AT_ONCE):
        given = [cells for _, cells in records]
        try:
            rows = msgspec.convert(given, list[row], strict=False)  # type: ignore[valid-type]
        except msgspec.ValidationError:
            rows = [_row(path, number, cells, row) for number, cells in records]
        found.extend((f"{source}:{number}", each) for (number, _), each in zip(records, rows, strict=True))
    return tuple(found)


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


def _records(
    path: Path, fields: tuple[str, ...], lists: set[str], required: set[str]
) -> Iterator[tuple[int, dict[str, object]]]:
    """Line number and cells of each row; the header names the struct's fields, in any order.

    A column that has a default may be left out, and an empty cell is left out where there is one.
    """
    kept = [(n, line) for n, line in enumerate(_lines(path), 1) if line and line[0] != "#" and not line.isspace()]
    if not kept:
        raise TableError("the table is empty", where=str(path), do="give it a header and rows")
    rows = csv.reader(line for _, line in kept)
    header = _header(next(rows), fields, required, f"{path}:{kept[0][0]}")
    for at, cells in enumerate(rows, 1):
        number = kept[at][0]
        if rows.line_num != at + 1:
            raise TableError("a quotation mark is not closed", where=f"{path}:{number}", do="close or double it")
        if len(cells) != len(header):
            raise TableError(f"{len(cells)} cells under {len(header)} columns", where=f"{path}:{number}",
                             do="quote a cell that holds a comma")  # fmt: skip
        found: dict[str, object] = {}
        for name, cell in zip(header, cells, strict=True):
            if (value := cell.strip()) or name in required:
                found[name] = _values(value) if name in lists else value
        yield number, found


def _values(cell: str) -> tuple[str, ...]:
    """The values of a cell that may have several."""
    if "|" not in cell:
        return (cell,) if cell else ()
    return tuple([value for each in cell.split("|") if (value := each.strip())])


def _header(cells: list[str], fields: tuple[str, ...], required: set[str], where: str) -> list[str]:
    """The names of the columns. Raises `TableError` for one that is not known, stands twice, or is missing."""
    header = [cell.strip() for cell in cells]
    wrong = {name for name in header if name not in fields or header.count(name) > 1} | (required - set(header))
    if wrong:
        raise TableError(f"columns do not fit: {', '.join(sorted(wrong))}", where=where,
                         do=f"the columns are {', '.join(fields)}")  # fmt: skip
    return header


def _row[Row: msgspec.Struct](path: Path, number: int, cells: dict[str, object], row: type[Row]) -> Row:
    """One row as a struct. Raises `TableError` for a cell that its column cannot take, or an empty one it needs."""
    try:
        return msgspec.convert(cells, row, strict=False)
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
