"""A page of HTML → Article: the body as text, and what the markup says of it."""

import re
from typing import Any

from msgspec.structs import replace

from polybius.errors import InputError
from polybius.read.dates import read_date
from polybius.read.markup import Markup, read_markup
from polybius.read.text import read_text
from polybius.vocabulary import Article
from polybius.vocabulary.address import address_parts, host_of
from polybius.vocabulary.article import PublishedBasis

FEWEST_WORDS = 15
_URL_DATE = re.compile(r"/((?:19|20)\d{2})[/-]?([01]?\d|[a-z]{3})[/-]?([0-3]?\d)(?=[/_-]|$|\D)")
_URL_DATE_WORDS = re.compile(r"/((?:19|20)\d{2})/([a-z]{3})/(\d{1,2})(?:/|$)")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_page(
    markup: str,
    *,
    id: str,
    where: str,
    date: str | None = None,
    title: str | None = None,
    url: str | None = None,
    file: str | None = None,
    publisher: str | None = None,
    byline: str | None = None,
    retrieved: str | None = None,
) -> Article:
    """An article from a page; what is given goes before what the page says of itself.

    `document.text` is the extracted body. Raises `InputError` when the page holds no article.
    """
    import trafilatura

    tree = trafilatura.load_html(_DECLARATION.sub("", markup))
    if tree is None:
        raise InputError("this is not a page of HTML", where=where, do="give it the ending .txt if it is plain text")
    says = read_markup(tree)
    text = trafilatura.extract(tree, include_comments=False, include_tables=False, url=url or says.url)
    if not text or len(text.split()) < FEWEST_WORDS:
        raise InputError("no article was found in the page", where=where,
                         do="check that it is the page of one report and not a list, a login or an error")  # fmt: skip
    published, basis = _published(tree, says, date=date, url=url)
    article = read_text(
        text, id=id, date=published, title=title or says.title, url=url or says.url, file=file,
        publisher=publisher or says.publisher or host_of(url or says.url) or None,
        byline=byline or _plain_byline(says.byline),
        retrieved=retrieved,
    )  # fmt: skip
    return replace(
        article,
        published_basis=basis if published else article.published_basis,
        breadcrumbs=says.breadcrumbs or article.breadcrumbs,
        tags=says.tags or article.tags,
    )


def _published(tree: Any, says: Markup, *, date: str | None, url: str | None) -> tuple[str | None, PublishedBasis]:
    """The date given, else of the metadata, else of the address, else what the page shows as its date."""
    if date:
        return date, "given"
    if says.published and (iso := read_date(says.published)):
        return iso, "metadata"
    if iso := date_in_url(url or says.url or ""):
        return iso, "url"
    if iso := next((iso for words in says.shown if (iso := read_date(words))), None):
        return iso, "metadata"
    import htmldate

    found = htmldate.find_date(tree, original_date=True, extensive_search=False)
    iso = read_date(found) if found else None
    return (iso, "metadata") if iso else (None, "unknown")


def date_in_url(url: str) -> str | None:
    """The date in an address such as …/2023/10/12/… or …/2023/oct/12/…."""
    path = address_parts(url).path.lower()
    if match := _URL_DATE_WORDS.search(path):
        return read_date(f"{match[3]} {match[2]} {match[1]}")
    if match := _URL_DATE.search(path):
        return read_date(f"{match[1]}-{match[2]}-{match[3]}") if match[2].isdigit() else None
    return None


def _plain_byline(byline: str | None) -> str | None:
    if byline is None:
        return None
    plain = re.sub(r"^\s*by\s+", "", byline, flags=re.IGNORECASE)
    return plain if 1 < len(plain) <= 160 else None
