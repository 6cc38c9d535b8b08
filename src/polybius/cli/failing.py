"""Inputs that cannot be coded, as they are said: the first of them one by one, the others by their number."""

from polybius.cli.terminal import err, show_failure
from polybius.vocabulary import Failure

SHOWN = 10


class FailuresSaid:
    """Failures of one piece of work on standard error; `see` says where all of them stand."""

    def __init__(self, see: str) -> None:
        self.see, self._number = see, 0

    def add(self, failure: Failure) -> None:
        """Say why an input was not coded, when it is one of the first."""
        self._number += 1
        if self._number <= SHOWN:
            show_failure(failure)

    def finish(self) -> None:
        """Say how many more there were, and begin anew."""
        more, self._number = self._number - SHOWN, 0
        if more > 0:
            err.print(f"… and {more:,} more; see {self.see}", style="yellow", markup=False, soft_wrap=True)
