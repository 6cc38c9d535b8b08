"""What a process does in tests of processes: it codes nothing, and some texts end it."""

import os
import signal
from multiprocessing.connection import Connection

from made_records import MANIFEST
from polybius.settings import Settings
from polybius.vocabulary import Article, Document, Failure, Record
from polybius.workers import Ready


def code_nothing(pipe: Connection, settings: Settings) -> None:
    """Answer each article with an empty record; one whose text says "crash" ends the process."""
    pipe.send(Ready(MANIFEST))
    while True:
        try:
            items = pipe.recv()
        except EOFError:
            return
        if any(isinstance(item, Article) and "crash" in item.text for item in items):
            os._exit(7)
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


def end_at_once(pipe: Connection, settings: Settings) -> None:
    """A process that cannot start."""
    os._exit(3)


def _empty(article: Article) -> Record:
    document = Document(id=article.id, text=article.text, text_sha256="")
    return Record(manifest=MANIFEST, document=document, sentences=(), actors=(), events=(), relations=(), tolls=(),
                  claims=(), times=(), places=())  # fmt: skip
