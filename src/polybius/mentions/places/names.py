"""Spelling variants of one toponym brought to one key."""

import re
import unicodedata
from functools import lru_cache

from polybius.mentions.places.tables import class_words

SAME_WORD = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt", "and": "", "&": ""}
WORD_BREAK = re.compile(r"[\s\-–—/,]+")
LOOSE = "~"
LOOSE_LETTERS = (
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("sh", "s"),
    ("ph", "f"),
    ("ch", "s"),
    ("q", "k"),
    ("c", "k"),
)
VOWELS = re.compile(r"(?<!^)[aeiouwyh]+")
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=400_000)
def fold(word: str) -> str:
    """A word without case, accents, apostrophes and points; Saint, Fort and Mount as they are abbreviated."""
    lowered = word.lower()
    if not (lowered.isascii() and lowered.isalnum()):
        if not lowered.isascii():
            lowered = unicodedata.normalize("NFKD", lowered).replace("ı", "i").replace("ø", "o").replace("ł", "l")
        lowered = "".join(char for char in lowered if char.isalnum() and char not in "ʻʼʿʾ")
    return SAME_WORD.get(lowered, lowered)


def words_of(name: str) -> list[str]:
    """The folded words of a name; parts that fold to nothing are left out."""
    return [folded for word in WORD_BREAK.split(name) if (folded := fold(word))]


def spelled_words(name: str) -> list[str]:
    """The folded words of a gazetteer's name, without what it adds in brackets."""
    return words_of(name.partition(" (")[0])


def key_of(name: str) -> str:
    """The key under which a name is filed: its folded words written together."""
    return "".join(words_of(name))


def is_latin(name: str) -> bool:
    """Whether a name is written as an English text could write it: Latin letters, the first a capital."""
    if name.isascii():
        return name[:1].isupper()
    return name[:1].isupper() and all(
        ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x1F00 or char in "’‘ʼʻ–" for char in name
    )


def loose_key(words: list[str]) -> str:
    """What transliterations from the Arabic script share: consonants without articles; "" when too few."""
    parts = []
    for word in words:
        if word in class_words("arabic article"):
            continue
        for written, plain in LOOSE_LETTERS:
            word = word.replace(written, plain)
        parts.append(DOUBLED.sub(r"\1", VOWELS.sub("", word)))
    key = "".join(parts)
    return key if len(key) >= 3 else ""
