"""All evidence of one happening as structs; docs/happenings.md says what the fields hold."""

import msgspec

from polybius.collate.telling import tell_happening
from polybius.query import PlaceOf
from polybius.store import Store


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
    superseded_by: str | None
    score: float | None
    reasons: tuple[str, ...]


class TimeTold(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Words of time, and the days they stand for."""

    words: str
    from_: str | None
    to: str | None


class EventTold(msgspec.Struct, frozen=True, kw_only=True):
    """An event as one report tells it; `says` are those who say so, outermost first."""

    uid: str
    type: str
    mode: tuple[str, ...]
    status: str
    trigger: str
    words: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    time: TimeTold | None
    says: tuple[str, ...]


class TollTold(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as one report gives it."""

    uid: str
    effect: str
    unit: str
    low: int | None
    high: int | None
    bound: str
    words: str
    says: tuple[str, ...]


class AccountTold(msgspec.Struct, frozen=True, kw_only=True):
    """What a report tells of a happening; `main` when that is what it is about."""

    uid: str
    main: bool
    events: tuple[EventTold, ...]
    tolls: tuple[TollTold, ...]


class ReportTold(msgspec.Struct, frozen=True, kw_only=True):
    """An article that tells of a happening: `id` is its name, `number` that in the workspace."""

    id: str
    number: int
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    origin: OriginTold
    accounts: tuple[AccountTold, ...]


class MentionNamed(msgspec.Struct, frozen=True):
    """A mention: the name of its article and its uid there."""

    article: str
    uid: str


class ReasonTold(msgspec.Struct, frozen=True):
    """Why two mentions are taken for one happening, or not: how strongly that holds, and what it adds to the score."""

    reason: str
    value: float
    adds: float


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


class HappeningTold(msgspec.Struct, frozen=True, kw_only=True):
    """A happening with its reports, the pairings it rests on, and what people judged of it."""

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
    article_count: int
    origins: int
    mention_count: int
    articles: tuple[str, ...]
    main_of: tuple[str, ...]
    mentions: tuple[str, ...]
    reports: tuple[ReportTold, ...]
    pairings: tuple[PairingTold, ...]
    judgements: tuple[JudgementTold, ...]


def happening_told(store: Store, name: str) -> HappeningTold:
    """A happening with all its evidence, by its id, a former one, or the uid of a mention.

    Raises `AbsentError` when there is none.
    """
    return msgspec.convert(tell_happening(store, name), HappeningTold)
