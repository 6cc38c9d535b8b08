"""Errors as the client sees them: what is wrong, where, what to do; never how the program is made."""

import sqlite3
from typing import Any

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import HTTPException, RequestValidationError

from polybius.errors import AbsentError, ChangedError, PolybiusError, StoreError
from polybius.serve.headers import HEADERS
from polybius.serve.options import as_parameters
from polybius.serve.readers import took_too_long

PROBLEM = "application/problem+json"
STATUSES: dict[int, tuple[str, str]] = {
    404: ("there is nothing at this address", "see /api/v1/openapi.json for what can be asked"),
    405: ("this cannot be done here", "see /api/v1/openapi.json for what can be done"),
}
SLOW = ("the question takes too long", "ask for fewer rows: a shorter time, one country, one type")


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong, where, and what to do about it; `now` is there when something was changed meanwhile: how it is."""

    what: str
    where: str = ""
    do: str = ""
    status: int
    now: Any = msgspec.UNSET


class RefusedError(PolybiusError):
    """A request that is not answered, and with which status."""

    def __init__(self, status: int, what: str, *, where: str = "", do: str = "", after: int | None = None) -> None:
        self.status, self.after = status, after
        super().__init__(what, where=where, do=do)


def problem(
    status: int, what: str, *, where: str = "", do: str = "", after: int | None = None, now: object = msgspec.UNSET
) -> Response:
    """The answer to a request that cannot be answered; `after` so many seconds it may be."""
    body = msgspec.json.encode(Problem(what=what, where=where, do=do, status=status, now=now))
    headers = {"Retry-After": str(after)} if after is not None else None
    return Response(body, status, headers, media_type=PROBLEM)


def problem_of(error: PolybiusError) -> Response:
    """The answer to what Polybius cannot do; options of the command line become parameters."""
    if isinstance(error, RefusedError):
        return problem(error.status, error.what, where=error.where, do=error.do, after=error.after)
    if isinstance(error, AbsentError):
        return problem(404, error.what, do="")
    if isinstance(error, ChangedError):
        return problem(409, error.what, do=as_parameters(error.do), now=error.now)
    if isinstance(error, StoreError):
        return problem(503, error.what, do="see what the server says")
    return problem(400, error.what, where=as_parameters(error.where), do=as_parameters(error.do))


def tell_errors(app: FastAPI) -> None:
    """Let an application answer errors so."""

    @app.exception_handler(PolybiusError)
    async def _(_request: Request, error: PolybiusError) -> Response:
        return problem_of(error)

    @app.exception_handler(RequestValidationError)
    async def _(_request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        return problem(400, str(first["msg"]), where=where, do="correct it: see /api/v1/openapi.json")

    @app.exception_handler(404)
    @app.exception_handler(405)
    async def _(request: Request, error: HTTPException) -> Response:
        what, do = STATUSES[error.status_code]
        return problem(error.status_code, what, where=request.url.path, do=do)

    @app.exception_handler(sqlite3.OperationalError)
    async def _(_request: Request, error: sqlite3.OperationalError) -> Response:
        if took_too_long(error):
            return problem(503, SLOW[0], do=SLOW[1])
        raise error

    @app.exception_handler(Exception)
    async def _(_request: Request, _error: Exception) -> Response:
        answer = problem(500, "something went wrong here", do="see what the server says, and report it")
        answer.headers.update(HEADERS | {"Cache-Control": "no-store"})  # this answer passes no other layer
        return answer
