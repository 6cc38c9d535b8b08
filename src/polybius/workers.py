"""Coding with several processes: results in the order of the articles, and a crash costs one article, not the run."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import batched
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Self

import msgspec
from msgspec.structs import replace

from polybius.errors import PolybiusError
from polybius.limits import MEMORY_FULL, end_when_late, hold_memory, why_ended
from polybius.settings import Settings, limits_of
from polybius.vocabulary import Article, Failure, Manifest, Record

AHEAD = 3
MOST_EARLY_ENDS = 3


class Ready(msgspec.Struct, frozen=True):
    """What a process says once it can code, and with what knowledge."""

    manifest: Manifest


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
        self.ready: Ready | None = None

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
    from polybius.coder import Coder  # only here: whoever starts workers needs no language model

    try:
        coder = Coder(replace(settings, megabytes_per_article=0))  # when memory is full, the process itself ends
        pipe.send(Ready(coder.manifest))
        hold_memory(settings.megabytes_per_article)
        while True:
            items = pipe.recv()
            end_when_late(limits_of(settings).seconds_for(items))
            pipe.send(tuple(coder.stream(items)))
    except PolybiusError as error:
        pipe.send(error)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # whom it works for has ended
    except MemoryError:
        os._exit(MEMORY_FULL)


class Team:
    """Processes that code, warm from the first article to the last; what starts them is free to write meanwhile.

    An article whose process is killed or crashes is coded again alone; if that process ends too, it is a Failure.
    `work` is what a process does.
    """

    def __init__(self, settings: Settings, workers: int, work: Work = code_what_comes) -> None:
        self.settings = settings
        self._team = [Worker(settings, work) for _ in range(max(1, workers))]
        self._early = 0

    def __enter__(self) -> Self:
        """The team itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the processes."""
        for worker in self._team:
            worker.end()

    @property
    def manifest(self) -> Manifest:
        """With what knowledge it codes. Raises what a process cannot start for: `SettingError`, `TableError` …"""
        while (ready := self._team[0].ready) is None:
            self._take(0, {})
        return ready.manifest

    def stream(self, articles: Iterable[Article | Failure]) -> Iterator[Record | Failure]:
        """The record of each article, in order. Raises `PolybiusError` when the processes cannot start at all."""
        at_once = self.settings.articles_at_once
        tasks = (
            Task(tuple(n for n, _ in batch), tuple(_light(item) for _, item in batch))
            for batch in batched(enumerate(articles), at_once)
        )
        again: deque[Task] = deque()
        done: dict[int, Record | Failure] = {}
        following, sent, more = 0, 0, True
        while True:
            for worker in (worker for worker in self._team if worker.task is None):
                task = again.popleft() if again else None
                if task is None and more and sent - following < AHEAD * len(self._team) * at_once:
                    task = next(tasks, None)
                    more = task is not None
                if task is not None:
                    sent = max(sent, task.order[-1] + 1)
                    worker.give(task)
            while following in done:  # while the others are at work
                yield done.pop(following)
                following += 1
            busy = {worker.pipe: n for n, worker in enumerate(self._team) if worker.task is not None}
            if not (busy or again or more):
                return
            for pipe in wait(list(busy)) if busy else ():  # nobody is busy where there was no room until just now
                again.extendleft(reversed(self._take(busy[pipe], done)))  # type: ignore[index]

    def _take(self, n: int, done: dict[int, Record | Failure]) -> list[Task]:
        """Take in what a worker sends; what is to be coded again when it has ended."""
        worker = self._team[n]
        answer = _answer(worker.pipe)
        if isinstance(answer, PolybiusError):
            raise answer
        if isinstance(answer, Ready):
            worker.ready = answer
        elif isinstance(answer, tuple) and worker.task is not None:
            done.update(zip(worker.task.order, answer, strict=True))
            worker.task = None
        elif answer is None:
            again = _apart(worker.task, worker, done) if worker.task is not None else []
            self._early = 0 if worker.ready else self._early + 1
            self._team[n] = _replaced(worker, self.settings, self._early)
            return again
        return []


def code_with_workers(
    articles: Iterable[Article | Failure], *, settings: Settings, workers: int, work: Work = code_what_comes
) -> Iterator[Record | Failure]:
    """The record of each article, in order, coded by so many processes that end with the last one."""
    with Team(settings, workers, work) as team:
        yield from team.stream(articles)


def _light(item: Article | Failure) -> Article | Failure:
    """An article without its raw bytes, which coding does not need."""
    return replace(item, raw=b"") if isinstance(item, Article) else item


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
    item, (what, do) = task.items[0], why_ended(worker.process.exitcode)
    source = item.source if isinstance(item, Failure) else item.file or item.id
    done[task.order[0]] = Failure(id=item.id, source=source, stage="code", where=source, what=what, do=do)
    return []


def _replaced(worker: Worker, settings: Settings, early: int) -> Worker:
    worker.end()
    if early >= MOST_EARLY_ENDS:
        raise PolybiusError(
            "the processes that code end before they begin", where=f"exit code {worker.process.exitcode}",
            do="run it without --workers to see why",
        )  # fmt: skip
    return Worker(settings, worker.work)
