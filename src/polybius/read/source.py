"""One input: what its articles are called, where it is, how to open it; and how to say that it cannot be read."""

from collections.abc import Callable
from pathlib import Path
from typing import IO

import msgspec

from polybius.vocabulary import Failure


class Source(msgspec.Struct, frozen=True):
    """One input: the name its articles take, where it is, its ending, and how to open it."""

    id: str
    where: str
    ending: str
    open: Callable[[], IO[bytes]]

    @property
    def file(self) -> str | None:
        """Where it is, unless it is standard input."""
        return None if self.id == "stdin" else self.where

    def numbered(self, number: int) -> tuple[str, str]:
        """The name and place of one of its articles."""
        return f"{self.id}:{number}", f"{self.where}:{number}"


def source_of(path: Path, name: str) -> Source:
    """A file as a source, known by its name without the ending."""
    plain = name.removesuffix(".gz")
    ending = Path(plain).suffix.lower()
    id, where = shown(plain.removesuffix(Path(plain).suffix) or plain), shown(str(path))
    return Source(id, where, ending, lambda: path.open("rb"))


def shown(name: str) -> str:
    """The name of a file as it can be written: bytes in it that are not UTF-8 are shown as signs for what is lost."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def failure(id: str, where: str, what: str, do: str) -> Failure:
    """Why something was not read; its source is the place without the number of a line."""
    id, where = shown(id), shown(where)
    return Failure(id=id, source=where.rsplit(":", 1)[0] if where.rsplit(":", 1)[-1].isdigit() else where,
                   stage="read", what=what, where=where, do=do)  # fmt: skip
