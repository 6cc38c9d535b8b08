"""Articles of a workspace, and the inputs that have no record."""

from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from polybius.errors import SettingError
from polybius.query.bounded import Count
from polybius.query.conditions import article_ids, source_names
from polybius.query.evidence import text_of
from polybius.query.filters import Filters
from polybius.query.full_text import match_of
from polybius.query.rows import ArticleRow, FailureRow
from polybius.query.selecting import ALL, Page, selection_of
from polybius.query.terms import marks
from polybius.query.values import first_day, last_day
from polybius.store import Store
from polybius.store.keys import IDS_OF_ARTICLE, rows_of_article

OriginKind = Literal["own", "exact", "near", "version", "credit"]

BEGINNING = 200
ANY = Filters()
OWN = {"published_since": None, "published_until": None, "source": (), "article": (), "text": None}
ORDERS = {
    "-day": "a.published DESC, a.id DESC",
    "day": "a.published IS NULL, a.published, a.id",
    "-article": "a.id DESC",
    "article": "a.id",
}


def articles(
    store: Store, filters: Filters, page: Page = ALL, *, origins: tuple[OriginKind, ...] = ()
) -> Iterator[ArticleRow]:
    """The articles that fit; filters of events hold when one of its events fits, `origins` are kinds of origin.

    The order by day is that of publication. Raises `SettingError` for what cannot be asked.
    """
    if page.after is not None or page.sort not in ORDERS:
        raise SettingError("articles have no such order or place", where="--sort, --after",
                           do=f"use --offset; the orders are {', '.join(ORDERS)}")  # fmt: skip
    tests, values = _tests(store, filters, origins)
    sql = (
        "SELECT a.id, a.name, a.title, a.publisher, a.credit, a.published, a.published_basis, a.url, a.file, "
        "a.language, a.retrieved, o.kind, o.superseded_by IS NOT NULL, a.text_sha256, substr(a.text, 1, ?) "
        "FROM articles a LEFT JOIN origins o ON o.article = a.id "
        f"WHERE {' AND '.join(tests) or '1'} ORDER BY {ORDERS[page.sort]} LIMIT ? OFFSET ?"
    )
    limit = -1 if page.limit is None else page.limit
    for id, name, title, *more in store.execute(sql, (BEGINNING, *values, limit, page.offset)):
        publisher, credit, published, basis, url, file, language, retrieved, origin, superseded, sha256, beginning = (
            more
        )
        events, tolls, claims = (_count(store, table, id) for table in ("events", "tolls", "claims"))
        yield ArticleRow(
            id=id, name=name, title=title, publisher=publisher, credit=credit, published=published,
            published_basis=basis, url=url, file=file, language=language, retrieved=retrieved, events=events,
            tolls=tolls, claims=claims, origin=origin, superseded=bool(superseded), text_sha256=sha256,
            beginning=text_of(beginning),
        )  # fmt: skip


def count_articles(store: Store, filters: Filters, most: int, *, origins: tuple[OriginKind, ...] = ()) -> Count:
    """How many articles fit, counted up to a number where there are filters. Raises `SettingError` for what cannot be
    asked."""
    tests, values = _tests(store, filters, origins)
    if not tests:
        return Count(store.execute("SELECT count(*) FROM articles").fetchone()[0], exact=True)
    sql = f"SELECT count(*) FROM (SELECT 1 FROM articles a WHERE {' AND '.join(tests) or '1'} LIMIT ?)"
    found: int = store.execute(sql, (*values, most)).fetchone()[0]
    return Count(found, exact=found < most)


def _tests(store: Store, filters: Filters, origins: tuple[OriginKind, ...]) -> tuple[list[str], list[object]]:
    """SQL that is true of the articles a that fit, and its parameters."""
    tests: list[str] = []
    values: list[object] = []
    if origins:
        tests.append(f"a.id IN (SELECT article FROM origins WHERE kind IN ({marks(origins)}))")
        values += origins
    if filters.published_since:
        tests.append("a.published >= ?")
        values.append(first_day(filters.published_since, option="--published-since"))
    if filters.published_until:
        tests.append("a.published <= ?")
        values.append(last_day(filters.published_until, option="--published-until"))
    if filters.source:
        names = source_names(store, filters.source)
        tests.append(f"a.id IN (SELECT article FROM article_sources WHERE source IN ({marks(names)}))")
        values += names
    if filters.article:
        ids = article_ids(store, filters.article)
        tests.append(f"a.id IN ({marks(ids)})")
        values += ids
    if filters.text is not None:
        tests.append("a.id IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)")
        values.append(match_of(filters.text))
    others = replace(filters, **OWN)
    if others.given():
        events = selection_of(store, "events", others)
        tests.append(f"a.id IN (SELECT id / {IDS_OF_ARTICLE} FROM ({events.sql}))")
        values += events.parameters
    return tests, values


def _count(store: Store, table: str, article: int) -> int:
    asked = f"SELECT count(*) FROM {table} WHERE id BETWEEN ? AND ?"
    found: int = store.execute(asked, rows_of_article(article)).fetchone()[0]
    return found


def failures(store: Store, filters: Filters = ANY, page: Page = ALL) -> Iterator[FailureRow]:
    """The inputs that have no record, by source and name. Raises `SettingError` for any filter: they have no rows."""
    if filters.given():
        raise SettingError("what failed has no rows to choose from", where=filters.stated(), do="leave the filters out")
    sql = 'SELECT source, name, stage, what, place, "do" FROM failures ORDER BY source, name LIMIT ? OFFSET ?'
    limits = (-1 if page.limit is None else page.limit, page.offset)
    for source, name, stage, what, where, do in store.execute(sql, limits):
        yield FailureRow(source=source, name=name, stage=stage, what=what, where=where, do=do)


def count_failures(store: Store) -> Count:
    """How many inputs have no record."""
    return Count(store.execute("SELECT count(*) FROM failures").fetchone()[0], exact=True)
