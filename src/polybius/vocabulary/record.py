"""The record: what coding one article yields, field by field. Names are fixed; see docs/record.md."""

from typing import Literal

import msgspec

from polybius.vocabulary.article import Part, PublishedBasis

SCHEMA: Literal["polybius/1"] = "polybius/1"

Status = Literal["actual", "ongoing", "planned", "requested", "threatened", "possible", "denied", "negated", "habitual"]
ActorKind = Literal[
    "state", "government_body", "person", "armed_group", "party", "company", "io", "ngo", "media", "population",
    "collective", "unknown",
]  # fmt: skip
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
MentionForm = Literal["name", "role", "nominal", "pronoun", "metonym", "demonym"]
Span = tuple[int, int]


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What made the record: versions, hashes of the knowledge it was made with, and the Goldstein scale.

    It was `thorough` when every sentence was parsed.
    """

    version: str
    codebook: str
    lexicon: str
    gazetteer: str
    model: str
    model_version: str
    goldstein: str = "GDELT"
    thorough: bool = False


class Dateline(msgspec.Struct, frozen=True):
    """The place and ISO date a report is sent from."""

    place: str | None = None
    date: str | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The article, where it came from, and its frozen text."""

    id: str
    url: str | None = None
    file: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    breadcrumbs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    credit: str | None = None
    dateline: Dateline = Dateline()
    language: str | None = None
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    retrieved: str | None = None
    topic: str | None = None
    text: str
    text_sha256: str


class SentenceSpan(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A sentence's characters and the part of the page it stands in.

    One that is `passed_over` holds no word that could matter, in an article about something else: it was not parsed,
    and only its times and places are told.
    """

    start: int
    end: int
    part: Part
    passed_over: bool = False


class Mention(msgspec.Struct, frozen=True, gc=False):
    """Words that name or refer to an actor; `rule` says by what they are tied to it."""

    start: int
    end: int
    form: MentionForm
    rule: str = ""


class Actor(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A person, body, group or state, with country and sector on the article's date."""

    id: str
    uid: str = ""
    name: str
    kind: ActorKind = "unknown"
    country: str | None = None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    code: str = ""
    role: str | None = None
    wikidata: str | None = None
    mentions: tuple[Mention, ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who did what to whom, with its status, place, time, and the chain of who says so."""

    id: str
    uid: str = ""
    type: EventType
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    cameo: str = ""
    quad: int = 1
    goldstein: float = 0.0
    status: Status = "actual"
    start: int
    end: int
    sentence: int
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    symmetric: bool = False
    effect: tuple[str, ...] = ()
    place: str | None = None
    time: str | None = None
    weapon: tuple[str, ...] = ()
    content_of: str | None = None
    cause: str | None = None
    same_as: str | None = None
    said_by: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()
    rule: str = ""


class Relation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A standing tie between two actors."""

    id: str
    kind: str
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    start: int
    end: int
    time: str | None = None


class Toll(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A figure with its bounds, what it counts, and who says so."""

    id: str
    uid: str = ""
    effect: str
    unit: str = "people"
    low: int | None = None
    high: int | None = None
    bound: str = "exact"
    start: int
    end: int
    of: tuple[str, ...] = ()
    perpetrator: tuple[str, ...] = ()
    event: str | None = None
    cumulative: bool = False
    subset_of: str | None = None
    part: bool = False
    same_as: str | None = None
    claims: tuple[str, ...] = ()


class Claim(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Somebody saying something: cue, speaker, channel, and the exact words said."""

    id: str
    uid: str = ""
    start: int
    end: int
    speaker: str | None = None
    joint: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    channel: str | None = None
    stance: str = "say"
    cameo: str = ""
    quote: Literal["direct", "indirect", "mixed"] = "indirect"
    hedged: bool = False
    speaker_span: Span | None = None
    content: tuple[Span, ...] = ()
    time: str | None = None
    within: str | None = None


class Time(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A time expression with its TIMEX3 value and, when it can be anchored, the days it covers."""

    id: str
    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    from_: str | None = msgspec.field(name="from", default=None)
    to: str | None = None
    precision: str = "day"
    basis: Literal["explicit", "relative", "unanchored"] = "unanchored"


class PlaceCandidate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Another place of the same name that a toponym could mean."""

    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float
    lon: float
    geonames: int | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A toponym and the point it was resolved to; `candidates` are the runners-up, none when the choice is clear."""

    id: str
    start: int
    end: int
    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    geonames: int | None = None
    basis: str = ""
    candidates: tuple[PlaceCandidate, ...] = ()


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Everything read from one article."""

    schema: Literal["polybius/1"] = SCHEMA
    manifest: Manifest
    document: Document
    sentences: tuple[SentenceSpan, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    tolls: tuple[Toll, ...] = ()
    claims: tuple[Claim, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
