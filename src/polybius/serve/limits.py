"""How often a client may ask: a bucket for each, which fills with time."""

import time
from collections import OrderedDict
from collections.abc import Callable

CLIENTS = 10_000  # that are remembered; the one that asked longest ago is forgotten first


class Buckets:
    """Buckets of `size` requests, each filling by so many `per_second`."""

    def __init__(self, size: float, per_second: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.size, self.per_second, self.clock = size, per_second, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> float:
        """Take a request from a client's bucket; the seconds to wait when it is empty, else 0."""
        left = self._filled(client)
        wait = self._wait(left)
        self._left[client] = (left if wait else left - 1, self.clock())
        if len(self._left) > CLIENTS:
            self._left.popitem(last=False)
        return wait

    def wait(self, client: str) -> float:
        """The seconds until a client may ask again."""
        left = self._filled(client)
        self._left[client] = (left, self.clock())
        return self._wait(left)

    def _filled(self, client: str) -> float:
        """What is in a client's bucket now; it is put last among those that asked."""
        now = self.clock()
        left, since = self._left.pop(client, (self.size, now))
        return min(self.size, left + (now - since) * self.per_second)

    def _wait(self, left: float) -> float:
        return 0.0 if left >= 1 else (1 - left) / self.per_second
