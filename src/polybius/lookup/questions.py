"""A question taken apart: the words of an office, whose it is, the name behind a title, and "former" or "-elect"."""

import re
from functools import lru_cache

import msgspec

from polybius.mentions import Directory
from polybius.mentions.cast.holders import Holding, role_of, roles_of_nouns
from polybius.mentions.cast.knowledge import Entry, agents, country_rows
from polybius.mentions.cast.spelling import fold

FORMER = frozenset({"former", "ex", "late", "ousted", "deposed", "onetime"})
ACTING = frozenset({"acting", "interim", "caretaker", "transitional"})
ELECT = re.compile(r"[ -](?:elect|designate)\b", re.I)
STATELY = frozenset({"state", "adjective", "people", "capital", "metonym"})
MODIFIED = re.compile(r"^(?:the|then|his|her)\s+", re.I)


class Index(msgspec.Struct, frozen=True):
    """The names of a directory as they stand and in small letters, roles by their words, and the names of each body."""

    exact: dict[str, tuple[Entry, ...]]
    small: dict[str, tuple[Entry, ...]]
    roles: dict[str, tuple[Holding, ...]]
    names: dict[str, frozenset[str]]


class Question(msgspec.Struct, frozen=True):
    """What is asked, without its first "the", "former", "acting" and "-elect"."""

    words: str
    former: bool = False
    acting: bool = False
    elect: bool = False


class Office(msgspec.Struct, frozen=True):
    """An office by its noun, of a state by its code or of a body by its names; `state` is how it is called."""

    noun: str
    country: str
    names: frozenset[str] = frozenset()
    state: frozenset[str] = frozenset()


@lru_cache(maxsize=2)
def index_of(directory: Directory) -> Index:
    """What a directory holds, in the ways that questions ask for it."""
    exact = directory.names
    small: dict[str, tuple[Entry, ...]] = {}
    names: dict[str, set[str]] = {}
    for name, entries in exact.items():
        key = _small(name)
        small[key] = tuple(dict.fromkeys((*small[key], *entries))) if key in small else entries
        for entry in entries:
            if entry.sort == "body":
                names.setdefault(entry.key, {entry.name}).add(name.removeprefix("the "))
    roles: dict[str, list[Holding]] = {}
    for holders in directory.holders.values():
        for entry in holders:
            for term in entry.terms:
                if term.role:
                    roles.setdefault(plain(term.role), []).append(Holding(entry, term))
    return Index(exact, small, {role: tuple(dict.fromkeys(found)) for role, found in roles.items()},
                 {key: frozenset(found) for key, found in names.items()})  # fmt: skip


def plain(role: str) -> str:
    """A role in small letters without articles, to compare."""
    return re.sub(r"\bthe ", "", fold(role).lower())


def _small(name: str) -> str:
    return fold(name).lower().removeprefix("the ")


def read_question(asked: str) -> Question:
    """What is asked, with the words that say when."""
    words = " ".join(fold(asked).strip(" .?!\"'").split())
    elect = ELECT.search(words) is not None
    words = re.sub(r"\bex-", "ex ", ELECT.sub("", words))
    former = acting = False
    while True:
        words = MODIFIED.sub("", words)
        first, _, rest = words.partition(" ")
        if not rest or first.lower() not in FORMER | ACTING:
            break
        former, acting = former or first.lower() in FORMER, acting or first.lower() in ACTING
        words = rest
    return Question(_without_inner(words), former or _inner(words, FORMER), acting or _inner(words, ACTING), elect)


def _inner(words: str, flags: frozenset[str]) -> bool:
    """Whether a flag stands behind a country ("the French former president", "US acting defense secretary")."""
    return any(word.lower() in flags for word in words.split()[1:-1])


def _without_inner(words: str) -> str:
    parts = words.split()
    return " ".join(w for n, w in enumerate(parts) if not (0 < n < len(parts) - 1 and w.lower() in FORMER | ACTING))


def named(index: Index, words: str) -> tuple[Entry, ...]:
    """The entries of a name as it is spelled, else in any letters."""
    return index.exact.get(words) or index.exact.get(f"the {words}") or index.small.get(_small(words), ())


def offices_in(index: Index, words: str) -> tuple[Office, ...]:
    """The readings of words as an office of somebody: "French president", "Egypt's king", "head of the Arab League"."""
    found = []
    small = words.lower()
    for at, of in ((m.start(), m.end()) for m in re.finditer(r" of (?:the )?| in (?:the )?", small)):
        noun = small[:at].removeprefix("the ")
        found += [Office(noun, *whose) for whose in _whose(index, words[of:]) if is_office(noun)]
    parts = re.sub(r"['’]s?(?= )", "", words).split()
    for cut in range(1, len(parts)):
        noun = " ".join(parts[cut:]).lower()
        if is_office(noun):
            found += [Office(noun, *whose) for whose in _whose(index, " ".join(parts[:cut]))]
    return tuple(dict.fromkeys(found))


def is_office(noun: str) -> bool:
    """Whether a noun is one of the offices or of the nouns for persons."""
    row = agents().get(noun)
    return noun in roles_of_nouns() or (row is not None and row.kind == "person")


def _whose(index: Index, words: str) -> list[tuple[str, frozenset[str], frozenset[str]]]:
    """The states (by code) and bodies (by code and names) that words name."""
    found: list[tuple[str, frozenset[str], frozenset[str]]] = []
    for entry in named(index, words):
        for country in dict.fromkeys(term.country for term in entry.terms):
            if entry.sort in STATELY:
                found.append((country, frozenset(), _state_names(_small(words))))
            elif entry.sort == "body":
                found.append((country, index.names.get(entry.key, frozenset({entry.name})), frozenset()))
    return found


def _state_names(words: str) -> frozenset[str]:
    """The names of the state that a name, an adjective or a capital means, which may have stood before another one."""
    for row in country_rows():
        if words in {_small(word) for word in (row.name, *row.other, *row.adjectives, *row.people, *row.capitals)}:
            return frozenset({row.name, *row.other})
    return frozenset()


def held_office(holding: Holding, noun: str) -> bool:
    """Whether a term is one of an office, by the noun that a title uses."""
    role = role_of(holding.term.role)
    return role.office in roles_of_nouns().get(noun, (noun,))
