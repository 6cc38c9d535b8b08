"""Somebody as they are on a day, as a candidate for an answer."""

import datetime

import msgspec

from polybius.mentions.cast.holders import Holding, holds
from polybius.mentions.cast.knowledge import Entry, Term, term_on
from polybius.vocabulary.record import ActorKind

OFFICIAL = frozenset({"GOV", "LEG", "PTY", "MIL", "COP", "SPY", "JUD", "OPP"})
ELECT_DAYS = 100


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom a name may mean, as they are on the day.

    `since` and `until` are the days of the term (empty is open), `row` is file and line of the table that says so, and
    `why` tells why this one was chosen or not.
    """

    name: str
    kind: ActorKind
    country: str = ""
    sector: str = ""
    other_sectors: tuple[str, ...] = ()
    code: str = ""
    role: str = ""
    since: str = ""
    until: str = ""
    row: str = ""
    why: str = ""


class Answer(msgspec.Struct, frozen=True):
    """Who is meant, if that is known, and who else bears the name or held the office."""

    chosen: Candidate | None
    others: tuple[Candidate, ...] = ()


def candidate(entry: Entry, term: Term, why: str) -> Candidate:
    """Somebody by a term of theirs."""
    code = f"{term.country or '---'}{term.sector}" if term.country or term.sector else ""
    return Candidate(
        name=entry.name, kind=entry.kind, country=term.country, sector=term.sector, other_sectors=term.other_sectors,
        code=code, role=term.role, since=term.since, until=term.until, row=term.row, why=why,
    )  # fmt: skip


def as_on(entry: Entry, date: str) -> Candidate:
    """Somebody as they are on a day, with what the tables say of it."""
    term = term_on(entry, date)
    if not date:
        return candidate(entry, term, "the highest office, for no day is given" if term.role else "")
    if holds(term, date) and not term.role.startswith("former "):
        said = f"held this office on {date}" if term.role else f"so on {date}" if term.since or term.until else ""
        return candidate(entry, term, said)
    if term.until and term.until < date:
        return candidate(entry, term, f"until {term.until}")
    return candidate(entry, term, f"from {term.since} on")


def as_former(holding: Holding) -> Candidate:
    """Somebody who held an office once."""
    term = holding.term
    sector = "ELI" if term.sector in OFFICIAL else term.sector
    left = msgspec.structs.replace(term, sector=sector, role=f"former {term.role}")
    return candidate(holding.entry, left, f"held the office until {term.until}")


def as_elect(holding: Holding) -> Candidate:
    """Somebody who is to take an office."""
    office, of, whose = holding.term.role.partition(" of ")
    elect = msgspec.structs.replace(holding.term, role=f"{office}-elect{of}{whose}")
    return candidate(holding.entry, elect, f"takes the office on {holding.term.since}")


def is_soon(term: Term, date: str) -> bool:
    """Whether a term begins within some three months after a day."""
    if not date or not term.since or term.since <= date:
        return False
    days = datetime.date.fromisoformat(term.since) - datetime.date.fromisoformat(date)
    return days.days <= ELECT_DAYS
