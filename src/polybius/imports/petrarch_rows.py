"""Entries of an actor dictionary as rows of the actor table.

Who is a person is not said in a dictionary. A name with a word of organisations in it (army, ministry, front) is none;
else one that ever is ELI, that begins with a known given name or a title, or that has a code with days and is no armed
group.
"""

import datetime
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from polybius.imports.cameo_codes import Coded, is_null, read_code
from polybius.imports.name_case import words_of_name, written
from polybius.imports.petrarch_actors import CodeTerm, DictionaryEntry
from polybius.imports.petrarch_verbs import Skipped
from polybius.mentions.cast.knowledge import country_rows, given_names
from polybius.mentions.cast.spelling import fold
from polybius.vocabulary.actor_row import ActorRow
from polybius.vocabulary.record import ActorKind

ARMED = frozenset({"REB", "UAF", "CRM", "PRM"})
STATE = "a state, its people or a place in it: see actors/countries.csv"
ONE_DAY = datetime.timedelta(days=1)


def rows_of(entries: Iterable[DictionaryEntry]) -> tuple[tuple[ActorRow, ...], tuple[Skipped, ...]]:
    """The rows of a dictionary, and what of its entries is not carried over."""
    rows: list[ActorRow] = []
    skipped: list[Skipped] = []
    for entry in entries:
        rows.extend(_rows(entry, skipped))
    return tuple(rows), tuple(skipped)


def _rows(entry: DictionaryEntry, skipped: list[Skipped]) -> Iterator[ActorRow]:
    """One row for each term of an entry; the first has its other names."""
    terms = _usable(entry, skipped)
    if not terms:
        return
    coded = [read_code(term.code) for term in terms]
    if not any(code.sectors for code in coded) and _is_state(entry, coded[0].country):
        skipped.append(Skipped(entry.line, entry.name, STATE))
        skipped.extend(Skipped(line, f"+{alias}", STATE) for line, alias in entry.aliases)
        return
    words = [word.lower() for word in entry.name.replace("_", " ").split()]
    if all(word in words_of_name("title") or word in words_of_name("small") for word in words):
        skipped.append(Skipped(entry.line, entry.name, "an office without a name"))
        skipped.extend(Skipped(line, f"+{alias}", "a name of an office") for line, alias in entry.aliases)
        return
    person = _is_person(words, terms, coded)
    names = _names(entry, person, {code.country for code in coded})
    if not names:
        skipped.append(Skipped(entry.line, entry.name, "no name"))
        return
    aliases, gender = names[1:], given_names().get(names[0].split()[0], "") if person else ""
    for term in _with_gaps_filled(terms):
        code = read_code(term.code)
        yield ActorRow(name=names[0], kind="person" if person else _kind(coded), aliases=aliases, country=code.country,
                       sector=code.sectors[0] if code.sectors else "", other_sectors=code.sectors[1:],
                       since=term.since, until=term.until, gender=gender)  # fmt: skip
        aliases = ()


def _usable(entry: DictionaryEntry, skipped: list[Skipped]) -> list[CodeTerm]:
    """The codes of an entry that mean something in PLOVER, at most one of them for all days."""
    found: list[CodeTerm] = []
    always = False
    for term in entry.terms:
        told = f"{entry.name} [{term.code}]"
        dated = bool(term.since or term.until)
        if is_null(term.code):
            skipped.append(Skipped(term.line, told, "no actor on these days; here it stays one, as it was before"))
        elif always and not dated:
            skipped.append(Skipped(term.line, told, "a second code for all days"))
        elif read_code(term.code).is_empty:
            skipped.append(Skipped(term.line, told, "no country and no role of PLOVER in this code"))
        else:
            always = always or not dated
            found.append(term)
            if dropped := read_code(term.code).dropped:
                skipped.append(Skipped(term.line, told, f"carried over without {' '.join(dropped)}"))
    if not entry.terms:
        skipped.append(Skipped(entry.line, entry.name, "a name without a code"))
        skipped.extend(Skipped(line, f"+{alias}", "a name without a code") for line, alias in entry.aliases)
    return found


def _kind(coded: list[Coded]) -> ActorKind:
    """What a body is, by the first of its codes that tells; "person" is what an elite is."""
    return next((code.kind for code in coded if code.kind not in {"unknown", "person"}), "unknown")


@cache
def _state_names() -> frozenset[tuple[str, str]]:
    return frozenset((row.code, fold(name).lower()) for row in country_rows()
                     for name in (row.name, *row.other, *row.adjectives, *row.people))  # fmt: skip


def _is_state(entry: DictionaryEntry, country: str) -> bool:
    """Whether one of the names is that of the state or its people."""
    names = (entry.name, *(alias for _, alias in entry.aliases))
    return any((country, fold(name.replace("_", " ").strip().lower())) in _state_names() for name in names)


def _is_person(words: list[str], terms: list[CodeTerm], coded: list[Coded]) -> bool:
    """Whether a name is that of a person; the rules stand at the head of this file."""
    if words_of_name("body").intersection(words) or len(words) > 7:
        return False
    sectors = {sector for code in coded for sector in code.sectors}
    if "ELI" in sectors:
        return True
    if "of" in words or "for" in words:
        return False
    titled = words[0] in words_of_name("title") and not ARMED.intersection(sectors) and not _is_company(coded)
    given = len(words) > 1 and words[0].capitalize() in given_names()
    dated = any(term.since or term.until for term in terms)
    return titled or given or (dated and not ARMED.intersection(sectors))


def _is_company(coded: list[Coded]) -> bool:
    return any(code.kind in {"company", "media"} for code in coded)


def _names(entry: DictionaryEntry, person: bool, countries: set[str]) -> tuple[str, ...]:
    """All names of an entry, its own first; a person's without titles where enough is left."""
    own = written(_untitled(entry.name, 2) if person else entry.name, person=person, countries=countries)
    found = list(own)
    for _, alias in entry.aliases:
        bare = _untitled(alias, 1) if person else alias
        if person and " " not in bare and own and bare.lower() not in own[0].lower().split():
            bare = alias
        found += written(bare, person=person, countries=countries)
    return tuple(dict.fromkeys(found))


def _untitled(raw: str, least: int) -> str:
    """A person's name without the titles before it, of at least so many words."""
    words = raw.replace("_", " ").split()
    at = next((n for n, word in enumerate(words) if word.lower().strip(".") not in words_of_name("title")), 0)
    return " ".join(words[at:] if len(words) - at >= least else words)


def _with_gaps_filled(terms: list[CodeTerm]) -> list[CodeTerm]:
    """The dated codes, and the code for all other days on the days that they leave."""
    dated = sorted((term for term in terms if term.since or term.until), key=lambda term: term.since)
    usual = next((term for term in terms if not term.since and not term.until), None)
    if usual is None or not dated:
        return [usual] if usual else dated
    found, start = list[CodeTerm](), ""
    for term in dated:
        if term.since and start < term.since:
            found.append(msgspec.structs.replace(usual, since=start, until=_moved(term.since, -ONE_DAY)))
        found.append(term)
        if not term.until:
            return found
        start = max(start, _moved(term.until, ONE_DAY))
    return [*found, msgspec.structs.replace(usual, since=start)]


def _moved(day: str, by: datetime.timedelta) -> str:
    return (datetime.date.fromisoformat(day) + by).isoformat()
