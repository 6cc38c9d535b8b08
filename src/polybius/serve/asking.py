"""What a request asks: filters, page and form, each declared once so that the OpenAPI document describes it."""

import inspect
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import Annotated, Any, get_type_hints

import msgspec
from fastapi import Depends, Path, Query, Request
from fastapi.concurrency import run_in_threadpool

from polybius.query import FILTER_TEXTS, OWN_FILTER_TEXTS, Filters, FilterText, HappeningFilters, HappeningSort, Sort
from polybius.serve.desk import Desk, desk_of
from polybius.serve.paging import LARGEST, MANY, Place, place_of
from polybius.serve.problems import RefusedError
from polybius.serve.readers import Lent
from polybius.store import Store
from polybius.workspace.row_forms import Form

MOST = 1000
USUAL = 50
LIKED = re.compile(r"\bq\s*=\s*([01](?:\.\d*)?)")
MEDIA: dict[Form, str] = {
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "parquet": "application/vnd.apache.parquet",
}


class Question(msgspec.Struct, frozen=True):
    """One request: the desk it comes to, a connection to read with, and the form in which the answer is wanted."""

    request: Request
    desk: Desk
    lent: Lent
    form: Form | None

    @property
    def store(self) -> Store:
        """The workspace, to be read."""
        return self.lent.store

    @property
    def editor(self) -> str | None:
        """Who asks, when that is known."""
        name: str | None = self.request.state.editor
        return name


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which rows of all that fit: how many at most, from where on, and whether all that fit are counted."""

    limit: int | None
    place: Place
    counted: bool


async def _question(request: Request) -> AsyncIterator[Question]:
    """A connection for the time of the request, also of an answer that is streamed."""
    desk = desk_of(request.app)
    form = form_of(request)
    async with desk.room:
        lent = await run_in_threadpool(desk.readers.lend, desk.limits.seconds)
        try:
            yield Question(request, desk, lent, form)
        finally:
            desk.readers.take_back(lent)


def form_of(request: Request) -> Form | None:
    """The form by suffix or by the Accept header; None when any will do."""
    if suffix := request.scope.get("suffix"):
        return next(form for form in MEDIA if form == suffix)
    parts = [part.partition(";") for part in request.headers.get("accept", "").lower().split(",")]
    accepted = sorted(((_liking(more), media.strip()) for media, _, more in parts), key=lambda each: -each[0])
    return next((form for _, media in accepted for form in MEDIA if media == MEDIA[form]), None)


def _liking(parameters: str) -> float:
    """How much a form is liked, by its q-value."""
    found = LIKED.search(parameters)
    return float(found[1]) if found else 1.0


def _filters_of[Asking: Filters](kind: type[Asking], texts: Mapping[str, FilterText]) -> Callable[..., Any]:
    """A dependency that reads filters from the query; its signature is what the OpenAPI document describes."""

    async def read(**given: Any) -> Asking:
        chosen = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
        return msgspec.convert(chosen, kind)

    types = get_type_hints(kind)
    parameters = [_parameter(name, told, types[name], getattr(kind(), name)) for name, told in texts.items()]
    read.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return read


def _parameter(name: str, told: FilterText, kind: Any, default: object) -> inspect.Parameter:
    """The query parameter of a filter."""
    if kind == tuple[int, ...]:
        kind = list[Annotated[int, Query(ge=1, le=4)]]
    elif kind == tuple[str, ...]:
        kind = list[str]
    elif kind in (int, int | None):
        kind = Annotated[kind, Query(ge=0, le=MANY)]
    described = Query(description=f"{told.text} ({told.value})" if kind is not bool else told.text)
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=Annotated[kind, described],
                             default=[] if default == () else default)  # fmt: skip


Asked = Annotated[Question, Depends(_question)]
Chosen = Annotated[Filters, Depends(_filters_of(Filters, FILTER_TEXTS))]
OF_HAPPENINGS = {**FILTER_TEXTS, **OWN_FILTER_TEXTS}
ChosenHappenings = Annotated[HappeningFilters, Depends(_filters_of(HappeningFilters, OF_HAPPENINGS))]
Order = Annotated[Sort, Query(description="Newest day first, oldest first, or as the articles were ingested.")]
HappeningOrder = Annotated[
    HappeningSort, Query(description="By day, newest report, origins, articles or best figure; - is downward.")
]
Number = Annotated[int, Path(ge=1, le=LARGEST)]


async def _wanted(
    limit: Annotated[
        int | None,
        Query(ge=0, le=MANY, description="At most so many rows; a page of JSON has 50, and never more than 1000."),
    ] = None,
    cursor: Annotated[str, Query(description="`next` of the page before.")] = "",
    counted: Annotated[
        bool, Query(description="Whether all that fit are counted too; without, the rows come sooner.")
    ] = True,
) -> Wanted:
    return Wanted(limit=limit, place=place_of(cursor) if cursor else Place(), counted=counted)


def body[Kind](kind: type[Kind]) -> Callable[[Request], Awaitable[Kind]]:
    """A dependency that reads a struct from the body. It raises `RefusedError` for anything else."""

    async def read(request: Request) -> Kind:
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != MEDIA["json"]:
            raise RefusedError(415, "the body is not JSON", where="Content-Type", do="send application/json")
        try:
            return msgspec.json.decode(await request.body(), type=kind)
        except (ValueError, msgspec.MsgspecError) as error:
            raise RefusedError(400, str(error), where="body", do="see /api/v1/openapi.json") from error

    return read


Paging = Annotated[Wanted, Depends(_wanted)]
