"""All evidence of one happening as structs; docs/happenings.md says what the fields hold."""

import msgspec

from polybius.collate.telling import tell_happening
from polybius.query import PlaceOf
from polybius.store import Store

MOST_PAIRINGS = 300


class DaysTold(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """The days of a happening, and by what they are known."""

    from_: str
    to: str
    basis: str | None


class OriginTold(msgspec.Struct, frozen=True, kw_only=True):
    """Where a report comes from; all is null until the workspace is grouped."""

    kind: str | None
    family: str | None
    agency: str | None
    repeats: str | None
    repeats_number: int | None
    superseded_by: str | None
    superseded_number: int | None
    score: float | None
    reasons: tuple[str, ...]


class TimeTold(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Words of time, the days they stand for, and by what those are known."""

    words: str
    from_: str | None
    to: str | None
    basis: str | None


class Passage(msgspec.Struct, frozen=True):
    """A sentence as it stands in its article, from `start` to `end`."""

    start: int
    end: int
    text: str


class Candidate(msgspec.Struct, frozen=True):
    """Another place of that name."""

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None


class WhereTold(msgspec.Struct, frozen=True, kw_only=True):
    """The place of an event, the radius within which it is known, and what else its name could mean."""

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    basis: str
    candidates: tuple[Candidate, ...]


class LinkTold(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in the chain of who says so: its uid, who speaks, how, and through whom that is known."""

    uid: str
    speaker: str | None
    kind: str | None
    country: str | None
    role: str | None
    stance: str
    quote: str
    hedged: bool
    via: tuple[str, ...]


class EventInReport(msgspec.Struct, frozen=True, kw_only=True):
    """An event as one report tells it: `trigger` stands at `start` to `end` of the article, in its `sentence`.

    `restates` is the uid of the event of the same article that this says again.
    """

    uid: str
    type: str
    mode: tuple[str, ...]
    status: str
    cameo: str
    weapon: tuple[str, ...]
    restates: str | None
    trigger: str
    start: int
    end: int
    sentence: Passage
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    time: TimeTold | None


class EventTold(EventInReport, frozen=True, kw_only=True):
    """An event as one report tells it; `says` are those who say so, outermost first, in words, and `chain` as links."""

    quad: int
    rule: str
    words: str
    place: str | None
    where: WhereTold | None
    says: tuple[str, ...]
    chain: tuple[LinkTold, ...]


class TollInReport(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as one report gives it: `words` at `start` to `end` of the article, in its `sentence`."""

    uid: str
    effect: str
    unit: str
    low: int | None
    high: int | None
    bound: str
    cumulative: bool
    part: bool
    words: str
    start: int
    end: int
    sentence: Passage


class TollTold(TollInReport, frozen=True, kw_only=True):
    """A figure as one report gives it, and who says so."""

    says: tuple[str, ...]
    chain: tuple[LinkTold, ...]


class AccountTold(msgspec.Struct, frozen=True, kw_only=True):
    """What a report tells of a happening; `main` when that is what it is about."""

    uid: str
    main: bool
    events: tuple[EventTold, ...]
    tolls: tuple[TollTold, ...]


class ReportNamed(msgspec.Struct, frozen=True, kw_only=True):
    """An article that tells of a happening: `id` is its name, `number` that in the workspace."""

    id: str
    number: int
    title: str | None
    publisher: str | None
    credit: str | None
    published: str | None
    url: str | None
    origin: OriginTold


class ReportTold(ReportNamed, frozen=True, kw_only=True):
    """An article with what it tells of a happening."""

    accounts: tuple[AccountTold, ...]


class MentionNamed(msgspec.Struct, frozen=True):
    """A mention: the name of its article and its uid there."""

    article: str
    uid: str


class ReasonTold(msgspec.Struct, frozen=True):
    """Why two mentions are taken for one happening, or not: how strongly that holds, what it adds to the score, and
    what it says in plain words."""

    reason: str
    value: float
    adds: float
    words: str


class PairingTold(msgspec.Struct, frozen=True, kw_only=True):
    """Two mentions that were compared, and why they tell of one happening."""

    score: float
    one: MentionNamed
    other: MentionNamed
    reasons: tuple[ReasonTold, ...]


class JudgementTold(msgspec.Struct, frozen=True, kw_only=True):
    """What a person judged of a happening."""

    id: int
    act: str
    asked: tuple[str, ...]
    reason: str
    author: str
    time: str


class HappeningInWords(msgspec.Struct, frozen=True, kw_only=True):
    """A happening in short, and what people judged of it; `tolls` are the lowest and highest figure of each effect."""

    id: str
    type: str
    mode: tuple[str, ...]
    status: str
    days: DaysTold | None
    place: PlaceOf | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    weapon: tuple[str, ...]
    victims: tuple[str, ...]
    tolls: dict[str, tuple[int, int]]
    origins: int
    mention_count: int
    pairings: tuple[PairingTold, ...]
    pairing_count: int
    judgements: tuple[JudgementTold, ...]


class HappeningTold(HappeningInWords, frozen=True, kw_only=True):
    """A happening with its reports, the pairings it rests on, and what people judged of it.

    Of many pairings the surest are told, and those by which all accounts hang together; `pairing_count` is of all.
    """

    article_count: int
    articles: tuple[str, ...]
    main_of: tuple[str, ...]
    mentions: tuple[str, ...]
    reports: tuple[ReportTold, ...]


def happening_told(store: Store, name: str) -> HappeningTold:
    """A happening with all its evidence, by its id, a former one, or the uid of a mention.

    Raises `AbsentError` when there is none.
    """
    told = tell_happening(store, name)
    pairings = msgspec.convert(told["pairings"], tuple[PairingTold, ...])
    kept = told_pairings(pairings)
    return msgspec.convert(told | {"pairings": kept, "pairing_count": len(pairings)}, HappeningTold)


def told_pairings(pairings: tuple[PairingTold, ...], most: int = MOST_PAIRINGS) -> tuple[PairingTold, ...]:
    """The surest pairings, and of the others those that tie what no surer one does; the surest first."""
    above: dict[MentionNamed, MentionNamed] = {}

    def group(mention: MentionNamed) -> MentionNamed:
        while mention in above:
            mention = above[mention]
        return mention

    kept = []
    for place, pairing in enumerate(sorted(pairings, key=lambda each: -each.score)):
        one, other = group(pairing.one), group(pairing.other)
        if one != other:
            above[one] = other
        if place < most or one != other:
            kept.append(pairing)
    return tuple(kept)
