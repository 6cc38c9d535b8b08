"""Actors across articles, each by itself and as a network of who did what to whom."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from polybius.query import ActorRow, EntityTold, Network, actors, count_actors, entity_told, network
from polybius.serve.answering import answered, rows_answered
from polybius.serve.asking import Asked, Chosen, Number, Paging
from polybius.serve.openapi import answers, lists
from polybius.serve.paging import COUNTED, Listing, up_to

routes = APIRouter(tags=["Actors"])

TRIED = 10_000  # the newest events in which actors are counted
PAIRS = 60

Pairs = Annotated[int, Query(ge=1, le=500, description="Only so many pairs, those with most mentions.")]


@routes.get("/actors", **lists(ActorRow))
def list_actors(asked: Asked, filters: Chosen, wanted: Paging) -> Response:
    """The actors, most mentioned first: `party` says who; other filters in which events, of the newest, they count."""
    return rows_answered(asked, wanted, Listing(
        name="actors", kind=ActorRow, ask=lambda page: actors(asked.store, filters, page, tried=TRIED),
        count=lambda: up_to(COUNTED, count_actors(asked.store, filters, COUNTED, tried=TRIED)),
    ))  # fmt: skip


@routes.get("/actors/{id}", **answers(EntityTold))
def tell_actor(asked: Asked, id: Number) -> Response:
    """One actor: names used for it and by whom, offices, counterparts, months, what it says and through whom."""
    return answered(entity_told(asked.store, id))


@routes.get("/network", **answers(Network))
def tell_network(asked: Asked, filters: Chosen, top: Pairs = PAIRS) -> Response:
    """Who did what happened to whom: the pairs of actors with most mentions, and the mean of their Goldstein values."""
    return answered(network(asked.store, filters, top=top))
