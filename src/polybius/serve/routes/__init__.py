"""The addresses of the API, one file for each subject, all alike.

A file holds `routes = APIRouter(tags=[…])` and is named in `ROUTES` below. A route parses, calls one function of
query/, collate/ or workspace/, and answers:

    @routes.get("/dyads", **answers(tuple[DyadRow, ...]))
    def list_dyads(asked: Asked, filters: Chosen, top: Top = 20) -> Response:
        \"\"\"One sentence that says what comes back (it goes into the OpenAPI document).\"\"\"
        return answered(dyads(asked.store, filters, top=top))

    @routes.get("/events", **lists(EventRow, MAP))
    def list_events(asked: Asked, filters: Chosen, wanted: Paging, sort: Order = "-day") -> Response:
        return rows_answered(asked, wanted, Listing(name="events", kind=EventRow, sort=sort, after="id",
                             ask=lambda page: events(asked.store, filters, page), count=lambda: counted(…)))

 - plain `def` (it runs in a thread), with the parameters of serve/asking.py: `Asked` (`.store` is a connection that
   only reads, `.editor` is who asks), `Chosen` or `ChosenHappenings` (filters), `Paging` (limit and cursor),
   `Order` or `HappeningOrder`, `Number` (an id);
   each query parameter that is its own is `Annotated[…, Query(description=…)]`;
 - `answers(kind)` and `lists(kind, TABLE or MAP)` of serve/openapi.py describe what comes back; a struct that is asked
   for elsewhere too lives with its question, one that is only told here in serve/answers.py;
 - `answered(value)` and `rows_answered(asked, wanted, listing)` of serve/answering.py make the response;
 - what cannot be is raised: `SettingError` and `InputError` become 400, `AbsentError` 404, `RefusedError(status, …)`
   what it says;
 - a route that writes is `@routes.post(path, **answers(Answer, body=Given))` with a parameter
   `given: Annotated[Given, Depends(body(Given))]`, and writes with `asked.desk.writing()`; who is no editor does not
   get there (door.py).

Hosts, sites, tokens, rate and size limits, ETag and 304, gzip, suffixes and unknown parameters are seen to outside.
"""

from fastapi import APIRouter

from polybius.serve.routes import (
    actors,
    articles,
    codebook,
    corrections,
    export,
    happenings,
    judgements,
    pictures,
    queue,
    reference,
    rows,
    runs,
    search,
    series,
    session,
    sources,
)

ROUTES: tuple[APIRouter, ...] = (
    session.routes,
    rows.routes,
    articles.routes,
    actors.routes,
    sources.routes,
    happenings.routes,
    series.routes,
    pictures.routes,
    search.routes,
    codebook.routes,
    runs.routes,
    export.routes,
    corrections.routes,
    judgements.routes,
    queue.routes,
    reference.routes,
)
