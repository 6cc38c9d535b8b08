"""Counts: of mentions by period, and of pairs of countries."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from polybius.query import TOP, Clock, DyadRow, Per, Unit, dyads, series
from polybius.query import Asked as Periods
from polybius.serve.answering import answered
from polybius.serve.answers import SeriesTold
from polybius.serve.asking import Asked, Chosen
from polybius.serve.openapi import answers

routes = APIRouter(tags=["Counts"])

By = Annotated[Unit, Query(description="The length of a period; a week is that of ISO 8601.")]
PerWhat = Annotated[Per, Query(description="A row for each of these in each period.")]
ByClock = Annotated[Clock, Query(description="By the event's own day, or by the day of the article.")]
Top = Annotated[int, Query(ge=1, le=1000, description="Only so many, the most frequent.")]
Also = Annotated[bool, Query(description="Also count the happenings that the mentions tell of.")]


@routes.get("/series", **answers(SeriesTold))
def count_series(
    asked: Asked, filters: Chosen, by: By = "month", per: PerWhat = "all", clock: ByClock = "event", top: Top = TOP,
    happenings: Also = False,
) -> Response:  # fmt: skip
    """Mentions of events by period, with their Goldstein values, and what is not in the counts."""
    found = series(asked.store, filters, Periods(by=by, per=per, clock=clock, top=top, happenings=happenings))
    return answered(SeriesTold(stated=found.stated, keys=found.keys, periods=found.periods, undated=found.undated,
                               wide=found.wide, left_out=found.left_out, rows=tuple(found.rows())))  # fmt: skip


@routes.get("/dyads", **answers(tuple[DyadRow, ...]))
def count_dyads(asked: Asked, filters: Chosen, top: Top = TOP) -> Response:
    """Pairs of countries with most mentions of what one did to the other."""
    return answered(dyads(asked.store, filters, top=top))
