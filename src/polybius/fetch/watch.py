"""Feeds polled, their new entries read as articles: what is seen is kept, so that nothing is fetched or given twice."""

import datetime
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import batched
from pathlib import Path

import msgspec
from msgspec.structs import replace

from polybius.errors import FetchError, InputError, RefusedError
from polybius.fetch.addresses import host_of
from polybius.fetch.following import (
    FEED_BYTES,
    Memory,
    Work,
    after_failure,
    due,
    found_in,
    key_of,
    work_of,
)
from polybius.fetch.pages import article_of
from polybius.fetch.polite import Fetcher
from polybius.read.entries import Entry
from polybius.read.items import Bounds
from polybius.read.lists import kind_of, listed_feeds
from polybius.read.sources import MAX_CHARACTERS
from polybius.vocabulary import Article, Failure, FeedState

AT_ONCE = 16
DEEPEST = 2
SHORTEST_SLEEP = 1.0

type Take = Callable[[Sequence[Article | Failure]], None]


class Ask(msgspec.Struct, frozen=True):
    """A feed or sitemap to ask; how many lists deep it was named."""

    url: str
    depth: int = 0


class Fetch(msgspec.Struct, frozen=True):
    """A new entry whose page is to be fetched."""

    feed: str
    key: str
    entry: Entry
    publisher: str | None


def watch(
    feeds: Sequence[str],
    *,
    every: float,
    state: Memory,
    take: Take,
    fetcher: Fetcher,
    sleep: Callable[[float], None],
    once: bool = False,
    since: str | None = None,
    bounds: Bounds | None = None,
) -> None:
    """Ask feeds every so many seconds, for ever or `once`, and give what is new to `take`, some articles at a time.

    `feeds` are addresses of feeds and sitemaps, or OPML files, which are read anew each time. An entry counts as seen
    only when `take` has returned, so nothing is lost when the program ends in between. What fails is given as a
    `Failure`, and the rest goes on. Raises `InputError` for a file that lists no feeds.
    """
    watcher = Watcher(state, take, fetcher, every, since, bounds or Bounds(None, MAX_CHARACTERS))
    while True:
        urls = list(addresses(feeds))
        watcher.go_round(urls, patient=not once)
        if once:
            return
        next_time = min((due(state.feed(url), every) for url in urls), default=fetcher.clock() + every)
        sleep(max(SHORTEST_SLEEP, next_time - fetcher.clock()))


def addresses(feeds: Iterable[str]) -> Iterator[str]:
    """The addresses that names stand for, each once. Raises `InputError` for a file that lists no feeds."""
    found: dict[str, None] = {}
    for name in feeds:
        if name.startswith(("http://", "https://")):
            found[name] = None
            continue
        try:
            data = Path(name).read_bytes()
        except OSError as error:
            raise InputError(
                "there is no such file", where=name, do="give an OPML file or the address of a feed"
            ) from error
        if kind_of(data, where=name) != "feeds":
            raise InputError("this is no OPML file", where=name, do="give an OPML file or the address of a feed")
        found |= dict.fromkeys(listed.url for listed in listed_feeds(data, where=name))
    yield from found


def spared(feeds: Iterable[str], *, state: Memory, every: float, now: float) -> dict[str, float]:
    """The feeds that failed and are not asked yet: by address, the second from which they are."""
    known = ((url, state.feed(url)) for url in addresses(feeds))
    return {url: due(feed, every) for url, feed in known if feed.failures and due(feed, every) > now}


