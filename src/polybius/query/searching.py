"""Words looked for everywhere at once: in names, happenings, articles and sentences, with the words around them."""

import sqlite3

import msgspec

from polybius.query.bounded import Count
from polybius.query.full_text import match_of
from polybius.query.happenings import HappeningRow, happening_rows
from polybius.query.rows import ActorRow
from polybius.store import Store
from polybius.store.keys import IDS_OF_ARTICLE

COUNTED = 10_000
LOOKED_AT = 3_000  # sentences whose happenings are looked for, the newest articles first
BEGIN, END, AROUND = "\x02", "\x03", 24  # marks around what was found, and how many words of a snippet
ACTORS = """
    SELECT n.id, n.name, n.kind, n.country, n.sector, n.code, n.wikidata, k.acts, k.receives, k.says, k.articles
    FROM (SELECT rowid AS id FROM entity_words WHERE entity_words MATCH ? LIMIT ?) f
    CROSS JOIN entities n ON n.id = f.id CROSS JOIN entity_counts k ON k.entity = n.id
    ORDER BY k.total DESC, n.id LIMIT ?"""
ARTICLES = """
    SELECT a.id, a.name, a.title, a.publisher, a.published,
        snippet(article_words, -1, ?, ?, ' … ', ?)
    FROM article_words CROSS JOIN articles a ON a.id = article_words.rowid
    WHERE article_words MATCH ? ORDER BY article_words.rowid DESC LIMIT ?"""
SENTENCES = """
    SELECT s.id, s.article, a.name, a.title, a.publisher, a.published, s.start, s."end",
        snippet(sentence_words, 0, ?, ?, ' … ', ?)
    FROM sentence_words CROSS JOIN sentences s ON s.id = sentence_words.rowid CROSS JOIN articles a ON a.id = s.article
    WHERE sentence_words MATCH ? ORDER BY sentence_words.rowid DESC LIMIT ?"""
HAPPENINGS = """
    WITH found AS MATERIALIZED (
        SELECT rowid AS id FROM sentence_words WHERE sentence_words MATCH ? ORDER BY rowid DESC LIMIT ?
    )
    SELECT h.number, count(*) FROM found CROSS JOIN events e INDEXED BY events_sentence ON e.sentence = found.id
    CROSS JOIN account_events l INDEXED BY account_events_event ON l.event = e.id
    CROSS JOIN accounts m ON m.id = l.account CROSS JOIN happenings h ON h.id = m.happening
    GROUP BY h.number ORDER BY h.origins DESC, count(*) DESC, h.told_last DESC, h.number DESC"""


class ArticleFound(msgspec.Struct, frozen=True, kw_only=True):
    """An article with the words; in `snippet` they stand between the marks U+0002 and U+0003."""

    id: int
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    snippet: str


class SentenceFound(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with the words, at `start` to `end` of its article's text; `snippet` as of an article."""

    id: int
    article: int
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    start: int
    end: int
    snippet: str


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What was found of each kind, and how much of it there is.

    Actors are those of most mentions; happenings have an event in a sentence with the words, those of most origins
    first; articles and sentences are the newest ingested.
    """

    actors: tuple[ActorRow, ...]
    actor_count: Count
    happenings: tuple[HappeningRow, ...]
    happening_count: Count
    articles: tuple[ArticleFound, ...]
    article_count: Count
    sentences: tuple[SentenceFound, ...]
    sentence_count: Count


def search(store: Store, words: str, *, limit: int = 10) -> Found:
    """Actors, happenings, articles and sentences with words. Raises `SettingError` when there is no word to look for.

    Words are as for the filter `text`; the last one of a name may be only begun.
    """
    wanted = match_of(words, option="--q")
    begun = match_of(_begun(words), option="--q")
    told = store.execute(HAPPENINGS, (wanted, LOOKED_AT)).fetchall()
    sentences = _count(store, "sentence_words", wanted)
    return Found(
        actors=tuple(_actor(row) for row in store.execute(ACTORS, (begun, COUNTED, limit))),
        actor_count=_count(store, "entity_words", begun),
        happenings=tuple(happening_rows(store, [number for number, _ in told[:limit]])),
        happening_count=Count(len(told), exact=sentences.count <= LOOKED_AT),
        articles=_articles(store, wanted, limit),
        article_count=_count(store, "article_words", wanted),
        sentences=_sentences(store, wanted, limit),
        sentence_count=sentences,
    )


def _begun(words: str) -> str:
    """Plain words of which the last may be the beginning of one."""
    return words + "*" if words[-1:].isalnum() else words


def _count(store: Store, table: str, wanted: str) -> Count:
    asked = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT ?)"
    found = store.execute(asked, (wanted, COUNTED)).fetchone()[0]
    return Count(found, exact=found < COUNTED)


def _actor(row: sqlite3.Row) -> ActorRow:
    id, name, kind, country, sector, code, wikidata, acts, receives, says, articles = row
    return ActorRow(id=id, name=name, kind=kind, country=country or None, sector=sector or None, code=code,
                    wikidata=wikidata, acts=acts, receives=receives, says=says, articles=articles)  # fmt: skip


def _articles(store: Store, wanted: str, limit: int) -> tuple[ArticleFound, ...]:
    found = store.execute(ARTICLES, (BEGIN, END, AROUND, wanted, limit))
    names = ArticleFound.__struct_fields__
    return tuple(ArticleFound(**dict(zip(names, (*row[:-1], _line(row[-1])), strict=True))) for row in found)


def _sentences(store: Store, wanted: str, limit: int) -> tuple[SentenceFound, ...]:
    found = store.execute(SENTENCES, (BEGIN, END, AROUND, wanted, limit))
    names = SentenceFound.__struct_fields__
    return tuple(
        SentenceFound(**dict(zip(names, (row[0] % IDS_OF_ARTICLE, *row[1:-1], _line(row[-1])), strict=True)))
        for row in found
    )


def _line(words: str) -> str:
    return " ".join(words.split())
