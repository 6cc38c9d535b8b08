"""The tables of actors as structs, and one entry for each thing that has a name."""

import re
from functools import cache
from typing import Literal

import msgspec

from polybius.tables import read_table, word_class, word_list
from polybius.vocabulary.country import CountryRow
from polybius.vocabulary.record import ActorKind

HIGH = (
    "President",
    "Prime Minister",
    "King",
    "Chancellor",
    "Supreme Leader",
    "Secretary-General",
    "Emir",
    "Queen",
    "Pope",
)
OFFICIAL = frozenset({"GOV", "LEG", "PTY", "MIL", "COP", "SPY", "JUD", "OPP"})
RANKED = (*HIGH, "State Counsellor", "Vice President", "Foreign Minister", "Foreign Secretary", "Secretary of State")
Sort = Literal["state", "adjective", "people", "capital", "metonym", "person", "body", "folk"]


class MetonymRow(msgspec.Struct, frozen=True):
    """A seat that stands for a body."""

    name: tuple[str, ...]
    country: str
    body: str
    kind: ActorKind
    sector: str = ""


class AgentRow(msgspec.Struct, frozen=True):
    """A common noun that names participants."""

    noun: str
    kind: ActorKind
    reference: str
    sector: str = ""


class NameWordRow(msgspec.Struct, frozen=True):
    """Words that begin or end the names of bodies of one kind ("Herald", "Airlines")."""

    place: Literal["first", "last"]
    kind: ActorKind
    sector: str
    words: tuple[str, ...]


class PortfolioRow(msgspec.Struct, frozen=True):
    """A sector and the fields of government that belong to it."""

    sector: str
    words: tuple[str, ...]


class HomeRow(msgspec.Struct, frozen=True):
    """A country and the common nouns that name only its people and bodies."""

    country: str
    nouns: tuple[str, ...]


class PeopleRow(msgspec.Struct, frozen=True):
    """A people, faith or camp: its adjective, its nouns, and the country it points to."""

    name: str
    people: tuple[str, ...]
    country: str = ""
    sector: str = ""


class GivenRow(msgspec.Struct, frozen=True):
    """A given name and whether it is a woman's or a man's."""

    name: str
    gender: str


class Term(msgspec.Struct, frozen=True, gc=False):
    """What an entry is from `since` to `until` (inclusive; empty is open); `row` is file and line of its table."""

    country: str = ""
    sector: str = ""
    role: str = ""
    since: str = ""
    until: str = ""
    other_sectors: tuple[str, ...] = ()
    row: str = ""


class Entry(msgspec.Struct, frozen=True, gc=False):
    """Something with a name; `key` is one for all its names."""

    key: str
    sort: Sort
    name: str
    kind: ActorKind
    terms: tuple[Term, ...]
    gender: str = ""
    wikidata: str = ""


@cache
def country_rows() -> tuple[CountryRow, ...]:
    """The table of states and territories."""
    return read_table("actors/countries.csv", CountryRow)


@cache
def agents() -> dict[str, AgentRow]:
    """Common nouns by their lower-case form."""
    return {row.noun: row for row in read_table("actors/agents.csv", AgentRow)}


@cache
def name_words() -> dict[tuple[str, str], NameWordRow]:
    """What the first or last word of a body's name says of it, by place and word."""
    return {(row.place, word): row for row in read_table("actors/name_words.csv", NameWordRow) for word in row.words}


@cache
def portfolios() -> dict[str, str]:
    """The sector, beside the government's, that a word for a field of government tells."""
    return {word: row.sector for row in read_table("actors/portfolios.csv", PortfolioRow) for word in row.words}


@cache
def home_countries() -> dict[str, str]:
    """The country of those whom a noun of one country alone names ("gardai", "taoiseach")."""
    return {noun: row.country for row in read_table("actors/home_nouns.csv", HomeRow) for noun in row.nouns}


@cache
def last_words() -> frozenset[str]:
    """The words that end an entry of several words in the table of common nouns."""
    return frozenset(re.split("[ -]", noun)[-1] for noun in agents() if " " in noun or "-" in noun)


@cache
def heads_before_of() -> frozenset[str]:
    """The words before "of" in the table of common nouns ("house of representatives")."""
    return frozenset(noun.split(" of ")[0].rsplit(" ", 1)[-1] for noun in agents() if " of " in noun)


@cache
def country_names() -> dict[str, str]:
    """The name of each country code."""
    names: dict[str, str] = {}
    for row in country_rows():
        names.setdefault(row.code, row.name)
    return names


@cache
def country_items() -> dict[str, str]:
    """The Wikidata item of each country code that has one."""
    return {row.code: row.wikidata for row in country_rows() if row.wikidata}


@cache
def demonyms() -> dict[str, str]:
    """An adjective for each country code."""
    found: dict[str, str] = {}
    for row in country_rows():
        if row.adjectives:
            found.setdefault(row.code, row.adjectives[0])
    return found


@cache
def shared_names() -> frozenset[str]:
    """Names that bodies of several countries share."""
    return word_list("actors/shared_names.txt")


@cache
def ambiguous_surnames() -> frozenset[str]:
    """Family names that are common words or very common names."""
    return word_list("actors/ambiguous_surnames.txt")


@cache
def speaking_verbs() -> frozenset[str]:
    """Verbs of saying, judging and asking, by their lemmas."""
    return word_list("actors/speaking.txt")


@cache
def given_names() -> dict[str, str]:
    """The gender a given name tells."""
    return {row.name: row.gender for row in read_table("actors/given_names.csv", GivenRow)}


@cache
def metonyms() -> tuple[MetonymRow, ...]:
    """Seats that stand for a body."""
    return read_table("actors/metonyms.csv", MetonymRow)


@cache
def peoples() -> tuple[PeopleRow, ...]:
    """Peoples, faiths and camps."""
    return read_table("actors/peoples.csv", PeopleRow)


def term_on(entry: Entry, date: str) -> Term:
    """What an entry is on an ISO date; a person between or after offices is a former official."""
    if not date:
        return max(entry.terms, key=lambda t: (t.role.startswith(HIGH), t.since))
    held = [t for t in entry.terms if (not t.since or t.since <= date) and (not t.until or date <= t.until)]
    if held:
        return max(reversed(held), key=_standing)
    past = [t for t in entry.terms if t.until and t.until < date]
    if not past:
        return msgspec.structs.replace(entry.terms[0], role="")
    latest = max(t.until[:7] for t in past)
    last = max((t for t in past if t.until[:7] == latest), key=_standing)
    if entry.sort == "person" and last.sector in OFFICIAL:
        return msgspec.structs.replace(last, sector="ELI", role=f"former {last.role}" if last.role else "")
    return msgspec.structs.replace(last, role="")


def _standing(term: Term) -> tuple[bool, int, str]:
    """How high an office is among several that one person holds: those in the order of `HIGH`, then foreign affairs."""
    place = next((n for n, office in enumerate(RANKED) if term.role.startswith(office)), len(RANKED))
    return bool(term.role), -place, term.since


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of a class."""
    return word_class("actors/classes.csv", name)
