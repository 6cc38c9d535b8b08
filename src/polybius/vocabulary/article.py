"""What reading yields: an article with its frozen text, or a failure that says why there is none."""

from typing import Literal

import msgspec

Part = Literal["headline", "lead", "body", "caption", "credit", "boilerplate"]
PublishedBasis = Literal["given", "metadata", "url", "text", "unknown"]


class Segment(msgspec.Struct, frozen=True):
    """A stretch of the text and what it is on the page; offsets are code points into `Article.text`, end exclusive."""

    start: int
    end: int
    part: Part


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A news report as it was read.

    `text` is never edited after this. `segments` are in order, do not overlap, and each is at most one paragraph;
    only headline, lead, body and caption can reach the parser. `published` is an ISO date or None. `raw` are the bytes
    of this one article as its source holds them; `given_id` says that the source itself names the article by `id`.
    """

    id: str
    text: str
    segments: tuple[Segment, ...]
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    url: str | None = None
    file: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    breadcrumbs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    credit: str | None = None
    dateline_place: str | None = None
    dateline_date: str | None = None
    language: str | None = None
    retrieved: str | None = None
    raw: bytes = b""
    given_id: bool = False


class Failure(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="failure"):
    """An input that could not be coded: what was wrong, where, and what the user can do."""

    id: str
    source: str
    stage: str
    what: str
    where: str = ""
    do: str = ""
