"""What is in a workspace at a glance: in short, over time, on a map, and by the values that divide it."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from polybius.errors import SettingError
from polybius.query import (
    FACETS,
    OWN_FILTER_TEXTS,
    Divided,
    Facet,
    FacetName,
    FigureMove,
    Filters,
    HappeningFilters,
    Mapped,
    Overview,
    Timeline,
    Unit,
    facets,
    mapped,
    moved_figures,
    overview,
    timeline,
)
from polybius.serve.answering import answered
from polybius.serve.asking import Asked, Chosen, ChosenHappenings
from polybius.serve.openapi import answers

routes = APIRouter(tags=["Pictures"])

Of = Annotated[list[FacetName], Query(description="Which facets; all when none is named.")]
What = Annotated[Divided, Query(description="Of what: of happenings, or of the mentions of events.")]
Top = Annotated[int, Query(ge=1, le=1000, description="Only so many values of each, the most frequent.")]
Newest = Annotated[int, Query(ge=1, le=200, description="Only so many, the newest.")]
Length = Annotated[
    Unit | None,
    Query(description="The length of a period; longer when there would be very many, readable when none is named."),
]


@routes.get("/overview", **answers(Overview))
def tell_overview(asked: Asked) -> Response:
    """How much there is in the workspace, over what days, what was told last, and which figures changed last."""
    return answered(overview(asked.store))


@routes.get("/timeline", **answers(Timeline))
def count_over_time(asked: Asked, filters: Chosen, by: Length = None) -> Response:
    """Mentions of events over time by quad class, in periods so long that all can be seen at once."""
    return answered(timeline(asked.store, filters, by))


@routes.get("/moves", **answers(tuple[FigureMove, ...]))
def tell_moves(asked: Asked, filters: ChosenHappenings, limit: Newest = 12) -> Response:
    """Figures of the happenings that fit which a later report changed, and who gave them; the newest change first."""
    return answered(moved_figures(asked.store, filters, limit=limit))


@routes.get("/facets", **answers(tuple[Facet, ...]))
def count_facets(
    asked: Asked, filters: ChosenHappenings, of: Of = [], table: What = "happenings", top: Top = 12  # noqa: B006
) -> Response:  # fmt: skip
    """The values that divide what fits, with how much there is of each under all filters but that of the value."""
    return answered(facets(asked.store, _of_table(filters, table), of or FACETS, table=table, top=top))


@routes.get("/map", **answers(Mapped))
def tell_map(asked: Asked, filters: ChosenHappenings, table: What = "happenings") -> Response:
    """What is at known points in the box that is asked for: up to 20,000 points, or else counts by cells of a grid."""
    return answered(mapped(asked.store, _of_table(filters, table), table=table))


def _of_table(filters: HappeningFilters, table: Divided) -> Filters:
    """Filters as a table has them. Raises `SettingError` for those of happenings that events do not have."""
    if table == "happenings":
        return filters
    given = filters.given()
    if own := sorted(given.keys() & OWN_FILTER_TEXTS.keys()):
        raise SettingError("events have no such filter", where=own[0], do="ask with table=happenings, or leave it out")
    return Filters(**given)  # type: ignore[arg-type]
