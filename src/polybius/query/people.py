"""Actors across articles: in how many mentions of events they act and receive, what they say, in how many articles."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from polybius.errors import SettingError
from polybius.query.bounded import bounded
from polybius.query.event_terms import event_terms
from polybius.query.filters import Filters
from polybius.query.parties import party_of
from polybius.query.planning import Selection
from polybius.query.rows import ActorRow
from polybius.query.selecting import ALL, Page, selection_of
from polybius.query.sizing import way
from polybius.store import Store
from polybius.store.keys import IDS_OF_ARTICLE

ROW = "n.id, n.name, n.kind, n.country, n.sector, n.code, n.wikidata, k.acts, k.receives, k.says, k.articles"


def actors(
    store: Store, filters: Filters, page: Page = ALL, *, tried: int | None = None
) -> Iterator[ActorRow]:  # fmt: skip
    """The actors, those with most mentions first.

    `party` says who they are; all other filters say in which events they are counted: in all, or of the newest that are
    `tried` where they are very many. A restated mention is not counted. Raises `SettingError` for what cannot be asked.
    """
    if page.after is not None:
        raise SettingError("actors are in the order of their mentions", where="--after", do="use --offset")
    source, values = _source(store, filters, tried)
    sql = f"SELECT {ROW} FROM {source} ORDER BY k.total DESC, k.entity DESC LIMIT ? OFFSET ?"
    return _rows(store, sql, (*values, -1 if page.limit is None else page.limit, page.offset))


def count_actors(store: Store, filters: Filters, most: int, *, tried: int | None = None) -> int:
    """How many actors there are, counted up to a number. Raises `SettingError` for what cannot be asked."""
    source, values = _source(store, filters, tried)
    found: int = store.execute(f"SELECT count(*) FROM (SELECT 1 FROM {source} LIMIT ?)", (*values, most)).fetchone()[0]
    return found


def _source(store: Store, filters: Filters, tried: int | None) -> tuple[str, tuple[object, ...]]:
    """SQL of the entities n that fit and their counts k."""
    who, values = _who(store, filters.party)
    others = replace(filters, party=())
    if others.given():
        events = _events(store, replace(others, once=True), tried)
        source = f"({_counted(events.sql)}) k CROSS JOIN entities n ON n.id = k.entity WHERE {who}"
        return source, (*events.parameters, *values)
    if filters.party:
        return f"entities n CROSS JOIN entity_counts k ON k.entity = n.id WHERE {who}", values
    return "entity_counts k INDEXED BY entity_counts_total CROSS JOIN entities n ON n.id = k.entity WHERE 1", values


def _events(store: Store, filters: Filters, tried: int | None) -> Selection:
    """A statement that gives the ids of the events in which actors are counted."""
    if tried is None:
        return selection_of(store, "events", filters)
    best = way(store, "events", event_terms(store, filters), None, patient=False)
    within = bounded(store, "events", best, "e.id AS id", tried=tried).selection
    return replace(within, sql=f"SELECT id FROM ({within.sql}) LIMIT {tried:d}")


def _counted(events: str) -> str:
    """SQL that counts who takes part in events and who says them."""
    return f"""
        WITH chosen AS MATERIALIZED ({events})
        SELECT entity, sum(acts) AS acts, sum(receives) AS receives, sum(says) AS says,
            count(DISTINCT event / {IDS_OF_ARTICLE}) AS articles, sum(acts) + sum(receives) + sum(says) AS total
        FROM (
            SELECT p.entity, p.event, p.side = 'actor' AS acts, p.side = 'recipient' AS receives, 0 AS says
            FROM chosen CROSS JOIN event_actors p ON p.event = chosen.id
            UNION ALL SELECT s.entity, s.claim, 0, 0, 1
            FROM (SELECT DISTINCT l.claim FROM chosen CROSS JOIN event_claims l ON l.event = chosen.id) l
            CROSS JOIN claim_sayers s ON s.claim = l.claim
        ) GROUP BY entity"""


def _who(store: Store, values: Sequence[str]) -> tuple[str, tuple[object, ...]]:
    """SQL that is true of the entities n that values name."""
    parties = [party_of(store, value, option="--party").condition("n") for value in values]
    tests = " OR ".join(f"({test.replace('n.entity', 'n.id')})" for test, _ in parties)
    return f"({tests})" if tests else "1", tuple(given for _, some in parties for given in some)


def _rows(store: Store, sql: str, values: tuple[object, ...]) -> Iterator[ActorRow]:
    for id, name, kind, country, sector, code, wikidata, acts, receives, says, articles in store.execute(sql, values):
        yield ActorRow(id=id, name=name, kind=kind, country=country or None, sector=sector or None, code=code,
                       wikidata=wikidata, acts=acts, receives=receives, says=says, articles=articles)  # fmt: skip
