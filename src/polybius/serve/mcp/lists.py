"""Lists for assistants: events, figures, claims, happenings, articles and actors that fit filters, page by page."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from polybius import query
from polybius.query import Filters, HappeningFilters, Page
from polybius.query.planning import Table
from polybius.serve.mcp import facts
from polybius.serve.mcp.asked import ActorsAsked, ArticlesAsked, HappeningsAsked, RowsAsked, filters_in
from polybius.serve.mcp.facts import ActorFact, ArticleFact, FactsOf, HappeningFact
from polybius.serve.paging import COUNTED, Listing, Place, page_of, place_of, up_to
from polybius.serve.readers import Lent
from polybius.store import Store

COUNT_SECONDS = 1.0


def _rows[Row: msgspec.Struct, Fact: msgspec.Struct](
    table: Table,
    kind: type[Row],
    ask: Callable[[Store, Filters, Page], Iterable[Row]],
    fact_of: Callable[[Store, Row], Fact],
) -> Callable[[Lent, RowsAsked], FactsOf[Fact]]:
    """What lists the rows of a table that fit: one for each mention."""

    def listed(lent: Lent, asked: RowsAsked) -> FactsOf[Fact]:
        store, chosen = lent.store, filters_in(asked, Filters)
        return _told(lent, asked, fact_of, Listing(
            name=table, kind=kind, sort=asked.sort, after="id",
            ask=lambda page: ask(store, chosen, page), count=lambda: query.counted(store, table, chosen),
        ))  # fmt: skip

    return listed


list_events = _rows("events", query.EventRow, query.events, facts.event_fact)
list_figures = _rows("tolls", query.TollRow, query.tolls, facts.toll_fact)
list_claims = _rows("claims", query.ClaimRow, query.claims, facts.claim_fact)


def list_happenings(lent: Lent, asked: HappeningsAsked) -> FactsOf[HappeningFact]:
    """The happenings that fit."""
    store, chosen = lent.store, filters_in(asked, HappeningFilters)
    return _told(lent, asked, facts.happening_fact, Listing(
        name="happenings", kind=query.HappeningRow, sort=asked.sort, after="number",
        ask=lambda page: query.happenings(store, chosen, page), count=lambda: query.count_happenings(store, chosen),
    ))  # fmt: skip


def list_articles(lent: Lent, asked: ArticlesAsked) -> FactsOf[ArticleFact]:
    """The articles that fit."""
    store, chosen = lent.store, filters_in(asked, Filters)
    return _told(lent, asked, facts.article_fact, Listing(
        name="articles", kind=query.ArticleRow, sort=asked.sort,
        ask=lambda page: query.articles(store, chosen, page, origins=asked.origin),
        count=lambda: query.count_articles(store, chosen, COUNTED, origins=asked.origin),
    ))  # fmt: skip


def list_actors(lent: Lent, asked: ActorsAsked) -> FactsOf[ActorFact]:
    """The actors, most mentioned first."""
    store, chosen = lent.store, filters_in(asked, Filters)
    return _told(lent, asked, facts.actor_fact, Listing(
        name="actors", kind=query.ActorRow, ask=lambda page: query.actors(store, chosen, page),
        count=lambda: up_to(COUNTED, query.count_actors(store, chosen, COUNTED)),
    ))  # fmt: skip


def _told[Row: msgspec.Struct, Fact: msgspec.Struct](
    lent: Lent, asked: Any, fact_of: Callable[[Store, Row], Fact], listing: Listing[Row]
) -> FactsOf[Fact]:
    place = place_of(asked.cursor) if asked.cursor else Place()
    page = page_of(lent, listing, place=place, limit=asked.limit, count_seconds=COUNT_SECONDS)
    told = tuple(fact_of(lent.store, row) for row in page.rows)
    return FactsOf(told, page.next, page.count, page.exact)
