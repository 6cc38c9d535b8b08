"""The tables of actors as structs, and one entry for each thing that has a name."""

from functools import cache
from typing import Literal

import msgspec

from polybius.tables import read_table, word_class, word_list
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
Sort = Literal["state", "adjective", "people", "capital", "metonym", "person", "body", "folk"]


class CountryRow(msgspec.Struct, frozen=True):
    """A state or territory; a former one carries its successor's code and its last day."""

    code: str
    name: str
    other: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    until: str = ""


class MetonymRow(msgspec.Struct, frozen=True):
    """A seat that stands for a body."""

    name: tuple[str, ...]
    country: str
    body: str
    kind: ActorKind
    sector: str = ""


class NamedRow(msgspec.Struct, frozen=True):
    """A group or organisation on the days from `since` to `until`."""

    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    country: str = ""
    sector: str = ""
    since: str = ""
    until: str = ""


class PersonRow(msgspec.Struct, frozen=True):
    """One office of a person."""

    name: str
    aliases: tuple[str, ...]
    country: str = ""
    sector: str = ""
    role: str = ""
    since: str = ""
    until: str = ""
    gender: str = ""


class AgentRow(msgspec.Struct, frozen=True):
    """A common noun that names participants."""

    noun: str
    kind: ActorKind
    reference: str
    sector: str = ""


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


class Term(msgspec.Struct, frozen=True):
    """What an entry is from `since` to `until` (inclusive; empty is open)."""

    country: str = ""
    sector: str = ""
    role: str = ""
    since: str = ""
    until: str = ""


class Entry(msgspec.Struct, frozen=True):
    """Something with a name; `key` is one for all its names."""

    key: str
    sort: Sort
    name: str
    kind: ActorKind
    terms: tuple[Term, ...]
    gender: str = ""


@cache
def country_rows() -> tuple[CountryRow, ...]:
    """The table of states and territories."""
    return read_table("actors/countries.csv", CountryRow)


@cache
def agents() -> dict[str, AgentRow]:
    """Common nouns by their lower-case form."""
    return {row.noun: row for row in read_table("actors/agents.csv", AgentRow)}


@cache
def last_words() -> frozenset[str]:
    """The words that end an entry of several words in the table of common nouns."""
    return frozenset(noun.rsplit(" ", 1)[1] for noun in agents() if " " in noun)


@cache
def heads_before_of() -> frozenset[str]:
    """The words before "of" in the table of common nouns ("house of representatives")."""
    return frozenset(noun.split(" of ")[0] for noun in agents() if " of " in noun)


@cache
def country_names() -> dict[str, str]:
    """The name of each country code."""
    names: dict[str, str] = {}
    for row in country_rows():
        names.setdefault(row.code, row.name)
    return names


@cache
def demonyms() -> dict[str, str]:
    """An adjective for each country code."""
    found: dict[str, str] = {}
    for row in country_rows():
        if row.adjectives:
            found.setdefault(row.code, row.adjectives[0])
    return found


@cache
def persons() -> tuple[Entry, ...]:
    """One entry for each person, with all offices in the order of their days."""
    rows: dict[str, list[PersonRow]] = {}
    for row in read_table("actors/persons.csv", PersonRow):
        rows.setdefault(row.name, []).append(row)
    return tuple(_person(name, offices) for name, offices in rows.items())


def _person(name: str, offices: list[PersonRow]) -> Entry:
    terms = tuple(Term(o.country, o.sector, o.role, o.since, o.until) for o in sorted(offices, key=lambda o: o.since))
    return Entry(f"person/{name}", "person", name, "person", terms, next((o.gender for o in offices if o.gender), "m"))


@cache
def person_aliases() -> dict[str, tuple[str, ...]]:
    """All other names of each person."""
    found: dict[str, list[str]] = {}
    for row in read_table("actors/persons.csv", PersonRow):
        found.setdefault(row.name, []).extend(row.aliases)
    return {name: tuple(dict.fromkeys(aliases)) for name, aliases in found.items()}


@cache
def bodies() -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    """Groups and organisations with all their names."""
    rows: dict[str, list[NamedRow]] = {}
    for source in ("actors/groups.csv", "actors/organisations.csv"):
        for row in read_table(source, NamedRow):
            rows.setdefault(row.name, []).append(row)
    return tuple(_body(name, group) for name, group in rows.items())


def _body(name: str, rows: list[NamedRow]) -> tuple[Entry, tuple[str, ...]]:
    terms = tuple(Term(r.country, r.sector, "", r.since, r.until) for r in sorted(rows, key=lambda r: r.since))
    names = tuple(dict.fromkeys([name, *(alias for row in rows for alias in row.aliases)]))
    return Entry(f"body/{name}", "body", name, rows[0].kind, terms), names


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
        return held[-1]
    past = [t for t in entry.terms if t.until and t.until < date]
    if not past:
        return msgspec.structs.replace(entry.terms[0], role="")
    last = past[-1]
    if entry.sort == "person" and last.sector in {"GOV", "LEG", "PTY", "MIL", "COP", "SPY", "JUD", "OPP"}:
        return msgspec.structs.replace(last, sector="ELI", role=f"former {last.role}" if last.role else "")
    return msgspec.structs.replace(last, role="")


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of a class."""
    return word_class("actors/classes.csv", name)
