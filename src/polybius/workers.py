"""Coding with several processes: results in the order of the articles, and a crash costs one article, not the run."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import batched
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Any

import msgspec
from msgspec.structs import replace

from polybius.coder import Coder
from polybius.errors import PolybiusError
from polybius.settings import Settings
from polybius.vocabulary import Article, Failure, Record

READY = "ready"
AHEAD = 3
MOST_EARLY_ENDS = 3


class Task(msgspec.Struct, frozen=True):
    """Inputs that are coded together; `order` says where their results belong."""

    order: tuple[int, ...]
    items: tuple[Article | Failure, ...]


@contextmanager
def _undisturbed() -> Iterator[None]:
    """What starts here does not hear Ctrl-C, which is for the process that started it: that one ends the others."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # it is started with the first process, and would let Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


type Work = Callable[[Connection, Settings], None]


class Worker:
    """A process that codes what it is sent."""

    def __init__(self, settings: Settings, work: Work) -> None:
        context = multiprocessing.get_context("spawn")
        self.work = work
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=work, args=(other, settings), daemon=True)
        with _undisturbed():
            self.process.start()
        other.close()
        self.task: Task | None = None
        self.ready = False

    def give(self, task: Task) -> None:
        """Send it a task; a worker that has just died is noticed when it is waited for."""
        self.task = task
        try:
            self.pipe.send(task.items)
        except (BrokenPipeError, ConnectionResetError):
            return

    def end(self) -> None:
        """Stop the process."""
        self.pipe.close()
        self.process.terminate()
        self.process.join()


def code_what_comes(pipe: Connection, settings: Settings) -> None:
    """The life of a worker: load once, then code what comes until nothing does."""
    coder = Coder(settings)
    try:
        pipe.send(READY)
        while True:
            pipe.send(tuple(coder.stream(pipe.recv())))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # whom it works for has ended


def code_with_workers(
    articles: Iterable[Article | Failure], *, settings: Settings, workers: int, work: Work = code_what_comes
) -> Iterator[Record | Failure]:
    """The record of each article, in order, coded by so many processes.

    An article whose process is killed or crashes is coded again alone; if that process ends too, it is a Failure.
    Raises `PolybiusError` when the processes cannot start at all. `work` is what a process does.
    """
    tasks = (
        Task(tuple(n for n, _ in batch), tuple(_light(item) for _, item in batch))
        for batch in batched(enumerate(articles), settings.articles_at_once)
    )
    with _started(settings, workers, work) as team:
        yield from _coded(iter(tasks), team, settings)


def _light(item: Article | Failure) -> Article | Failure:
    """An article without its raw bytes, which coding does not need."""
    return replace(item, raw=b"") if isinstance(item, Article) else item


@contextmanager
def _started(settings: Settings, workers: int, work: Work) -> Iterator[list[Worker]]:
    team = [Worker(settings, work) for _ in range(max(1, workers))]
    try:
        yield team
    finally:
        for worker in team:
            worker.end()


def _coded(tasks: Iterator[Task], team: list[Worker], settings: Settings) -> Iterator[Record | Failure]:
    """Hand out tasks, take in results, and give them on in order."""
    again: deque[Task] = deque()
    done: dict[int, Record | Failure] = {}
    following, sent, early = 0, 0, 0
    while True:
        for n, worker in enumerate(team):
            if worker.task is None and (task := _next(tasks, again, sent - following, len(team), settings)):
                sent = max(sent, task.order[-1] + 1)
                team[n].give(task)
        busy = {worker.pipe: n for n, worker in enumerate(team) if worker.task is not None}
        if not busy:
            return
        for pipe in wait(list(busy)):
            n = busy[pipe]  # type: ignore[index]
            task = team[n].task
            answer = _answer(team[n].pipe)
            if answer is None and task is not None:
                early = 0 if team[n].ready else early + 1
                again.extendleft(reversed(_apart(task, team[n], done)))
                team[n] = _replaced(team[n], settings, early)
            elif answer == READY:
                team[n].ready = True
            elif task is not None and isinstance(answer, tuple):
                done.update(zip(task.order, answer, strict=True))
                team[n].task = None
        while following in done:
            yield done.pop(following)
            following += 1


def _next(tasks: Iterator[Task], again: deque[Task], waiting: int, workers: int, settings: Settings) -> Task | None:
    """A task to do again, or a new one unless too many results wait for one before them."""
    if again:
        return again.popleft()
    return next(tasks, None) if waiting < AHEAD * workers * settings.articles_at_once else None


def _answer(pipe: Connection) -> Any:
    """What a worker sends; None when it has ended."""
    try:
        return pipe.recv()
    except (EOFError, ConnectionResetError):
        return None


def _apart(task: Task, worker: Worker, done: dict[int, Record | Failure]) -> list[Task]:
    """The inputs of a lost task, each alone; one that was alone and whose worker was at work is a failure."""
    if len(task.items) > 1 or not worker.ready:
        return [Task((n,), (item,)) for n, item in zip(task.order, task.items, strict=True)]
    worker.process.join()
    item = task.items[0]
    source = item.source if isinstance(item, Failure) else item.file or item.id
    done[task.order[0]] = Failure(
        id=item.id, source=source, stage="code", where=source,
        what=f"the process that coded it ended (exit code {worker.process.exitcode})",
        do="code it alone to see why; a memory that is full ends a process with -9",
    )  # fmt: skip
    return []


def _replaced(worker: Worker, settings: Settings, early: int) -> Worker:
    worker.end()
    if early >= MOST_EARLY_ENDS:
        raise PolybiusError(
            "the processes that code end before they begin", where=f"exit code {worker.process.exitcode}",
            do="run it without --workers to see why",
        )  # fmt: skip
    return Worker(settings, worker.work)
