"""Lines of values: with commas and quotation marks, or with tabs and none."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

type Write = Callable[[Mapping[str, Any]], None]


@contextmanager
def delimited(
    path: Path,
    columns: Sequence[str],
    *,
    tabs: bool,
    header: bool = True,
    missing: str = "",
    second: Sequence[str] = (),
) -> Iterator[Write]:
    """A function that writes a row given by its columns; a column that is not given has the value `missing`.

    With `tabs` nothing is quoted, and tabs and line breaks in a value become spaces. `second` is a line under the
    header. Raises `KeyError` for a column that the file does not have.
    """
    known = frozenset(columns)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")

        def line(values: Sequence[str]) -> None:
            if tabs:
                stream.write("\t".join(map(one_line, values)) + "\n")
            else:
                writer.writerow(values)

        def write(row: Mapping[str, Any]) -> None:
            if unknown := row.keys() - known:
                raise KeyError(f"no such column: {', '.join(sorted(unknown))}")
            line([written(row.get(column), missing) for column in columns])

        if header:
            line(columns)
        if second:
            line(second)
        yield write


def written(value: object, missing: str = "") -> str:
    """A value as text: a whole number without a point, nothing as `missing`."""
    if value is None or value == "":
        return missing
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def one_line(value: str) -> str:
    """A value in which tabs and line breaks are spaces."""
    return value if value.isprintable() else " ".join(value.split())
