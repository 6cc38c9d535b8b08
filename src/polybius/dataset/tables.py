"""The tables of a dataset, and what the columns of each hold."""

import msgspec

from polybius.query import PartyOf, PlaceOf


class ArticleLine(msgspec.Struct, frozen=True, kw_only=True):
    """An article with its text, its bytes as they came (`raw`, null when they are the text) and its record (JSON).

    `key` is the same for the same article; `shard` and `position` say where among the inputs it stood.
    """

    key: str
    shard: str
    position: int
    name: str
    title: str | None
    url: str | None
    file: str | None
    publisher: str | None
    byline: str | None
    credit: str | None
    breadcrumbs: tuple[str, ...]
    tags: tuple[str, ...]
    dateline_place: str | None
    language: str | None
    published: str | None
    published_basis: str
    words: int
    events: int
    tolls: int
    claims: int
    text: str
    text_sha256: str
    raw: bytes | None
    article: bytes
    record: bytes


class EventLine(msgspec.Struct, frozen=True, kw_only=True):
    """A mention of an event; `article` is the key of its article, `restates` the uid of what it restates there."""

    article: str
    uid: str
    type: str
    mode: tuple[str, ...]
    cameo: str
    quad: int
    goldstein: float
    status: str
    day_from: str | None
    day_to: str | None
    precision: str | None
    actor: tuple[PartyOf, ...]
    recipient: tuple[PartyOf, ...]
    place: PlaceOf | None
    said_by: str
    effect: tuple[str, ...]
    weapon: tuple[str, ...]
    context: tuple[str, ...]
    restates: str | None
    words: str
    sentence: str
    start: int
    end: int
    rule: str
    publisher: str | None
    published: str | None


class TollLine(msgspec.Struct, frozen=True, kw_only=True):
    """A figure; `event` is the uid of the event it is of, whose type, days, country and status these are."""

    article: str
    uid: str
    effect: str
    unit: str
    low: int | None
    high: int | None
    bound: str
    cumulative: bool
    of: tuple[PartyOf, ...]
    perpetrator: tuple[PartyOf, ...]
    said_by: str
    event: str | None
    type: str | None
    status: str | None
    day_from: str | None
    day_to: str | None
    country: str | None
    subset_of: str | None
    part: bool
    restates: str | None
    words: str
    sentence: str
    start: int
    end: int
    publisher: str | None
    published: str | None


class ClaimLine(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody saying something: speaker, channel, cue, and the words said."""

    article: str
    uid: str
    speaker: PartyOf | None
    joint: tuple[PartyOf, ...]
    via: tuple[PartyOf, ...]
    addressee: tuple[PartyOf, ...]
    said_by: str
    stance: str
    quote: str
    hedged: bool
    content: tuple[str, ...]
    cue: str
    day_from: str | None
    day_to: str | None
    within: str | None
    sentence: str
    start: int
    end: int
    publisher: str | None
    published: str | None


class FailureLine(msgspec.Struct, frozen=True, kw_only=True):
    """An input that has no record: what was wrong, where, and what to do; `position` is where among the inputs."""

    shard: str
    position: int
    source: str
    name: str
    stage: str
    what: str
    where: str
    do: str


TABLES: dict[str, type[msgspec.Struct]] = {
    "articles": ArticleLine, "events": EventLine, "tolls": TollLine, "claims": ClaimLine, "failures": FailureLine,
}  # fmt: skip
