"""Events, tolls and claims: rows with their words."""

from fastapi import APIRouter, Response

from polybius.query import ClaimRow, EventRow, TollRow, claims, counted, events, row_of_uid, tolls
from polybius.serve.answering import answered, rows_answered
from polybius.serve.asking import Asked, Chosen, Order, Paging
from polybius.serve.openapi import MAP, answers, lists
from polybius.serve.paging import Listing

routes = APIRouter(tags=["Rows"])


@routes.get("/events", **lists(EventRow, MAP))
def list_events(asked: Asked, filters: Chosen, wanted: Paging, sort: Order = "-day") -> Response:
    """The events that fit: one row for each mention."""
    return rows_answered(asked, wanted, Listing(
        name="events", kind=EventRow, sort=sort, after="id", ask=lambda page: events(asked.store, filters, page),
        count=lambda: counted(asked.store, "events", filters),
    ))  # fmt: skip


@routes.get("/tolls", **lists(TollRow))
def list_tolls(asked: Asked, filters: Chosen, wanted: Paging, sort: Order = "-day") -> Response:
    """The figures that fit: one row for each number in a text."""
    return rows_answered(asked, wanted, Listing(
        name="tolls", kind=TollRow, sort=sort, after="id", ask=lambda page: tolls(asked.store, filters, page),
        count=lambda: counted(asked.store, "tolls", filters),
    ))  # fmt: skip


@routes.get("/claims", **lists(ClaimRow))
def list_claims(asked: Asked, filters: Chosen, wanted: Paging, sort: Order = "-day") -> Response:
    """The claims that fit: one row for each time somebody says something."""
    return rows_answered(asked, wanted, Listing(
        name="claims", kind=ClaimRow, sort=sort, after="id", ask=lambda page: claims(asked.store, filters, page),
        count=lambda: counted(asked.store, "claims", filters),
    ))  # fmt: skip


@routes.get("/events/{uid}", **answers(EventRow))
def tell_event(asked: Asked, uid: str) -> Response:
    """One event, also one that somebody has rejected."""
    return answered(row_of_uid(asked.store, "events", uid))


@routes.get("/tolls/{uid}", **answers(TollRow))
def tell_toll(asked: Asked, uid: str) -> Response:
    """One figure, also one that somebody has rejected."""
    return answered(row_of_uid(asked.store, "tolls", uid))


@routes.get("/claims/{uid}", **answers(ClaimRow))
def tell_claim(asked: Asked, uid: str) -> Response:
    """One claim, also one that somebody has rejected."""
    return answered(row_of_uid(asked.store, "claims", uid))
