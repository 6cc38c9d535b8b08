"""What a running desk holds: the workspace it reads, who may write, and the limits it keeps."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from fastapi import FastAPI

from polybius.serve.editors import Editors
from polybius.serve.limits import Buckets
from polybius.serve.readers import Readers
from polybius.serve.sessions import Sessions
from polybius.store import Store, open_store

LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much a client may ask, and for how long an answer may take."""

    per_second: float = 100.0
    burst: int = 400
    attempts_per_minute: float = 6.0
    attempts: int = 6
    address: int = 8192
    body: int = 1_000_000
    seconds: float = 20.0
    stream_seconds: float = 900.0
    count_seconds: float = 0.15
    at_once: int = 16


class Desk:
    """A workspace that is served: `editors` is None when nobody may write, `closed` when all requests need a token."""

    def __init__(
        self, file: Path, *, editors: Editors | None, hosts: tuple[str, ...], closed: bool, limits: Limits
    ) -> None:
        self.file, self.hosts, self.closed, self.limits = file, hosts, closed, limits
        self.readers = Readers(file)
        self.editors = editors
        self.sessions = Sessions(editors)
        self.attempts = Buckets(limits.attempts, limits.attempts_per_minute / 60)
        self._writer = threading.Lock()
        self.room = asyncio.Semaphore(limits.at_once)

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """A connection that writes, for one request at a time. Raises `StoreError` when another program writes long."""
        with self._writer, open_store(self.file, wait=self.limits.seconds) as store:
            yield store


def desk_of(app: FastAPI) -> Desk:
    """The desk of an application."""
    desk: Desk = app.state.desk
    return desk