class Watcher:
    """One round after another over feeds; asks the host that may be asked soonest, so that none waits for another."""

    def __init__(
        self, state: Memory, take: Take, fetcher: Fetcher, every: float, since: str | None, bounds: Bounds
    ) -> None:
        self._state, self._take, self._fetcher = state, take, fetcher
        self._every, self._since, self._bounds = every, since, bounds
        self._waiting: dict[str, deque[Ask | Fetch]] = {}
        self._queued: set[str] = set()
        self._left: dict[str, int] = {}
        self._whole: dict[str, bool] = {}
        self._marks: dict[str, FeedState] = {}

    def go_round(self, urls: Iterable[str], *, patient: bool) -> None:
        """Ask the feeds that are due (all that did not fail the last time, unless `patient`), and read what is new."""
        now = self._fetcher.clock()
        self._queued.clear()
        for url in urls:
            state = self._state.feed(url)
            if due(state, self._every) <= now or (not patient and not state.failures):
                self._add(Ask(url))
        while self._waiting:
            now = self._fetcher.clock()
            host = min(self._waiting, key=lambda host: max(now, self._fetcher.ready_at(host)))
            task = self._waiting[host].popleft()
            if not self._waiting[host]:
                del self._waiting[host]
            self._do(task, left_alone=self._fetcher.is_left_alone(host))

    def _add(self, task: Ask | Fetch) -> None:
        self._waiting.setdefault(host_of(_address(task)), deque()).append(task)

    def _do(self, task: Ask | Fetch, *, left_alone: bool) -> None:
        """Do one thing; what is for a host that is left alone waits for the next round."""
        if isinstance(task, Fetch):
            self._done(task, None if left_alone else self._fetch(task))
        elif not left_alone:
            self._ask(task)

    def _ask(self, task: Ask) -> None:
        """Ask a feed, and put its new entries among what waits."""
        state, now = self._state.feed(task.url), self._fetcher.clock()
        try:
            page = self._fetcher.get(task.url, etag=state.etag, modified=state.modified, limit=FEED_BYTES)
            if page.body is None:
                self._state.keep(replace(state, checked=now, failures=0))
                return
            found = found_in(page, since=self._since, today=_moment(now)[:10])
        except (FetchError, InputError) as error:
            if not isinstance(error, RefusedError):  # no host was asked, so none is spared by waiting
                self._state.keep(after_failure(state, error, now, self._every))
            self._take([_failure(task.url, error)])
            return
        for url in found.lists if task.depth < DEEPEST else ():
            self._add(Ask(url, task.depth + 1))
        unseen = self._state.unseen(key_of(entry, task.url) for entry in found.entries) - self._queued
        work = work_of(found.entries, unseen, task.url)
        self._state.keep(replace(state, checked=now, failures=0))
        self._marks[task.url] = replace(state, etag=page.etag, modified=page.modified, checked=now, failures=0)
        self._whole[task.url] = not work.more
        self._read(task.url, work, found.publisher)

    def _read(self, feed: str, work: Work, publisher: str | None) -> None:
        """Give the entries that are whole, and put the others among what waits."""
        self._left[feed] = len(work.pages)
        self._queued.update(key for key, _ in work.pages)
        for some in batched(work.whole, AT_ONCE):
            self._take([article_of(None, key, e, publisher, self._bounds, self._now()) for key, e in some])
            self._state.see(feed, [key for key, _ in some])
        for key, entry in work.pages:
            self._add(Fetch(feed, key, entry, publisher))
        self._settle(feed)

    def _fetch(self, task: Fetch) -> Article | Failure | None:
        """Read the page of an entry; None when it failed for now, which is said."""
        try:
            page = self._fetcher.get(task.key)
        except FetchError as error:
            failure = _failure(task.key, error)
            if not error.temporary:
                return failure
            self._take([failure])
            return None
        return article_of(page, task.key, task.entry, task.publisher, self._bounds, self._now())

    def _done(self, task: Fetch, result: Article | Failure | None) -> None:
        """Give what a page holds; one that failed for now is tried the next time, while its feed has it."""
        if result is None:
            self._whole[task.feed] = False
        else:
            self._take([result])
            self._state.see(task.feed, [task.key])
        self._left[task.feed] -= 1
        self._settle(task.feed)

    def _settle(self, feed: str) -> None:
        """When all of a feed's entries are done with, keep its marks; else it is asked for all of them again."""
        if self._left[feed] == 0 and self._whole[feed]:
            self._state.keep(self._marks[feed])

    def _now(self) -> str:
        return _moment(self._fetcher.clock())


def _address(task: Ask | Fetch) -> str:
    return task.url if isinstance(task, Ask) else task.key


def _moment(second: float) -> str:
    return datetime.datetime.fromtimestamp(int(second), tz=datetime.UTC).isoformat().replace("+00:00", "Z")


def _failure(id: str, error: FetchError | InputError) -> Failure:
    return Failure(id=id, source=id, stage="fetch", what=error.what, where=error.where or id, do=error.do)
