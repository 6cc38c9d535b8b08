"""Answers that are still good are not sent again: a tag on each, made of the version of the workspace."""

import hashlib

from fastapi import Response
from fastapi.concurrency import run_in_threadpool

from polybius.errors import PolybiusError
from polybius.serve.desk import Desk
from polybius.serve.gateway import API, Application, Receive, Scope, Send, header, with_headers
from polybius.serve.problems import problem_of

KEEP = {"Cache-Control": "private, no-cache", "Vary": "Accept, Authorization, Cookie"}


class Freshness:
    """The layer that answers 304 before anything is asked of the workspace."""

    def __init__(self, app: Application, *, desk: Desk) -> None:
        self.app, self.desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and tag its answer, unless the client has it already."""
        if scope["type"] != "http" or not scope["path"].startswith(API):
            await self.app(scope, receive, send)
            return
        if scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, with_headers(send, {"Cache-Control": "no-store"}))
            return
        try:
            tag = tag_of(scope, await run_in_threadpool(self.desk.readers.version))
        except PolybiusError as error:
            await problem_of(error)(scope, receive, send)
            return
        headers = {"ETag": tag, **KEEP}
        had = [each.strip().removeprefix("W/") for each in header(scope, "if-none-match").split(",")]
        if tag.removeprefix("W/") in had:
            await Response(status_code=304, headers=headers)(scope, receive, send)
            return
        tagged = with_headers(send, headers, only=lambda status: status == 200)
        await self.app(scope, receive, with_headers(tagged, {"Cache-Control": "no-store"}, only=lambda s: s != 200))


def tag_of(scope: Scope, version: str) -> str:
    """The tag of the answer to a request: the same as long as the workspace and the question are."""
    asked = (version, scope["path"], scope["query_string"].decode("latin-1"), header(scope, "accept"),
             str(scope.get("state", {}).get("editor")))  # fmt: skip
    return f'W/"{hashlib.sha256("\n".join(asked).encode()).hexdigest()[:24]}"'
