"""A fetched page, or an entry that needs none → its article."""

from msgspec.structs import replace

from polybius.errors import InputError
from polybius.fetch.polite import Page
from polybius.read.encoding import decode
from polybius.read.entries import FEWEST_WORDS, Entry, read_entry
from polybius.read.items import PAGE_TO_TEXT, Bounds
from polybius.read.sources import in_english
from polybius.read.text import read_text
from polybius.read.webpage import read_page
from polybius.vocabulary import Article, Failure

PAGES = ("text/html", "application/xhtml+xml", "application/xml", "text/xml", "")


def article_of(
    page: Page | None, key: str, entry: Entry, publisher: str | None, bounds: Bounds, retrieved: str
) -> Article | Failure:
    """The article of an entry: that of its page; where the page holds none, or none is needed, what the feed gives."""
    try:
        if page is None:
            article = _of_entry(key, entry, publisher, bounds, retrieved)
        else:
            article = _of_page(page, key, entry, publisher, bounds, retrieved)
    except InputError as error:
        return Failure(id=key, source=key, stage="read", what=error.what, where=error.where or key, do=error.do)
    return in_english(article)


def _of_entry(key: str, entry: Entry, publisher: str | None, bounds: Bounds, retrieved: str) -> Article:
    article = read_entry(entry, id=key, where=key, file=None, publisher=publisher, bounds=bounds, retrieved=retrieved)
    return replace(article, id=key, url=key if entry.url else None, given_id=not entry.url)


def _of_page(
    page: Page, key: str, entry: Entry, publisher: str | None, bounds: Bounds, retrieved: str
) -> Article:  # fmt: skip
    """The article of a page, with the title and date that the feed gives where the page gives none."""
    body = page.body or b""
    try:
        if page.type == "text/plain":
            text = decode(body, where=key, declared=page.charset)
            bounds.check(text, where=key)
            article = read_text(text, id=key, url=key, title=entry.title, publisher=publisher, retrieved=retrieved)
        elif page.type in PAGES:
            text = decode(body, where=key, declared=page.charset)
            bounds.check(text, where=key, times=PAGE_TO_TEXT)
            article = read_page(text, id=key, where=key, url=key, retrieved=retrieved)
        else:
            raise InputError(f"this is no page but {page.type}", where=key, do="leave it out")
    except InputError:
        if len(entry.text().split()) < FEWEST_WORDS:
            raise
        return _of_entry(key, entry, publisher, bounds, retrieved)
    date = entry.published if article.published is None else None
    return replace(
        article, raw=body, title=article.title or entry.title, published=article.published or date or bounds.date,
        published_basis="metadata" if date else article.published_basis,
    )  # fmt: skip
