"""One happening for assistants: what each report says in its words, and why these are taken to be one."""

from typing import Any

import msgspec

from polybius.collate.telling import tell_happening
from polybius.query import PlaceOf
from polybius.query.evidence import SOMEONE, Sayer, chain_of
from polybius.serve.mcp.asked import HappeningAsked
from polybius.serve.mcp.facts import address_of, spoken
from polybius.serve.mcp.instructions import NOTE
from polybius.serve.paging import Place, cursor_of, place_of
from polybius.serve.readers import Lent
from polybius.workspace.evidence import DaysTold, JudgementTold, OriginTold, PairingTold, Passage, TimeTold

PAIRINGS = 20
KINDS = ("events", "tolls")


class EventEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """An event as one report tells it: `trigger` at `start` to `end` of the article, in its `sentence`.

    `claims` are the uids of those that say so, outermost first; `restates` is another mention of the same article.
    """

    uid: str
    type: str
    mode: tuple[str, ...]
    status: str
    cameo: str
    weapon: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    where: PlaceOf | None
    time: TimeTold | None
    trigger: str
    start: int
    end: int
    sentence: Passage
    restates: str | None
    who_says: str
    claims: tuple[str, ...]
    address: str


class TollEvidence(msgspec.Struct, frozen=True, kw_only=True):
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
    who_says: str
    claims: tuple[str, ...]
    address: str


class AccountEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """What a report tells of a happening; `main` when that is what it is about."""

    main: bool
    events: tuple[EventEvidence, ...]
    tolls: tuple[TollEvidence, ...]


class ReportEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """An article that tells of a happening: `id` is its name, `number` that in the workspace."""

    id: str
    number: int
    title: str | None
    publisher: str | None
    credit: str | None
    published: str | None
    url: str | None
    address: str
    origin: OriginTold
    accounts: tuple[AccountEvidence, ...]


class HappeningAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A happening with reports (`next` leads to more), and what people judged of it.

    `pairings` are there where it is asked why its mentions are one, the surest first.
    `tolls` are the lowest and highest figure given for each effect: what is behind them is in the ledger.
    """

    id: str
    address: str
    type: str
    mode: tuple[str, ...]
    status: str
    days: DaysTold | None
    place: PlaceOf | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    weapon: tuple[str, ...]
    victims: tuple[str, ...]
    tolls: dict[str, tuple[int | None, int | None]]
    origins: int
    mention_count: int
    report_count: int
    reports: tuple[ReportEvidence, ...]
    next: str | None
    pairing_count: int
    pairings: tuple[PairingTold, ...]
    judgements: tuple[JudgementTold, ...]
    note: str = NOTE


def get_happening(lent: Lent, asked: HappeningAsked) -> HappeningAnswer:
    """A happening with its evidence. Raises `AbsentError` when there is none."""
    told = tell_happening(lent.store, asked.happening)
    begin = place_of(asked.cursor).offset if asked.cursor else 0
    end = begin + asked.limit
    whole = {
        "address": address_of("happenings", told["id"]),
        "report_count": len(told["reports"]),
        "reports": [_report(report) for report in told["reports"][begin:end]],
        "next": cursor_of(Place(offset=end)) if end < len(told["reports"]) else None,
        "pairing_count": len(told["pairings"]),
        "pairings": told["pairings"][:PAIRINGS] if asked.why else [],
    }
    return msgspec.convert(told | whole, HappeningAnswer)


def _report(report: dict[str, Any]) -> dict[str, Any]:
    accounts = [
        account | {kind: [_fact(report, kind, fact) for fact in account[kind]] for kind in KINDS}
        for account in report["accounts"]
    ]
    return report | {"accounts": accounts, "address": address_of("articles", report["number"])}


def _fact(report: dict[str, Any], kind: str, fact: dict[str, Any]) -> dict[str, Any]:
    sayers = (Sayer(link["speaker"] or SOMEONE, link["stance"], tuple(link["via"])) for link in fact["chain"])
    who = spoken(report["publisher"] or report["id"], report["credit"], (chain_of(sayers),))
    claims = [link["uid"] for link in fact["chain"]]
    return fact | {"who_says": who, "claims": claims, "address": address_of(kind, fact["uid"])}
