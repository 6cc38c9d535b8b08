"""Of which country those are whom a noun names without saying so, or that they are of several."""

from polybius.mentions.cast.describe import Description
from polybius.mentions.cast.knowledge import words_of
from polybius.mentions.cast.phrases import modifiers
from polybius.mentions.cast.scene import RULING, Scene

VICTIMS = frozenset({"CVL", ""})


def spans_countries(scene: Scene, i: int, said: Description) -> bool:
    """Whether a noun names those of several or other countries: "Arab leaders", "foreign troops", "peacekeepers"."""
    tokens, words = scene.doc.tokens, modifiers(scene.doc, i)
    if any(w in scene.hits and scene.term(scene.hits[w].entries[0]).country for w in words):
        return False
    if said.last in words_of("outsider"):
        return not said.own
    if said.sector in VICTIMS and not said.own and tokens[i].sentence in scene.in_two_countries:
        return True
    if said.noun.startswith("peacekeep"):
        return said.owner is None
    if said.sector == "MIL":
        plain = {tokens[c].lower for c in tokens[i].children if tokens[c].dep == "amod"} - set(said.noun.split())
        if not plain.isdisjoint(words_of("foreign")):
            return True
    if said.sector not in RULING:
        return False
    wide = [w for w in words if tokens[w].text[:1].isupper() and tokens[w].lower in words_of("spanning")]
    return any(w + 1 == i or tokens[w].ent not in {"GPE", "LOC"} for w in wide)


def locals_country(scene: Scene, said: Description) -> str:
    """The country of militiamen and the like: that of those told of before."""
    here = words_of("local men")
    if said.noun not in here:
        return ""
    return next((p.country for p in scene.participants if p.country and not p.named and p.labels & here), "")


def marchers_country(scene: Scene, i: int, said: Description) -> str:
    """The country of protesters told of after the people who protest in the same paragraph."""
    tokens, sentences = scene.doc.tokens, scene.doc.sentences
    if said.own or said.noun not in words_of("marcher"):
        return ""
    for head, p in scene.before(i, 2):
        together = sentences[tokens[head].sentence].paragraph == sentences[tokens[i].sentence].paragraph
        verb = tokens[tokens[head].head].lemma.lower()
        if together and p.kind == "population" and p.country and verb in words_of("marching"):
            return p.country
    return ""


def army_country(said: Description, country: str) -> str:
    """The country of forces spoken of in another; the army in the Palestinian territories is Israel's."""
    return "ISR" if country == "PSE" and said.noun in words_of("stateless army") else country
