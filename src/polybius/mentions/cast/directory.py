"""All that has a name: the shipped tables with a user's own over them, ready to be searched in a text."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from ahocorasick_rs import AhoCorasick

from polybius.mentions.cast.knowledge import Entry, Term, country_names, country_rows, metonyms, peoples
from polybius.mentions.cast.spelling import fold, spellings, surnames_of
from polybius.tables import read_table
from polybius.vocabulary.record import ActorKind

SHIPPED = ("heads", "ministers", "international", "persons", "armed_groups", "parties", "state_bodies", "organisations",
           "media", "companies")  # fmt: skip


class ActorRow(msgspec.Struct, frozen=True):
    """An actor with a name on the days from `since` to `until`; docs/own-actors.md says what each column holds."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str = ""
    sector: str = ""
    other_sectors: tuple[str, ...] = ()
    role: str = ""
    since: str = ""
    until: str = ""
    gender: str = ""
    wikidata: str = ""


class Directory(msgspec.Struct, frozen=True):
    """Every name for the search, with the entries each may mean.

    `surnames` are looked up one word at a time; `holders` are the persons who ever held an office of a country.
    """

    automaton: Any
    patterns: tuple[str, ...]
    entries: tuple[tuple[Entry, ...], ...]
    surnames: dict[str, tuple[Entry, ...]]
    holders: dict[str, tuple[Entry, ...]]


@cache
def load_directory(own: tuple[Path, ...] = ()) -> Directory:
    """The shipped actors with those of a user's tables; an actor that a later table names is taken from it alone.

    Raises `TableError` for a table that is missing or a row that does not fit.
    """
    found: dict[str, list[Entry]] = {}

    def add(name: str, entry: Entry) -> None:
        for spelling in spellings(fold(name)):
            entries = found.setdefault(spelling, [])
            if all(e.key != entry.key or e.sort != entry.sort for e in entries):
                entries.append(entry)

    _add_states(add)
    surnames: dict[str, list[Entry]] = {}
    holders: dict[str, list[Entry]] = {}
    for entry, names in named_actors(own):
        for name in names:
            add(name, entry)
        if entry.sort != "person":
            continue
        for surname in surnames_of(entry, names[1:]):
            surnames.setdefault(surname, []).append(entry)
        for country in dict.fromkeys(term.country for term in entry.terms):
            holders.setdefault(country, []).append(entry)
    patterns = tuple(found)
    return Directory(
        AhoCorasick(patterns), patterns, tuple(tuple(found[p]) for p in patterns), _frozen(surnames), _frozen(holders)
    )


def _frozen(found: dict[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    return {name: tuple(entries) for name, entries in found.items()}


@cache
def named_actors(own: tuple[Path, ...] = ()) -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    """Persons and bodies of the tables, each with all its names, its own first. Raises `TableError`."""
    found: dict[str, list[ActorRow]] = {}
    for rows in (_shipped(), *(_by_name(read_table(path, ActorRow)) for path in own)):
        for name, group in rows.items():
            found[name] = group
    return tuple(_entry(name, rows) for name, rows in found.items())


@cache
def _shipped() -> dict[str, list[ActorRow]]:
    return _by_name(tuple(row for table in SHIPPED for row in read_table(f"actors/named/{table}.csv", ActorRow)))


def _by_name(rows: tuple[ActorRow, ...]) -> dict[str, list[ActorRow]]:
    found: dict[str, list[ActorRow]] = {}
    for row in rows:
        found.setdefault(row.name, []).append(row)
    return found


def _entry(name: str, rows: list[ActorRow]) -> tuple[Entry, tuple[str, ...]]:
    """An actor with its terms in the order of their days, and its names."""
    terms = tuple(
        Term(r.country, r.sector, r.role, r.since, r.until, r.other_sectors)
        for r in sorted(rows, key=lambda row: row.since)
    )
    names = tuple(dict.fromkeys([name, *(alias for row in rows for alias in row.aliases)]))
    wikidata = next((row.wikidata for row in rows if row.wikidata), "")
    if rows[0].kind == "person":
        gender = next((row.gender for row in rows if row.gender), "m")
        return Entry(f"person/{name}", "person", name, "person", terms, gender, wikidata), names
    return Entry(f"body/{name}", "body", name, rows[0].kind, terms, "", wikidata), names


def _add_states(add: Callable[[str, Entry], None]) -> None:
    """Countries, their adjectives, people and capitals; seats; peoples and faiths."""
    for row in country_rows():
        name = country_names()[row.code]
        since = Term(row.code, until=row.until)
        key = f"state/{row.code}"
        state = Entry(key, "state", name, "state", (since,))
        for other in (row.name, *row.other):
            add(other, state)
        for word in row.adjectives:
            add(word, Entry(key, "adjective", name, "state", (since,)))
        for word in row.people:
            add(word, Entry(f"people/{row.code}", "people", row.people[-1], "population", (Term(row.code, "CVL"),)))
        capital = Entry(f"government/{row.code}", "capital", name, "government_body", (Term(row.code, "GOV"),))
        for word in row.capitals:
            add(word, capital)
    for seat in metonyms():
        for word in seat.name:
            add(word, Entry(f"seat/{seat.body}", "metonym", seat.body, seat.kind, (Term(seat.country, seat.sector),)))
    for people in peoples():
        term = (Term(people.country, people.sector),)
        add(people.name, Entry(f"folk/{people.name}", "folk", people.name, "population", term))
        for word in people.people:
            add(word, Entry(f"folk/{people.name}", "people", word, "population", term))
