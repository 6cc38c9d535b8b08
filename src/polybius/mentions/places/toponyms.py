"""Finding toponyms: names that the gazetteer holds, abbreviations, adjectives of places, sites and unlisted names."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import msgspec
from msgspec.structs import replace

from polybius.mentions.places.acceptance import Readings, judge
from polybius.mentions.places.gazetteer import Found, Gazetteer
from polybius.mentions.places.names import LOOSE, fold, key_of, loose_key
from polybius.mentions.places.tables import (
    AbbreviationRow,
    abbreviations,
    class_words,
    countries,
    country_adjectives,
    place_adjectives,
    region_names,
    type_words,
)
from polybius.vocabulary import Doc, Token

Form = Literal["name", "part", "adjective", "site", "unlisted"]
JOINERS = frozenset(("-", "–", "'", "’"))
LIST_WORDS = frozenset((",", "and", "or"))
SMALL_ARTICLES = frozenset(("al", "el", "as", "ar", "an", "at", "ad", "az", "ash", "ez", "es"))


class Toponym(msgspec.Struct, frozen=True, gc=False):
    """A stretch of tokens that names a place.

    `key` groups what is resolved together; `found` are the places that bear the name. `part` is a place inside the
    name of a body, `site` a street or building, `unlisted` a name that no gazetteer holds; the last two may name the
    place they lie in (`inside`).
    """

    first: int
    last: int
    key: str
    found: tuple[Found, ...]
    form: Form = "name"
    kinds: tuple[str, ...] = ()
    direction: str = ""
    radius: float = 0.0
    inside: "Toponym | None" = None


def find_names(doc: Doc, gazetteer: Gazetteer, readings: Readings) -> list[Toponym]:
    """Names of the gazetteer, abbreviations and adjectives, in text order; the longest wins, none overlap."""
    tokens = doc.tokens
    found: list[Toponym] = []
    doubtful: list[Toponym] = []
    elsewhere: list[Toponym] = []
    i, count = 0, len(tokens)
    while i < count:
        token = tokens[i]
        if not (token.text[0].isupper() or token.lower in SMALL_ARTICLES):
            i += 1
            continue
        short = _abbreviation(tokens, i, gazetteer)
        verdict, match = ("yes", short) if short else _judged(doc, i, gazetteer, readings)
        if match:
            form: Form = "part" if verdict in ("part", "part?") else "name"
            listed = found if verdict in ("yes", "part") else elsewhere if verdict == "elsewhere" else doubtful
            listed.append(replace(match, form=form))
            i = match.last
            continue
        adjective = _adjective(tokens, i, gazetteer)
        if adjective:
            found.append(adjective)
        i = adjective.last if adjective else i + 1
    return _with_doubtful(doc, found, doubtful, elsewhere)


def _judged(doc: Doc, i: int, gazetteer: Gazetteer, readings: Readings) -> tuple[str, Toponym | None]:
    """The longest name at a token that is used as a place name, with the verdict."""
    for match in _names_at(doc, i, gazetteer, readings):
        verdict = judge(doc, match.first, match.last, match.key, match.found, readings)
        if verdict != "no":
            return verdict, match
    return "no", None


def _with_doubtful(doc: Doc, found: list[Toponym], doubtful: list[Toponym], elsewhere: list[Toponym]) -> list[Toponym]:
    """Names with those added that the text uses as a place elsewhere, or that its other places speak for."""
    names = [t for t in found if t.form == "name"]
    sure = {t.key for t in names}
    kept = [t for t in [*doubtful, *elsewhere] if t.key in sure]
    countries_named = {f.spot.country for t in found for f in t.found if f.usual and f.spot.kind == "country"}
    ends, starts = {t.last for t in names}, {t.first for t in names}
    rest = [t for t in doubtful if t.key not in sure]
    for t in [*rest, *reversed(rest)]:
        if t in kept or not (_is_listed(doc, t, starts, ends) or _fits(doc, t, countries_named)):
            continue
        kept.append(t)
        ends.add(t.last)
        starts.add(t.first)
    return sorted((replace(t, form="name") if t in rest else t for t in [*found, *kept]), key=lambda t: t.first)


def _is_listed(doc: Doc, toponym: Toponym, starts: set[int], ends: set[int]) -> bool:
    """Whether a name stands in a list with places."""
    before, after = toponym.first, toponym.last
    while before and doc.tokens[before - 1].lower in LIST_WORDS:
        before -= 1
    while after < len(doc.tokens) and doc.tokens[after].lower in LIST_WORDS:
        after += 1
    return (before < toponym.first and before in ends) or (after > toponym.last and after in starts)


def _fits(doc: Doc, toponym: Toponym, named: set[str]) -> bool:
    """Whether a name that acts nowhere is that of a town in a country the text names."""
    head = doc.tokens[toponym.last - 1]
    if toponym.form == "part" or head.dep not in ("pobj", "dobj", "conj", "appos"):
        return False
    spots = [f.spot for f in toponym.found if f.spot.country in named and (f.usual or f.spot.population > 20_000)]
    if head.ent == "PERSON":
        return any(toponym.last - toponym.first > 1 or not s.geonames or s.population > 100_000 for s in spots)
    return bool(spots)


def _names_at(doc: Doc, i: int, gazetteer: Gazetteer, readings: Readings) -> list[Toponym]:
    """The names of the gazetteer that begin at a token, the longest first, usual names before others."""
    tokens = doc.tokens
    longest = gazetteer.words_after(fold(tokens[i].text))
    if not longest:
        return []
    adjective = _adjective_of(tokens[i].lower, gazetteer) is not None
    end = readings.paragraph_ends[tokens[i].sentence]
    matches: list[Toponym] = []
    key, words, at, capitals = "", 0, i, False
    while at < end and words < longest:
        token = tokens[at]
        if token.text in JOINERS and words > 0 and at + 1 < end and tokens[at + 1].start == token.end:
            at += 1
            continue
        capital = token.text[0].isdigit() or any(char.isupper() for char in token.text[:3])
        if not (
            capital
            or words == 0
            or len(token.text) <= 4
            or token.lower in class_words("small word")
            or token.lower in type_words()
        ):
            break
        part = fold(token.text)
        if not (part or token.text == "&" or token.lower == "and"):
            break
        key, words, at, capitals = key + part, words + 1, at + 1, capitals or capital
        if capitals and (capital or token.lower in type_words()):
            places = gazetteer.find(key)
            if not capital:
                places = tuple(f for f in places if not f.spot.geonames)
            if places and not (adjective and words == 1):
                matches.insert(0, Toponym(i, at, key, places))
    usual = [m for m in matches if any(f.usual for f in m.found)]
    return usual + [m for m in matches if m not in usual] if len(matches) > 1 else matches


@lru_cache(maxsize=1000)
def _unit(gazetteer: Gazetteer, country: str, admin1: str) -> tuple[Found, ...]:
    """The country or first-order region of a code."""
    kind = "admin1" if admin1 else "country"
    name = region_names()[country, admin1] if admin1 else next(c.name for c in countries() if c.country == country)
    found = gazetteer.find(key_of(name))
    return tuple(f for f in found if (f.spot.kind, f.spot.country, f.spot.admin1) == (kind, country, admin1))[:1]


def _abbreviation(tokens: tuple[Token, ...], i: int, gazetteer: Gazetteer) -> Toponym | None:
    """An abbreviated country or state: "U.S.", "N.C.", "Cairo, Ill."."""
    text = tokens[i].text
    if len(text) > 7 or len(text) < 2:
        return None
    rows = abbreviations().get(text.replace(".", ""))
    if not rows or any("$" in t.text for t in tokens[max(0, i - 1) : i + 2]):
        return None
    after_name = i > 1 and tokens[i - 1].text in (",", "(") and tokens[i - 2].text[0].isupper()
    row = next((r for r in rows if r.when == "always" or after_name or _dotted(tokens, i, r)), None)
    if row is None:
        return None
    last = (
        i + 2
        if i + 1 < len(tokens) and tokens[i + 1].text == "." and tokens[i + 1].start == tokens[i].end and after_name
        else i + 1
    )
    return Toponym(
        i, last if "." not in text else i + 1, f"{row.country}.{row.admin1}", _unit(gazetteer, row.country, row.admin1)
    )


def _dotted(tokens: tuple[Token, ...], i: int, row: AbbreviationRow) -> bool:
    """Whether an abbreviation that counts after a comma is written with its point and taken for a place."""
    return "." in tokens[i].text and tokens[i].ent == "GPE" and not row.form.isupper()


def _adjective(tokens: tuple[Token, ...], i: int, gazetteer: Gazetteer) -> Toponym | None:
    """An adjective of a place: "Iraqi", "South Korean", "Abkhaz"."""
    token = tokens[i]
    if i + 1 < len(tokens) and tokens[i + 1].text[0].isupper():
        pair = _adjective_of(f"{token.lower} {tokens[i + 1].lower}", gazetteer)
        if pair:
            return Toponym(i, i + 2, *pair, form="adjective")
    single = _adjective_of(token.lower, gazetteer)
    if not single or token.tag in ("NNS", "NNPS") or token.ent in ("LANGUAGE", "ORG", "WORK_OF_ART"):
        return None
    after = tokens[i + 1] if i + 1 < len(tokens) else token
    modifies = token.dep in ("amod", "compound", "nmod") and token.head > i
    unread = not token.tag and after.text.isalpha() and after.text.islower()
    reads = token.pos == "ADJ" or modifies or unread or after.text == "-"
    return Toponym(i, i + 1, *single, form="adjective") if reads else None


@lru_cache(maxsize=10_000)
def _adjective_of(word: str, gazetteer: Gazetteer) -> tuple[str, tuple[Found, ...]] | None:
    """The key and the place of an adjective."""
    country = country_adjectives().get(word)
    if country:
        return f"{country}.", _unit(gazetteer, country, "")
    row = place_adjectives().get(word)
    if row is None:
        return None
    found = [
        f
        for f in gazetteer.find(key_of(row.place))
        if f.usual and f.spot.country == row.country and f.spot.kind != "city"
    ]
    return (key_of(row.place), tuple(found[:1])) if found else None


def loosely_named(doc: Doc, first: int, last: int, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """Towns whose names are other transliterations of these tokens."""
    loose = loose_key([part for token in doc.tokens[first:last] if (part := fold(token.text))])
    return gazetteer.find(LOOSE + loose) if loose else ()


def paired(toponyms: list[Toponym]) -> Iterator[tuple[Toponym, Toponym]]:
    """Each toponym with the next."""
    return pairwise(toponyms)
