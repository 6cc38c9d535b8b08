"""Known names in the text: one search for all of them, longest first, case-sensitive, accents aside."""

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from typing import Any

import msgspec
from ahocorasick_rs import AhoCorasick

from polybius.mentions.cast.knowledge import (
    Entry,
    Term,
    bodies,
    country_names,
    country_rows,
    metonyms,
    peoples,
    person_aliases,
    persons,
)  # fmt: skip
from polybius.vocabulary import Doc

FAMILY_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "KHM"})
MOHAMMED = re.compile(r"\b(?:Mohammed|Mohammad|Muhammad|Mohamed|Mohamad|Muhammed)\b")
SPELLINGS = ("Mohammed", "Mohammad", "Muhammad", "Mohamed")
ARTICLE = re.compile(r"\b[Aa]l[- ](?=[A-Z])")
PARTICLES = frozenset({"bin", "ben", "van", "von", "de", "da", "al", "el", "ibn", "der", "di", "du", "le", "la"})


class Hit(msgspec.Struct, frozen=True):
    """A known name: tokens `first` to `last` (exclusive) and the entries it may mean."""

    first: int
    last: int
    text: str
    entries: tuple[Entry, ...]


class Names(msgspec.Struct, frozen=True):
    """All names for the search, with the entries each may mean; `surnames` are looked up one word at a time."""

    automaton: Any
    patterns: tuple[str, ...]
    entries: tuple[tuple[Entry, ...], ...]
    surnames: dict[str, tuple[Entry, ...]]


@cache
def _folding() -> dict[int, str]:
    """Accented letters and odd marks to plain ones, each to exactly one character."""
    table = {ord("’"): "'", ord("‘"): "'", ord("`"): "'", ord("–"): "-", ord("\u2011"): "-", ord("\u00a0"): " ",
             ord("ı"): "i", ord("ø"): "o", ord("Ø"): "O", ord("ł"): "l", ord("Ł"): "L", ord("đ"): "d",
             ord("ə"): "a", ord("Ə"): "A"}  # fmt: skip
    for code in range(0xC0, 0x250):
        plain = unicodedata.normalize("NFD", chr(code))[0]
        if plain.isascii() and code not in table:
            table[code] = plain
    return table


def fold(text: str) -> str:
    """The text without accents, of the same length."""
    return text if text.isascii() else text.translate(_folding())


@cache
def load_names() -> Names:
    """Every name of the tables, ready for the search."""
    found: dict[str, list[Entry]] = {}

    def add(name: str, entry: Entry) -> None:
        for spelling in spellings(fold(name)):
            entries = found.setdefault(spelling, [])
            if all(e.key != entry.key or e.sort != entry.sort for e in entries):
                entries.append(entry)

    _add_states(add)
    for entry, names in bodies():
        for name in names:
            add(name, entry)
    surnames: dict[str, list[Entry]] = {}
    for entry in persons():
        aliases = person_aliases()[entry.name]
        for name in (entry.name, *aliases):
            add(name, entry)
        for surname in surnames_of(entry, aliases):
            surnames.setdefault(surname, []).append(entry)
    patterns = tuple(found)
    return Names(AhoCorasick(patterns), patterns, tuple(tuple(found[p]) for p in patterns),
                 {name: tuple(entries) for name, entries in surnames.items()})  # fmt: skip


def _add_states(add: Any) -> None:
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


def spellings(name: str) -> list[str]:
    """Usual ways to spell a name: with al- and al, Mohammed and Muhammad."""
    found = [name]
    if ARTICLE.search(name):
        found = [ARTICLE.sub(article, name) for article in ("al-", "Al-", "al ", "Al ")]
    if MOHAMMED.search(name):
        found = [MOHAMMED.sub(spelling, one) for one in found for spelling in SPELLINGS]
    return found


def surnames_of(entry: Entry, aliases: tuple[str, ...]) -> list[str]:
    """The parts of a person's name that may stand alone."""
    words = fold(entry.name).split()
    found = [fold(alias) for alias in aliases if " " not in alias]
    if len(words) > 1 and not entry.terms[0].country.startswith(tuple(FAMILY_FIRST)):
        found.append(words[-1])
        found.append(ARTICLE.sub("", words[-1]))
        if words[-2].lower() in PARTICLES:
            found += [f"{words[-2]} {words[-1]}", f"{words[-2].capitalize()} {words[-1]}"]
    elif len(words) > 1:
        found.append(words[0])
    return list(dict.fromkeys(found))


def find_names(doc: Doc) -> list[Hit]:
    """All known names of a document, in text order, longest first where they overlap."""
    names = load_names()
    text = fold(doc.text)
    spans = []
    for pattern, start, end in names.automaton.find_matches_as_indexes(text, overlapping=True):
        if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
            continue
        spans.append((start, -end, pattern))
    spans.sort()
    starts = [t.start for t in doc.tokens]
    hits, done = [], -1
    for start, negative, pattern in spans:
        if start < done:
            continue
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, -negative - 1)
        if first < 0 or doc.tokens[first].end <= start:
            continue
        done = -negative
        hits.append(Hit(first, last, names.patterns[pattern], names.entries[pattern]))
    return hits
