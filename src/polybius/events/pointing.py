"""Definite nouns that go back to a deed told before: "the attack", "the talks", "killed in the fighting"."""

from polybius.events.reference import is_deed
from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.vocabulary import Clause, Event

POINTING = frozenset({"the", "this", "that", "these", "those", "both", "its", "his", "her", "their", "such"})
DURING = frozenset({"in", "during", "by"})
WINDOW = 14


def named_so(scene: Scene, clause: Clause, earlier: list[tuple[Event, Clause]]) -> list[tuple[Event, Clause]]:
    """For "the ambush", the events of late whose clause names an ambush."""
    if clause.kind != "noun" or determiner(scene, clause.head) not in POINTING:
        return []
    noun = scene.tokens[clause.head].lemma
    return [
        (other, before) for other, before in reversed(earlier[-WINDOW:])
        if before.sentence < clause.sentence
        and any(scene.tokens[t].lemma == noun for t in (before.head, *(t for p, t in before.oblique if p in DURING)))
    ]  # fmt: skip


def is_pointed_at(scene: Scene, event: Event, clause: Clause, other: Event, before: Clause) -> bool:
    """ "the attack", "the talks": a definite event noun that goes back to one told before."""
    if clause.kind == "verb":
        return other.type == "ASSAULT" and _points_through(scene, clause, other, before)
    if clause.support is not None and clause.phase == "" and not _happened(scene, clause.support):
        return False
    if event.cameo[:2] != other.cameo[:2] and event.type != "ASSAULT":
        return False
    if clause.object and event.recipient and not other.recipient and clause.predicate[:4] != before.predicate[:4]:
        return False
    return determiner(scene, clause.head) in POINTING and not (
        event.time and other.time and event.time != other.time and clause.sentence == before.sentence
    )


def _happened(scene: Scene, verb: int) -> bool:
    """Whether the verb of an event noun only says that it happened: "took place", "occurred"."""
    object = (scene.tokens[c].lower for c in scene.tokens[verb].children if scene.tokens[c].dep == "dobj")
    return " ".join((scene.verb_of(verb), *object)) in words("happening")


def determiner(scene: Scene, token: int) -> str:
    children = scene.tokens[token].children
    return next((scene.tokens[c].lower for c in children if scene.tokens[c].dep in ("det", "poss")), "")


def _points_through(scene: Scene, clause: Clause, other: Event, before: Clause) -> bool:
    """ "The fighting killed thirty", "died in the attack": what came of an event that a definite noun goes back to."""
    if "also" in clause.adverbs:
        return False
    tokens = (*clause.subject, *(t for preposition, t in clause.oblique if preposition in ("in", "during", "by")))
    for token in tokens:
        index = scene.clause_at.get(token)
        read = index is not None and scene.clauses[index].kind == "noun"
        if token == before.head or not (read or is_deed(scene, token, other)):
            continue
        plain = all(scene.tokens[c].dep in ("det", "punct", "compound") for c in scene.tokens[token].children)
        near = scene.tokens[token].tag != "NNS" or before.sentence + 1 == clause.sentence
        if plain and near and determiner(scene, token) in POINTING:
            return before.kind == "noun" or before.sentence < clause.sentence
    return False


def is_plain_meeting(scene: Scene, event: Event, clause: Clause, before: Clause) -> bool:
    """ "The talks", with no word of their own: those told just before, whoever leads or joins them."""
    if event.type != "CONSULT" or clause.kind != "noun" or clause.phase or clause.sentence > before.sentence + 2:
        return False
    plain = all(scene.tokens[c].dep in ("det", "punct") for c in scene.tokens[clause.head].children)
    joint = event.symmetric and len({scene.actors[i].country for i in event.actor} - {None}) > 1
    return plain and not joint and determiner(scene, clause.head) in POINTING and before.sentence < clause.sentence
