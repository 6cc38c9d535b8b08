"""XML that lists other things: OPML (feeds), sitemaps (pages, or other sitemaps); and which kind of XML a file is."""

import io
import re
from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from polybius.errors import InputError
from polybius.read.dates import read_date
from polybius.read.mending import mended, refuse_entities

Kind = Literal["feed", "feeds", "pages", "page", "other"]
ROOTS: dict[str, Kind] = {"rss": "feed", "feed": "feed", "rdf": "feed", "opml": "feeds", "urlset": "pages",
                          "sitemapindex": "pages", "html": "page"}  # fmt: skip
BEGINNING = 65_536
_HEAD = re.compile(
    rb"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*+<(?:[\w.-]+:)?(?P<root>[\w.-]+)",
    re.DOTALL | re.IGNORECASE,
)


class Listed(msgspec.Struct, frozen=True):
    """A feed, page or sitemap that a list names, with what the list says of it."""

    url: str
    title: str | None = None
    published: str | None = None
    language: str | None = None


class Sitemap(msgspec.Struct, frozen=True):
    """The pages of a sitemap, or the sitemaps of an index; `cut` when it breaks off."""

    pages: tuple[Listed, ...]
    sitemaps: tuple[Listed, ...]
    cut: bool = False


def kind_of(beginning: bytes, *, where: str) -> Kind:
    """Which kind of XML begins so.

    Raises `InputError` for one that declares entities of its own.
    """
    plain = beginning[:BEGINNING].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n")
    refuse_entities(plain.decode("latin-1"), where=where)
    match = _HEAD.match(plain)
    return ROOTS.get(match["root"].decode("latin-1").lower(), "other") if match else "other"


def listed_feeds(data: bytes, *, where: str) -> tuple[Listed, ...]:
    """The feeds that an OPML file lists, at any depth, each once. Raises `InputError` when it lists none."""
    kind_of(data, where=where)
    feeds: dict[str, Listed] = {}
    for element in _elements(data, ("outline",), where):
        told = {str(name).lower(): value.strip() for name, value in element.attrib.items()}
        if url := told.get("xmlurl"):
            feeds.setdefault(url, Listed(url, told.get("title") or told.get("text") or None))
    if not feeds:
        raise InputError("no feed is listed", where=where, do='list feeds as <outline xmlUrl="https://…"/>')
    return tuple(feeds.values())


def sitemap(data: bytes, *, where: str) -> Sitemap:
    """What a sitemap lists, with the dates, titles and languages of a news sitemap."""
    kind_of(data, where=where)
    pages: list[Listed] = []
    sitemaps: list[Listed] = []
    cut = False
    try:
        for element in _elements(data, ("{*}url", "{*}sitemap", "url", "sitemap"), where):
            if listed := _listed(element):
                (pages if _name(element) == "url" else sitemaps).append(listed)
            element.clear()
    except InputError:
        if not pages and not sitemaps:
            raise
        cut = True
    return Sitemap(tuple(pages), tuple(sitemaps), cut)


def _listed(element: Any) -> Listed | None:
    """A page or sitemap with what stands in its entry."""
    told: dict[str, str] = {}
    for child in element.iter():
        if isinstance(child.tag, str) and child.text and child.text.strip():
            told.setdefault(_name(child), " ".join(child.text.split()))
    date = told.get("publication_date") or told.get("lastmod")
    if "loc" not in told:
        return None
    return Listed(told["loc"], told.get("title"), read_date(date) if date else None, told.get("language"))


def _name(element: Any) -> str:
    return str(element.tag).rsplit("}", 1)[-1].lower()


def _elements(data: bytes, names: tuple[str, ...], where: str) -> Iterator[Any]:
    """The elements of XML with these names, when they end; nothing outside the file is loaded."""
    from lxml import etree

    well_formed = io.BytesIO(mended(data, where=where))
    found = etree.iterparse(well_formed, events=("end",), tag=names, resolve_entities=False, no_network=True,
                            load_dtd=False, huge_tree=False)  # fmt: skip
    try:
        for _, element in found:
            yield element
    except etree.XMLSyntaxError as error:
        raise InputError(f"this is damaged XML: {error.msg}", where=where, do="fetch it again") from error
