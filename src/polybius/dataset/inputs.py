"""What is to be coded: files of any file system, in shards that are coded, written and committed one by one."""

import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import fsspec
import msgspec
from fsspec.implementations.local import LocalFileSystem

from polybius.errors import InputError
from polybius.read import Bounds, Source, find_sources, may_be_report, read_source
from polybius.vocabulary import Article, Failure

MANY = frozenset({".jsonl", ".ndjson", ".jsonlines", ".json", ".csv", ".tsv", ".tab", ".parquet", ".pq", ".warc",
                  ".wacz", ".xml", ".rss", ".atom", ".rdf"})  # fmt: skip
TOGETHER = 500
REMOTE = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
FETCHED = ("http://", "https://")
STAMPS = ("ETag", "etag", "md5Hash", "generation", "mtime", "LastModified", "last_modified", "updated", "created")


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """A file, for whoever reads it: the name its articles take, what it is called, its ending, and its address.

    `size` and `stamp` (of its last change) tell whether it is still the same one.
    """

    id: str
    where: str
    ending: str
    url: str
    size: int
    stamp: str


class Shard(msgspec.Struct, frozen=True):
    """Inputs that are coded and committed together: a file with many articles, or some hundred with one each."""

    id: str
    inputs: tuple[Input, ...]

    @property
    def print(self) -> str:
        """What changes when an input does."""
        return hashlib.sha256(msgspec.json.encode(self.inputs)).hexdigest()[:16]


def find_shards(names: Iterable[str], bounds: Bounds, *, leave_out: str = "") -> tuple[Shard, ...]:
    """The shards of files, folders, globs and remote addresses, in order; what lies in `leave_out` is passed over.

    Raises `InputError` for a name that leads to nothing.
    """
    shards: list[Shard] = []
    for name in names:
        loose: list[Input] = []
        for each in _inputs(name, bounds):
            if leave_out and each.url.startswith(leave_out.rstrip("/") + "/"):
                continue
            if each.ending in MANY:
                shards.append(Shard(_id(each.where), (each,)))
            else:
                loose.append(each)
        for n, start in enumerate(range(0, len(loose), TOGETHER)):
            shards.append(Shard(_id(f"{name}#{n}"), tuple(loose[start : start + TOGETHER])))
    known = {shard.id: shard for shard in shards}
    return tuple(known.values())


def read_shard(shard: Shard, bounds: Bounds) -> Iterator[Article | Failure]:
    """The articles of a shard, in order, and a failure for each that is none."""
    for one in shard.inputs:
        yield from read_source(Source(one.id, one.where, one.ending, _opener(one.url)), bounds)


def _opener(url: str):  # type: ignore[no-untyped-def]
    return lambda: fsspec.open(url, "rb").open() if REMOTE.match(url) else Path(url).open("rb")


def _id(name: str) -> str:
    """A name for files: words of the input's name, and a hash so that it is its own."""
    plain = name.rstrip("/").rsplit("/", 1)[-1].removesuffix(".gz")
    words = re.sub(r"[^A-Za-z0-9]+", "-", plain.rsplit(".", 1)[0])[:60].strip("-").lower()
    return f"{words or 'shard'}-{hashlib.sha256(name.encode()).hexdigest()[:10]}"


def _inputs(name: str, bounds: Bounds) -> Iterator[Input]:
    if name == "-":
        raise InputError("standard input is no shard", where="-", do="name files, folders or addresses")
    if REMOTE.match(name) and not name.lower().startswith((*FETCHED, "file://")):
        yield from _remote(name)
        return
    found = find_sources(name.removeprefix("file://"), bounds)
    if isinstance(found, Failure):
        raise InputError(found.what, where=found.where, do=found.do)
    for source in found:
        path = Path(source.where)
        told = path.stat()
        yield Input(id=source.id, where=source.where, ending=source.ending, url=str(path.resolve()),
                    size=told.st_size, stamp=str(told.st_mtime_ns))  # fmt: skip


def _remote(name: str) -> Iterator[Input]:
    try:
        files, path = fsspec.core.url_to_fs(name)
        found = files.glob(path) if files.exists(path) is False else [path]
        if files.isdir(path):
            found = [each for each in files.find(path) if _is_read(each, path)]
        if not found:
            raise InputError("there is nothing at this address", where=name, do="check it")
        for each in sorted(found):
            yield _remote_input(files, each, path if files.isdir(path) else posixpath.dirname(each))
    except (OSError, ValueError, ImportError) as error:
        raise InputError(f"the address cannot be read: {error}", where=name,
                         do="check it; install what its scheme needs, such as s3fs or gcsfs") from error  # fmt: skip


def _is_read(path: str, folder: str) -> bool:
    below = posixpath.relpath(path, folder)
    return not any(part.startswith(".") for part in below.split("/")) and may_be_report(path)


def _remote_input(files: fsspec.AbstractFileSystem, path: str, folder: str) -> Input:
    told = files.info(path)
    plain = posixpath.relpath(path, folder).removesuffix(".gz")
    stem, ending = posixpath.splitext(plain)
    url = str(files.unstrip_protocol(path))
    stamp = next((str(told[key]) for key in STAMPS if told.get(key)), "")
    shown = path if isinstance(files, LocalFileSystem) else url
    return Input(id=stem or plain, where=shown, ending=ending.lower(), url=url, size=int(told.get("size") or 0),
                 stamp=stamp)  # fmt: skip
