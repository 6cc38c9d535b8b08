"""Files, folders, globs and standard input → articles, and a failure for each that is none."""

import glob
import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, cast

import msgspec
from msgspec.structs import replace

from polybius.errors import InputError
from polybius.read.encoding import MARKS, decode
from polybius.read.items import PAGE_TO_TEXT, Bounds, read_item
from polybius.read.text import read_text
from polybius.read.webpage import read_page
from polybius.vocabulary import Article, Failure

MAX_CHARACTERS = 1_000_000
MAX_BYTES = 400_000_000
ENGLISH = "en"
KINDS = {".txt": "text", ".text": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".json": "json",
         ".jsonl": "lines", ".ndjson": "lines", ".jsonlines": "lines"}  # fmt: skip
NOT_REPORTS = frozenset({".md", ".csv", ".tsv", ".py", ".js", ".css", ".xml", ".yaml", ".yml", ".toml", ".ini", ".cfg",
                         ".log", ".sh", ".sql", ".lock", ".parquet", ".sqlite", ".db", ".pickle", ".pdf", ".zip",
                         ".doc", ".docx", ".xls", ".xlsx", ".jpg", ".jpeg", ".png", ".gif", ".svg", ".mp3",
                         ".mp4"})  # fmt: skip


class Source(msgspec.Struct, frozen=True):
    """One input: the name its articles take, where it is, and how to open it."""

    id: str
    where: str
    ending: str
    open: Callable[[], IO[bytes]]


def read_sources(
    sources: Iterable[str],
    *,
    date: str | None = None,
    max_characters: int = MAX_CHARACTERS,
    leave_out: Path | None = None,
) -> Iterator[Article | Failure]:
    """The articles of files, folders (with all below them), globs, and "-" for standard input, in order.

    `date` is the ISO date of publication for articles that come without one. What cannot be read as an English report
    is a `Failure` in its place; the rest is read. JSON Lines are read line by line. `leave_out` is a file that
    is passed over in folders and globs: the output, when it stands among the inputs.
    """
    bounds = Bounds(date, max_characters)
    for name in sources:
        found = _sources(name)
        if isinstance(found, Failure):
            yield found
            continue
        for source in found:
            if leave_out is not None and source.where != name and Path(source.where).resolve() == leave_out.resolve():
                continue
            for result in _read(source, bounds):
                yield _in_english(result) if isinstance(result, Article) else result


def _sources(name: str) -> list[Source] | Failure:
    """The inputs that a name on the command line stands for."""
    if name == "-":
        return [Source("stdin", "standard input", "", lambda: sys.stdin.buffer)]
    path = Path(name)
    if path.is_file():
        return [_file(path, path.name)]
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.is_file() and _may_be_report(file, path))
        return [_file(file, file.relative_to(path).as_posix()) for file in files] or _failure(
            name, name, "there is no report in the folder", "put .txt, .html, .json or .jsonl files in it")  # fmt: skip
    if glob.has_magic(name):
        files = sorted(Path(file) for file in glob.iglob(name, recursive=True) if Path(file).is_file())  # noqa: PTH207 - a pattern of the whole path
        return [_file(file, file.name) for file in files] or _failure(
            name, name, "no file fits the pattern", "check it; quote it so that the shell leaves it alone")  # fmt: skip
    if name.startswith(("http://", "https://")):
        return _failure(name, name, "addresses are not fetched", "save the page and give the file")
    return _failure(name, name, "there is no such file or folder", "check the name")


def _may_be_report(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not hidden and Path(file.name.removesuffix(".gz")).suffix.lower() not in NOT_REPORTS


def _file(path: Path, name: str) -> Source:
    plain = name.removesuffix(".gz")
    ending = Path(plain).suffix.lower()
    return Source(plain.removesuffix(Path(plain).suffix) or plain, str(path), ending, lambda: path.open("rb"))


def _failure(id: str, where: str, what: str, do: str) -> Failure:
    return Failure(id=id, source=where.rsplit(":", 1)[0] if where.rsplit(":", 1)[-1].isdigit() else where,
                   stage="read", what=what, where=where, do=do)  # fmt: skip


def _read(source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    """The articles of one input."""
    try:
        with source.open() as raw:
            stream = _unpacked(raw)
            kind = KINDS.get(source.ending) or _kind(stream)
            if kind == "lines" and not stream.peek(4)[:4].startswith(tuple(mark for mark, _ in MARKS[1:])):
                yield from _read_lines(stream, source, bounds)
                return
            data = stream.read(MAX_BYTES + 1)
        yield from _read_whole(data, kind, source, bounds)
    except InputError as error:
        yield _failure(source.id, error.where or source.where, error.what, error.do)
    except (gzip.BadGzipFile, zlib.error, EOFError):
        yield _failure(source.id, source.where, "the compressed file is damaged or cut short", "fetch or pack it again")
    except OSError as error:
        yield _failure(
            source.id, source.where, f"it cannot be read: {error.strerror or error}", "check its permissions"
        )


def _unpacked(raw: IO[bytes]) -> io.BufferedReader:
    """The bytes of a file, unpacked when they are gzip, whatever the file is called."""
    plain = raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", raw))
    if plain.peek(2)[:2] == b"\x1f\x8b":
        return io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(fileobj=plain)))
    return plain


