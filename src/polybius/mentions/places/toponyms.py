"""Finding toponyms: stretches of tokens that the gazetteer knows or that the parser takes for places."""

from typing import NamedTuple

from polybius.mentions.places.gazetteer import Found, Gazetteer
from polybius.mentions.places.names import fold
from polybius.mentions.places.tables import adjectives, common_words
from polybius.vocabulary import Doc, Token

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
IN_WORDS = frozenset(
    "in at near from into to toward towards outside inside across around throughout within through via above over off "
    "between of".split()
)
AT_WORDS = frozenset("in at near outside inside throughout across around from toward towards".split())
JOINERS = frozenset(("-", "–", "'", "’", "."))
STRONG = frozenset(("country", "continent", "admin1", "region", "water", "terrain", "site"))


class Toponym(NamedTuple):
    """A stretch of tokens, its key, and the places that bear the name; `adjective` for "Iraqi"."""

    first: int
    last: int
    key: str
    found: tuple[Found, ...]
    adjective: bool = False


def find_toponyms(doc: Doc, gazetteer: Gazetteer) -> list[Toponym]:
    """All toponyms in text order; the longest name wins, and none overlaps another."""
    tokens = doc.tokens
    entity_at = {i: n for n, entity in enumerate(doc.entities) for i in range(entity.first, entity.last)}
    found: list[Toponym] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if not (token.text[:1].isupper() or token.lower in ("al", "el", "the")) or token.lower == "the":
            i += 1
            continue
        match = _longest(doc, i, gazetteer)
        if match is not None and _is_place(doc, match, entity_at):
            found.append(match)
            i = match.last
            continue
        country = adjectives().get(token.lower)
        if country is not None and token.ent in ("NORP", "LANGUAGE", "") and token.pos == "ADJ":
            found.append(Toponym(i, i + 1, country, (), adjective=True))
        i += 1
    return found


def _longest(doc: Doc, i: int, gazetteer: Gazetteer) -> Toponym | None:
    """The longest name of the gazetteer that begins at a token, inside its sentence."""
    tokens = doc.tokens
    longest = gazetteer.words_after(fold(tokens[i].text))
    if not longest:
        return None
    end = doc.sentences[tokens[i].sentence].last
    key, words, at, best = "", 0, i, None
    while at < end and words < longest:
        token = tokens[at]
        if token.text in JOINERS and words and at + 1 < end and tokens[at + 1].start == token.end:
            at += 1
            continue
        part = fold(token.text)
        if not part and token.text != "&":
            break
        if token.text[0].islower() and not (words and _may_be_small(token)) and words:
            break
        key += part
        words += 1
        at += 1
        if token.text[0].isupper() or token.text[0].isdigit() or words == 1:
            places = gazetteer.find(key)
            if places:
                best = Toponym(i, at, key, places)
    if best is None and tokens[i].lower in ("al", "el") and i + 2 < end and tokens[i + 1].text == "-":
        inner = _longest(doc, i + 2, gazetteer)
        return inner._replace(first=i) if inner else None
    return best if best is None or any(t.text[0].isupper() for t in tokens[best.first : best.last]) else None


def _may_be_small(token: Token) -> bool:
    """Words written small inside a name: Port of Spain, Rio de Janeiro, Deir al-Zour."""
    return len(token.text) <= 4 or token.text in ("upon",)


def _is_place(doc: Doc, match: Toponym, entity_at: dict[int, int]) -> bool:
    """Whether a name of the gazetteer is used as a place name here, by the parser's labels and the words around."""
    tokens = doc.tokens
    labels = {tokens[i].ent for i in range(match.first, match.last)}
    before = tokens[match.first - 1].lower if match.first else ""
    strong = any(f.usual and (f.spot.kind in STRONG or f.spot.population > 200_000) for f in match.found)
    if labels & PLACE_LABELS:
        return True
    if match.last - match.first == 1 and match.key in common_words():
        return False
    entity = entity_at.get(match.first)
    if "PERSON" in labels:
        whole = (
            entity is not None and doc.entities[entity].last - doc.entities[entity].first == match.last - match.first
        )
        return whole and before in AT_WORDS
    if "ORG" in labels:
        whole = (
            entity is not None
            and doc.entities[entity].last == match.last
            and doc.entities[entity].first >= match.first - 1
        )
        return whole and (before in AT_WORDS or strong)
    if labels & {"NORP", "LANGUAGE"}:
        return strong and tokens[match.first].pos == "PROPN"
    if labels == {""}:
        return tokens[match.last - 1].pos == "PROPN" and (strong or before in AT_WORDS)
    return strong and before in AT_WORDS
