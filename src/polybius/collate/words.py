"""Words, names and ages of a passage: what is telling in them, and how telling, whatever other articles there are."""

import re
from collections.abc import Iterable
from functools import lru_cache
from math import fsum, sqrt

from polybius.collate.account import Words
from polybius.tables import word_list

WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d[\d,.]*\d|\d")
AGE = re.compile(r"\b(\d{1,3})(?:-|\s)(?:year|yr)s?(?:-|\s)old|(?<=[a-z]), (?:age )?(\d{1,2})(?=[,.;)])", re.IGNORECASE)
SPELT = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen"
)
SPELT_AGE = re.compile(rf"\b({SPELT})(?:-|\s)years?(?:-|\s)old", re.IGNORECASE)
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})
ORDINARY, PLAIN, NUMBER, RARE = 0.1, 0.5, 1.0, 2.0
ENOUGH = 12.0
REMEMBERED, REMEMBERED_WORDS = 4_000, 100_000


def _weight(word: str) -> float:
    """How telling a word is by itself: names and rare words most, the everyday words of reports least."""
    if word in word_list("collate/ordinary_words.txt"):
        return ORDINARY
    if word[0].isdigit():
        return NUMBER
    return PLAIN if word in word_list("parse/common_words.txt") else RARE


def telling_words(texts: Iterable[str], *, without: str = "") -> Words:
    """The words of texts, each once, without those of a name that is compared by itself."""
    found = frozenset[str]().union(*map(words_of, texts)) - words_of(without)
    return Words(found, round(_square(found), 3))


@lru_cache(maxsize=REMEMBERED)
def words_of(text: str) -> frozenset[str]:
    """The words of a text, each once, in their plain form; a sentence stands in several passages of its article."""
    return frozenset(map(_plain, WORD.findall(text))) - {""}


@lru_cache(maxsize=REMEMBERED_WORDS)
def _plain(word: str) -> str:
    """A word without capitals, possessive and plural ending."""
    word = re.sub(r"['’]s?$", "", word.lower())
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word.rstrip(",.")


@lru_cache(maxsize=REMEMBERED)
def full_name(name: str) -> str | None:
    """First and last name of a person, without capitals, initials and suffixes; null for what is no full name."""
    parts = [part for part in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", name) if len(part) > 1]
    parts = [part for part in parts if part.lower() not in SUFFIXES]
    if len(parts) < 2 or not all(part[0].isupper() for part in parts):
        return None
    small = [part.lower() for part in parts]
    if any(part in word_list("collate/ordinary_words.txt") for part in small):
        return None
    return f"{small[0]} {small[-1]}"


def ages(text: str) -> tuple[int, ...]:
    """The ages of people that a text gives, in order, each once."""
    found = [int(one or other) for one, other in AGE.findall(text)] if any(map(str.isdigit, text)) else []
    if "old" in text:
        found += [SPELT.split("|").index(word.lower()) + 1 for word in SPELT_AGE.findall(text)]
    return tuple(dict.fromkeys(found))


def telling_names(names: Iterable[str]) -> frozenset[str]:
    """The words of names that are not everyday words of reports."""
    words = frozenset(map(_plain, WORD.findall(" ".join(names))))
    return frozenset(word for word in words if word and _squared[word] > ORDINARY**2 and not word[0].isdigit())


def likeness(one: Words, other: Words) -> float:
    """Cosine of two sets of weighted words, less where few are shared: 1 for the same passage, 0 for none in common."""
    if not one.weight or not other.weight:
        return 0.0
    both = one.each & other.each
    if not both:
        return 0.0
    shared = _square(both)
    return min(1.0, shared / sqrt(one.weight * other.weight)) * min(1.0, shared / ENOUGH)


def _square(words: frozenset[str]) -> float:
    return fsum(map(_squared.__getitem__, words))


class _Squared(dict[str, float]):
    """The square of how telling each word is, found when it is asked for first."""

    def __missing__(self, word: str) -> float:
        if len(self) > REMEMBERED_WORDS:
            self.clear()
        found = self[word] = _weight(word) ** 2
        return found


_squared = _Squared()
