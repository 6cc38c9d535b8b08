"""Proper nouns no table knows: classed by their last word, else unknown."""

from polybius.mentions.cast.describe import describe
from polybius.mentions.cast.knowledge import given_names, heads_before_of, name_words, words_of
from polybius.mentions.cast.nominals import read_noun
from polybius.mentions.cast.nouns import noun_row, with_of
from polybius.mentions.cast.phrases import SEPARATE, first_word, modifiers
from polybius.mentions.cast.scene import Participant, Scene
from polybius.mentions.cast.spelling import fold

PLACED = frozenset({"GPE", "LOC", "FAC"})
INSIDE = frozenset({"compound", "nmod", "amod", "nn"})


def read_proper(scene: Scene, i: int) -> None:
    """Give a proper noun its actor: a body by its kind of name, a place's people, or somebody unknown."""
    doc = scene.doc
    token = doc.tokens[i]
    if token.ent in SEPARATE:
        return
    if _speaks_of_kind(scene, i) or (token.lower in heads_before_of() and with_of(scene, i)):
        _titled_body(scene, i)
        return
    if token.dep in INSIDE and token.head > i and doc.tokens[token.head].pos == "PROPN":
        return
    first = first_word(doc, i)
    name = " ".join(doc.words(first, i + 1).split())
    known = scene.register.get(f"name/{name.lower()}")
    rule = "first mention" if known is None else "name"
    if known is None:
        place = scene.places.get(i)
        country = place.place.country or "" if place is not None else ""
        sector = "CVL" if place is not None else ""
        who = Participant(name, "unknown", country, sector, named=token.ent not in PLACED)
        known = scene.add(who, f"name/{name.lower()}")
        if place is None:
            _called(scene, known, i)
            _named_after_kind(scene, known, first, i)
    scene.mention(known, i, first, i + 1, "name", rule)
    for n in range(first, i + 1):
        if doc.tokens[n].pos == "PROPN":
            scene.at.setdefault(n, (known,))


def _titled_body(scene: Scene, i: int) -> None:
    """A capitalised common noun: "Interior Ministry", "Green Party", "Lahore Police"."""
    read_noun(scene, i)


def _called(scene: Scene, who: Participant, i: int) -> None:
    """What the noun before an unknown name says it is: "software company Infosys", "rebel group M23"."""
    doc = scene.doc
    first = i
    while (
        first
        and doc.tokens[first - 1].pos == "PROPN"
        and doc.tokens[first - 1].head in {i, first} | set(range(first, i))
    ):
        if noun_row(doc.tokens[first - 1]) is not None and doc.tokens[first - 1].text.islower():
            break
        first -= 1
    before = [w for w in modifiers(doc, i) if w < first]
    noun = first - 1
    if noun not in before or doc.tokens[noun].tag not in {"NN", "NNS"}:
        return
    said = describe(scene, noun, before[: before.index(noun)])
    if (
        said.row is None
        or said.row.kind in {"person", "population", "state", "collective"}
        or said.row.reference == "carrier"
    ):
        return
    who.country, who.sector, who.kind, who.named = said.country or who.country, said.sector, said.kind, True
    scene.call(who, said.noun)


def _named_after_kind(scene: Scene, who: Participant, first: int, i: int) -> None:
    """What the last or the first word of an unknown name of several words tells: "Buenos Aires Herald"."""
    words = scene.doc.tokens[first : i + 1]
    if who.sector or len(words) < 2 or not all(t.text[:1].isupper() or t.text == "-" for t in (words[0], words[-1])):
        return
    row = name_words().get(("last", words[-1].text)) or name_words().get(("first", words[0].text))
    if row is None or fold(words[0].text) in given_names():
        return
    who.kind, who.sector = row.kind, row.sector
    places = (p.place.country for t in words if (p := scene.places.get(t.i)) is not None and p.place.country)
    hits = (c for t in words if (h := scene.hits.get(t.i)) and (c := scene.term(h.entries[0]).country))
    who.country = who.country or next(hits, "") or next(places, "")


def _speaks_of_kind(scene: Scene, i: int) -> bool:
    """Whether a capitalised noun names a kind of actor, and not only a part of a longer name ("National")."""
    token = scene.doc.tokens[i]
    row = noun_row(token)
    inside = token.dep in INSIDE and token.head > i and scene.doc.tokens[token.head].tag in {"NNP", "NNPS"}
    if inside and token.lower in words_of("in longer names") and _name_of_body(scene, i):
        return False
    if row is not None and row.reference == "carrier" and token.tag == "NNPS" and not modifiers(scene.doc, i):
        return False
    return row is not None and not (inside and row.reference in {"people", "armed"})


def _name_of_body(scene: Scene, i: int) -> bool:
    """Whether the capitalised words from a token on end in a word for an institution ("Royal Victoria Hospital")."""
    tokens = scene.doc.tokens
    last = i
    while last + 1 < len(tokens) and tokens[last + 1].tag in {"NNP", "NNPS", "POS"}:
        last += 1
    return any(tokens[n].lower in words_of("in body names") for n in range(i + 1, last + 1))
