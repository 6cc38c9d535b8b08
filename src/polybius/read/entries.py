"""Feeds (RSS, Atom, RDF, JSON Feed) → their entries → articles: what each entry gives of its report, and no more."""

import io
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from polybius.errors import InputError
from polybius.read.dates import read_date
from polybius.read.fragment import plain_text
from polybius.read.items import PAGE_TO_TEXT, Bounds
from polybius.read.mending import mended, sound
from polybius.read.source import Source, failure
from polybius.read.text import read_text
from polybius.vocabulary import Article, Failure

FEWEST_WORDS = 6
FULL_WORDS = 120
STUMBLES = (LookupError, AttributeError, TypeError, ValueError, RecursionError)  # of feedparser, where tags stand oddly
CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.|&hellip;|&#8230;)\]?|(?:read|continue) (?:more|reading)\b.{0,60}|»|→)\s*$", re.IGNORECASE
)
_END = re.compile(rb"</(?:\w{1,40}:)?(?:rss|feed|rdf)\s*+>\s*+(?:<!--(?>.*?-->)\s*+)*+\Z", re.IGNORECASE | re.DOTALL)
_CLOSED = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed gives of one report; `full` when that is the whole of it and not its beginning."""

    id: str | None
    url: str | None
    title: str | None
    published: str | None
    byline: str | None
    content: str
    markup: bool
    full: bool

    def text(self) -> str:
        """What is given of the report, as text."""
        return plain_text(self.content) if self.markup else self.content


class Feed(msgspec.Struct, frozen=True):
    """A feed: whose it is, its entries, and whether it broke off before its end."""

    publisher: str | None
    entries: tuple[Entry, ...]
    cut: bool = False


def xml_feed(data: bytes, *, where: str) -> Feed:
    """The entries of RSS, Atom or RDF, also of one that is not well formed. Raises `InputError` when it is no feed.

    What is not well formed is mended first: the forgiving parser of feedparser may need hours for a harmful file.
    """
    import feedparser

    data = mended(data, where=where)
    plain = io.BytesIO(sound(data, where=where))
    try:
        found = feedparser.parse(plain, sanitize_html=False, resolve_relative_uris=False)
    except STUMBLES as error:
        raise InputError(f"this is no feed that can be read: {error}", where=where, do="save it again") from error
    cut = _END.search(data.rstrip()[-2000:]) is None
    entries = found.entries[: len(_CLOSED.findall(data))] if cut else found.entries
    if not found.version and not entries:
        reason = f": {found.bozo_exception}" if found.get("bozo") else ""
        raise InputError(f"this is no feed that can be read{reason}", where=where, do="save it again")
    publisher = _line(found.feed.get("title"))
    return Feed(publisher, tuple(_xml_entry(entry) for entry in entries), cut)


def _xml_entry(entry: Any) -> Entry:
    """An entry as feedparser gives it: its content where there is any, else its summary."""
    whole = max(entry.get("content", ()), key=lambda part: len(part.get("value") or ""), default=None)
    detail = whole if whole is not None and whole.get("value") else entry.get("summary_detail") or {}
    content = detail.get("value") or ""
    markup = detail.get("type", "text/html") != "text/plain" or bool(re.search(r"</?(?:p|br|div|a|b|em|i)\b", content))
    dates = (entry[name] for name in ("published", "updated", "created") if name in entry)
    return Entry(
        id=_line(entry.get("id")), url=_line(entry.get("link")), title=_line(plain_text(entry.get("title") or "")),
        published=next((iso for words in dates if words and (iso := read_date(words))), None),
        byline=_line(entry.get("author")), content=content, markup=markup, full=_is_full(content),
    )  # fmt: skip


def json_feed(found: object) -> Feed | None:
    """The entries of a JSON Feed; None for any other JSON."""
    if not (isinstance(found, dict) and "jsonfeed.org" in str(found.get("version")).lower()):
        return None
    items = found.get("items")
    entries = [_json_entry(item) for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return Feed(_line(found.get("title")), tuple(entries))


def _json_entry(item: dict[str, Any]) -> Entry:
    named = next((key for key in ("content_html", "content_text", "summary") if _line(item.get(key))), "summary")
    content = item[named] if isinstance(item.get(named), str) else ""
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [name for author in authors or () if isinstance(author, dict) and (name := _line(author.get("name")))]
    date = _line(item.get("date_published")) or _line(item.get("date_modified"))
    return Entry(
        id=_line(str(item["id"])) if item.get("id") is not None else None, url=_line(item.get("url")),
        title=_line(item.get("title")), published=read_date(date) if date else None, byline=", ".join(names) or None,
        content=content, markup=named == "content_html", full=named != "summary" and _is_full(content),
    )  # fmt: skip


def _is_full(content: str) -> bool:
    """Whether a text is long enough for a report and does not break off."""
    if len(content.split()) < FULL_WORDS:
        return False
    text = plain_text(content)
    return len(text.split()) >= FULL_WORDS and CUT.search(text) is None


def _line(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def read_entries(feed: Feed, source: Source, bounds: Bounds) -> Iterator[Article | Failure]:
    """The articles of a feed's entries, each with what the feed gives of it; a headline alone is a failure."""
    for number, entry in enumerate(feed.entries, 1):
        id, where = source.numbered(number)
        try:
            yield read_entry(entry, id=id, where=where, file=source.file, publisher=feed.publisher, bounds=bounds)
        except InputError as error:
            yield failure(id, error.where, error.what, error.do)
    if feed.cut:
        yield failure(
            source.id, source.where, "the feed breaks off before its end", "fetch it again; the rest was read"
        )
    elif not feed.entries:
        yield failure(source.id, source.where, "the feed has no entries", "leave it out, or fetch it again")


def read_entry(
    entry: Entry, *, id: str, where: str, file: str | None, publisher: str | None, bounds: Bounds,
    retrieved: str | None = None,
) -> Article:  # fmt: skip
    """The article of an entry. Raises `InputError` when it gives no more than a headline, or too much."""
    bounds.check(entry.content, where=where, times=PAGE_TO_TEXT if entry.markup else 1)
    text = entry.text()
    if len(text.split()) < FEWEST_WORDS:
        raise InputError("the feed gives only a headline", where=where,
                         do="fetch its pages: polybius watch FEED --once --into FILE")  # fmt: skip
    bounds.check(text, where=where)
    name = entry.url or entry.id or id
    article = read_text(
        text, id=name, date=entry.published or bounds.date, title=entry.title, url=entry.url, file=file,
        publisher=publisher, byline=entry.byline, retrieved=retrieved,
    )  # fmt: skip
    basis = "metadata" if entry.published else article.published_basis
    given = entry.url is None and entry.id is not None
    return replace(article, published_basis=basis, raw=entry.content.encode(), given_id=given)
