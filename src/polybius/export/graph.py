"""Who deals with whom: actors as nodes, and an edge for each who-to-whom with its counts."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from polybius.export.dyads import dyads
from polybius.export.told import Deed, Party

type Values = dict[str, str | int | float]


class Tie(msgspec.Struct):
    """What one actor did to another: how many events, of which class, how they weigh, and from when to when."""

    events: int = 0
    mutual: int = 0
    goldstein: float = 0.0
    quads: Counter[int] = msgspec.field(default_factory=Counter)
    first_day: str = ""
    last_day: str = ""
    uids: list[str] = msgspec.field(default_factory=list)


class Graph(msgspec.Struct):
    """Actors by id, and ties by the ids of who and to whom."""

    actors: dict[int, Party] = msgspec.field(default_factory=dict)
    ties: dict[tuple[int, int], Tie] = msgspec.field(default_factory=dict)


UIDS = 20
QUADS = {1: "verbal_cooperation", 2: "material_cooperation", 3: "verbal_conflict", 4: "material_conflict"}
NODE_TYPES = {
    "name": "string",
    "kind": "string",
    "country": "string",
    "sector": "string",
    "code": "string",
    "wikidata": "string",
}
EDGE_TYPES = {
    "weight": "integer", "mutual": "integer", "goldstein": "float", **dict.fromkeys(QUADS.values(), "integer"),
    "first_day": "string", "last_day": "string", "uids": "string",
}  # fmt: skip


def graph_of(deeds: Iterable[Deed]) -> Graph:
    """The graph of events; one with a party missing adds its actor alone."""
    graph = Graph()
    for deed in deeds:
        told = deed.main
        for dyad in dyads(told):
            for party in (dyad.source, dyad.target):
                if party is not None:
                    graph.actors.setdefault(party.entity, party)
            if dyad.source is None or dyad.target is None:
                continue
            tie = graph.ties.setdefault((dyad.source.entity, dyad.target.entity), Tie())
            _count(tie, deed)
    return graph


def _count(tie: Tie, deed: Deed) -> None:
    told = deed.main
    tie.events += 1
    tie.mutual += told.symmetric
    tie.goldstein += told.goldstein
    tie.quads[told.quad] += 1
    if told.day_from:
        tie.first_day = min(tie.first_day or told.day_from, told.day_from)
        tie.last_day = max(tie.last_day, told.day_to or told.day_from)
    if len(tie.uids) < UIDS:
        tie.uids.append(told.uid)


def nodes(graph: Graph) -> Iterator[tuple[int, Values]]:
    """The actors with their values, by id."""
    for id, party in sorted(graph.actors.items()):
        values = {"name": party.name, "kind": party.kind, "country": party.country or "", "sector": party.sector or "",
                  "code": party.code, "wikidata": party.wikidata or ""}  # fmt: skip
        yield id, dict(values)


def edges(graph: Graph) -> Iterator[tuple[int, int, Values]]:
    """The ties with their values; `goldstein` is the mean, `weight` the number of events, `uids` the first of them."""
    for (source, target), tie in sorted(graph.ties.items()):
        quads = {name: tie.quads[quad] for quad, name in QUADS.items()}
        yield source, target, {
            "weight": tie.events, "mutual": tie.mutual, "goldstein": round(tie.goldstein / tie.events, 3), **quads,
            "first_day": tie.first_day, "last_day": tie.last_day, "uids": " ".join(tie.uids),
        }  # fmt: skip
