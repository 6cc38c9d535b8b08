"""Actors across articles."""

from fastapi import APIRouter, Response

from polybius.query import ActorRow, actors, count_actors
from polybius.serve.answering import COUNTED, Listing, rows_answered, up_to
from polybius.serve.asking import Asked, Chosen, Paging
from polybius.serve.openapi import lists

routes = APIRouter(tags=["Actors"])


@routes.get("/actors", **lists(ActorRow))
def list_actors(asked: Asked, filters: Chosen, wanted: Paging) -> Response:
    """The actors, most mentioned first: `party` says who, other filters in which events they are counted."""
    return rows_answered(asked, wanted, Listing(
        name="actors", kind=ActorRow, ask=lambda page: actors(asked.store, filters, page),
        count=lambda: up_to(COUNTED, count_actors(asked.store, filters, COUNTED)),
    ))  # fmt: skip
