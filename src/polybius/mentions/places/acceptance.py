"""Whether a name of the gazetteer is used as a place name: the parser's labels and the words around it decide."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

import msgspec

from polybius.mentions.places.gazetteer import Found
from polybius.mentions.places.governing import happens_at, is_reached, is_scene, is_taken, leads_to_site, names_deed
from polybius.mentions.places.tables import (
    abbreviations,
    class_words,
    common_words,
    directions,
    given_names,
    not_places,
    ordinary_words,
    place_nouns,
    place_verbs,
    type_words,
)
from polybius.vocabulary import Doc, Entity

Verdict = Literal["yes", "part", "yes?", "part?", "elsewhere", "no"]
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
NAME_LABELS = frozenset(("ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "NORP", "PERSON", "LANGUAGE"))
IN_WORDS = frozenset(
    ("in", "at", "near", "outside", "inside", "throughout", "across", "around", "towards", "into", "off")
)
ON_WORDS = frozenset(("on", "along", "across", "off"))
WITHIN = IN_WORDS - {"at", "off"}
MAKERS = frozenset(("ORG", "PRODUCT"))
AT_WORDS = IN_WORDS | {"from", "toward", "via", "to"}
WIDE_KINDS = frozenset(("country", "continent", "admin1", "region", "water", "terrain"))
SELDOM = 0.3
DASHES = frozenset(("-", "--", "---", "—", "–", ":", "_", "("))


@dataclass(frozen=True, slots=True)
class Readings:
    """What a document says about its names: entities, surnames, illnesses, datelines, and the ends of paragraphs."""

    entity_at: dict[int, Entity]
    surnames: frozenset[str]
    illnesses: frozenset[str]
    dateline: frozenset[int]
    paragraph_ends: tuple[int, ...]


class Setting(msgspec.Struct, frozen=True, gc=False):
    """Where a name stands: its tokens, key and readings, and whether a place word governs it."""

    first: int
    last: int
    found: tuple[Found, ...]
    entity: Entity | None
    whole: bool
    before: str
    typed: bool

    @property
    def located(self) -> bool:
        """Whether a preposition of place or a noun for a kind of place stands beside the name."""
        return self.typed or self.before in AT_WORDS


def read_document(doc: Doc) -> Readings:
    """The readings of a document."""
    entity_at = {i: entity for entity in doc.entities for i in range(entity.first, entity.last)}
    surnames = _surnames(doc)
    ends: list[int] = []
    for sentence in reversed(doc.sentences):
        same = ends and doc.sentences[sentence.i + 1].paragraph == sentence.paragraph
        ends.append(ends[-1] if same else sentence.last)
    return Readings(entity_at, surnames, _illnesses(doc), frozenset(_datelines(doc)), tuple(reversed(ends)))


def _surnames(doc: Doc) -> frozenset[str]:
    """Last words of the names of persons, unless the text seldom means a person by them."""
    named = {doc.tokens[e.last - 1].lower for e in doc.entities if e.label == "PERSON" and e.last - e.first > 1
             and not doc.tokens[e.first].text.islower()}  # fmt: skip
    used = Counter(t.lower for t in doc.tokens if t.lower in named and t.text[0].isupper())
    persons = Counter(t.lower for t in doc.tokens if t.lower in named and t.ent == "PERSON")
    return frozenset(name for name in named if persons[name] > SELDOM * used[name])


def _illnesses(doc: Doc) -> frozenset[str]:
    """Words that the text sets before a word for an illness: "West Nile virus", "Lassa fever"."""
    words = class_words("illness")
    return frozenset(t.lower for t, after in pairwise(doc.tokens) if after.lower in words and t.text[0].isupper())


def _datelines(doc: Doc) -> list[int]:
    """Tokens of the places that reports are sent from: "KABUL, Afghanistan (AP) —"."""
    found: list[int] = []
    for sentence in doc.sentences[:8]:
        words = doc.tokens[sentence.first : sentence.first + 9]
        if not words or not (words[0].text.isupper() and len(words[0].text) > 2):
            continue
        for n, token in enumerate(words):
            if token.text in DASHES and n:
                found += [t.i for t in words[:n] if t.text[0].isupper() and t.ent != "DATE"]
                break
            if not (token.text[0].isupper() or token.text == "," or token.text[0].isdigit()):
                break
    return found


@cache
def generic() -> frozenset[str]:
    """Words that are no name alone: directions and kinds of places."""
    return directions() | type_words().keys()


def is_prominent(found: tuple[Found, ...]) -> bool:
    """Whether one of the places is a country, a region, a water, or a large town known by this name."""
    return any(
        f.usual and ((f.spot.kind in WIDE_KINDS and not f.spot.minor) or f.spot.population > 200_000 or f.spot.known)
        for f in found
    )


def is_own_name(first: int, last: int, found: tuple[Found, ...]) -> bool:
    """Whether tokens are a name of several words from the project's own table."""
    return last - first > 1 and any(f.usual and not f.spot.geonames for f in found)


