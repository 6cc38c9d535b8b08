"""Happenings: what mentions of several articles tell of together."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from msgspec.structs import replace

from polybius.ledger import Ledger, ledger_of
from polybius.query import HappeningFilters, HappeningRow, happenings
from polybius.serve.answering import Listing, answered, rows_answered
from polybius.serve.asking import Asked, Chosen, Paging
from polybius.serve.openapi import MAP, answers, lists
from polybius.workspace.evidence import HappeningTold, happening_told

routes = APIRouter(tags=["Happenings"])

AtLeast = Annotated[int, Query(ge=1, le=1_000_000, description="Told of by so many articles.")]
Rules = Annotated[list[str], Query(description="Rules of low, best and high: see /rules.")]


@routes.get("/happenings", **lists(HappeningRow, MAP))
def list_happenings(asked: Asked, filters: Chosen, wanted: Paging, at_least: AtLeast = 1) -> Response:
    """The happenings by day that have an event which fits."""
    chosen = HappeningFilters(**filters.given(), articles=at_least if at_least > 1 else 0)  # type: ignore[arg-type]
    return rows_answered(asked, wanted, Listing(
        name="happenings", kind=HappeningRow, sort="day",
        ask=lambda page: happenings(asked.store, chosen, replace(page, sort="day", after=None)),
    ))  # fmt: skip


@routes.get("/happenings/{id}", **answers(HappeningTold))
def tell_happening(asked: Asked, id: str) -> Response:
    """A happening with its reports, their words, the pairings it rests on, and what people have judged of it."""
    return answered(happening_told(asked.store, id))


@routes.get("/happenings/{id}/ledger", **answers(Ledger))
def tell_ledger(asked: Asked, id: str, rule: Rules = ["authority", "majority", "range"]) -> Response:  # noqa: B006
    """Every figure of a happening with who says so, how they changed, and what rules make of them."""
    return answered(ledger_of(asked.store, id, rules=rule))
