"""Plain text → Article: which lines are the report, and what the others tell about it."""

import re
from collections.abc import Sequence

from polybius.read.ending import read_rest, take_tail
from polybius.read.heading import read_top, take_heads, take_tags
from polybius.read.language import language_of
from polybius.read.layout import cut_long, lines_of, paragraphs, wrap_width
from polybius.read.page import Page
from polybius.vocabulary import Article, Segment
from polybius.vocabulary.article import PublishedBasis

FEWEST_LETTERS = 24
_HALF = re.compile("[\ud800-\udfff]")  # halves of characters, which UTF-8 does not have
_UPPER, _LOWER = re.compile(r"[A-Z]"), re.compile(r"[a-z]")


def read_text(
    text: str,
    *,
    id: str,
    date: str | None = None,
    title: str | None = None,
    url: str | None = None,
    file: str | None = None,
    publisher: str | None = None,
    byline: str | None = None,
    retrieved: str | None = None,
) -> Article:
    """An article from plain text: its text unchanged, the furniture around the report told from the report.

    `date` is an ISO date; what is given goes before what the text says of itself. Half characters (lone surrogates)
    are replaced one by one, as no file can hold them.
    """
    text, title = _HALF.sub("\ufffd", text), _HALF.sub("\ufffd", title) if title else title
    page = Page(date, title, is_caseless(text))
    lines = lines_of(text)
    body = take_tags(page, take_heads(page, read_rest(page, read_top(page, lines))))
    spans = paragraphs(body, wrap_width(lines), caseless=page.caseless)
    if spans:
        spans[-1] = take_tail(page, text, *spans[-1])
    page.segments += [Segment(a, b, "body") for start, end in spans for a, b in cut_long(text, start, end)]
    if not spans:
        page.segments = [Segment(s.start, s.end, "body") for s in page.segments]
    fields = page.fields
    published, basis = _published(date, fields)
    segments = tuple(sorted(page.segments, key=lambda s: s.start))
    return Article(
        id=id, text=text, segments=segments, published=published, published_basis=basis, url=url, file=file,
        publisher=publisher, title=title or fields.get("title"), byline=byline or fields.get("byline"),
        breadcrumbs=page.breadcrumbs, tags=page.tags, credit=fields.get("credit") or fields.get("agency"),
        dateline_place=fields.get("place"), dateline_date=fields.get("dateline"),
        language=language_of(_sample(text, segments)), retrieved=retrieved,
    )  # fmt: skip


def is_caseless(text: str) -> bool:
    """Whether a text is written without capitals, or with nothing else."""
    upper, lower = len(_UPPER.findall(text[:10_000])), len(_LOWER.findall(text[:10_000]))
    letters = upper + lower
    return letters >= FEWEST_LETTERS and (upper <= 0.015 * letters or upper >= 0.8 * letters)


def _sample(text: str, segments: Sequence[Segment]) -> str:
    """Some words of the report's own language."""
    read = [text[s.start : s.end] for s in segments if s.part in ("body", "lead")] or [text]
    return " ".join(part[:400] for part in read[:6])[:400]


def _published(date: str | None, fields: dict[str, str]) -> tuple[str | None, PublishedBasis]:
    if date:
        return date, "given"
    found = fields.get("published") or fields.get("dateline")
    return (found, "text") if found else (None, "unknown")
