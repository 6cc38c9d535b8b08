"""Web archives (WARC, WACZ) → the pages and texts in them, with the address and the day of each."""

import io
import lzma
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any

import msgspec
from msgspec.structs import replace

from polybius.errors import InputError
from polybius.read.encoding import decode
from polybius.read.items import PAGE_TO_TEXT, Bounds
from polybius.read.source import Source, failure
from polybius.read.text import read_text
from polybius.read.unpacking import inflate
from polybius.read.webpage import read_page
from polybius.vocabulary import Article, Failure

FOUND = 200
BYTES_A_CHARACTER = 4
PAGES = ("text/html", "application/xhtml+xml")
AT_ONCE = 1_000_000
DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, UnicodeDecodeError, OverflowError)
CUT = "the archive breaks off or is damaged after record {}"


class Held(msgspec.Struct, frozen=True):
    """A page or text in an archive: its address, when it was fetched, what it is, and its bytes."""

    url: str | None
    retrieved: str | None
    type: str
    charset: str | None
    body: bytes


def read_warc(stream: IO[bytes], source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    """The articles of a WARC file: pages and texts that were found; pictures and the like are no reports."""
    if not stream.seekable():
        with tempfile.TemporaryFile() as kept:
            while piece := stream.read(AT_ONCE):
                kept.write(piece)
            kept.seek(0)
            yield from _read_records(kept, source, bounds)
        return
    yield from _read_records(stream, source, bounds)


def read_wacz(stream: IO[bytes], source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    """The articles of all archives in a WACZ file."""
    try:
        with _opened(stream, source) as packed:
            names = sorted(n for n in packed.namelist() if n.lower().endswith((".warc", ".warc.gz")))
            if not names:
                raise InputError("no archive is in the file", where=source.where, do="give a WACZ or WARC file")
            for name in names:
                inner = replace(source, where=f"{source.where}/{name}") if len(names) > 1 else source
                inner = replace(inner, id=f"{source.id}/{name}") if len(names) > 1 else inner
                yield from _read_member(packed, name, inner, bounds)
    except RuntimeError as error:  # zipfile's word for a password, and for a way of packing that it does not know
        raise InputError(f"the WACZ file cannot be unpacked: {error}", where=source.where, do="pack it anew") from error


def _opened(stream: IO[bytes], source: Source) -> zipfile.ZipFile:
    """The packed files of a WACZ file, whose list is read."""
    try:
        return zipfile.ZipFile(stream)
    except DAMAGED as error:
        raise InputError(f"the WACZ file is damaged: {error}", where=source.where, do="fetch it again") from error


def _read_member(packed: zipfile.ZipFile, name: str, source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    """The articles of one archive of a WACZ file; one that is damaged does not cost the others."""
    try:
        with packed.open(name) as member:
            yield from _read_records(member, source, bounds)
    except InputError as error:
        yield failure(source.id, error.where or source.where, error.what, error.do)
    except DAMAGED as error:
        yield failure(source.id, source.where, f"the archive in the WACZ file is damaged: {error}", "fetch it again")


def _read_records(stream: IO[bytes], source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    """The articles of an archive's records up to its end, or to where it is damaged."""
    from fastwarc.warc import ArchiveIterator

    whole_records, whole = 0, True
    try:
        for record in ArchiveIterator(stream, parse_http=True):
            taken = _take(record, bounds)
            if taken is False:
                whole = False
                break
            whole_records += 1
            if isinstance(taken, Held):
                yield _read_held(taken, *source.numbered(whole_records), source, bounds)
    except OSError as error:
        if not whole_records:
            raise InputError(f"this is no WARC file: {error}", where=source.where, do="fetch it again") from error
        whole = False
    if not whole:
        yield failure(source.id, source.where, CUT.format(whole_records), "fetch it again; what came before was read")
    elif not whole_records:
        raise InputError("the archive is empty", where=source.where, do="leave it out, or fetch it again")


def _take(record: Any, bounds: Bounds) -> Held | bool:
    """The page or text of a record; for what is none of these, whether the record is whole."""
    type = _type(record)
    if type is None:
        return record.headers.get("Content-Length") is not None and record.consume() == record.content_length
    size, most = record.content_length, BYTES_A_CHARACTER * PAGE_TO_TEXT * bounds.max_characters
    body = b""
    while len(body) <= most and (piece := record.reader.read(most + 1 - len(body))):
        body += piece
    if len(body) < min(size, most + 1):
        return False
    http = record.http_headers
    if http is not None:
        sent = (http.get("Transfer-Encoding") or "", http.get("Content-Encoding") or "")
        body = _plain(body, *(one.strip().lower() for one in sent), most=most)
    return Held(record.headers.get("WARC-Target-URI"), record.headers.get("WARC-Date"), type, record.http_charset, body)


def _type(record: Any) -> str | None:
    """What a record holds, when that can be a report: a page, or a text, that was found."""
    kind = record.headers.get("WARC-Type")
    if kind == "response" and record.http_headers is not None:
        found = record.http_content_type if record.http_headers.status_code == FOUND else None
    elif kind in ("resource", "conversion"):
        found = record.headers.get("Content-Type")
    else:
        found = None
    type = (found or "").split(";")[0].strip().lower()
    return type if type in (*PAGES, "text/plain") else None


def _plain(body: bytes, transfer: str, encoding: str, *, most: int) -> bytes:
    """A body without the packing it was sent in; as it is when its headers say so wrongly, as many archives do."""
    if transfer == "chunked":
        body = _joined(body) or body
    try:
        if encoding in ("gzip", "x-gzip", "deflate"):
            return inflate(body, most=most, where="")
        if encoding == "br":
            from fastwarc.stream_io import BrotliReader

            return bytes(BrotliReader(io.BytesIO(body)).read(most + 1))
    except (OSError, InputError):
        return body
    return body


def _joined(body: bytes) -> bytes | None:
    """The pieces of a body sent in pieces, each after a line with its length; None when it is not so sent."""
    found: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at)) >= 0:
        try:
            length = int(body[at:end].split(b";")[0], 16)
        except ValueError:
            return None
        if length == 0:
            return b"".join(found)
        found.append(body[end + 2 : end + 2 + length])
        at = end + 2 + length + 2
    return None


def _read_held(held: Held, id: str, where: str, source: Source, bounds: Bounds) -> Article | Failure:
    """The article of a page or text."""
    try:
        text = decode(held.body, where=where, declared=held.charset)
        page = held.type in PAGES
        bounds.check(text, where=where, times=PAGE_TO_TEXT if page else 1)
        told = {"url": held.url, "retrieved": held.retrieved, "file": source.file, "date": bounds.date}
        article = read_page(text, id=id, where=where, **told) if page else read_text(text, id=id, **told)
        return replace(article, raw=held.body)
    except InputError as error:
        return failure(id, error.where, error.what, error.do)
