"""Files, folders, globs and standard input → articles, and a failure for each that is none."""

import glob
import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn

from msgspec.structs import replace

from polybius.errors import InputError
from polybius.read import lists
from polybius.read.archives import read_wacz, read_warc
from polybius.read.columns import checked_columns, header_of, holds_text, parquet_columns, read_cells, read_parquet
from polybius.read.encoding import MARKS, decode
from polybius.read.entries import read_entries, xml_feed
from polybius.read.items import PAGE_TO_TEXT, Bounds
from polybius.read.objects import BYTES_A_CHARACTER, bounded_lines, read_json, read_lines
from polybius.read.source import Source, failure, shown, source_of
from polybius.read.text import read_text
from polybius.read.unpacking import AT_ONCE, unpacked
from polybius.read.webpage import read_page
from polybius.vocabulary import Article, Failure

MAX_CHARACTERS = 1_000_000
MAX_BYTES = 400_000_000
MAX_FEED = 100_000_000
ENGLISH = "en"
KINDS = {".txt": "text", ".text": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".json": "json",
         ".jsonl": "lines", ".ndjson": "lines", ".jsonlines": "lines", ".xml": "xml", ".rss": "xml", ".atom": "xml",
         ".rdf": "xml", ".opml": "xml", ".csv": "cells", ".tsv": "cells", ".tab": "cells", ".parquet": "parquet",
         ".pq": "parquet", ".warc": "warc", ".wacz": "wacz"}  # fmt: skip
WHOLE = {"warc": read_warc, "wacz": read_wacz, "parquet": read_parquet}
IF_RECOGNISED = frozenset({".xml", ".csv", ".tsv", ".tab", ".parquet", ".pq"})
NOT_REPORTS = frozenset({".md", ".py", ".js", ".css", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".opml",
                         ".log", ".sh", ".sql", ".lock", ".sqlite", ".db", ".db-wal", ".db-shm", ".pickle", ".pdf",
                         ".zip", ".doc", ".docx", ".xls", ".xlsx", ".jpg", ".jpeg", ".png", ".gif", ".svg", ".mp3",
                         ".mp4", ".cdx", ".cdxj"})  # fmt: skip


def read_sources(
    sources: Iterable[str],
    *,
    date: str | None = None,
    max_characters: int = MAX_CHARACTERS,
    leave_out: Path | None = None,
    columns: Mapping[str, str] = {},
) -> Iterator[Article | Failure]:
    """The articles of files, folders (with all below them), globs, and "-" for standard input, in order.

    `date` is the ISO date of publication for articles that come without one. What cannot be read as an English report
    is a `Failure` in its place; the rest is read. `leave_out` is a file that is passed over in folders and globs: the
    output, when it stands among the inputs. `columns` says under which names tables and JSON keep our fields
    ({"text": "body"}), where they are not known names. Raises `SettingError` for a field that there is not.
    """
    bounds = Bounds(date, max_characters, checked_columns(columns))
    return _all(sources, bounds, leave_out.resolve() if leave_out else None)


def find_sources(name: str, bounds: Bounds) -> list[Source] | Failure:
    """The inputs that a file, folder or glob stands for, or why there is none."""
    try:
        return _sources(name, bounds)
    except OSError as error:
        return failure(name, name, f"it cannot be read: {error.strerror or error}", "check its permissions")


