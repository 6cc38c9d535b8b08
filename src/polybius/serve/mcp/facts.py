"""Facts as an assistant can quote them: rows with their exact words, the whole chain, and a permanent address."""

from collections.abc import Iterable
from urllib.parse import quote

from msgspec.structs import asdict

from polybius.ledger.entries import credited
from polybius.query import ActorRow, ArticleRow, ClaimRow, EventRow, HappeningRow, TollRow
from polybius.query.evidence import ARROW
from polybius.serve.answers import RowsOf
from polybius.serve.mcp.instructions import NOTE
from polybius.store import Store

AT = "SELECT publisher, credit, name, substr(text, ?, ?) FROM articles WHERE id = ?"


class EventFact(EventRow, frozen=True, kw_only=True):
    """An event with its words at `start` to `end` of the article, and who says so, outermost first."""

    who_says: str
    address: str


class TollFact(TollRow, frozen=True, kw_only=True):
    """A figure with its words at `start` to `end` of the article, and who says so, outermost first."""

    who_says: str
    address: str


class ClaimFact(ClaimRow, frozen=True, kw_only=True):
    """A claim with the words of saying at `start` to `end` of the article, and who says so, outermost first."""

    who_says: str
    address: str


class ArticleFact(ArticleRow, frozen=True, kw_only=True):
    """An article, with its address."""

    address: str


class ActorFact(ActorRow, frozen=True, kw_only=True):
    """An actor, with its address."""

    address: str


class HappeningFact(HappeningRow, frozen=True, kw_only=True):
    """A happening in short, with its address; its words are in the evidence."""

    address: str


class FactsOf[Fact](RowsOf[Fact], frozen=True, kw_only=True):
    """A page of facts: `next` leads to the page after it; `count` of all that fit, at least so many unless `exact`."""

    note: str = NOTE


def address_of(kind: str, id: str | int) -> str:
    """The permanent address at the desk, behind its host: "/events/5bd0c0a17d2e9f11"."""
    return f"/{kind}/{quote(str(id), safe='')}"


def spoken(outlet: str, credit: str | None, said: Iterable[str]) -> str:
    """Who says so: the outlet, the agency it credits, and those it quotes, outermost first."""
    return ARROW.join((outlet, *credited(outlet, credit), *(each for each in said if each)))


def event_fact(store: Store, row: EventRow) -> EventFact:
    """An event that can be quoted."""
    words, who = _at(store, row)
    return EventFact(**(asdict(row) | {"words": words}), who_says=who, address=address_of("events", row.uid))


def toll_fact(store: Store, row: TollRow) -> TollFact:
    """A figure that can be quoted."""
    words, who = _at(store, row)
    return TollFact(**(asdict(row) | {"words": words}), who_says=who, address=address_of("tolls", row.uid))


def claim_fact(store: Store, row: ClaimRow) -> ClaimFact:
    """A claim that can be quoted."""
    words, who = _at(store, row)
    return ClaimFact(**(asdict(row) | {"cue": words}), who_says=who, address=address_of("claims", row.uid))


def article_fact(_: Store, row: ArticleRow) -> ArticleFact:
    """An article that can be referred to."""
    return ArticleFact(**asdict(row), address=address_of("articles", row.id))


def actor_fact(_: Store, row: ActorRow) -> ActorFact:
    """An actor that can be referred to."""
    return ActorFact(**asdict(row), address=address_of("actors", row.id))


def happening_fact(_: Store, row: HappeningRow) -> HappeningFact:
    """A happening that can be referred to."""
    return HappeningFact(**asdict(row), address=address_of("happenings", row.id))


def _at(store: Store, row: EventRow | TollRow | ClaimRow) -> tuple[str, str]:
    """The words of a row as they stand in its article, and who says so."""
    outlet, credit, name, words = store.execute(AT, (row.start + 1, row.end - row.start, row.article)).fetchone()
    return words, spoken(outlet or name, credit, (row.said_by,))