def _kind(stream: io.BufferedReader) -> str:
    """What a file without a known ending holds, told from how it begins."""
    beginning = stream.peek(4096)[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if beginning.startswith(b"<") and any(
        tag in beginning.lower() for tag in (b"<html", b"<!doctype", b"<head", b"<body")
    ):
        return "html"
    if beginning.startswith(b"{"):
        first, _, rest = beginning.partition(b"\n")
        return "lines" if first.rstrip().endswith(b"}") or (rest == b"" and len(beginning) > 4000) else "json"
    return "json" if beginning.startswith((b"[{", b"[\n", b"[ ", b"[\r")) else "text"


def _read_lines(stream: Iterable[bytes], source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    """The articles of JSON Lines; a line that is none is a failure, and the next is read."""
    empty = True
    for number, line in enumerate(stream, 1):
        line = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
        if line:
            empty = False
            yield _read_json_object(line, source, f"{source.id}:{number}", f"{source.where}:{number}", bounds)
    if empty:
        raise InputError("the file is empty", where=source.where, do="leave it out, or look why nothing was saved")


def _read_json_object(data: bytes, source: Source, id: str, where: str, bounds: Bounds) -> Article | Failure:
    try:
        item = msgspec.json.decode(data if data.isascii() else decode(data, where=where))
        return read_item(item, id=id, where=where, file=_path(source), bounds=bounds, raw=data)
    except (msgspec.DecodeError, RecursionError) as error:
        return _failure(id, where, f"this is not JSON: {error}", "write one JSON object a line, in UTF-8")
    except InputError as error:
        return _failure(id, error.where, error.what, error.do)


def _read_whole(data: bytes, kind: str, source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    """The articles of a file that is read as one piece."""
    if len(data) > MAX_BYTES:
        raise InputError("the file is too large to read at once", where=source.where, do="save it as JSON Lines")
    text = decode(data, where=source.where)
    if kind == "text" and text.lstrip()[:200].lower().startswith(("<!doctype html", "<html")):
        kind = "html"
    if kind in ("text", "html"):
        bounds.check(text, where=source.where, times=PAGE_TO_TEXT if kind == "html" else 1)
    if kind == "html":
        yield replace(read_page(text, id=source.id, where=source.where, date=bounds.date, file=_path(source)), raw=data)
    elif kind == "lines":
        yield from _read_lines((line.encode() for line in text.split("\n")), source, bounds)
    elif kind == "json":
        yield from _read_json(text, source, bounds)
    else:
        yield replace(read_text(text, id=source.id, date=bounds.date, file=_path(source)), raw=data)


def _read_json(text: str, source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    """The article or articles of a JSON file; one that holds JSON Lines after all is read as such."""
    try:
        found = msgspec.json.decode(text)
        items = _items(found, text)
    except (msgspec.DecodeError, RecursionError) as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and lines[0].strip().endswith("}"):
            yield from _read_lines((line.encode() for line in text.split("\n")), source, bounds)
            return
        raise InputError(f"this is not JSON: {error}", where=source.where, do="correct it, or save it again") from error
    if items is None:
        yield read_item(
            found, id=source.id, where=source.where, file=_path(source), bounds=bounds, raw=text.strip().encode()
        )
        return
    for number, item in enumerate(items, 1):
        yield _read_json_object(bytes(item), source, f"{source.id}:{number}", f"{source.where}:{number}", bounds)


def _items(found: object, text: str) -> list[msgspec.Raw] | None:
    """The objects of a list, or of the list called "articles" in an object, as they are written."""
    if isinstance(found, list):
        return msgspec.json.decode(text, type=list[msgspec.Raw])
    if isinstance(found, dict) and isinstance(found.get("articles"), list):
        articles = msgspec.json.decode(text, type=dict[str, msgspec.Raw])["articles"]
        return msgspec.json.decode(articles, type=list[msgspec.Raw])
    return None


def _path(source: Source) -> str | None:
    return None if source.id == "stdin" else source.where


def _in_english(article: Article) -> Article | Failure:
    """The article, or that it is in another language."""
    if article.language in (None, ENGLISH):
        return article
    where = article.file or article.id
    return Failure(
        id=article.id, source=where, stage="read", where=where, what=f"the text is not in English ({article.language})",
        do="leave it out, or translate it first",
    )  # fmt: skip
