"""Happenings: what mentions of several articles tell of together."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from polybius.ledger import Ledger, ledger_of
from polybius.query import HappeningRow, count_happenings, happenings
from polybius.serve.answering import answered, rows_answered
from polybius.serve.asking import Asked, ChosenHappenings, HappeningOrder, Paging
from polybius.serve.openapi import MAP, answers, lists
from polybius.serve.paging import Listing
from polybius.workspace.evidence import HappeningTold, happening_told

routes = APIRouter(tags=["Happenings"])

Rules = Annotated[list[str], Query(description="Rules of low, best and high: see /rules.")]


@routes.get("/happenings", **lists(HappeningRow, MAP))
def list_happenings(
    asked: Asked, filters: ChosenHappenings, wanted: Paging, sort: HappeningOrder = "-day"
) -> Response:  # fmt: skip
    """The happenings that fit; filters of events hold for one of their mentions."""
    return rows_answered(asked, wanted, Listing(
        name="happenings", kind=HappeningRow, sort=sort, after="number",
        ask=lambda page: happenings(asked.store, filters, page),
        count=lambda: count_happenings(asked.store, filters),
    ))  # fmt: skip


@routes.get("/happenings/{id}", **answers(HappeningTold))
def tell_happening(asked: Asked, id: str) -> Response:
    """A happening with its reports, their words, the pairings it rests on, and what people have judged of it."""
    return answered(happening_told(asked.store, id))


@routes.get("/happenings/{id}/ledger", **answers(Ledger))
def tell_ledger(asked: Asked, id: str, rule: Rules = ["authority", "majority", "range"]) -> Response:  # noqa: B006
    """Every figure of a happening with who says so, how they changed, and what rules make of them."""
    return answered(ledger_of(asked.store, id, rules=rule))
