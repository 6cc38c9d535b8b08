"""Work on many batches by several processes: results in order, and no more waiting than they need."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from polybius.errors import DatasetError

AHEAD = 3


def in_processes[Given, Made](work: Callable[[Given], Made], batches: Iterable[Given], workers: int) -> Iterator[Made]:
    """What `work` makes of each batch, in order; in this process when there is one worker.

    Raises `DatasetError` when a process is killed.
    """
    if workers < 2:
        yield from map(work, batches)
        return
    try:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            begun: deque[Future[Made]] = deque()
            for batch in batches:
                begun.append(pool.submit(work, batch))
                if len(begun) >= AHEAD * workers:
                    yield begun.popleft().result()
            while begun:
                yield begun.popleft().result()
    except BrokenProcessPool as error:
        raise DatasetError("a process that compares was ended, as a full memory does",
                           do="run it again, with fewer --workers") from error  # fmt: skip