def judge(doc: Doc, first: int, last: int, key: str, found: tuple[Found, ...], readings: Readings) -> Verdict:
    """Whether the tokens name a place; "?" when only if the text or its other places speak for it.

    "elsewhere": only if the text uses the same name as a place elsewhere.
    """
    tokens = doc.tokens
    single = last - first == 1
    if (single and key in generic() and not _is_kind(doc, last, found)) or key in not_places():
        return "no"
    if last < len(tokens) and tokens[last].lower in class_words("treaty"):
        return "no"
    if first in readings.dateline:
        return "yes"
    entity = readings.entity_at.get(first)
    whole = entity is not None and entity.last <= last and _begins(doc, entity.first, first)
    place = Setting(first, last, found, entity, whole, _before(doc, first, last), _typed(doc, first, last))
    labels = {t.ent for t in tokens[first:last]}
    if tokens[last - 1].lower in readings.illnesses and not (place.typed or place.before in IN_WORDS):
        return "no"
    if single and tokens[first].lower in readings.surnames and not (place.located and "PERSON" not in labels):
        return "no"
    if single and _is_ordinary(doc, place, labels):
        return "elsewhere"
    if single and (key in common_words() or key in generic()):
        return "yes" if labels == {"GPE"} and (whole or place.located or _is_kind(doc, last, found)) else "no"
    if labels <= PLACE_LABELS | {""} and is_own_name(first, last, found):
        return "yes"
    if labels <= PLACE_LABELS:
        explained = whole or entity is None or _explained(doc, entity.last, last)
        return "yes" if explained or is_prominent(found) else "yes?"
    if entity is not None and labels & NAME_LABELS:
        return _in_name(doc, place)
    if not tokens[last - 1].tag:
        return _unread(doc, place)
    if labels == {""}:
        named = tokens[last - 1].pos == "PROPN" or place.typed or _stands_in(doc, place)
        if tokens[last - 1].pos not in ("PROPN", "NOUN", "ADJ") or not named:
            return "no"
        return "yes" if place.located or is_prominent(found) else "yes?"
    return "yes" if place.located and is_prominent(found) else "no"


def _unread(doc: Doc, place: Setting) -> Verdict:
    """A name in a sentence that was passed over: its capitals and the words beside it are all there is to judge by."""
    tokens, great = doc.tokens, is_prominent(place.found)
    sentence = doc.sentences[tokens[place.first].sentence]
    if sentence.first < place.first - 1 and tokens[place.first - 1].text[0].isupper():
        return "no"
    after = tokens[place.last : min(place.last + 2, sentence.last)]
    if after and after[0].text[0].isupper():
        return "part" if great else "part?"
    if great or (len(after) > 1 and after[0].text == "," and after[1].text.replace(".", "") in abbreviations()):
        return "yes"
    return "yes?" if place.located and not (after and after[0].lower == "of") else "no"


def _is_ordinary(doc: Doc, place: Setting, labels: set[str]) -> bool:
    """Whether a small town's name is an English word or a given name here: "the Granite State", "Jerome married"."""
    token = doc.tokens[place.first]
    if is_prominent(place.found) or place.typed or place.before in IN_WORDS or ("ORG" in labels and not place.whole):
        return False
    if is_reached(doc, place.first):
        return False
    if "PERSON" in labels and token.lower in given_names():
        return True
    return token.lower in ordinary_words() and not (labels == {"GPE"} and place.whole)


def _is_kind(doc: Doc, last: int, found: tuple[Found, ...]) -> bool:
    """Whether the noun after a name tells the kind of the place ("Plateau state")."""
    row = type_words().get(doc.tokens[last].lower) if last < len(doc.tokens) else None
    named = row is not None and row.use == "unit" and doc.tokens[last - 1].lower not in directions()
    return named and row is not None and any(f.spot.kind in row.kind and f.usual for f in found)


def _stands_in(doc: Doc, place: Setting) -> bool:
    """Whether a name that the parser takes for another word stands alone after "in" and is that of a great place."""
    alone = doc.tokens[place.last - 1].dep == "pobj" and place.last - place.first == 1
    return alone and doc.tokens[place.first - 1].lower == "in" and is_prominent(place.found)


