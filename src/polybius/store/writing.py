"""Writing: each article with its record in one transaction, so that a kill at any moment loses at most that article."""

import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
from msgspec.structs import replace

from polybius.store.deriving import derive, name_sources, underive
from polybius.store.keys import article_key, rows_of_article
from polybius.store.rows import Row, entity_of, json_of, rows_of
from polybius.store.schema import Store
from polybius.vocabulary import Article, Failure, Manifest, Record

PACKING = 6
CHILDREN_FIRST = (
    "toll_claims", "toll_actors", "event_tolls", "event_claims", "event_actors", "claim_actors", "relation_actors",
    "mentions", "tolls", "relations", "events", "claims", "actors", "times", "places", "sentences",
)  # fmt: skip
KEYED_BY = {"toll_claims": "toll", "toll_actors": "toll", "event_tolls": "event", "event_claims": "event",
            "event_actors": "event", "claim_actors": "claim", "relation_actors": "relation",
            "mentions": "actor"}  # fmt: skip
PARENTS_FIRST = tuple(reversed(CHILDREN_FIRST))


@contextmanager
def transaction(store: Store) -> Iterator[None]:
    """All or nothing."""
    store.execute("BEGIN IMMEDIATE")
    try:
        yield
        store.execute("COMMIT")
    except BaseException:
        if store.in_transaction:
            store.execute("ROLLBACK")
        raise


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
            self.store.execute("INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)",
                               (id, article.title or record.document.title, article.text))  # fmt: skip
            name_sources(self.store, id, record.document)
            self._fill(id, record)
            self.store.execute("DELETE FROM failures WHERE source = ? AND name = ?", (_source(article), article.id))
        return True

    def replace(self, id: int, record: Record) -> None:
        """Put another record of an article in the place of the one that its rows show; the old one is kept whole."""
        with self._all_or_nothing():
            self._clear(id)
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
        entities = {actor.id: self._entity(entity_of(actor), actor.wikidata) for actor in record.actors}
        rows = rows_of(record, id, entities)
        for table in PARENTS_FIRST:
            if found := rows[table]:
                marks = ", ".join("?" * len(found[0]))
                self.store.executemany(f"INSERT INTO {table} VALUES ({marks})", found)
        text = record.document.text
        self.store.executemany(
            "INSERT INTO sentence_words (rowid, text) VALUES (?, ?)",
            [(row[0], text[row[2] : row[3]]) for row in rows["sentences"]],
        )
        derive(self.store, id, record, entities)

    def _clear(self, id: int) -> None:
        """Take away all rows of an article's record."""
        first, last = rows_of_article(id)
        underive(self.store, id)
        self.store.execute(
            "INSERT INTO sentence_words (sentence_words, rowid, text) "
            "SELECT 'delete', id, text FROM sentence_texts WHERE id BETWEEN ? AND ?", (first, last),
        )  # fmt: skip
        for table in CHILDREN_FIRST:
            self.store.execute(f"DELETE FROM {table} WHERE {KEYED_BY.get(table, 'id')} BETWEEN ? AND ?", (first, last))

    def _entity(self, entity: Row, wikidata: str | None) -> int:
        """The id of an actor across articles."""
        if entity not in self._entities:
            added = (
                "INSERT OR IGNORE INTO entities (name, kind, country, sector, code, wikidata) VALUES (?, ?, ?, ?, ?, ?)"
            )
            self.store.execute(added, (*entity, wikidata))
            asked = "SELECT id FROM entities WHERE name = ? AND kind = ? AND country = ? AND sector = ? AND code = ?"
            self._entities[entity] = self.store.execute(asked, entity).fetchone()[0]
        return self._entities[entity]


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
