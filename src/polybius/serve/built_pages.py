"""The pages that Vite built: files as they are, and the first page for every other address."""

from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse, PlainTextResponse

from polybius.serve.gateway import API
from polybius.serve.problems import RefusedError

PAGES = Path(__file__).with_name("pages")
FOREVER = "public, max-age=31536000, immutable"
NOT_BUILT = "The pages are not built (in a checkout, make serve builds them): there is only the JSON API, /api/v1\n"
HASHED = "assets"


def serve_pages(app: FastAPI, folder: Path = PAGES) -> None:
    """Let an application serve the pages of a folder; this route must be its last."""
    root = folder.resolve()

    @app.get("/{path:path}", include_in_schema=False)
    def page(request: Request, path: str) -> Response:
        if request.url.path.startswith(API) or request.url.path == API.rstrip("/"):
            raise RefusedError(404, "there is nothing at this address", where=request.url.path[:200],
                               do="see /api/v1/openapi.json for what can be asked")  # fmt: skip
        return page_of(root, path)


def page_of(root: Path, path: str) -> Response:
    """The file at a path below a folder; else its first page, which knows all addresses of the desk."""
    first = root / "index.html"
    if not first.is_file():
        return PlainTextResponse(NOT_BUILT, 503)
    asked = _file(root, path)
    if asked is not None:
        hashed = asked.relative_to(root).parts[0] == HASHED
        return FileResponse(asked, headers={"Cache-Control": FOREVER if hashed else "no-cache"})
    if path.startswith(f"{HASHED}/"):
        return PlainTextResponse("there is no such file\n", 404)
    return FileResponse(first, headers={"Cache-Control": "no-cache"})


def _file(root: Path, path: str) -> Path | None:
    """The file a path names, if it is one below the folder."""
    if "\0" in path or len(path) > 1000:
        return None
    asked = (root / path).resolve()
    return asked if asked.is_relative_to(root) and asked.is_file() else None
