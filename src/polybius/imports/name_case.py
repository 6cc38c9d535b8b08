"""Names written in capitals (HOSNI_MUBARAK_, U.N._SECURITY_COUNCIL) as they are written in news.

Each word gets a capital, particles are small (van, bin, al-), and O'Brien, D'Escoto, McNamara as usual. A word keeps
capitals when it has a dot inside, no vowel, or is an acronym that Polybius' own tables hold. A body of one word has
capitals up to four letters (IAEA), and with five or six is given in both ways (Hamas, HAMAS), since its letters do not
tell; a person's name never has. What stands in brackets at the end, if in one word, is another name.
"""

import re
from collections.abc import Collection
from functools import cache

from polybius.mentions.cast.directory import named_actors
from polybius.tables import word_class

PART = re.compile(r"[^\W_]+", re.UNICODE)
BRACKETS = re.compile(r"(?:(?<![\s_])[\s_]++)?\(([^()]*)\)")
ELIDED = frozenset("dol")
VOWELS = frozenset("AEIOUYÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜÝ")
FAMILY_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN"})


def words_of_name(words: str) -> frozenset[str]:
    """The words of a class by which names are read."""
    return word_class("imports/name_words.csv", words)


def written(raw: str, *, person: bool, countries: Collection[str] = ()) -> tuple[str, ...]:
    """A name of a dictionary as it is written in news, the usual way first."""
    raw = re.sub(r"^(.+),[_\s]?(THE)_?$", r"\2_\1", raw.strip())
    bracketed = [inner.strip("_ ") for inner in BRACKETS.findall(raw)]
    words = re.split(r"[_\s]+", BRACKETS.sub(" ", raw).strip("_ \t"))
    words = [word for word in words if word]
    if not words:
        return ()
    short = [inner for inner in bracketed if inner.isalnum() and inner.isupper() and len(inner) <= 6]
    if len(words) == 1 and not person:
        return (*_one_word(words[0]), *short)
    hyphen_small = person and not FAMILY_FIRST.isdisjoint(countries)
    name = " ".join(_cased(word, at == 0, person, hyphen_small) for at, word in enumerate(words))
    return (name, *short)


def _one_word(word: str) -> tuple[str, ...]:
    """The spellings of a body whose name is one word."""
    if not word.isupper() or _is_acronym(word) or len(word) <= 4:
        return (word,)
    usual = _cased(word, True, False, False)
    return (usual, word) if len(word) <= 6 and word.isalpha() else (usual,)


@cache
def _shipped_names() -> frozenset[str]:
    return frozenset(name for _, names in named_actors() for name in names)


@cache
def _acronyms() -> frozenset[str]:
    """Names in capitals that Polybius' tables hold; a longer one only if they do not have it otherwise too."""
    names = _shipped_names()
    capital = (name for name in names if len(name) > 1 and name.isupper() and name.isalpha())
    return frozenset(name for name in capital if len(name) < 5 or name.capitalize() not in names)


def _is_acronym(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    if word.endswith(".") or "." in word:
        return "." in word[:-1]
    return word in _acronyms() or (len(letters) > 1 and not VOWELS.intersection(letters))


def _cased(word: str, first: bool, person: bool, hyphen_small: bool) -> str:
    """One word of a name."""
    if not word.isupper():
        return word
    lower = word.lower()
    if lower in words_of_name("small") and not first:
        return lower
    if "." in word[:-1] or (not person and _is_acronym(word)):
        return word
    if lower.startswith(("al-", "el-")) and len(lower) > 3:
        return f"{lower[:3]}{_parts(lower[3:])}"
    if hyphen_small and "-" in lower:
        return lower.capitalize()
    return _parts(lower)


def _parts(lower: str) -> str:
    """A word with a capital at the head of each part (after a hyphen, a slash, or d', o', l' and mc)."""
    said: list[str] = []
    end = 0
    for part in PART.finditer(lower):
        between, text = lower[end : part.start()], part[0]
        end = part.end()
        elided = between.endswith(("'", "’")) and lower[: part.start() - 1].rpartition("-")[2] not in ELIDED
        small = between == "-" and text in words_of_name("small")
        said.append(between + (text if small or (elided and said) else _capital(text)))
    return "".join(said) + lower[end:]


def _capital(text: str) -> str:
    if text.startswith("mc") and len(text) > 4:
        return f"Mc{text[2:].capitalize()}"
    return text[:1].upper() + text[1:]
