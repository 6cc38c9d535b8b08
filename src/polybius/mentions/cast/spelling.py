"""How one name is spelled in several ways, and which of its parts may stand alone."""

import re
import unicodedata
from functools import cache

from polybius.mentions.cast.knowledge import Entry, given_names

FAMILY_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "KHM"})
MOHAMMED = re.compile(r"\b(?:Mohammed|Mohammad|Muhammad|Mohamed|Mohamad|Muhammed)\b")
SPELLINGS = ("Mohammed", "Mohammad", "Muhammad", "Mohamed")
NUMERAL = re.compile(r"[IVX]+|[JS]r\.?")
ARTICLE = re.compile(r"\b[Aa]l[- ](?=[A-Z])")
RESPELLED = re.compile(r"[Aa]l[- ][A-Z]|[ou]ham")
GENERATIONS = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
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
    """Usual ways to spell a name: with al- and al, Mohammed and Muhammad, bin and Bin."""
    found = [name]
    if " bin " in name:
        found.append(name.replace(" bin ", " Bin "))
    if not RESPELLED.search(name):
        return found
    if ARTICLE.search(name):
        found = [ARTICLE.sub(article, one) for one in found for article in ("al-", "Al-", "al ", "Al ")]
    if MOHAMMED.search(name):
        found += [MOHAMMED.sub(spelling, one) for one in found for spelling in SPELLINGS]
    return list(dict.fromkeys(found))


LETTERS = (("sch", "s"), ("tch", "c"), ("tsh", "c"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"),
           ("dj", "j"), ("sh", "s"), ("ch", "c"), ("q", "k"), ("ck", "k"), ("x", "ks"), ("w", "v"))  # fmt: skip
VOWELS = re.compile(r"[aeiouy]+")
SOFT = re.compile(r"^(?:[Aa](?:[lrdnstz]|sh)|[Ee]l)[- ](?=[A-Za-z])|['`]")


def name_words(name: str) -> list[str]:
    """The words of a person's name, without the article before the family name."""
    return [SOFT.sub("", word) for word in fold(name).replace("Al ", "al-").replace(" al ", " al-").split()]


def _sounds(name: str) -> str:
    """A name in letters that its spellings share: without its article, h at its end, and doubled letters."""
    plain = SOFT.sub("", fold(name)).lower().replace("-", "")
    for written, sound in LETTERS:
        plain = plain.replace(written, sound)
    plain = re.sub(r"(.)\1+", r"\1", plain)
    plain = re.sub(r"(?<=[aeiouy])h$", "", plain)
    return "k" + plain[1:] if plain[:1] == "g" else plain


@cache
def skeleton(name: str) -> str:
    """The consonants of a name, alike in its usual transliterations (Kadhafi, Qaddafi and Gaddafi are "kdf")."""
    plain = _sounds(name)
    initial = "y" if plain[:1] == "y" else ""
    return initial + VOWELS.sub("", plain)


def sounds_alike(one: str, other: str) -> bool:
    """Whether two words are one name in two transliterations: like consonants, three or more, and vowels close by."""
    if skeleton(one) != skeleton(other) or len(skeleton(one)) < 3:
        return False
    first, second = VOWELS.findall(_sounds(one)), VOWELS.findall(_sounds(other))
    return len(first) == len(second) and all(_close(a, b) for a, b in zip(first, second, strict=True))


def _close(one: str, other: str) -> bool:
    """Whether two vowels are written for the same one: o and u, e and i or a, but not a and u."""
    return any(set(one) & group and set(other) & group for group in CLOSE)


CLOSE = (frozenset("ou"), frozenset("eiy"), frozenset("ae"))


def surnames_of(entry: Entry, aliases: tuple[str, ...]) -> list[str]:
    """The parts of a person's name that may stand alone; the number of a king or pope does not."""
    words = [word for word in fold(entry.name).split() if word not in GENERATIONS]
    found = [fold(alias) for alias in aliases if " " not in alias]
    if NUMERAL.fullmatch(words[-1]):
        return found
    family_first = entry.terms[0].country in FAMILY_FIRST and words[0] not in given_names()
    if len(words) > 1 and not family_first:
        found.append(words[-1])
        found.append(ARTICLE.sub("", words[-1]))
        if words[-2].lower() in PARTICLES:
            found += [f"{words[-2]} {words[-1]}", f"{words[-2].capitalize()} {words[-1]}"]
    elif len(words) > 1:
        found.append(words[0])
    return list(dict.fromkeys(found))
