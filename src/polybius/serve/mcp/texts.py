"""Search and texts for assistants: where words stand, and an article part by part."""

import msgspec
from msgspec.structs import asdict

from polybius.errors import AbsentError
from polybius.query import Count, Filters, articles, search
from polybius.query.searching import BEGIN, END, ArticleFound, SentenceFound
from polybius.serve.mcp.asked import ArticleAsked, SearchAsked
from polybius.serve.mcp.facts import (
    ActorFact,
    ArticleFact,
    HappeningFact,
    actor_fact,
    address_of,
    article_fact,
    happening_fact,
)
from polybius.serve.mcp.instructions import NOTE
from polybius.serve.readers import Lent
from polybius.store import Store
from polybius.workspace.background import OriginOf, TellsOf, origin_of, tells_of

AT = "SELECT url, substr(text, ?, ?) FROM articles WHERE id = ?"


class ArticleHit(msgspec.Struct, frozen=True, kw_only=True):
    """An article with the words; `around` is a piece of it, cut where … stands."""

    article: int
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    around: str
    address: str


class SentenceHit(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with the words, whole, at `start` to `end` of its article."""

    article: int
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    start: int
    end: int
    words: str
    address: str


class SearchAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What was found of each kind, and how much there is: happenings have an event in a sentence with the words."""

    happenings: tuple[HappeningFact, ...]
    happening_count: Count
    actors: tuple[ActorFact, ...]
    actor_count: Count
    articles: tuple[ArticleHit, ...]
    article_count: Count
    sentences: tuple[SentenceHit, ...]
    sentence_count: Count
    note: str = NOTE


class ArticleAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An article and a part of its text, from `start` to `end` of `length` characters; `next_start` begins the next.

    With the first part: where the article comes from, and the happenings it tells of.
    """

    article: ArticleFact
    start: int
    end: int
    length: int
    next_start: int | None
    text: str
    origin: OriginOf | None
    happenings: tuple[TellsOf, ...]
    note: str = NOTE


def search_words(lent: Lent, asked: SearchAsked) -> SearchAnswer:
    """Actors, happenings, articles and sentences with words. Raises `SettingError` when there is no word."""
    found = search(lent.store, asked.query, limit=asked.limit)
    return SearchAnswer(
        happenings=tuple(happening_fact(lent.store, row) for row in found.happenings),
        happening_count=found.happening_count,
        actors=tuple(actor_fact(lent.store, row) for row in found.actors), actor_count=found.actor_count,
        articles=tuple(map(_article, found.articles)), article_count=found.article_count,
        sentences=tuple(_sentence(lent.store, hit) for hit in found.sentences), sentence_count=found.sentence_count,
    )  # fmt: skip


def _article(hit: ArticleFound) -> ArticleHit:
    return ArticleHit(
        article=hit.id, name=hit.name, title=hit.title, publisher=hit.publisher, published=hit.published,
        around=hit.snippet.replace(BEGIN, "").replace(END, ""), address=address_of("articles", hit.id),
    )  # fmt: skip


def _sentence(store: Store, hit: SentenceFound) -> SentenceHit:
    url, words = store.execute(AT, (hit.start + 1, hit.end - hit.start, hit.article)).fetchone()
    kept = {name: value for name, value in asdict(hit).items() if name not in ("id", "snippet")}
    return SentenceHit(**kept, url=url, words=words, address=address_of("articles", hit.article))


def get_article(lent: Lent, asked: ArticleAsked) -> ArticleAnswer:
    """An article and a part of its text. Raises `AbsentError` when there is none."""
    store = lent.store
    row = next(articles(store, Filters(article=(str(asked.article),))), None)
    if row is None:
        raise AbsentError(f"there is no article {str(asked.article)!r}")
    whole: str = store.execute("SELECT text FROM articles WHERE id = ?", (row.id,)).fetchone()[0]
    start = min(asked.start, len(whole))
    end = min(start + asked.limit, len(whole))
    return ArticleAnswer(
        article=article_fact(store, row), start=start, end=end, length=len(whole),
        next_start=end if end < len(whole) else None, text=whole[start:end],
        origin=origin_of(store, row.id) if not start else None,
        happenings=tells_of(store, row.id) if not start else (),
    )  # fmt: skip
