"""The application: layers around the routes, the routes, and the pages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.middleware.gzip import GZipMiddleware

from polybius.serve.addresses import Addresses
from polybius.serve.built_pages import PAGES, serve_pages
from polybius.serve.desk import LOCAL_HOSTS, Desk, Limits
from polybius.serve.door import Door
from polybius.serve.editors import Editors
from polybius.serve.freshness import Freshness
from polybius.serve.gateway import ROOT
from polybius.serve.openapi import document, parameters_of
from polybius.serve.problems import RefusedError, tell_errors
from polybius.serve.routes import ROUTES
from polybius.serve.security import Guard

SMALL = 1000


def create_app(
    file: Path, *, editors: Editors | None = None, allow_hosts: tuple[str, ...] = (), closed: bool = False,
    limits: Limits | None = None, pages: Path = PAGES,
) -> FastAPI:  # fmt: skip
    """The desk of a workspace.

    `editors` may write, nobody when it is None; when it is `closed` they alone may read. `allow_hosts` are names by
    which the desk is known besides those of this computer. Raises `StoreError` for a file that is no workspace.
    """
    desk = Desk(file, editors=editors, hosts=(*LOCAL_HOSTS, *allow_hosts), closed=closed, limits=limits or Limits())
    desk.readers.version()

    @asynccontextmanager
    async def open_until_end(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.readers.close()

    app = _with_routes(open_until_end)
    app.state.desk = desk
    serve_pages(app, pages)
    for layer, given in (
        (Addresses, {}), (Freshness, {"desk": desk}), (Door, {"desk": desk}),
        (GZipMiddleware, {"minimum_size": SMALL, "compresslevel": 5}), (Guard, {"desk": desk}),
    ):  # fmt: skip
        app.add_middleware(layer, **given)
    return app


def document_of_routes() -> dict[str, Any]:
    """The OpenAPI document of the desk, whatever the workspace."""
    return _with_routes(None).openapi()


def _with_routes(lifespan: Any) -> FastAPI:
    app = FastAPI(title="Polybius", version=version("polybius"), docs_url=None, redoc_url=None, openapi_url=None,
                  lifespan=lifespan, redirect_slashes=False)  # fmt: skip
    tell_errors(app)
    for routes in ROUTES:
        app.include_router(routes, prefix=ROOT, dependencies=[Depends(refuse_unknown)])
    made: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        made.update(made or document(app))
        return made

    app.openapi = openapi  # type: ignore[method-assign]
    return app


async def refuse_unknown(request: Request) -> None:
    """Raise `RefusedError` for a parameter that no route has: left unread, it would make an answer that is wrong."""
    path = ROOT + request.scope["route"].path_format.removeprefix(ROOT)
    known = parameters_of(request.app.openapi(), path, request.method)
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        do = f"the parameters are {', '.join(sorted(known))}" if known else "leave it out"
        raise RefusedError(400, "there is no such parameter", where=unknown[0][:100], do=do)
