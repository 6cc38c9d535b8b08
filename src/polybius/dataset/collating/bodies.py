"""Accounts as they are compared, one behind another in files: read by where they begin, the last used kept."""

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from types import TracebackType

import msgspec

from polybius.collate.account import Account
from polybius.collate.filing import decoder
from polybius.ledger import Entry

REMEMBERED = 10_000
OPEN = 200  # files at a time
entries_decoder = msgspec.msgpack.Decoder(tuple[Entry, ...])


class BodiesWritten:
    """A file of bodies that is being written."""

    def __init__(self, folder: Path, part: int) -> None:
        self._stream = _file(folder, part).open("wb")
        self._at = 0

    def __enter__(self) -> "BodiesWritten":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._stream.close()

    def add(self, bodies: Iterable[bytes]) -> list[int]:
        """Add bodies; where each begins."""
        begins = []
        for body in bodies:
            begins.append(self._at)
            self._stream.write(body)
            self._at += len(body)
        return begins


class Bodies:
    """The files of bodies of a scratch folder."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)
        self._files: dict[int, int] = {}
        self.account = lru_cache(maxsize=REMEMBERED)(self._account)

    def close(self) -> None:
        """Close the files, and forget what was read."""
        for file in self._files.values():
            os.close(file)
        self._files.clear()
        self.account.cache_clear()

    def _account(self, part: int, at: int, size: int) -> Account:
        return decoder.decode(self._read(part, at, size))

    def told(self, part: int, at: int, size: int, entries: int) -> tuple[Account, tuple[Entry, ...]]:
        """An account and its figures, which stand behind it."""
        read = self._read(part, at, size + entries)
        return decoder.decode(read[:size]), entries_decoder.decode(read[size:]) if entries else ()

    def _read(self, part: int, at: int, size: int) -> bytes:
        file = self._files.pop(part, None)
        if file is None:
            file = os.open(_file(self._folder, part), os.O_RDONLY)
            if len(self._files) >= OPEN:
                os.close(self._files.pop(next(iter(self._files))))
        self._files[part] = file  # behind all that were used before
        return os.pread(file, size, at)


@lru_cache(maxsize=1)
def bodies_in(folder: str) -> Bodies:
    """The bodies of a scratch folder, which each process opens once."""
    return Bodies(folder)


def _file(folder: Path, part: int) -> Path:
    return folder / f"bodies.{part:05}"
