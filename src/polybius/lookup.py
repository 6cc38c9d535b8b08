"""Who a name or an office means on a day, by the rules that coding goes by."""

import msgspec

from polybius.mentions import Directory, load_directory
from polybius.mentions.cast.knowledge import Entry, term_on
from polybius.mentions.cast.spelling import fold
from polybius.vocabulary.record import ActorKind


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom a name may mean, as they are on the day; `row` is file and line of the table that says so."""

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
    """Who is meant, if anybody is known, and who else bears the name or holds the office."""

    chosen: Candidate | None
    others: tuple[Candidate, ...] = ()


def who_is(name: str, date: str = "", directory: Directory | None = None) -> Answer:
    """Whom a person's name, a body's name or an office means on an ISO date; without a date, whenever it was."""
    known = directory or load_directory()
    entries = dict(zip(known.patterns, known.entries, strict=True)).get(fold(name), ())
    found = tuple(_candidate(entry, date) for entry in entries)
    return Answer(found[0] if found else None, found[1:])


def _candidate(entry: Entry, date: str) -> Candidate:
    term = term_on(entry, date)
    code = f"{term.country or '---'}{term.sector}" if term.country or term.sector else ""
    return Candidate(
        name=entry.name, kind=entry.kind, country=term.country, sector=term.sector, other_sectors=term.other_sectors,
        code=code, role=term.role, since=term.since, until=term.until, row=term.row,
    )  # fmt: skip
