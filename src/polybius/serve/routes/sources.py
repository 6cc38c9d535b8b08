"""Outlets: where their reports come from, who speaks in them, and what figures of theirs others contradict."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from polybius.query import (
    Contradiction,
    Count,
    Reprint,
    SourceRow,
    SourceTold,
    VoiceHeard,
    contradictions,
    count_sources,
    reprints,
    source_told,
    sources,
    voices,
)
from polybius.serve.answering import answered, rows_answered
from polybius.serve.asking import Asked, Paging
from polybius.serve.openapi import answers, lists
from polybius.serve.paging import Listing

routes = APIRouter(tags=["Sources"])

FLOWS = 60

Name = Annotated[str, Path(min_length=1, description="The name of an outlet; it may have slashes.")]
Outlet = Annotated[str | None, Query(min_length=1, description="Only of the outlet of this name.")]
Through = Annotated[bool, Query(description="Only what is known through somebody else.")]
Top = Annotated[int, Query(ge=1, le=500, description="Only so many, those with most first.")]
Few = Annotated[int, Query(ge=1, le=50, description="Only so many, of the happenings told last.")]


@routes.get("/sources", **lists(SourceRow))
def list_sources(asked: Asked, wanted: Paging) -> Response:
    """The outlets, those with most articles first."""
    return rows_answered(asked, wanted, Listing(
        name="sources", kind=SourceRow, ask=lambda page: sources(asked.store, limit=page.limit, offset=page.offset),
        count=lambda: Count(count_sources(asked.store), exact=True),
    ))  # fmt: skip


@routes.get("/reprints", **answers(tuple[Reprint, ...]))
def list_reprints(asked: Asked, source: Outlet = None, top: Top = FLOWS) -> Response:
    """Who prints whom again: how many articles of an outlet go back to another outlet or an agency, and how."""
    return answered(reprints(asked.store, source=source, top=top))


@routes.get("/voices", **answers(tuple[VoiceHeard, ...]))
def list_voices(asked: Asked, source: Outlet = None, through: Through = False, top: Top = FLOWS) -> Response:
    """Who speaks through whom, in which outlet: how many claims each has of a speaker."""
    return answered(voices(asked.store, source=source, through=through, top=top))


@routes.get("/contradictions", **answers(tuple[Contradiction, ...]))
def list_contradictions(
    asked: Asked, source: Annotated[str, Query(min_length=1, description="The name of an outlet.")], top: Few = 8
) -> Response:  # fmt: skip
    """The figures of an outlet that cannot be true together with those of others, in happenings told last."""
    return answered(contradictions(asked.store, source, top=top))


@routes.get("/sources/{name:path}", **answers(SourceTold))
def tell_source(asked: Asked, name: Name) -> Response:
    """One outlet: its counts, whom it prints again, who prints it again, who speaks in it and through whom."""
    return answered(source_told(asked.store, name))
