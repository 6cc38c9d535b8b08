"""How long an article may take and how much memory: what ends one that takes more, so that the others are coded."""

import math
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import msgspec

from polybius.errors import InputError
from polybius.vocabulary import Article, Failure

MEMORY_FULL = 12  # the exit code of a process whose memory is full
LENIENT = 2
SECONDS_AT_LEAST = 5
SHORTEST = 0.01
STATM = Path("/proc/self/statm")
DATA_PAGES = 5  # the column of what a process can write to
LOOK = "look at its text: it may be no report; else raise the setting "
LATE = ("it takes longer than an article may", f"{LOOK}seconds_per_article")
GREEDY = ("it takes more memory than an article may", f"{LOOK}megabytes_per_article")


class Limits(msgspec.Struct, frozen=True):
    """What coding an article may take: processor seconds, more of them for its length, and memory; 0 for no limit."""

    seconds: float = 0
    milliseconds_per_kilobyte: float = 0
    megabytes: int = 0

    def seconds_for(self, articles: Iterable[Article | Failure]) -> float:
        """How long articles that are coded together may take; 0 when there is no limit."""
        length = sum(len(article.text) for article in articles if isinstance(article, Article))
        return self.seconds + self.milliseconds_per_kilobyte * length / 1e6 if self.seconds else 0

    def over(self, articles: Iterable[Article | Failure]) -> AbstractContextManager[None]:
        """Hold what is done here with articles within these limits. Raises `InputError` where they are passed."""
        return within(self.seconds_for(articles), self.megabytes)


class _Alarm(msgspec.Struct):
    """When the work of the main thread has taken too long, in processor seconds of that thread."""

    until: float = math.inf

    def ring(self, *_: object) -> None:
        """Raise `InputError`, unless it was other threads that took the time: then ring again."""
        left = self.until - time.thread_time()
        if left <= 0:
            raise InputError(LATE[0], do=LATE[1])
        if left < math.inf:
            signal.setitimer(signal.ITIMER_VIRTUAL, max(left, SHORTEST))


_ALARM = _Alarm()


@contextmanager
def within(seconds: float, megabytes: int = 0) -> Iterator[None]:
    """Raise `InputError` in what is done here once it has taken so many seconds of the processor, or so much memory.

    Both only in the main thread of a process, since a process has one timer and one bound of memory; elsewhere, and for
    0, nothing is limited. Time ends it between two steps of Python, and only where there are timers for processes (not
    on Windows); memory is what is asked for beyond what the process has, and only on Linux.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    with _held(megabytes), _timed(seconds):
        yield


@contextmanager
def _timed(seconds: float) -> Iterator[None]:
    if not seconds or not hasattr(signal, "setitimer"):
        yield
        return
    if signal.getsignal(signal.SIGVTALRM) not in (signal.SIG_DFL, _ALARM.ring):  # somebody else's
        yield
        return
    _ALARM.until = time.thread_time() + seconds
    signal.signal(signal.SIGVTALRM, _ALARM.ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        _ALARM.until = math.inf
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


@contextmanager
def _held(megabytes: int) -> Iterator[None]:
    if not megabytes or not STATM.exists():
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_DATA)
    has = int(STATM.read_text("ascii").split()[DATA_PAGES]) * resource.getpagesize()
    most = has + megabytes * 1_000_000
    bounds = [bound for bound in before if bound != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_DATA, (min([most, *bounds]), before[1]))
    try:
        yield
    except MemoryError as error:
        raise InputError(GREEDY[0], do=GREEDY[1]) from error
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)


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
    if not megabytes or not STATM.exists():
        return
    import resource

    pages = int(STATM.read_text("ascii").split()[0])
    most = pages * resource.getpagesize() + megabytes * 1_000_000
    hardest = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hardest == resource.RLIM_INFINITY or most < hardest:
        resource.setrlimit(resource.RLIMIT_AS, (most, hardest))


def why_ended(exit_code: int | None) -> tuple[str, str]:
    """What ended a process that coded an article, and what can be done, told from its exit code."""
    if exit_code == -getattr(signal, "SIGXCPU", 0):
        return LATE
    if exit_code == MEMORY_FULL:
        return GREEDY
    return (f"the process that coded it ended (exit code {exit_code})",
            "code it alone to see why; a memory that is full ends a process with -9")  # fmt: skip
