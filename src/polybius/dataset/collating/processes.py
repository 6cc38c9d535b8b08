"""Work on many batches by several processes: results in order, and no more waiting than they need."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

AHEAD = 3


def in_processes[Given, Made](work: Callable[[Given], Made], batches: Iterable[Given], workers: int) -> Iterator[Made]:
    """What `work` makes of each batch, in order; in this process when there is one worker."""
    if workers < 2:
        yield from map(work, batches)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        begun: deque[Future[Made]] = deque()
        for batch in batches:
            begun.append(pool.submit(work, batch))
            if len(begun) >= AHEAD * workers:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()
