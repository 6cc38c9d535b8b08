"""Lists for assistants: events, figures, claims, happenings, articles and actors that fit filters, page by page."""

from collections.abc import Callable
from typing import Any

import msgspec

from polybius import query
from polybius.query import Filters, HappeningFilters
from polybius.serve.mcp import facts
from polybius.serve.mcp.asked import ActorsAsked, ArticlesAsked, HappeningsAsked, RowsAsked, filters_in
from polybius.serve.mcp.facts import ActorFact, ArticleFact, ClaimFact, EventFact, FactsOf, HappeningFact, TollFact
from polybius.serve.paging import COUNTED, Listing, Place, page_of, place_of, up_to
from polybius.serve.readers import Lent
from polybius.store import Store

COUNT_SECONDS = 1.0


def list_events(lent: Lent, asked: RowsAsked) -> FactsOf[EventFact]:
    """The events that fit: one row for each mention."""
    store, chosen = lent.store, filters_in(asked, Filters)
    return _told(lent, asked, facts.event_fact, Listing(
        name="events", kind=query.EventRow, sort=asked.sort, after="id",
        ask=lambda page: query.events(store, chosen, page), count=lambda: query.counted(store, "events", chosen),
    ))  # fmt: skip


def list_figures(lent: Lent, asked: RowsAsked) -> FactsOf[TollFact]:
    """The figures that fit: one row for each number in a text."""
    store, chosen = lent.store, filters_in(asked, Filters)
    return _told(lent, asked, facts.toll_fact, Listing(
        name="tolls", kind=query.TollRow, sort=asked.sort, after="id",
        ask=lambda page: query.tolls(store, chosen, page), count=lambda: query.counted(store, "tolls", chosen),
    ))  # fmt: skip


def list_claims(lent: Lent, asked: RowsAsked) -> FactsOf[ClaimFact]:
    """The claims that fit: one row for each time somebody says something."""
    store, chosen = lent.store, filters_in(asked, Filters)
    return _told(lent, asked, facts.claim_fact, Listing(
        name="claims", kind=query.ClaimRow, sort=asked.sort, after="id",
        ask=lambda page: query.claims(store, chosen, page), count=lambda: query.counted(store, "claims", chosen),
    ))  # fmt: skip


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
