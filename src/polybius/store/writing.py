"""Writing: each article with its record in one transaction, so that a kill at any moment loses at most that article."""

import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from msgspec.structs import replace

from polybius.store.deriving import name_sources
from polybius.store.keys import article_key
from polybius.store.rows import Row, json_of
from polybius.store.schema import Store, transaction
from polybius.store.showing import clear_rows, show_rows, unchecked
from polybius.vocabulary import Article, Failure, Manifest, Record

PACKING = 1  # the least: a record of a tenth more bytes, packed in half the time


class Writer:
    """Writes what is coded with one manifest; `day` is the ISO date of today, kept with a run that is new."""

    def __init__(self, store: Store, manifest: Manifest, *, day: str) -> None:
        self.store, self.manifest, self.day = store, manifest, day
        self.run = self._run()
        self._entities: dict[Row, int] = {}

    def _run(self) -> int:
        """The run of this manifest."""
        manifest = json_of(self.manifest)
        digest = hashlib.sha256(manifest.encode()).hexdigest()[:16]
        with transaction(self.store):
            self.store.execute("INSERT OR IGNORE INTO runs (hash, manifest, day) VALUES (?, ?, ?)",
                               (digest, manifest, self.day))  # fmt: skip
        found: int = self.store.execute("SELECT id FROM runs WHERE hash = ?", (digest,)).fetchone()[0]
        return found

    def knows(self, article: Article) -> bool:
        """Whether the workspace has this article."""
        key = article_key(article, given_id=article.given_id)
        return self.store.execute("SELECT 1 FROM articles WHERE key = ?", (key,)).fetchone() is not None

    def add(self, article: Article, record: Record) -> bool:
        """Write an article and its record; False when it is there already."""
        with self._all_or_nothing():
            row = (article_key(article, given_id=article.given_id), *_article_row(article, record, self.run))
            marks = ", ".join("?" * len(row))
            added = self.store.execute(f"INSERT OR IGNORE INTO articles ({ARTICLE}) VALUES ({marks})", row)
            if not added.rowcount:
                return False
            id = added.lastrowid or 0
            name_sources(self.store, id, record.document)
            self._fill(id, record)
            self.store.execute("INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)",
                               (id, article.title or record.document.title, article.text))  # fmt: skip
            self.store.execute("DELETE FROM failures WHERE source = ? AND name = ?", (_source(article), article.id))
        return True

    def replace(self, id: int, record: Record) -> None:
        """Put another record of an article in the place of the one that its rows show; the old one is kept whole."""
        with unchecked(self.store), self._all_or_nothing():
            clear_rows(self.store, id)
            self.store.execute("UPDATE articles SET run = ? WHERE id = ?", (self.run, id))
            self._fill(id, record)

    def fail(self, failure: Failure) -> None:
        """Write why an input has no record."""
        with transaction(self.store):
            row = (failure.source, failure.id, failure.stage, failure.what, failure.where, failure.do)
            self.store.execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?, ?)", row)

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        """A transaction after whose failure no actor is taken for written."""
        try:
            with transaction(self.store):
                yield
        except BaseException:
            self._entities.clear()
            raise

    def _fill(self, id: int, record: Record) -> None:
        body = zlib.compress(msgspec.json.encode(_bare(record)), PACKING)
        self.store.execute("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", (id, self.run, body))
        show_rows(self.store, id, record, self._entities)


ARTICLE = (
    "key, name, run, url, file, publisher, title, byline, breadcrumbs, tags, credit, dateline_place, dateline_date, "
    "language, published, published_basis, retrieved, text, text_sha256, segments, raw, raw_sha256"
)


def _article_row(article: Article, record: Record, run: int) -> Row:
    """The columns of an article after its key."""
    d = record.document
    plain = article.text.encode()
    raw = article.raw or plain
    return (
        d.id, run, d.url, d.file, d.publisher, d.title, d.byline, json_of(d.breadcrumbs), json_of(d.tags), d.credit,
        d.dateline.place, d.dateline.date, d.language, d.published, d.published_basis, d.retrieved, d.text,
        d.text_sha256, json_of([(s.start, s.end, s.part) for s in article.segments]),
        None if raw == plain else zlib.compress(raw, PACKING), hashlib.sha256(raw).hexdigest(),
    )  # fmt: skip


def _bare(record: Record) -> Record:
    """A record without its text, which the article keeps, and its manifest, which the run keeps."""
    return replace(record, document=replace(record.document, text=""), manifest=NOTHING)


NOTHING = Manifest(version="", codebook="", lexicon="", gazetteer="", model="", model_version="")


def _source(article: Article) -> str:
    return article.file or article.id
