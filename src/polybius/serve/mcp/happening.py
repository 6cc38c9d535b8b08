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
from polybius.workspace.evidence import EventInReport, HappeningInWords, ReportNamed, TollInReport

PAIRINGS = 20
KINDS = ("events", "tolls")


class EventEvidence(EventInReport, frozen=True, kw_only=True):
    """An event as one report tells it; `claims` are the uids of those that say so, outermost first."""

    where: PlaceOf | None
    who_says: str
    claims: tuple[str, ...]
    address: str


class TollEvidence(TollInReport, frozen=True, kw_only=True):
    """A figure as one report gives it; `claims` are the uids of those that say so, outermost first."""

    who_says: str
    claims: tuple[str, ...]
    address: str


class AccountEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """What a report tells of a happening; `main` when that is what it is about."""

    main: bool
    events: tuple[EventEvidence, ...]
    tolls: tuple[TollEvidence, ...]


class ReportEvidence(ReportNamed, frozen=True, kw_only=True):
    """An article with what it tells of a happening, and its address."""

    address: str
    accounts: tuple[AccountEvidence, ...]


class HappeningAnswer(HappeningInWords, frozen=True, kw_only=True):
    """A happening with reports (`next` leads to more); what is behind its `tolls` is in the ledger.

    `pairings` are there where it is asked why its mentions are one, the surest first.
    """

    address: str
    report_count: int
    reports: tuple[ReportEvidence, ...]
    next: str | None
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
