"""Who did what to whom, as a network of actors: the pairs with most mentions under filters, and their actors."""

from collections import Counter
from typing import Any

import msgspec
from msgspec.structs import replace

from polybius.query.bounded import rows_within
from polybius.query.event_terms import event_terms
from polybius.query.evidence import listed
from polybius.query.filters import REAL, Filters
from polybius.query.series_asked import HUNDREDTHS
from polybius.store import Store

TOP = 60
TRIED = 12_000  # pairs in events, the newest first
KEPT = "SELECT actor, recipient, mentions, goldstein FROM actor_pairs ORDER BY mentions DESC, actor, recipient LIMIT ?"
SIDES = (
    " CROSS JOIN event_actors p ON p.event = e.id CROSS JOIN event_actors q ON q.event = e.id "
    "AND q.entity <> p.entity AND ((p.side = 'actor' AND q.side = 'recipient') OR e.symmetric)"
)
NODES = """
    SELECT n.id, n.name, n.kind, n.code, n.country, coalesce(k.total, 0) FROM json_each(?) j
    CROSS JOIN entities n ON n.id = j.value LEFT JOIN entity_counts k ON k.entity = n.id ORDER BY n.id"""


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """An actor, and in how many mentions and claims of the whole workspace it is."""

    entity: int
    name: str
    kind: str
    code: str
    country: str | None
    total: int


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """Mentions of what one actor did to another, and the mean of their Goldstein values."""

    actor: int
    recipient: int
    mentions: int
    goldstein_mean: float


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """The pairs with most mentions, and who is in them; not `exact` where only the newest events were looked at."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    exact: bool


def network(store: Store, filters: Filters, *, top: int = TOP) -> Network:
    """The network of what happened (or of the statuses asked for), each restated mention once.

    Raises `SettingError` for what cannot be asked.
    """
    exact = True
    if filters.given().keys() <= {"once"}:
        found = store.execute(KEPT, (top,)).fetchall()
    else:
        terms = event_terms(store, replace(filters, once=True, status=filters.status or REAL))
        columns = (
            f"e.id AS event, p.entity AS a, q.entity AS b, CAST(round(e.goldstein * {HUNDREDTHS}) AS INTEGER) AS g"
        )
        rows, exact = rows_within(store, "events", terms, columns, SIDES, tried=TRIED)
        found = _most_frequent(rows, top)
    return _network(store, found, exact)


def _most_frequent(rows: list[tuple[Any, ...]], top: int) -> list[tuple[Any, ...]]:
    """The pairs of most events, each event once, with the sum of their values."""
    mentions: Counter[tuple[int, int]] = Counter()
    scores: Counter[tuple[int, int]] = Counter()
    for _, actor, recipient, score in dict.fromkeys(rows):
        mentions[actor, recipient] += 1
        scores[actor, recipient] += score
    ordered = sorted(mentions, key=lambda pair: (-mentions[pair], pair))[:top]
    return [(*pair, mentions[pair], scores[pair]) for pair in ordered]


def _network(store: Store, found: list[tuple[Any, ...]], exact: bool) -> Network:
    ids = sorted({id for actor, recipient, *_ in found for id in (actor, recipient)})
    return Network(
        nodes=tuple(
            Node(entity=id, name=name, kind=kind, code=code, country=country or None, total=total)
            for id, name, kind, code, country, total in store.execute(NODES, (listed(ids),))
        ),
        edges=tuple(
            Edge(actor=a, recipient=b, mentions=n, goldstein_mean=round(score / HUNDREDTHS / n, 3))
            for a, b, n, score in found
        ),
        exact=exact,
    )
