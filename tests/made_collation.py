"""What a process does in tests of collations: it is killed in the middle."""

import itertools
import os
import signal
from typing import Any

from polybius.dataset import open_dataset
from polybius.dataset.collating import bodies, collate_dataset, tied, whole
from polybius.dataset.collating.scratch import Filling


def until_killed(url: str, fillings: int) -> None:
    """Collate, and be killed when so many tables, or parts of them, have been filled and the next one nearly has."""
    left = itertools.count(fillings, -1)
    whole.ARTICLES_OF_A_PART, tied.GROUPS_OF_A_PART, tied.ARTICLES_OF_A_PART = 50, 1, 100
    bodies.OPEN = 2
    end = Filling.__exit__

    def killed(*given: Any) -> None:
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        end(*given)

    Filling.__exit__ = killed  # type: ignore[method-assign]
    collate_dataset(open_dataset(url), memory="200MB")
