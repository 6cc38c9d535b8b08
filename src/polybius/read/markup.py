"""What a page's markup says of its article: JSON-LD, meta elements, breadcrumbs, canonical address."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import msgspec

ARTICLE_TYPES = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting",
                           "LiveBlogPosting", "Report", "WebPage"})  # fmt: skip
DATE_NAMES = ("article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
              "parsely-pub-date", "pubdate", "publishdate", "sailthru.date")  # fmt: skip
DATE_PATHS = (
    "//time[@datetime]/@datetime", "//time/text()", "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']", "//*[contains(@class, 'publish') or contains(@id, 'publish')]",
    "//*[contains(@class, 'date') or contains(@id, 'date')]", "//*[contains(@class, 'time') or contains(@id, 'time')]",
)  # fmt: skip
_TAG = re.compile(r"<[^<>]+>")
_LOWER = "translate({}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"
CRUMB_PATHS = (
    "//*[@itemtype and contains(@itemtype, 'BreadcrumbList')]//*[@itemprop='name']",
    f"//*[contains({_LOWER.format('@aria-label')}, 'breadcrumb')]//li",
    f"//*[contains({_LOWER.format('@class')}, 'breadcrumb') or contains({_LOWER.format('@id')}, 'breadcrumb')]//li",
    f"//*[contains({_LOWER.format('@class')}, 'breadcrumb') or contains({_LOWER.format('@id')}, 'breadcrumb')]//a",
)
BYLINE_PATHS = (
    "//*[@itemprop='author']//*[@itemprop='name']", "//a[@rel='author']", "//*[@itemprop='author']",
    "//*[contains(concat(' ', @class, ' '), ' byline ')]", "//*[contains(concat(' ', @class, ' '), ' author ')]",
)  # fmt: skip


class Markup(msgspec.Struct, frozen=True, kw_only=True):
    """What the markup says; None and () where it is silent."""

    title: str | None = None
    published: str | None = None
    shown: tuple[str, ...] = ()
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    breadcrumbs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def read_markup(tree: Any) -> Markup:
    """What the elements of a page say of its article; JSON-LD goes before meta elements, these before what is shown."""
    linked = list(_linked_data(tree))
    article = next((item for item in linked if _types(item) & (ARTICLE_TYPES - {"WebPage"})), {})
    article = article or next((item for item in linked if _types(item) & ARTICLE_TYPES), {})
    meta = _meta(tree)
    title = (
        _text(article.get("headline")) or meta.get("og:title") or _first(tree, ("//h1",)) or _first(tree, ("//title",))
    )
    section = _texts(article.get("articleSection")) or _texts(meta.get("article:section"))
    keywords = _texts(meta.get("article:tag")) or _split(article.get("keywords")) or _split(meta.get("news_keywords"))
    return Markup(
        title=title,
        published=_text(article.get("datePublished")) or next((meta[n] for n in DATE_NAMES if n in meta), None),
        shown=_shown_dates(tree),
        byline=_names(article.get("author")) or meta.get("author") or meta.get("byl") or _first(tree, BYLINE_PATHS),
        publisher=_names(article.get("publisher")) or meta.get("og:site_name") or meta.get("application-name"),
        url=_canonical(tree) or meta.get("og:url") or _text(article.get("url")),
        language=(tree.get("lang") or "").split("-")[0].lower() or None,
        breadcrumbs=_without(title, _crumbs(tree, linked)),
        tags=tuple(dict.fromkeys((*section, *keywords))),
    )  # fmt: skip


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """All objects of the page's JSON-LD, those within @graph too."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            found = json.loads(script.text_content().strip().strip(";"), strict=False)
        except ValueError:
            continue
        stack = [found]
        while stack:
            item = stack.pop(0)
            if isinstance(item, list):
                stack = item + stack
            elif isinstance(item, dict):
                yield item
                stack += [item[name] for name in ("@graph", "mainEntity", "mainEntityOfPage", "breadcrumb")
                          if isinstance(item.get(name), dict | list)]  # fmt: skip


def _types(item: dict[str, Any]) -> set[str]:
    kind = item.get("@type")
    return {str(k).rsplit("/", 1)[-1] for k in (kind if isinstance(kind, list) else [kind])}


def _meta(tree: Any) -> dict[str, str]:
    """The meta elements by lower-case name; of several with one name the first."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = " ".join(element.get("content").split())
        if name and content and name not in found:
            found[name] = content
    return found


def _text(value: Any) -> str | None:
    words = " ".join(_TAG.sub(" ", unescape(value)).split()) if isinstance(value, str) else ""
    return words or None


def _texts(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(words for one in values if (words := _text(one)))


def _split(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(word.strip() for word in value.split(",") if word.strip())
    return _texts(value) if isinstance(value, list) else ()


def _names(value: Any) -> str | None:
    """The name or names of persons or organisations."""
    values = value if isinstance(value, list) else [value]
    names = [_text(one.get("name") if isinstance(one, dict) else one) for one in values]
    return ", ".join(dict.fromkeys(name for name in names if name and not name.startswith("http"))) or None


def _first(tree: Any, paths: tuple[str, ...]) -> str | None:
    for path in paths:
        for element in tree.xpath(path):
            words = " ".join(element.text_content().split())
            if 1 < len(words) < 300:
                return words
    return None


def _shown_dates(tree: Any) -> tuple[str, ...]:
    """The short texts of elements that are named for a date, the likeliest first."""
    found = []
    for path in DATE_PATHS:
        for element in tree.xpath(path)[:4]:
            words = " ".join((element if isinstance(element, str) else element.text_content()).split())
            if 6 <= len(words) <= 80:
                found.append(words)
    return tuple(found)


def _canonical(tree: Any) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href")
    return str(links[0]).strip() if links and str(links[0]).startswith("http") else None


def _crumbs(tree: Any, linked: list[dict[str, Any]]) -> tuple[str, ...]:
    for item in linked:
        if "BreadcrumbList" in _types(item) and isinstance(item.get("itemListElement"), list):
            steps = sorted((s for s in item["itemListElement"] if isinstance(s, dict)), key=_position)
            names = [_text(s.get("name")) or _names(s.get("item")) for s in steps]
            if any(names):
                return tuple(name for name in names if name)
    for path in CRUMB_PATHS:
        names = [" ".join(e.text_content().split()).strip(" »›>/|") for e in tree.xpath(path)]
        if steps_found := tuple(dict.fromkeys(name for name in names if name and len(name) < 200)):
            return steps_found
    return ()


def _position(step: dict[str, Any]) -> int:
    try:
        return int(step.get("position", 0))
    except (TypeError, ValueError):
        return 0


def _without(title: str | None, steps: tuple[str, ...]) -> tuple[str, ...]:
    """Breadcrumbs without the article itself at their end."""
    if not steps or not title:
        return steps
    last = steps[-1]
    cut_short = len(last) > 20 and title.startswith(last.rstrip(" .…")[:40])
    return steps[:-1] if last == title or cut_short else steps
