"""JSON and JSON Lines → articles."""

from collections.abc import Iterable, Iterator
from typing import IO

import msgspec

from polybius.errors import InputError
from polybius.read.encoding import decode
from polybius.read.entries import json_feed, read_entries
from polybius.read.items import PAGE_TO_TEXT, Bounds, read_item
from polybius.read.source import Source, failure
from polybius.vocabulary import Article, Failure

BYTES_A_CHARACTER = 4
SKIPPED_AT_ONCE = 1_000_000


def read_lines(lines: Iterable[bytes | None], source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    """The articles of JSON Lines; a line that is none is a failure, and the next is read. None is a line too long."""
    empty = True
    for number, line in enumerate(lines, 1):
        id, where = source.numbered(number)
        if line is None:
            empty = False
            yield failure(id, where, "the line is longer than one report", "split it into its reports")
            continue
        line = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
        if line:
            empty = False
            yield _read_object(line, source, id, where, bounds)
    if empty:
        raise InputError("the file is empty", where=source.where, do="leave it out, or look why nothing was saved")


def bounded_lines(stream: IO[bytes], bounds: Bounds) -> Iterator[bytes | None]:
    """The lines of a file, with None in the place of one that is longer than a page with its fields can be."""
    most = 2 * PAGE_TO_TEXT * BYTES_A_CHARACTER * bounds.max_characters
    while line := stream.readline(most):
        if len(line) < most or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(SKIPPED_AT_ONCE)
        yield None


def read_json(text: str, source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    """The article or articles of a JSON file or feed; one that holds JSON Lines after all is read as such."""
    try:
        found = msgspec.json.decode(text)
        items = _items(found, text)
    except (msgspec.DecodeError, RecursionError) as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and lines[0].strip().endswith("}"):
            yield from read_lines((line.encode() for line in text.split("\n")), source, bounds)
            return
        raise InputError(f"this is not JSON: {error}", where=source.where, do="correct it, or save it again") from error
    if feed := json_feed(found):
        yield from read_entries(feed, source, bounds)
    elif items is None:
        yield read_item(
            found, id=source.id, where=source.where, file=source.file, bounds=bounds, raw=text.strip().encode()
        )
    else:
        for number, item in enumerate(items, 1):
            yield _read_object(bytes(item), source, *source.numbered(number), bounds)


def _items(found: object, text: str) -> list[msgspec.Raw] | None:
    """The objects of a list, or of the list called "articles" in an object, as they are written."""
    if isinstance(found, list):
        return msgspec.json.decode(text, type=list[msgspec.Raw])
    if isinstance(found, dict) and isinstance(found.get("articles"), list):
        articles = msgspec.json.decode(text, type=dict[str, msgspec.Raw])["articles"]
        return msgspec.json.decode(articles, type=list[msgspec.Raw])
    return None


def _read_object(data: bytes, source: Source, id: str, where: str, bounds: Bounds) -> Article | Failure:
    try:
        item = msgspec.json.decode(data if data.isascii() else decode(data, where=where))
        return read_item(item, id=id, where=where, file=source.file, bounds=bounds, raw=data)
    except (msgspec.DecodeError, RecursionError) as error:
        return failure(id, where, f"this is not JSON: {error}", "write one JSON object a line, in UTF-8")
    except InputError as error:
        return failure(id, error.where, error.what, error.do)