def _before(doc: Doc, first: int, last: int) -> str:
    """The word before a name; none before a possessor ("in X's view") and in "according to X"."""
    tokens = doc.tokens
    owns = last < len(tokens) and tokens[last].lower in ("'s", "’s")
    if not first or (owns and tokens[first].ent not in PLACE_LABELS):
        return ""
    at = first - 2 if tokens[first - 1].lower in ("the", "a", "an") and first > 1 else first - 1
    return "" if at and tokens[at - 1].lower == "according" else tokens[at].lower


def _begins(doc: Doc, start: int, first: int) -> bool:
    """Whether only an article, a direction or a verb stands between the start of an entity and a name."""
    small = directions() | place_verbs() | {"the", "-"}
    return all(t.lower in small for t in doc.tokens[start:first])


def _explained(doc: Doc, end: int, last: int) -> bool:
    """Whether the rest of an entity after a name is no further name, or a second one joined by a stroke."""
    rest = doc.tokens[last:end]
    return (
        all(t.lower in generic() or not t.text[0].isalpha() or t.lower == "'s" for t in rest) or rest[0].text in "-/–"
    )


def _typed(doc: Doc, first: int, last: int) -> bool:
    """Whether a noun for a kind of place governs the name: "the village of X", "X province", "slum X"."""
    tokens, words = doc.tokens, type_words()
    if first and (row := words.get(tokens[first - 1].lower)) and row.use == "unit" and tokens[first - 1].text.islower():
        return True
    if is_taken(doc, first, last) or leads_to_site(doc, last) or is_scene(doc, first, last):
        return True
    if names_deed(doc, last):
        return True
    name = tokens[last - 1]
    if first > 1 and tokens[first - 1].lower == "of":
        row = words.get(tokens[first - 2].lower)
        return (row is not None and row.use == "unit") or tokens[first - 2].lower in place_nouns()
    after = tokens[last] if last < len(tokens) else None
    if after is not None and after.text in class_words("local people") | class_words("local office"):
        return name.head == after.i
    row = words.get(after.lower) if after is not None and after.text.islower() else None
    if row is None or row.use not in ("unit", "nature"):
        return False
    return not (last + 1 < len(tokens) and tokens[last + 1].lower in class_words("civic")) or row.word != "state"


def _in_name(doc: Doc, place: Setting) -> Verdict:
    """A place name that the parser takes for a person, a body or a group, or for a part of such a name."""
    assert place.entity is not None
    label = place.entity.label
    if label == "PERSON":
        sure = place.typed or place.before in IN_WORDS or _is_ground(doc, place)
        return ("yes" if sure else "yes?") if place.whole else "no"
    if place.whole:
        prominent = is_prominent(place.found) and not (
            label == "ORG" and all(f.spot.kind == "region" for f in place.found)
        )
        located = place.located if label not in MAKERS else place.typed or _is_ground_for(doc, place)
        return "yes" if prominent or located or is_reached(doc, place.first) else "yes?"
    return "no" if label in ("NORP", "LANGUAGE") else _as_part(doc, place)


def _is_ground_for(doc: Doc, place: Setting) -> bool:
    """Whether a name taken for a firm's is where something happens; firms bear American towns' names."""
    american = any(f.usual and f.spot.country == "USA" for f in place.found)
    return place.before in WITHIN or is_reached(doc, place.first) or (not american and happens_at(doc, place.first))


def _is_ground(doc: Doc, place: Setting) -> bool:
    """Whether a name is one for an island, a water or a site by the words in it or before it, or the goal of a way."""
    ends = doc.tokens[place.last - 1].text.islower() and is_own_name(place.first, place.last, place.found)
    lies = any(f.usual and f.spot.kind in ("terrain", "water") for f in place.found)
    return ends or (lies and place.before in ON_WORDS) or is_reached(doc, place.first)


def _as_part(doc: Doc, place: Setting) -> Verdict:
    """A place name in the name of a body: "Kandahar police", not "Thomas the Tank Engine"."""
    assert place.entity is not None
    leads = _begins(doc, place.entity.first, place.first) or place.before in ("of", "in", "de", "/", "-", "and", ",")
    if not leads and place.last - place.first == 1:
        return "no"
    after = doc.tokens[place.last].lower if place.last < len(doc.tokens) else ""
    if doc.tokens[place.first].lower == "america":
        return "no"
    if leads and (place.typed or place.before in IN_WORDS) and after in ("and", ",", "or"):
        return "yes"
    if place.entity.label != "ORG":
        return "part" if is_prominent(place.found) else "part?"
    known = [f.spot for f in place.found if f.usual]
    people = 15_000 if after in class_words("civic") else 100_000
    wide = any(s.kind in WIDE_KINDS or s.kind == "admin2" or s.population > people for s in known)
    return "part" if wide else "part?"
