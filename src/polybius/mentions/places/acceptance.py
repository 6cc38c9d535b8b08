"""Whether a name of the gazetteer is used as a place name: the parser's labels and the words around it decide."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from polybius.mentions.places.gazetteer import Found
from polybius.mentions.places.tables import common_words, type_words
from polybius.vocabulary import Doc

Verdict = Literal["yes", "part", "yes?", "part?", "no"]
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
NAME_LABELS = frozenset(("ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "NORP", "PERSON", "LANGUAGE"))
AT_WORDS = frozenset(
    (
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "throughout",
        "across",
        "around",
        "from",
        "toward",
        "towards",
        "into",
        "via",
        "to",
    )
)
WIDE_KINDS = frozenset(("country", "continent", "admin1", "region", "water", "terrain", "site"))
DIRECTIONS = frozenset(
    ("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast",
     "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern",
     "north-eastern", "north-western", "south-eastern", "south-western", "upper", "lower", "mainland", "greater",
     "downtown", "rural", "far")
)  # fmt: skip
DASHES = frozenset(("-", "--", "---", "—", "–", ":", "_", "("))


@dataclass(frozen=True, slots=True)
class Readings:
    """What a document says about its names: the entity at each token, surnames of persons, tokens of datelines."""

    entity_at: dict[int, int]
    surnames: frozenset[str]
    dateline: frozenset[int]


def read_document(doc: Doc) -> Readings:
    """The readings of a document."""
    entity_at = {i: n for n, entity in enumerate(doc.entities) for i in range(entity.first, entity.last)}
    surnames = frozenset(
        doc.tokens[e.last - 1].lower for e in doc.entities if e.label == "PERSON" and e.last - e.first > 1
    )
    return Readings(entity_at, surnames, frozenset(_datelines(doc)))


def _datelines(doc: Doc) -> list[int]:
    """Tokens of the places that reports are sent from: "KABUL, Afghanistan (AP) —"."""
    found: list[int] = []
    paragraph = -1
    for sentence in doc.sentences[:40]:
        if sentence.paragraph == paragraph:
            continue
        paragraph = sentence.paragraph
        words = doc.tokens[sentence.first : min(sentence.last, sentence.first + 9)]
        if not words or not (words[0].text.isupper() and len(words[0].text) > 2):
            continue
        for n, token in enumerate(words):
            if token.text in DASHES and n:
                found += [t.i for t in words[:n] if t.text[0].isupper()]
                break
            if not (token.text[0].isupper() or token.text == "," or token.text[0].isdigit()):
                break
    return found


@cache
def generic() -> frozenset[str]:
    """Words that are no name alone: directions and kinds of places."""
    return DIRECTIONS | type_words().keys()


def is_prominent(found: tuple[Found, ...]) -> bool:
    """Whether one of the places is a country, a region, a water, or a large town known by this name."""
    return any(f.usual and (f.spot.kind in WIDE_KINDS or f.spot.population > 200_000) for f in found)


def judge(doc: Doc, first: int, last: int, key: str, found: tuple[Found, ...], readings: Readings) -> Verdict:
    """Whether the tokens name a place; "?" when only if the text uses the same name as a place elsewhere."""
    tokens = doc.tokens
    single = last - first == 1
    if single and key in generic():
        return "no"
    if first in readings.dateline:
        return "yes"
    before = tokens[first - 1].lower if first else ""
    labels = {t.ent for t in tokens[first:last]}
    number = readings.entity_at.get(first)
    entity = doc.entities[number] if number is not None else None
    whole = entity is not None and entity.last == last and _begins(doc, entity.first, first)
    located = before in AT_WORDS
    if single and tokens[first].lower in readings.surnames and not (located and labels <= PLACE_LABELS):
        return "no"
    if single and key in common_words():
        return "yes" if labels == {"GPE"} and whole else "no"
    if labels <= PLACE_LABELS:
        return "yes" if whole or _explained(doc, entity.last if entity else last, last) else _inside_place(found)
    if entity is not None and labels & NAME_LABELS:
        return _in_name(entity.label, whole, located, found)
    if labels == {""}:
        if tokens[last - 1].pos != "PROPN":
            return "no"
        return "yes" if located or is_prominent(found) else "yes?"
    return "yes" if located and is_prominent(found) else "no"


def _begins(doc: Doc, start: int, first: int) -> bool:
    """Whether only an article or a direction stands between the start of an entity and a name."""
    return all(t.lower == "the" or t.lower in DIRECTIONS or t.text == "-" for t in doc.tokens[start:first])


def _explained(doc: Doc, end: int, last: int) -> bool:
    """Whether the rest of an entity after a name is no further name."""
    return all(t.lower in generic() or not t.text[0].isalpha() or t.lower == "'s" for t in doc.tokens[last:end])


def _inside_place(found: tuple[Found, ...]) -> Verdict:
    return "yes" if is_prominent(found) else "yes?"


def _in_name(label: str, whole: bool, located: bool, found: tuple[Found, ...]) -> Verdict:
    """A place name that the parser takes for a person, a body or a group, or for a part of such a name."""
    if label == "PERSON":
        return ("yes" if located else "yes?") if whole else "no"
    if whole:
        return "yes" if located or is_prominent(found) else "yes?"
    if label in ("NORP", "LANGUAGE"):
        return "no"
    return "part" if any(f.usual and (f.spot.kind != "city" or f.spot.population > 15_000) for f in found) else "part?"
