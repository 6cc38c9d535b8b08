"""Fetching as a good guest: what robots.txt allows, one request a second to a host, only what is new, all bounded."""

import datetime
import email.utils
import time
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import Protocol

import msgspec

from polybius.errors import FetchError
from polybius.fetch.addresses import Target, joined, target_of
from polybius.fetch.connection import Answer, ask
from polybius.fetch.robots import EVERYTHING, Robots, read_robots

NAME = "polybius"
GAP = 1.0
MOST_REDIRECTS = 5
MOST_WAIT = 60.0
PAUSE = 900.0
SILENT_PAUSE = 300.0
LONGEST_PAUSE = 86_400.0
ROBOTS_KEPT = 86_400.0
ROBOTS_RETRY = 600.0
PAGE_BYTES = 10_000_000
MOVED = (301, 302, 303, 307, 308)
BUSY = (429, 503)
UNCHANGED = 304
REDIRECTS = 300
OF_HOST = 500
LATER = (408, 425, *BUSY)


class Ask(Protocol):
    """Sends one request (`connection.ask`)."""

    def __call__(self, target: Target, headers: Mapping[str, str], *, limit: int, allow_private: bool) -> Answer:
        """The answer. Raises `FetchError`."""


class Page(msgspec.Struct, frozen=True):
    """What was fetched, and from where in the end; no body when it is as it was before."""

    url: str
    body: bytes | None
    type: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


class Fetcher:
    """Fetches for one program; keeps what each host asked for. `clock` gives seconds since 1970."""

    def __init__(
        self,
        *,
        ask: Ask = ask,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
        allow_private: bool = False,
    ) -> None:
        self.clock = clock
        self._ask, self._sleep, self._allow_private = ask, sleep, allow_private
        self._agent = f"{NAME}/{version(NAME)}"
        self._ready: dict[str, float] = {}
        self._robots: dict[str, tuple[float, Robots | None]] = {}

    def ready_at(self, host: str) -> float:
        """When a host may be asked again; 0 when it was not asked yet."""
        return self._ready.get(host, 0.0)

    def is_left_alone(self, host: str) -> bool:
        """Whether a host did not answer or asked for a longer pause, which is not over."""
        return self.ready_at(host) - self.clock() > MOST_WAIT

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None, limit: int = PAGE_BYTES) -> Page:
        """What stands at an address, unless it is as `etag` and `modified` of the last time say.

        Raises `FetchError`; it is `temporary` when it may do later, and `after` says in how many seconds.
        """
        given = {"If-None-Match": etag, "If-Modified-Since": modified}
        conditions = {name: value for name, value in given.items() if value}
        target, answer = self._follow(url, conditions, limit, obey=True)
        if answer.status == UNCHANGED:
            return Page(target.url, None, etag=etag, modified=modified)
        kind, _, rest = answer.headers.get("content-type", "").partition(";")
        charset = next((part.partition("=")[2].strip(" \"'") for part in rest.split(";")
                        if part.strip().lower().startswith("charset=")), None)  # fmt: skip
        return Page(target.url, answer.body, kind.strip().lower(), charset or None,
                    answer.headers.get("etag"), answer.headers.get("last-modified"))  # fmt: skip

    def _follow(self, url: str, conditions: Mapping[str, str], limit: int, *, obey: bool) -> tuple[Target, Answer]:
        """The answer at the end of a chain of redirects, each of which is checked as the first."""
        for _ in range(MOST_REDIRECTS + 1):
            target = target_of(url)
            if obey and not self._rules(target).allows(target.path):
                raise FetchError("robots.txt does not allow it", where=target.url, do="leave it out")
            answer = self._one(target, conditions, limit)
            if answer.status not in MOVED or "location" not in answer.headers:
                return target, self._checked(target, answer)
            url = joined(target.url, answer.headers["location"])
        raise FetchError("it leads on and on to other addresses", where=target.url, do="leave it out")

    def _one(self, target: Target, conditions: Mapping[str, str], limit: int) -> Answer:
        """One request, when its host may be asked."""
        wait = self._ready.get(target.host, 0.0) - self.clock()
        if wait > MOST_WAIT:
            raise FetchError("the host is left alone for a while", where=target.url, do="try it later",
                             temporary=True, after=wait)  # fmt: skip
        if wait > 0:
            self._sleep(wait)
        headers = {"User-Agent": self._agent, "Accept": "*/*", "Accept-Encoding": "gzip", **conditions}
        known = self._robots.get(target.origin)
        gap = max(GAP, known[1].delay if known and known[1] else 0.0)
        try:
            return self._ask(target, headers, limit=limit, allow_private=self._allow_private)
        except FetchError as error:
            gap = SILENT_PAUSE if error.temporary else gap
            raise
        finally:
            self._ready[target.host] = self.clock() + gap

    def _checked(self, target: Target, answer: Answer) -> Answer:
        """An answer that is one. Raises `FetchError` for the others, and leaves a busy host alone."""
        if answer.status < REDIRECTS or answer.status == UNCHANGED:
            return answer
        after = None
        if answer.status in BUSY:
            after = min(retry_after(answer.headers.get("retry-after", ""), self.clock()) or PAUSE, LONGEST_PAUSE)
            self._ready[target.host] = self.clock() + after
        temporary = answer.status >= OF_HOST or answer.status in LATER
        do = "try it later" if temporary else "check the address"
        raise FetchError(f"the host answers with status {answer.status}", where=target.url, do=do,
                         temporary=temporary, after=after)  # fmt: skip

    def _rules(self, target: Target) -> Robots:
        """What the host's robots.txt asks. Raises `FetchError` while it cannot be had: then nothing is fetched."""
        known = self._robots.get(target.origin)
        if known is None or known[0] <= self.clock():
            known = self._robots[target.origin] = self._asked_rules(target)
        if known[1] is None:
            raise FetchError("its robots.txt cannot be had", where=target.url, do="try it later", temporary=True)
        return known[1]

    def _asked_rules(self, target: Target) -> tuple[float, Robots | None]:
        """The rules of a host, none while it does not answer, and until when that holds."""
        try:
            _, answer = self._follow(target.origin + "/robots.txt", {}, PAGE_BYTES, obey=False)
        except FetchError as error:
            rules, kept = (None, ROBOTS_RETRY) if error.temporary else (EVERYTHING, ROBOTS_KEPT)
            return self.clock() + kept, rules
        rules = read_robots(answer.body.decode("utf-8", errors="replace"), agent=NAME)
        return self.clock() + ROBOTS_KEPT, rules


def retry_after(value: str, now: float) -> float | None:
    """The seconds that a Retry-After header asks to wait: a number, or until a date."""
    if value.strip().isdecimal():
        return float(value)
    try:
        then = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, then.replace(tzinfo=then.tzinfo or datetime.UTC).timestamp() - now)
