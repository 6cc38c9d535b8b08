"""What a process does in tests of processes: it codes nothing, and some texts end it."""

import os
import signal
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection

from made_records import MANIFEST
from polybius.settings import Settings
from polybius.vocabulary import Article, Document, Failure, Record
from polybius.workers import Ready, code_what_comes


def code_nothing(pipe: Connection, settings: Settings) -> None:
    """Answer each article with an empty record; "crash" in a text ends the process, "late" takes a second."""
    pipe.send(Ready(MANIFEST))
    while True:
        try:
            items = pipe.recv()
        except EOFError:
            return
        if any(isinstance(item, Article) and "crash" in item.text for item in items):
            os._exit(7)
        if any(isinstance(item, Article) and "late" in item.text for item in items):
            time.sleep(1)
        pipe.send(tuple(item if isinstance(item, Failure) else _empty(item) for item in items))


def code_and_press_control_c(pipe: Connection, settings: Settings) -> None:
    """Like `code_nothing`, but Ctrl-C is pressed before each answer."""
    pipe.send(Ready(MANIFEST))
    while True:
        try:
            items = pipe.recv()
        except EOFError:
            return
        os.kill(os.getpid(), signal.SIGINT)
        pipe.send(tuple(item if isinstance(item, Failure) else _empty(item) for item in items))


class Greedy:
    """Codes nothing; "slow" texts keep it busy where Python cannot interrupt it, "big" ones fill its memory."""

    def __init__(self, settings: Settings) -> None:
        self.manifest = MANIFEST

    def stream(self, items: tuple[Article | Failure, ...]) -> Iterator[Record | Failure]:
        for item in items:
            if isinstance(item, Article) and "slow" in item.text:
                sum(range(10**12))
            if isinstance(item, Article) and "big" in item.text:
                bytearray(10**10)
            yield item if isinstance(item, Failure) else _empty(item)


def code_greedily(pipe: Connection, settings: Settings) -> None:
    """The life of a real worker whose coder is greedy, and whose time is short."""
    import polybius.coder  # only here: the other processes start in a third of the time without
    import polybius.limits

    polybius.coder.Coder = Greedy  # type: ignore[assignment,misc]
    polybius.limits.SECONDS_AT_LEAST = 0
    code_what_comes(pipe, settings)


def end_at_once(pipe: Connection, settings: Settings) -> None:
    """A process that cannot start."""
    os._exit(3)


def _empty(article: Article) -> Record:
    document = Document(id=article.id, text=article.text, text_sha256="")
    return Record(manifest=MANIFEST, document=document, sentences=(), actors=(), events=(), relations=(), tolls=(),
                  claims=(), times=(), places=())  # fmt: skip
