"""What a question gives: rows with their words, their article, and who says so."""

import msgspec


class PartyOf(msgspec.Struct, frozen=True, gc=False):
    """Somebody who takes part, as the article of the row has it."""

    name: str
    code: str
    country: str | None
    role: str | None


class PlaceOf(msgspec.Struct, frozen=True, gc=False):
    """Where it was, with the radius within which that is known and by what it was resolved."""

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    basis: str


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """A mention of an event.

    `id` is its number in the workspace; `restates` the uid of the mention of the same article that it restates,
    `happening` the id of what it is grouped into with mentions of other articles, `verdict` what somebody said of it;
    `said_by` who says so, outermost first ("" when the report itself does); `words` are its trigger, at `start` to
    `end` of the article's text; `day_from` and `day_to` are the days of its own time, not the article's.
    """

    id: int
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
    happening: str | None
    verdict: str | None
    words: str
    sentence: str
    start: int
    end: int
    rule: str
    article: int
    name: str
    title: str | None
    url: str | None
    publisher: str | None
    published: str | None


class TollRow(msgspec.Struct, frozen=True, kw_only=True):
    """A figure: at least `low` and at most `high` of `unit`, whose, by whom, and who says so.

    `event` is the uid of the event it is of, whose days, country and status these are; `subset_of` and `restates` are
    uids of figures of the same article; `part` is true of part of a whole, also where the article does not give the
    whole. A cumulative figure or one that is part of another must not be added to it.
    """

    id: int
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
    happening: str | None
    verdict: str | None
    words: str
    sentence: str
    start: int
    end: int
    article: int
    name: str
    title: str | None
    url: str | None
    publisher: str | None
    published: str | None


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody saying something.

    `said_by` is the speaker with whom it is known through, outermost first; `content` the words said, `cue` the word of
    saying at `start` to `end`; `day_from` and `day_to` are the days on which it was said; `events` are uids.
    """

    id: int
    uid: str
    speaker: PartyOf | None
    joint: tuple[PartyOf, ...]
    via: tuple[PartyOf, ...]
    addressee: tuple[PartyOf, ...]
    said_by: str
    stance: str
    quote: str
    hedged: bool
    channel: str | None
    content: tuple[str, ...]
    cue: str
    day_from: str | None
    day_to: str | None
    within: str | None
    events: tuple[str, ...]
    verdict: str | None
    sentence: str
    start: int
    end: int
    article: int
    name: str
    title: str | None
    url: str | None
    publisher: str | None
    published: str | None


class ActorRow(msgspec.Struct, frozen=True, kw_only=True):
    """An actor across articles: in how many mentions of events it acts and receives, how often it speaks.

    `id` is the number of the entity; the same name with another country or sector is another one.
    """

    id: int
    name: str
    kind: str
    country: str | None
    sector: str | None
    code: str
    wikidata: str | None
    acts: int
    receives: int
    says: int
    articles: int


class ArticleRow(msgspec.Struct, frozen=True, kw_only=True):
    """An article: where it came from, and how much was read in it.

    `origin` is own, exact, near, version or credit (docs/happenings.md), null until the workspace is grouped;
    `superseded` tells that a later version of it is there.
    """

    id: int
    name: str
    title: str | None
    publisher: str | None
    credit: str | None
    published: str | None
    published_basis: str
    url: str | None
    file: str | None
    language: str | None
    retrieved: str | None
    events: int
    tolls: int
    claims: int
    origin: str | None
    superseded: bool
    text_sha256: str
    beginning: str


class FailureRow(msgspec.Struct, frozen=True, kw_only=True):
    """An input that has no record: what was wrong, where, and what the user can do."""

    source: str
    name: str
    stage: str
    what: str
    where: str
    do: str
