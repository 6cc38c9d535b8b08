"""All that has a name: the shipped tables with a user's own over them, ready to be searched in a text."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from ahocorasick_rs import AhoCorasick

from polybius.mentions.cast.alone import townspeople
from polybius.mentions.cast.epithets import names_for_anyone
from polybius.mentions.cast.knowledge import Entry, Term, country_names, country_rows, metonyms, peoples
from polybius.mentions.cast.spelling import fold, spellings, surnames_of
from polybius.tables import placed_rows
from polybius.vocabulary.actor_row import ActorRow

SHIPPED = ("heads", "ministers", "international", "persons", "armed_groups", "parties", "state_bodies", "organisations",
           "media", "companies")  # fmt: skip
BEGINNING = 8


class Directory(msgspec.Struct, frozen=True, eq=False):
    """Every name for the search, with the entries each may mean, in the order they are preferred.

    `automaton` finds the first characters of names, and `lengths` are those of the names that begin so; so little is
    searched for that many names are ready soon. `surnames` are looked up one word at a time; `holders` are the persons
    who ever had a role in a country; `bodies` are what is no person, by each name. `nouns_alone` remembers what nouns
    say that stand alone.
    """

    automaton: Any
    lengths: tuple[tuple[int, ...], ...]
    names: dict[str, tuple[Entry, ...]]
    surnames: dict[str, tuple[Entry, ...]]
    holders: dict[str, tuple[Entry, ...]]
    bodies: dict[str, Entry]
    nouns_alone: dict[Any, Any] = {}


Named = tuple[Entry, tuple[str, ...]]
Placed = tuple[str, ActorRow]


@cache
def load_directory(own: tuple[Path, ...] = ()) -> Directory:
    """The shipped actors with those of a user's tables, which go first.

    An actor that a later table names has its terms from that table alone. Raises `TableError` for a table that is
    missing or a row that does not fit.
    """
    found: dict[str, tuple[Entry, ...]] = {}

    def add(name: str, entry: Entry) -> None:
        for spelling in spellings(fold(name)):
            entries = found.get(spelling)
            if entries is None:
                found[spelling] = (entry,)
            elif all(e.key != entry.key or e.sort != entry.sort for e in entries):
                found[spelling] = (*entries, entry)

    actors = named_actors(own)
    own_names = {row.name for path in own for _, row in own_rows(path)}
    for entry, names in actors if own else ():
        if entry.name in own_names:
            for name in names:
                add(name, entry)
    _add_states(add)
    bodies = _bodies(actors)
    for entry, names in actors:
        if entry.name not in own_names:
            for name in names:
                add(name, entry)
    for wording, entry in names_for_anyone(bodies):
        add(wording, entry)
    beginnings = _beginnings(found)
    searched = AhoCorasick(tuple(beginnings), store_patterns=False)
    lengths = tuple(tuple(sorted(each)) for each in beginnings.values())
    return Directory(searched, lengths, found, *_persons(actors), bodies)


def _beginnings(names: Iterable[str]) -> dict[str, set[int]]:
    """The first characters of names, each with the lengths of the names that begin so."""
    found: dict[str, set[int]] = {}
    for name in names:
        beginning = name[:BEGINNING]
        if beginning in found:
            found[beginning].add(len(name))
        else:
            found[beginning] = {len(name)}
    return found


def _persons(actors: tuple[Named, ...]) -> tuple[dict[str, tuple[Entry, ...]], dict[str, tuple[Entry, ...]]]:
    """The persons by their family names, and by the countries in which they ever had a role."""
    surnames: dict[str, list[Entry]] = {}
    holders: dict[str, list[Entry]] = {}
    for entry, names in actors:
        if entry.sort == "person":
            for surname in surnames_of(entry, names[1:]):
                surnames.setdefault(surname, []).append(entry)
            for country in {term.country: None for term in entry.terms if term.role}:
                holders.setdefault(country, []).append(entry)
    return _frozen(surnames), _frozen(holders)


def _bodies(actors: tuple[Named, ...]) -> dict[str, Entry]:
    """What is no person, by each name; the first to bear it."""
    return {name: entry for entry, names in reversed(actors) if entry.sort != "person" for name in reversed(names)}


def _frozen(found: dict[str, list[Entry]]) -> dict[str, tuple[Entry, ...]]:
    return {name: tuple(entries) for name, entries in found.items()}


@cache
def named_actors(own: tuple[Path, ...] = ()) -> tuple[Named, ...]:
    """Persons and bodies of the tables, each with all its names, its own first. Raises `TableError`."""
    shipped = _by_name(tuple(each for table in SHIPPED for each in placed_rows(f"actors/named/{table}.csv", ActorRow)))
    found = shipped
    for path in own:
        found = found | _by_name(own_rows(path))
    return tuple(_entry(name, rows, shipped.get(name, ()) if own else ()) for name, rows in found.items())


@cache
def own_rows(path: Path) -> tuple[Placed, ...]:
    """The rows of a user's table, each with its place. Raises `TableError`."""
    return placed_rows(path, ActorRow)


def _by_name(placed: tuple[Placed, ...]) -> dict[str, tuple[Placed, ...]]:
    found: dict[str, tuple[Placed, ...]] = {}
    for each in placed:
        name = each[1].name
        found[name] = (*found[name], each) if name in found else (each,)
    return found


def _entry(name: str, rows: tuple[Placed, ...], shipped: tuple[Placed, ...]) -> Named:
    """An actor with its terms in the order of their days, and its names with those it has in the shipped tables."""
    if len(rows) > 1:
        rows = tuple(sorted(rows, key=lambda placed: placed[1].since))
    terms = tuple([Term(r.country, r.sector, r.role, r.since, r.until, r.other_sectors, place) for place, r in rows])
    names = [name]
    for _, row in (*rows, *shipped):
        for alias in row.aliases:
            if alias not in names:
                names.append(alias)
    first = rows[0][1]
    wikidata = next((row.wikidata for _, row in rows if row.wikidata), "")
    if first.kind == "person":
        gender = next((row.gender for _, row in rows if row.gender), "m")
        return Entry(f"person/{name}", "person", name, "person", terms, gender, wikidata), tuple(names)
    return Entry(f"body/{name}", "body", name, first.kind, terms, "", wikidata), tuple(names)


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
    for many, people_of_town in townspeople().items():
        add(many, people_of_town)
