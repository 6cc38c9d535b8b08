"""Reading back: the record of an article as it was coded by a run."""

import zlib

import msgspec
from msgspec.structs import replace

from polybius.errors import AbsentError
from polybius.store.schema import Store
from polybius.vocabulary import Article, Manifest, Record, Segment


def record_of(store: Store, article: int, *, run: int | None = None) -> Record:
    """The record of an article by its current run or by another. Raises `AbsentError` when there is none."""
    asked = (
        "SELECT records.body, runs.manifest, articles.text FROM articles JOIN records ON records.article = articles.id "
        "JOIN runs ON runs.id = records.run WHERE articles.id = ? AND records.run = coalesce(?, articles.run)"
    )
    found = store.execute(asked, (article, run)).fetchone()
    if found is None:
        by = f" by run {run}" if run is not None else ""
        raise AbsentError(f"there is no record of article {article}{by}", do="see polybius runs")
    record = msgspec.json.decode(zlib.decompress(found[0]), type=Record)
    manifest = msgspec.json.decode(found[1], type=Manifest)
    return replace(record, manifest=manifest, document=replace(record.document, text=found[2]))


def text_of(store: Store, article: int) -> str:
    """The frozen text of an article. Raises `AbsentError` when there is none."""
    found = store.execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()
    if found is None:
        raise AbsentError(f"there is no article {article}", do="look it up: polybius articles FILE")
    return str(found[0])


def coded_run(store: Store, article: int) -> int | None:
    """The run whose record of an article the tables show."""
    found = store.execute("SELECT run FROM articles WHERE id = ?", (article,)).fetchone()
    return None if found is None else int(found[0])


def article_of_id(store: Store, id: int) -> Article:
    """An article as it was read, without its raw bytes, to be coded anew. Raises `AbsentError` when there is none."""
    names = [f.name for f in msgspec.structs.fields(Article) if f.name not in NOT_COLUMNS]
    found = store.execute(f"SELECT {', '.join(names)}, name, segments FROM articles WHERE id = ?", (id,)).fetchone()
    if found is None:
        raise AbsentError(f"there is no article {id}", do="see polybius articles")
    *values, name, segments = found
    given = dict(zip(names, values, strict=True))
    given |= {field: tuple(msgspec.json.decode(given[field])) for field in ("breadcrumbs", "tags")}
    return Article(id=name, segments=tuple(Segment(*s) for s in msgspec.json.decode(segments)), **given)


NOT_COLUMNS = frozenset({"id", "segments", "raw", "given_id"})
