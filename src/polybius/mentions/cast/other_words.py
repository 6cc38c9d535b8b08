"""Persons called again in other words: the Frenchman, the 54-year-old, the laureate, his Syrian counterpart."""

from polybius.mentions.cast.describe import Description
from polybius.mentions.cast.holders import role_of
from polybius.mentions.cast.knowledge import words_of
from polybius.mentions.cast.offices import distinct, office_holder
from polybius.mentions.cast.phrases import determiner, possessor, prepositional
from polybius.mentions.cast.scene import Link, Participant, Scene

KIN = (
    ("foreign minister", "secretary of state", "foreign secretary"),
    ("defence minister", "secretary of defense", "defence secretary"),
    ("interior minister", "home secretary"),
    ("prime minister", "chancellor", "premier", "taoiseach"),
    ("president",),
    ("king", "emir", "sultan"),
)


def same_by_epithet(scene: Scene, i: int, *, country: str = "", gender: str = "") -> Link | None:
    """The only person the sentence before, or this one so far, has named."""
    tokens = scene.doc.tokens
    if determiner(scene.doc, i) != "the" or any(tokens[c].dep in {"prep", "relcl", "poss"} for c in tokens[i].children):
        return None
    persons = distinct([p for head, p in scene.before(i, 1) if p.kind == "person" and (p.named or p.role)])
    if len(persons) != 1:
        return None
    (who,) = persons
    if (country and who.country not in {"", country}) or (gender and who.gender not in {"", gender}):
        return None
    if _together(scene, i, who):
        return None
    return Link((who,), "epithet of the person before")


def _together(scene: Scene, i: int, who: Participant) -> bool:
    """Whether a person takes part in the same clause as the noun, so that the noun is somebody else."""
    tokens = scene.doc.tokens
    heads = {head for head, p in scene.before(i, 0) if p is who}
    verb = tokens[i].head
    return any(tokens[h].head == verb for h in heads) or any(tokens[tokens[h].head].head == verb for h in heads)


def once_in_office(scene: Scene, i: int, said: Description) -> Link | None:
    """The former secretary of state: the only person named of late who once was that."""
    if not said.former or determiner(scene.doc, i) != "the":
        return None
    office = said.noun.removeprefix("former ")
    for preposition, noun in prepositional(scene.doc, i):
        if preposition == "of" and " of " not in office and noun not in scene.hits:
            office = f"{office} of {scene.doc.tokens[noun].lower}"
    persons = distinct([p for _, p in scene.before(i, 2) if p.kind == "person" and p.entry is not None])
    found = [p for p in persons if p.entry and any(t.role.lower().startswith(f"{office} ") for t in p.entry.terms)]
    return Link((found[0],), "once in that office") if len(found) == 1 else None


def is_age(scene: Scene, i: int) -> bool:
    """Whether a word ends "the 54-year-old"."""
    tokens = scene.doc.tokens
    token = tokens[i]
    if token.dep in {"amod", "acomp", "compound", "attr"}:
        return False
    return token.lower.endswith("-year-old") or (token.lower == "old" and i > 3 and tokens[i - 2].lower == "year")


def counterpart(scene: Scene, i: int, said: Description) -> Link | None:
    """His Syrian counterpart: who on the day held the same office in that country."""
    if said.last not in words_of("counterpart") or not said.country:
        return None
    owner = possessor(scene.doc, i)
    found = scene.at.get(owner, ()) if owner is not None else ()
    if len(found) != 1 or found[0].kind != "person" or found[0].country == said.country:
        return None
    office = role_of(found[0].role).office
    for noun in next((kin for kin in KIN if office in kin), ()):
        holder = office_holder(scene, noun, said.country)
        if holder is not None:
            return Link((holder,), "holder of the office on the day")
    return None