def read_source(source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    """The articles of one input."""
    for result in _read(source, bounds):
        yield in_english(result) if isinstance(result, Article) else result


def may_be_report(name: str) -> bool:
    """Whether a file that is found in a folder is read, as far as its name tells."""
    return Path(name.removesuffix(".gz")).suffix.lower() not in NOT_REPORTS


def _all(sources: Iterable[str], bounds: Bounds, leave_out: Path | None) -> Iterator[Article | Failure]:
    for name in sources:
        found = find_sources(name, bounds)
        if isinstance(found, Failure):
            yield found
            continue
        for source in found:
            if leave_out is not None and source.where != shown(name) and Path(source.where).resolve() == leave_out:
                continue
            for result in _read(source, bounds):
                yield in_english(result) if isinstance(result, Article) else result


def _sources(name: str, bounds: Bounds) -> list[Source] | Failure:
    """The inputs that a name on the command line stands for."""
    if name == "-":
        return [Source("stdin", "standard input", "", lambda: sys.stdin.buffer)]
    path = Path(name)
    if path.is_file():
        return [source_of(path, path.name)]
    if path.is_dir():
        next(path.iterdir(), None)  # a folder that may not be read is no empty one
        files = sorted(file for file in path.rglob("*") if file.is_file() and _may_be_report(file, path, bounds))
        return [source_of(file, file.relative_to(path).as_posix()) for file in files] or failure(
            name, name, "there is no report in the folder", "put .txt, .html, .json or .jsonl files in it")  # fmt: skip
    if glob.has_magic(name):
        files = sorted(Path(file) for file in glob.iglob(name, recursive=True) if Path(file).is_file())  # noqa: PTH207 - a pattern of the whole path
        return [source_of(file, file.name) for file in files] or failure(
            name, name, "no file fits the pattern", "check it; quote it so that the shell leaves it alone")  # fmt: skip
    if name.startswith(("http://", "https://")):
        return failure(
            name, name, "addresses are not fetched", "save the page and give the file; feeds: polybius watch"
        )
    return failure(name, name, "there is no such file or folder", "check the name")


def _may_be_report(file: Path, folder: Path, bounds: Bounds) -> bool:
    """Whether a file of a folder is read: not a hidden one, nor a table without texts or XML that is no feed."""
    if any(part.startswith(".") for part in file.relative_to(folder).parts):
        return False
    ending = Path(file.name.removesuffix(".gz")).suffix.lower()
    return _recognised(file, ending, bounds) if ending in IF_RECOGNISED else ending not in NOT_REPORTS


def _recognised(file: Path, ending: str, bounds: Bounds) -> bool:
    """Whether XML is a feed, or a table has a column of texts; what is damaged is not passed over in silence."""
    try:
        with file.open("rb") as raw:
            if KINDS[ending] == "parquet":
                return holds_text(parquet_columns(raw), bounds.columns)
            beginning = unpacked(raw, where=str(file)).read(lists.BEGINNING)
    except (OSError, zlib.error, EOFError, InputError):
        return True  # reading it says what is wrong
    if KINDS[ending] == "cells":
        return holds_text(header_of(beginning, ending), bounds.columns)
    try:
        return lists.kind_of(beginning, where=str(file)) == "feed"
    except InputError:
        return True


def _read(source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    """The articles of one input, and a failure where it ends before its end."""
    try:
        with source.open() as raw:
            if whole := WHOLE.get(KINDS.get(source.ending, "")):
                yield from whole(raw, source, bounds)
            else:
                yield from _read_stream(unpacked(raw, where=source.where), source, bounds)
    except InputError as error:
        yield failure(source.id, error.where or source.where, error.what, error.do)
    except (gzip.BadGzipFile, zlib.error, EOFError):
        yield failure(source.id, source.where, "the compressed file is damaged or cut short", "fetch or pack it again")
    except OSError as error:
        yield failure(source.id, source.where, f"it cannot be read: {error.strerror or error}", "check its permissions")


def _read_stream(stream: io.BufferedReader, source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    """The articles of one input's bytes: as a stream where its kind allows it, else as one piece."""
    kind = KINDS.get(source.ending) or _kind(stream, source)
    if whole := WHOLE.get(kind):
        yield from whole(stream, source, bounds)
    elif kind == "cells":
        yield from read_cells(stream, source, bounds)
    elif kind == "lines" and not stream.peek(4)[:4].startswith(tuple(mark for mark, _ in MARKS[1:])):
        yield from read_lines(bounded_lines(stream, bounds), source, bounds)
    elif kind == "xml":
        data = _whole(stream, MAX_FEED, "split it, or fetch it again", source)
        yield from READ_XML[lists.kind_of(data[: lists.BEGINNING], where=source.where)](data, source, bounds)
    elif kind in ("json", "lines"):
        text = decode(_whole(stream, MAX_BYTES, "save it as JSON Lines", source), where=source.where)
        lines = (line.encode() for line in text.split("\n"))
        yield from read_lines(lines, source, bounds) if kind == "lines" else read_json(text, source, bounds)
    else:
        most = BYTES_A_CHARACTER * PAGE_TO_TEXT * bounds.max_characters
        do = f"split it into its reports, or raise the setting max_characters ({bounds.max_characters:,})"
        yield _read_one(_whole(stream, most, do, source), kind, source, bounds)


def _whole(stream: io.BufferedReader, most: int, do: str, source: Source) -> bytes:
    """All bytes of a file. Raises `InputError` when they are more than can be read at once."""
    pieces, size = [], 0
    while piece := stream.read(AT_ONCE):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            raise InputError("the file is too large to read at once", where=source.where, do=do)
    return b"".join(pieces)


def _kind(stream: io.BufferedReader, source: Source) -> str:
    """What a file without a known ending holds, told from how it begins."""
    beginning = stream.peek(4096)[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if beginning.startswith((b"WARC/", b"PAR1")):
        return "warc" if beginning.startswith(b"W") else "parquet"
    if beginning.startswith(b"<"):
        if lists.kind_of(beginning, where=source.where) in ("feed", "feeds", "pages"):
            return "xml"
        if any(tag in beginning.lower() for tag in (b"<html", b"<!doctype", b"<head", b"<body")):
            return "html"
        return "xml" if beginning.startswith(b"<?xml") else "text"
    if beginning.startswith(b"{"):
        first, _, rest = beginning.partition(b"\n")
        return "lines" if first.rstrip().endswith(b"}") or (rest == b"" and len(beginning) > 4000) else "json"
    return "json" if beginning.startswith((b"[{", b"[\n", b"[ ", b"[\r")) else "text"


def _read_one(data: bytes, kind: str, source: Source, bounds: Bounds) -> Article:
    """The article of a page or text."""
    text = decode(data, where=source.where)
    page = kind == "html" or text.lstrip()[:200].lower().startswith(("<!doctype html", "<html"))
    bounds.check(text, where=source.where, times=PAGE_TO_TEXT if page else 1)
    if page:
        article = read_page(text, id=source.id, where=source.where, date=bounds.date, file=source.file)
    else:
        article = read_text(text, id=source.id, date=bounds.date, file=source.file)
    return replace(article, raw=data)


def _read_feed(data: bytes, source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    yield from read_entries(xml_feed(data, where=source.where), source, bounds)


def _read_xhtml(data: bytes, source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    yield _read_one(data, "html", source, bounds)


def _read_list_of_feeds(data: bytes, source: Source, _: Bounds) -> NoReturn:
    found = len(lists.listed_feeds(data, where=source.where))
    raise InputError(f"this lists {found:,} feed{'' if found == 1 else 's'}, which are not fetched here",
                     where=source.where, do="polybius watch FILE --into WORKSPACE fetches them")  # fmt: skip


def _read_list_of_pages(data: bytes, source: Source, _: Bounds) -> NoReturn:
    found = lists.sitemap(data, where=source.where)
    named = f"{len(found.pages):,} pages" if found.pages else f"{len(found.sitemaps):,} sitemaps"
    raise InputError(f"this lists {named}, which are not fetched here", where=source.where,
                     do="polybius watch FILE --into WORKSPACE fetches them")  # fmt: skip


def _read_other_xml(data: bytes, source: Source, _: Bounds) -> NoReturn:
    what = "this is XML, but neither a feed nor a page" if data.strip() else "the file is empty"
    raise InputError(what, where=source.where, do="give RSS, Atom, HTML, JSON or plain text")


READ_XML: dict[str, Callable[[bytes, Source, Bounds], Iterator[Article | Failure]]] = {
    "feed": _read_feed, "page": _read_xhtml, "feeds": _read_list_of_feeds, "pages": _read_list_of_pages,
    "other": _read_other_xml,
}  # fmt: skip


def in_english(article: Article) -> Article | Failure:
    """The article, or that it is in another language."""
    if article.language in (None, ENGLISH):
        return article
    where = article.file or article.url or article.id
    return Failure(
        id=article.id, source=article.file or article.id, stage="read", where=where,
        what=f"the text is not in English ({article.language})", do="leave it out, or translate it first",
    )  # fmt: skip
