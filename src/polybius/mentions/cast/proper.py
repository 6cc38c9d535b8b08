"""Proper nouns no table knows: classed by their last word, else unknown."""

from polybius.mentions.cast.knowledge import agents, heads_before_of
from polybius.mentions.cast.nominals import read_noun
from polybius.mentions.cast.nouns import with_of
from polybius.mentions.cast.phrases import SEPARATE, first_word
from polybius.mentions.cast.scene import Participant, Scene

PLACED = frozenset({"GPE", "LOC", "FAC"})
INSIDE = frozenset({"compound", "nmod", "amod", "nn"})


def read_proper(scene: Scene, i: int) -> None:
    """Give a proper noun its actor: a body by its kind of name, a place's people, or somebody unknown."""
    doc = scene.doc
    token = doc.tokens[i]
    if token.ent in SEPARATE:
        return
    if (
        token.lower in agents()
        or token.lemma.lower() in agents()
        or (token.lower in heads_before_of() and with_of(scene, i))
    ):
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
        known = scene.add(
            Participant(name, "unknown", country, sector, named=token.ent not in PLACED), f"name/{name.lower()}"
        )
    scene.mention(known, i, first, i + 1, "name", rule)
    for n in range(first, i + 1):
        if doc.tokens[n].pos == "PROPN":
            scene.at.setdefault(n, (known,))


def _titled_body(scene: Scene, i: int) -> None:
    """A capitalised common noun: "Interior Ministry", "Green Party", "Lahore Police"."""
    read_noun(scene, i)
