"""A web made for tests: pages by address, a clock that only sleeping moves, and a memory of feeds."""

from collections.abc import Iterable, Mapping, Sequence

from polybius.errors import FetchError
from polybius.fetch import Fetcher
from polybius.fetch.addresses import Target
from polybius.fetch.connection import Answer
from polybius.vocabulary import Article, Failure, FeedState

START = 291_330_000.0  # an evening in March 1979
OPEN = {"content-type": "text/plain"}


class Web:
    """Hosts that answer what they are told to, and write down what they are asked; nothing is found without a page."""

    def __init__(self, pages: Mapping[str, str | bytes | Answer | FetchError] | None = None) -> None:
        self.pages = dict(pages or {})
        self.asked: list[tuple[float, str]] = []
        self.headers: list[dict[str, str]] = []
        self.now = START
        self.fetcher = Fetcher(ask=self.ask, clock=lambda: self.now, sleep=self.sleep)

    def sleep(self, seconds: float) -> None:
        """Let time go by."""
        self.now += seconds

    def ask(self, target: Target, headers: Mapping[str, str], *, limit: int, allow_private: bool) -> Answer:
        """What a page holds."""
        self.asked.append((self.now, target.url))
        self.headers.append(dict(headers))
        page = self.pages.get(target.url.replace(":443", ""))
        if isinstance(page, FetchError):
            raise page
        if isinstance(page, Answer):
            return page
        if page is None:
            return Answer(404, {})
        body = page.encode() if isinstance(page, str) else page
        return Answer(200, {"content-type": "text/html; charset=utf-8"}, body)

    def urls(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [url for _, url in self.asked if not url.endswith("/robots.txt")]


class Kept:
    """The memory of a watch, in memory."""

    def __init__(self) -> None:
        self.feeds: dict[str, FeedState] = {}
        self.entries: set[str] = set()

    def feed(self, url: str) -> FeedState:
        """What is kept of a feed."""
        return self.feeds.get(url, FeedState(url))

    def keep(self, state: FeedState) -> None:
        """Keep it."""
        self.feeds[state.url] = state

    def unseen(self, keys: Iterable[str]) -> set[str]:
        """What is new."""
        return set(keys) - self.entries

    def see(self, feed: str, keys: Iterable[str]) -> None:
        """What is no longer."""
        self.entries.update(keys)


class Taken:
    """What a watch gave."""

    def __init__(self) -> None:
        self.items: list[Article | Failure] = []

    def __call__(self, items: Sequence[Article | Failure]) -> None:
        """Take some."""
        self.items.extend(items)

    @property
    def articles(self) -> list[Article]:
        """The articles among them."""
        return [each for each in self.items if isinstance(each, Article)]

    @property
    def failures(self) -> list[Failure]:
        """The failures among them."""
        return [each for each in self.items if isinstance(each, Failure)]
