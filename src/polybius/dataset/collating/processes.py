"""Work on many batches by several processes: results in order, and no more waiting than they need."""

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from types import TracebackType

from polybius.errors import DatasetError

AHEAD = 3


class Processes:
    """So many processes, begun when there is work; with one worker it is done in this process."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn")) if workers > 1 else None

    def __enter__(self) -> "Processes":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def each[Given, Made](self, work: Callable[[Given], Made], batches: Iterable[Given]) -> Iterator[Made]:
        """What `work` makes of each batch, in order. Raises `DatasetError` when a process is killed."""
        if self._pool is None:
            yield from map(partial(_steadily, work), batches)
            return
        try:
            begun: deque[Future[Made]] = deque()
            for batch in batches:
                begun.append(self._pool.submit(_steadily, work, batch))
                if len(begun) >= AHEAD * self._workers:
                    yield begun.popleft().result()
            while begun:
                yield begun.popleft().result()
        except BrokenProcessPool as error:
            raise DatasetError("a process that compares was ended, as a full memory does",
                               do="run it again, with fewer --workers") from error  # fmt: skip


def _steadily[Given, Made](work: Callable[[Given], Made], batch: Given) -> Made:
    """Work without looking for cycles in memory: a batch makes none, and what is remembered would be looked through."""
    looking = gc.isenabled()
    gc.disable()
    try:
        return work(batch)
    finally:
        if looking:
            gc.enable()
