"""Proper nouns no table knows: classed by their last word, else unknown."""

from polybius.mentions.cast.describe import describe
from polybius.mentions.cast.knowledge import heads_before_of
from polybius.mentions.cast.nominals import read_noun
from polybius.mentions.cast.nouns import noun_row, with_of
from polybius.mentions.cast.phrases import SEPARATE, first_word, modifiers
from polybius.mentions.cast.scene import Participant, Scene

PLACED = frozenset({"GPE", "LOC", "FAC"})
INSIDE = frozenset({"compound", "nmod", "amod", "nn"})


def read_proper(scene: Scene, i: int) -> None:
    """Give a proper noun its actor: a body by its kind of name, a place's people, or somebody unknown."""
    doc = scene.doc
    token = doc.tokens[i]
    if token.ent in SEPARATE:
        return
    if noun_row(token) is not None or (token.lower in heads_before_of() and with_of(scene, i)):
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
    who.labels.update(said.noun.split())
