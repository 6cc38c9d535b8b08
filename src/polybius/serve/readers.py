"""Connections that read the workspace, lent to one request after the other while other programs write."""

import secrets
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec

from polybius.store import Store, open_store

KEPT = 8  # connections that stay open when nobody asks
STEPS = 20_000  # of SQLite, between two looks at the clock


class Lent(msgspec.Struct):
    """A connection in use, and when its time is over."""

    store: Store
    closing: ExitStack
    until: float = 0.0

    def over(self) -> bool:
        """Whether SQLite should give up."""
        return time.monotonic() > self.until


class Readers:
    """The connections to one file; each is used by one request at a time, by whichever thread."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._free: list[Lent] = []
        self._lock = threading.Lock()
        self._watcher: Lent | None = None
        self._start = secrets.token_hex(4)

    def lend(self, seconds: float) -> Lent:
        """A connection whose questions may take so long; from the first on, all see the workspace as it was then.

        Raises `StoreError` for a file that cannot be read.
        """
        with self._lock:
            lent = self._free.pop() if self._free else None
        lent = lent or self._opened()
        lent.store.execute("BEGIN")
        lent.until = time.monotonic() + seconds
        return lent

    def take_back(self, lent: Lent) -> None:
        """Keep a connection for the next request, or close it when there are enough."""
        lent.until = float("inf")
        lent.store.rollback()
        with self._lock:
            if len(self._free) < KEPT:
                self._free.append(lent)
                return
        lent.closing.close()

    def version(self) -> str:
        """What changes whenever the workspace does. Raises `StoreError` for a file that cannot be read."""
        with self._lock:
            self._watcher = self._watcher or self._opened()
            number = self._watcher.store.execute("PRAGMA data_version").fetchone()[0]
        return f"{self._start}-{number}"

    def close(self) -> None:
        """Close all that is not in use."""
        with self._lock:
            lent = [*self._free, *([self._watcher] if self._watcher else [])]
            self._free, self._watcher = [], None
        for each in lent:
            each.closing.close()

    def _opened(self) -> Lent:
        closing = ExitStack()
        lent = Lent(closing.enter_context(open_store(self.file, write=False, threads=True)), closing)
        lent.until = float("inf")
        lent.store.set_progress_handler(lent.over, STEPS)
        return lent


@contextmanager
def hurried(lent: Lent, seconds: float) -> Iterator[None]:
    """Let questions take no longer than so many seconds, and no longer than they might."""
    until = lent.until
    lent.until = min(until, time.monotonic() + seconds)
    try:
        yield
    finally:
        lent.until = until


def took_too_long(error: sqlite3.Error) -> bool:
    """Whether SQLite gave up because the time was over."""
    return getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT"
