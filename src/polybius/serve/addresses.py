"""Requests in plain form: `/events.csv?type=` is `/events` as CSV, a parameter without a value is none, HEAD is GET."""

import re

from polybius.serve.gateway import ROOT, Application, Receive, Scope, Send

SUFFIXED = re.compile(rf"({re.escape(ROOT)}/[a-z]+)\.(json|jsonl|csv|geojson|parquet)")


class Addresses:
    """The layer that takes the form from the end of an address (`scope["suffix"]`), and leaves out what is empty."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its plain address."""
        if scope["type"] == "http":
            if found := SUFFIXED.fullmatch(scope["path"]):
                scope = {**scope, "path": found[1], "raw_path": found[1].encode(), "suffix": found[2]}
            given = scope["query_string"].split(b"&")
            method = "GET" if scope["method"] == "HEAD" else scope["method"]  # the server leaves out the body
            scope = {
                **scope,
                "method": method,
                "query_string": b"&".join(each for each in given if not each.endswith(b"=")),
            }
        await self.app(scope, receive, send)
