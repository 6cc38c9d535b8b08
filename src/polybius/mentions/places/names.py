"""Spelling variants of one toponym brought to one key."""

import re
import unicodedata
from functools import lru_cache

SAME_WORD = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt", "and": "", "&": ""}
WORD_BREAK = re.compile(r"[\s\-–—/,]+")


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A word without case, accents, apostrophes and points; Saint, Fort and Mount as they are abbreviated."""
    lowered = word.lower()
    if not (lowered.isascii() and lowered.isalnum()):
        plain = unicodedata.normalize("NFKD", lowered).replace("ı", "i").replace("ø", "o").replace("ł", "l")
        lowered = "".join(char for char in plain if char.isalnum() and char not in "ʻʼʿʾ")
    return SAME_WORD.get(lowered, lowered)


def words_of(name: str) -> list[str]:
    """The folded words of a name; parts that fold to nothing are left out."""
    return [folded for word in WORD_BREAK.split(name) if (folded := fold(word))]


def key_of(name: str) -> str:
    """The key under which a name is filed: its folded words written together."""
    return "".join(words_of(name))


def is_latin(name: str) -> bool:
    """Whether a name is written as an English text could write it: Latin letters, the first a capital."""
    return name[:1].isupper() and all(
        ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x1F00 or char in "’‘ʼʻ–" for char in name
    )
