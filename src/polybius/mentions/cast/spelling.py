"""How one name is spelled in several ways, and which of its parts may stand alone."""

import re
import unicodedata
from functools import cache

from polybius.mentions.cast.knowledge import Entry

FAMILY_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "KHM"})
MOHAMMED = re.compile(r"\b(?:Mohammed|Mohammad|Muhammad|Mohamed|Mohamad|Muhammed)\b")
SPELLINGS = ("Mohammed", "Mohammad", "Muhammad", "Mohamed")
ARTICLE = re.compile(r"\b[Aa]l[- ](?=[A-Z])")
RESPELLED = re.compile(r"[Aa]l[- ][A-Z]|[ou]ham")
PARTICLES = frozenset({"bin", "ben", "van", "von", "de", "da", "al", "el", "ibn", "der", "di", "du", "le", "la"})


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


def spellings(name: str) -> list[str]:
    """Usual ways to spell a name: with al- and al, Mohammed and Muhammad."""
    found = [name]
    if not RESPELLED.search(name):
        return found
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
