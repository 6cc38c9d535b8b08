"""How long an article may take and how much memory: what ends one that takes more, so that the others are coded."""

import math
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from polybius.errors import InputError
from polybius.vocabulary import Article, Failure

MEMORY_FULL = 12  # the exit code of a process whose memory is full
LENIENT = 2
SECONDS_AT_LEAST = 5


class Limits(msgspec.Struct, frozen=True):
    """What coding an article may take: processor seconds, and more of them for its length; 0 for no limit."""

    seconds: float = 0
    milliseconds_per_kilobyte: float = 0

    def seconds_for(self, articles: Iterable[Article | Failure]) -> float:
        """How long articles that are coded together may take; 0 when there is no limit."""
        length = sum(len(article.text) for article in articles if isinstance(article, Article))
        return self.seconds + self.milliseconds_per_kilobyte * length / 1e6 if self.seconds else 0


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise `InputError` in what is done here once it has taken so many seconds of the processor.

    It is raised between two steps of Python, only in the main thread of a process, and only where there are timers for
    processes (not on Windows); elsewhere, and for 0, nothing is limited.
    """
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    if signal.getsignal(signal.SIGVTALRM) not in (signal.SIG_DFL, _end):  # somebody else's
        yield
        return
    signal.signal(signal.SIGVTALRM, _end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _end(*_: object) -> None:
    raise InputError(
        "it takes longer than an article may",
        do="look at its text: it may be no report; else raise the setting seconds_per_article",
    )


def end_when_late(seconds: float) -> None:
    """Let the system end this process when it has worked much longer than so many seconds from now, whatever it does.

    What `within` cannot interrupt ends so as well. Does nothing for 0, and where processes have no limits (Windows).
    """
    try:
        import resource
    except ImportError:
        return
    hardest = resource.getrlimit(resource.RLIMIT_CPU)[1]
    used = time.process_time() + LENIENT * seconds + SECONDS_AT_LEAST
    softest = math.ceil(used) if seconds else resource.RLIM_INFINITY
    if hardest != resource.RLIM_INFINITY:
        softest = hardest if softest == resource.RLIM_INFINITY else min(softest, hardest)
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    resource.setrlimit(resource.RLIMIT_CPU, (softest, hardest))


def hold_memory(megabytes: int) -> None:
    """Let this process have so many megabytes more than it has now: beyond that it gets a `MemoryError`.

    Does nothing for 0, and on systems that do not say how much a process has (only Linux does).
    """
    has = Path("/proc/self/statm")
    if not megabytes or not has.exists():
        return
    import resource

    pages = int(has.read_text("ascii").split()[0])
    most = pages * resource.getpagesize() + megabytes * 1_000_000
    hardest = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hardest == resource.RLIM_INFINITY or most < hardest:
        resource.setrlimit(resource.RLIMIT_AS, (most, hardest))


def why_ended(exit_code: int | None) -> tuple[str, str]:
    """What ended a process that coded an article, and what can be done, told from its exit code."""
    if exit_code == -getattr(signal, "SIGXCPU", 0):
        return ("it takes longer than an article may",
                "look at its text: it may be no report; else raise the setting seconds_per_article")  # fmt: skip
    if exit_code == MEMORY_FULL:
        return ("it takes more memory than an article may",
                "look at its text: it may be no report; else raise the setting megabytes_per_article")  # fmt: skip
    return (f"the process that coded it ended (exit code {exit_code})",
            "code it alone to see why; a memory that is full ends a process with -9")  # fmt: skip
