"""Who holds which office of a state or body, and when: the roles of the tables under the words that texts use."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from polybius.mentions.cast.directory import Directory
from polybius.mentions.cast.knowledge import Entry, Term, country_rows
from polybius.mentions.cast.spelling import fold
from polybius.tables import read_table

PROVISIONAL = ("acting ", "interim ", "caretaker ", "transitional ")


class OfficeRow(msgspec.Struct, frozen=True):
    """What texts call an office, and what the tables do; `one` where a country has one holder at a time."""

    nouns: tuple[str, ...]
    roles: tuple[str, ...]
    one: Literal["yes", ""] = ""


class Holding(msgspec.Struct, frozen=True):
    """A person in an office for a term."""

    entry: Entry
    term: Term


class Role(msgspec.Struct, frozen=True):
    """A role in its parts: the office in small letters, whose it is, and whether that is a state by its name."""

    office: str
    of: str = ""
    stately: bool = False
    provisional: bool = False


@cache
def roles_of_nouns() -> dict[str, tuple[str, ...]]:
    """The offices of the tables that a noun means, in small letters."""
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table("actors/offices.csv", OfficeRow):
        for noun in row.nouns:
            known = found.get(noun.lower(), ())
            found[noun.lower()] = tuple(dict.fromkeys((*known, *(role.lower() for role in row.roles))))
    return found


@cache
def single_offices() -> frozenset[str]:
    """Nouns of offices that one person in a country holds at a time."""
    rows = read_table("actors/offices.csv", OfficeRow)
    return frozenset(noun.lower() for row in rows if row.one for noun in row.nouns)


@cache
def role_of(role: str) -> Role:
    """A role in its parts: "Secretary of State of the United States" is the office "secretary of state" of a state."""
    provisional = role.lower().startswith(PROVISIONAL)
    words = role.split(" ", 1)[1] if provisional else role
    office, of, whose = words.rpartition(" of ")
    whose = whose.removeprefix("the ")
    if of and fold(whose).lower() in _states():
        return Role(fold(office).lower(), whose, True, provisional)
    office, _, whose = words.partition(" of ")
    return Role(fold(office).lower(), whose.removeprefix("the "), False, provisional)


@cache
def _states() -> frozenset[str]:
    names = (name for row in country_rows() for name in (row.name, *row.other))
    return frozenset(fold(name).lower().removeprefix("the ") for name in names)


def terms_in_office(directory: Directory, noun: str, country: str) -> tuple[Holding, ...]:
    """All terms of an office of a state, the latest first, under the role that the noun means most before others.

    Where no row names the state itself, those of its government count ("President of the Palestinian Authority").
    """
    found = tuple(_holdings(directory, noun, country))
    stately = tuple(holding for holding in found if role_of(holding.term.role).stately)
    latest = _latest_first(stately or tuple(h for h in found if _is_of_government(directory, h.term)))
    offices = roles_of_nouns().get(noun, (noun,))
    return tuple(sorted(latest, key=lambda holding: offices.index(role_of(holding.term.role).office)))


def terms_at_body(directory: Directory, noun: str, country: str, names: frozenset[str]) -> tuple[Holding, ...]:
    """All terms of an office of a body, by any of its names, the latest first."""
    found = _holdings(directory, noun, country)
    return _latest_first(tuple(holding for holding in found if role_of(holding.term.role).of in names))


def _latest_first(found: tuple[Holding, ...]) -> tuple[Holding, ...]:
    return tuple(sorted(found, key=lambda holding: holding.term.since, reverse=True))


def _holdings(directory: Directory, noun: str, country: str) -> Iterator[Holding]:
    offices = roles_of_nouns().get(noun, (noun,))
    for entry in directory.holders.get(country, ()):
        for term in entry.terms:
            if term.country == country and term.role and role_of(term.role).office in offices:
                yield Holding(entry, term)


def _is_of_government(directory: Directory, term: Term) -> bool:
    whose = role_of(term.role).of
    body = directory.bodies.get(whose)
    return not whose or (body is not None and body.kind == "government_body" and body.terms[0].country == term.country)


def holds(term: Term, date: str) -> bool:
    """Whether a term covers an ISO date; without a date, whether it is still open."""
    if not date:
        return not term.until
    return (not term.since or term.since <= date) and (not term.until or date <= term.until)
