"""Tables (CSV, TSV, Parquet) → an article a row, by the names of their columns."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

import msgspec

from polybius.errors import InputError, SettingError
from polybius.read.encoding import decode
from polybius.read.items import PAGE_TO_TEXT, Bounds, known_fields, read_item
from polybius.read.source import Source, failure
from polybius.vocabulary import Article, Failure

SAMPLE = 65_536
ROWS_AT_ONCE = 64
DELIMITERS = {".csv": ",;\t|", ".tsv": "\t", ".tab": "\t"}
TEXTS = ("text", "html")
BEYOND = (
    ValueError,
    OverflowError,
)  # of pyarrow, for dates beyond the calendar and bytes that are no text
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def checked_columns(columns: Mapping[str, str]) -> Mapping[str, str]:
    """A map of our fields to columns, when all of them are ours. Raises `SettingError`."""
    for field in columns:
        if field not in known_fields():
            fields = ", ".join(known_fields())
            raise SettingError(f"no field {field!r} that a column could hold", do=f"the fields are {fields}")
    return columns


def holds_text(names: Iterable[str], columns: Mapping[str, str]) -> bool:
    """Whether one of a table's columns holds the text of reports."""
    wanted = {columns[field] for field in TEXTS if field in columns}
    return not wanted.isdisjoint(names) if wanted else any(set(known_fields()[field]) & set(names) for field in TEXTS)


def header_of(beginning: bytes, ending: str) -> list[str]:
    """The names of the columns of a CSV or TSV file that begins so."""
    try:
        text = _sample(beginning, "")
        return _cells(next(csv.reader(io.StringIO(text), delimiter=_delimiter(text, ending)), []))
    except (InputError, csv.Error):
        return []


def _sample(beginning: bytes, where: str) -> str:
    """The first lines of a file that begins so. Raises `InputError` when it is no text."""
    if beginning.startswith(WIDE):
        return beginning.decode("utf-16", errors="ignore")
    return decode(beginning[: beginning.rfind(b"\n") + 1] or beginning, where=where)


def _cells(header: Iterable[str]) -> list[str]:
    return [name.strip().removeprefix("\ufeff") for name in header]


def _delimiter(text: str, ending: str) -> str:
    """The sign between columns: the one that the first line has most of."""
    first = text.split("\n", 1)[0]
    return max(DELIMITERS.get(ending, DELIMITERS[".csv"]), key=first.count)


def read_cells(stream: io.BufferedReader, source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    """The articles of a CSV or TSV file, row by row."""
    beginning = stream.peek(SAMPLE)[:SAMPLE]
    sample = _sample(beginning, source.where)
    encoding, errors = ("utf-16", "replace") if beginning.startswith(WIDE) else ("utf-8-sig", "surrogateescape")
    most = PAGE_TO_TEXT * bounds.max_characters
    csv.field_size_limit(max(csv.field_size_limit(), most))
    text = io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="")
    try:
        lines = _clean(iter(lambda: text.readline(2 * most), ""))
        rows = csv.reader(lines, delimiter=_delimiter(sample, source.ending))
        yield from _read_rows(_rows(rows), source, bounds)
    finally:
        text.detach()


def _read_rows(
    rows: Iterator[tuple[int, list[str] | str]], source: Source, bounds: Bounds
) -> Iterator[Article | Failure]:
    """The articles of rows, of which the first names the columns."""
    first = next(rows, (1, []))[1]
    header = _cells(first) if isinstance(first, list) else []
    _check(header, source, bounds)
    for line, cells in rows:
        id, where = source.numbered(line)
        if isinstance(cells, str):
            yield failure(id, where, cells, "close its quotation marks, or save the table again")
        elif len(cells) > len(header):
            yield failure(id, where, f"{len(cells)} cells where the header has {len(header)}", "correct the row")
        elif any(cell.strip() for cell in cells):
            item = {name: cell for name, cell in zip(header, cells, strict=False) if cell.strip()}
            yield _read_row(item, id, where, source, bounds)


def _clean(lines: Iterable[str]) -> Iterator[str]:
    """Lines in which bytes that are not UTF-8 are read as Windows-1252."""
    for line in lines:
        if line.isascii() or not any("\udc80" <= sign <= "\udcff" for sign in line):
            yield line
        else:
            yield line.encode("utf-8", "surrogateescape").decode("cp1252", errors="replace")


def _rows(rows: Any) -> Iterator[tuple[int, list[str] | str]]:
    """The number of the first line of each row, and its cells or why it has none."""
    while True:
        line = rows.line_num + 1
        try:
            yield line, next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, f"this is no row of a table: {error}"


def _check(names: list[str], source: Source, bounds: Bounds) -> None:
    """Raise `InputError` for a table without a column of texts, or without one that the user names."""
    shown = ", ".join(names[:20]) or "none"
    missing = next((column for column in bounds.columns.values() if column not in names), None)
    if missing is not None:
        raise InputError(f"there is no column {missing!r}", where=source.where, do=f"its columns are: {shown}")
    if not holds_text(names, bounds.columns):
        raise InputError("no column is known to hold the text", where=source.where,
                         do=f"say which one, e.g. --column text=body; its columns are: {shown}")  # fmt: skip


def _read_row(item: dict[str, Any], id: str, where: str, source: Source, bounds: Bounds) -> Article | Failure:
    """The article of a row, whose bytes are the row as a JSON object."""
    raw = msgspec.json.encode(item, enc_hook=str)
    try:
        return read_item(item, id=id, where=where, file=source.file, bounds=bounds, raw=raw)
    except InputError as error:
        return failure(id, error.where, error.what, error.do)


def read_parquet(stream: IO[bytes], source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    """The articles of a Parquet file, some rows at once; `id:7` is its seventh row."""
    import pyarrow
    from pyarrow import parquet

    if not stream.seekable():
        raise InputError("Parquet cannot be read from here", where=source.where, do="save it, unpacked, as a file")
    try:
        table = parquet.ParquetFile(stream, pre_buffer=False)
        names = table.schema_arrow.names
        _check(names, source, bounds)
        used = {name for names_ in known_fields().values() for name in names_} | set(bounds.columns.values())
        number = 0
        for batch in table.iter_batches(ROWS_AT_ONCE, columns=[name for name in names if name in used]):
            for row in _rows_of(batch):
                number += 1
                id, where = source.numbered(number)
                if isinstance(row, str):
                    yield failure(id, where, row, "correct the row, or save the table again")
                    continue
                item = {name: value for name, value in row.items() if value is not None}
                yield _read_row(item, id, where, source, bounds)
        if not number:
            raise InputError("the table has no rows", where=source.where, do="leave it out")
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        reason = str(error).split("\n")[0]
        raise InputError(f"the Parquet file is damaged: {reason}", where=source.where, do="save it again") from error


def _rows_of(batch: Any) -> Iterator[dict[str, Any] | str]:
    """The rows of a batch; one with a value that cannot be, such as a date beyond the calendar, is why it is none."""
    try:
        yield from batch.to_pylist()
    except BEYOND as error:
        if batch.num_rows > 1:
            for n in range(batch.num_rows):
                yield from _rows_of(batch.slice(n, 1))
        else:
            yield f"this is no row of a table: {error}"


def parquet_columns(stream: IO[bytes]) -> list[str]:
    """The names of the columns of a Parquet file. Raises `OSError` when it is damaged."""
    import pyarrow
    from pyarrow import parquet

    try:
        return list(parquet.read_schema(stream).names)
    except (pyarrow.ArrowException, UnicodeDecodeError) as error:
        raise OSError(str(error)) from error
