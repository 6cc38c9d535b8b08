"""What a feed or sitemap gives, which of its entries are new, and when to ask again: no network, no clock."""

import datetime
import hashlib
import re
from collections.abc import Iterable
from typing import Protocol

import msgspec

from polybius.errors import FetchError, InputError
from polybius.fetch.addresses import joined, tidy
from polybius.fetch.polite import Page
from polybius.read.encoding import decode
from polybius.read.entries import Entry, Feed, json_feed, xml_feed
from polybius.read.lists import BEGINNING, Listed, kind_of, listed_feeds, sitemap
from polybius.read.unpacking import GZIP, inflate
from polybius.vocabulary import FeedState

FEED_BYTES = 50_000_000
MOST_NEW = 200
MOST_SITEMAPS = 50
SITEMAP_DAYS = 3
LONGEST_GAP = 86_400.0
MOST_DOUBLINGS = 10
_LINK = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_FEED_TYPE = re.compile(r"""type\s*=\s*["']?application/(?:rss\+xml|atom\+xml|feed\+json)""", re.IGNORECASE)
_HREF = re.compile(r"""href\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


class Memory(Protocol):
    """Keeps what was seen of feeds; each call is on the disk when it returns."""

    def feed(self, url: str) -> FeedState:
        """What is kept of a feed; a new one has no marks."""

    def keep(self, state: FeedState) -> None:
        """Keep what is known of a feed now."""

    def unseen(self, keys: Iterable[str]) -> set[str]:
        """Those of these entries that were not seen, in any feed."""

    def see(self, feed: str, keys: Iterable[str]) -> None:
        """Keep that these entries of a feed are done with."""


class Found(msgspec.Struct, frozen=True):
    """What stands at the address of a feed: entries, or more feeds and sitemaps to ask."""

    publisher: str | None = None
    entries: tuple[Entry, ...] = ()
    lists: tuple[str, ...] = ()


def found_in(page: Page, *, since: str | None, today: str) -> Found:
    """The entries of a feed or sitemap, or what a list of them names; nothing older than `since` (ISO dates).

    Raises `InputError` when it is neither.
    """
    body = page.body or b""
    if body.startswith(GZIP):
        body = inflate(body, most=FEED_BYTES, where=page.url)
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        feed = _feed_of_json(body, page.url)
        return _kept(feed, since)
    kind = kind_of(body[:BEGINNING], where=page.url)
    if kind == "feed":
        return _kept(xml_feed(body, where=page.url), since)
    if kind == "feeds":
        return Found(lists=tuple(joined(page.url, each.url) for each in listed_feeds(body, where=page.url)))
    if kind == "pages":
        return _of_sitemap(body, page.url, since or _days_before(today, SITEMAP_DAYS))
    raise InputError("this is no feed", where=page.url, do=_advice(body, page.url))


def _feed_of_json(body: bytes, where: str) -> Feed:
    try:
        feed = json_feed(msgspec.json.decode(decode(body, where=where)))
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError(f"this is damaged JSON: {error}", where=where, do="try it later") from error
    if feed is None:
        raise InputError("this is JSON, but no JSON Feed", where=where, do="give the address of a feed")
    return feed


def _kept(feed: Feed, since: str | None) -> Found:
    entries = tuple(e for e in feed.entries if not (since and e.published and e.published < since))
    return Found(feed.publisher, entries)


def _of_sitemap(body: bytes, where: str, since: str) -> Found:
    """The pages of a sitemap that are not older than a date, newest first; of an index, its newest sitemaps."""
    found = sitemap(body, where=where)

    def newest(listed: tuple[Listed, ...]) -> list[Listed]:
        fresh = [each for each in listed if not each.published or each.published >= since]
        return sorted(fresh, key=lambda each: each.published or "", reverse=True)

    english = [each for each in newest(found.pages) if (each.language or "en").lower().startswith("en")]
    entries = tuple(
        Entry(id=None, url=each.url, title=each.title, published=each.published, byline=None, content="",
              markup=False, full=False)
        for each in english
    )  # fmt: skip
    return Found(None, entries, tuple(each.url for each in newest(found.sitemaps)[:MOST_SITEMAPS]))


def _days_before(day: str, days: int) -> str:
    return (datetime.date.fromisoformat(day) - datetime.timedelta(days=days)).isoformat()


def _advice(body: bytes, where: str) -> str:
    """The feed that a page names in its head, if it does."""
    for link in _LINK.findall(body[:200_000].decode("utf-8", errors="replace")):
        if _FEED_TYPE.search(link) and (named := _HREF.search(link)):
            return f"the page names this feed: {joined(where, named[1])}"
    return "give the address of a feed (RSS, Atom, JSON Feed) or of a sitemap"


def key_of(entry: Entry, feed: str) -> str:
    """What tells an entry from others: its address without tracking, else its id in its feed, else its words."""
    if entry.url:
        return tidy(joined(feed, entry.url))
    return f"{feed}#{entry.id or hashlib.sha256(f'{entry.title}\n{entry.content}'.encode()).hexdigest()[:32]}"


class Work(msgspec.Struct, frozen=True):
    """The new entries of a feed with their keys: those that are whole, those whose pages are to be fetched now, and
    whether some are left for the next time."""

    whole: tuple[tuple[str, Entry], ...]
    pages: tuple[tuple[str, Entry], ...]
    more: bool


def work_of(entries: Iterable[Entry], unseen: set[str], feed: str) -> Work:
    """What is to be done about a feed's entries, each once."""
    fresh: dict[str, Entry] = {}
    for entry in entries:
        if (key := key_of(entry, feed)) in unseen:
            fresh.setdefault(key, entry)
    whole = tuple((key, entry) for key, entry in fresh.items() if entry.full or not entry.url)
    pages = tuple((key, entry) for key, entry in fresh.items() if not (entry.full or not entry.url))
    return Work(whole, pages[:MOST_NEW], len(pages) > MOST_NEW)


def due(state: FeedState, every: float) -> float:
    """The second at which a feed may be asked again: twice as late after each failure, at most a day."""
    gap = every * 2 ** min(state.failures, MOST_DOUBLINGS)
    return state.checked + (max(every, min(gap, LONGEST_GAP)) if state.failures else every)


def after_failure(state: FeedState, error: FetchError | InputError, now: float, every: float) -> FeedState:
    """What is kept of a feed that failed: it is asked later and later, and not before the time that its host names."""
    after = error.after if isinstance(error, FetchError) and error.after else 0.0
    failed = msgspec.structs.replace(state, checked=now, failures=state.failures + 1)
    return msgspec.structs.replace(failed, checked=now + max(0.0, now + after - due(failed, every)))
