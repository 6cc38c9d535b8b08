"""What the cast notes as a noun phrase and is nobody: times, facts, qualities, things, and those there are none of."""

from polybius.events.candidates import THINGS
from polybius.events.match import WHEN
from polybius.events.scene import Scene
from polybius.events.words import endings, words

NOBODY = THINGS | {"time", "music", "power", "job", "figurative", "responsibility", "threat", "hostility"}


def nobodies(scene: Scene) -> frozenset[str]:
    """The ids of what the cast only notes as noun phrases and what is nobody: times, facts, qualities, things."""
    somebody: set[str] = set()
    things: set[str] = set()
    for token, ids in scene.cast.at.items():
        for id in ids if scene.tokens[token].pos != "ADJ" else ():
            actor = scene.actors.get(id)
            if actor is not None and not actor.code and actor.kind == "unknown":
                (things if _is_nobody(scene, token) else somebody).add(id)
    return frozenset(things - somebody) | _denied(scene)


def _denied(scene: Scene) -> frozenset[str]:
    """The ids of those of whom there are none: "no group claimed the attack"."""
    nouns = {token.head for token in scene.tokens if token.lower == "no" and token.dep == "det"}
    ids = {id for noun in nouns for id in scene.cast.at.get(noun, ())}
    return frozenset(id for id in ids if id in scene.actors and not scene.actors[id].code)


def _is_nobody(scene: Scene, token: int) -> bool:
    """Whether a common noun names a time, a quality or a matter, neither people nor a place, a side or a thing hit."""
    node = scene.tokens[token]
    if node.pos != "NOUN" or scene.entity_label.get(token, "") not in ("", *WHEN) or token in scene.toponyms:
        return False
    lemma = node.lemma.lower()
    if lemma in words("matters"):
        return True
    known = scene.classes_of(token) - {lemma, node.lower}
    return not (known - NOBODY) and (bool(known) or lemma.endswith(endings("qualities")))
