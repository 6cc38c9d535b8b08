"""What is wrong in tables of actors: cells that mean nothing, and rows that contradict each other."""

import datetime
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Literal

import msgspec

from polybius.mentions.cast.directory import SHIPPED, Placed
from polybius.mentions.cast.holders import role_of, single_offices
from polybius.mentions.cast.knowledge import country_names, words_of
from polybius.mentions.cast.spelling import fold
from polybius.tables import placed_rows
from polybius.vocabulary.actor_row import ActorRow

WIKIDATA = re.compile(r"Q[1-9]\d*")
HANDOVER = 31


class Fault(msgspec.Struct, frozen=True):
    """Something wrong at a row: an error must be mended, a warning may be meant so."""

    where: str
    what: str
    grave: Literal["error", "warning"] = "error"


def rows_of(files: Iterable[Path]) -> tuple[Placed, ...]:
    """The rows of tables, with their places; without any, those of the shipped ones. Raises `TableError`."""
    sources: list[str | Path] = list(files) or [f"actors/named/{table}.csv" for table in SHIPPED]
    return tuple(placed for source in sources for placed in placed_rows(source, ActorRow))


def find_faults(rows: tuple[Placed, ...]) -> tuple[Fault, ...]:
    """All faults: those of single rows, then of rows of one actor, of one office, and of one name."""
    single = (fault for placed in rows for fault in _of_row(*placed))
    return (*single, *_of_actors(rows), *_of_offices(rows), *_of_names(rows))


def _of_row(where: str, row: ActorRow) -> Iterator[Fault]:
    """Names, codes, days and ids that cannot be."""
    if not any(letter.isalnum() for letter in row.name):
        yield Fault(where, "the name is empty")
    if row.country and row.country not in country_names() and row.country not in words_of("wider"):
        yield Fault(where, f"no country {row.country!r}: give its ISO 3166 alpha-3 code")
    for sector in (row.sector, *row.other_sectors):
        if sector and sector not in words_of("sectors"):
            yield Fault(where, f"no PLOVER sector {sector!r}")
    for day in (row.since, row.until):
        if day and not _is_day(day):
            yield Fault(where, f"{day!r} is not a day: write it as 1990-08-02")
    if row.since and row.until and row.since > row.until:
        yield Fault(where, f"the term ends ({row.until}) before it begins ({row.since})")
    if row.wikidata and not WIKIDATA.fullmatch(row.wikidata):
        yield Fault(where, f"{row.wikidata!r} is no Wikidata id: write it as Q567")
    if row.gender not in ("", "f", "m"):
        yield Fault(where, f"{row.gender!r} is no gender: f, m or nothing")
    if row.role and row.kind != "person":
        yield Fault(where, "only a person has a role", "warning")


def _is_day(day: str) -> bool:
    try:
        return datetime.date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def _of_actors(rows: tuple[Placed, ...]) -> Iterator[Fault]:
    """Rows of one name that stand for two kinds, two ids, or twice for the same days."""
    for name, group in _grouped((placed[1].name, placed) for placed in rows):
        kinds = {row.kind == "person" for _, row in group}
        if len(kinds) > 1:
            yield Fault(group[-1][0], f"{name} is a person in one row and none in another ({group[0][0]})")
        ids = {row.wikidata for _, row in group if row.wikidata}
        if len(ids) > 1:
            yield Fault(group[-1][0], f"{name} has two Wikidata ids: {', '.join(sorted(ids))}")
        seen: dict[tuple[str, str, str], str] = {}
        for where, row in group:
            first = seen.setdefault((row.role, row.since, row.until), where)
            if first != where:
                yield Fault(where, f"{name} stands here as in {first}, with the same role and days")


def _of_offices(rows: tuple[Placed, ...]) -> Iterator[Fault]:
    """Two persons in one office that one person at a time holds, for longer than a month."""
    held = (
        (f"{row.role} {row.country}", (where, row)) for where, row in rows if row.kind == "person" and _is_single(row)
    )
    for _, group in _grouped(held):
        for (_, one), (where, other) in pairwise(sorted(group, key=lambda placed: placed[1].since)):
            days = _shared_days(one, other)
            if one.name != other.name and days > HANDOVER:
                yield Fault(where, f"{other.name} and {one.name} are both {one.role} for {days:,} days", "warning")


def _is_single(row: ActorRow) -> bool:
    role = role_of(row.role)
    return role.stately and role.office in single_offices()


def _shared_days(one: ActorRow, other: ActorRow) -> int:
    """The days on which two terms both hold; none where a day is not known."""
    if (
        not one.since
        or not other.since
        or not all(_is_day(d) for d in (one.since, other.since, one.until, other.until) if d)
    ):
        return 0
    begins = max(one.since, other.since)
    ends = min(one.until or "2100-01-01", other.until or "2100-01-01")
    return (datetime.date.fromisoformat(ends) - datetime.date.fromisoformat(begins)).days


def _of_names(rows: tuple[Placed, ...]) -> Iterator[Fault]:
    """Names in full that also name another actor."""
    bearers: dict[str, tuple[str, str]] = {}
    told: set[tuple[str, str, str]] = set()
    for where, row in rows:
        for name in (row.name, *row.aliases):
            bearer, place = bearers.setdefault(fold(name), (row.name, where))
            if bearer != row.name and (name, bearer, row.name) not in told:
                told.add((name, bearer, row.name))
                yield Fault(where, f"{name!r} names {row.name} and also {bearer} ({place})", "warning")


def _grouped(keyed: Iterable[tuple[str, Placed]]) -> Iterator[tuple[str, list[Placed]]]:
    found: dict[str, list[Placed]] = {}
    for key, placed in keyed:
        found.setdefault(key, []).append(placed)
    yield from ((key, group) for key, group in found.items() if len(group) > 1)
