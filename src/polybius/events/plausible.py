"""Whether violence is meant in earnest: whether its doers could do it, and its victims suffer it."""

from polybius.events.acts import Act
from polybius.events.scene import Scene
from polybius.vocabulary import Clause

NATURE = "nature"
UNHARMED = frozenset({"figurative", "music", "statement", "nature", "game", "time", "fiction", "remembrance"})
VIOLENT = frozenset({"armed", "weapon", "projectile", "violence", "criminal", "police"})
WEAK = frozenset({"figurative", "accident", "nature", "disaster"})
KILLERS = frozenset({"armed", "armed_group", "criminal", "police", "pronoun", "weapon", "explosive"})
FORCEFUL = frozenset({"ASSAULT", "COERCE", "SANCTION"})
HARMING = frozenset({"killed", "injured"})
PEOPLE = (
    "er",
    "or",
    "ist",
    "ian",
    "man",
    "men",
    "woman",
    "women",
    "ant",
    "ee",
    "eer",
    "ster",
    "mate",
    "folk",
    "people",
)


def is_figurative(scene: Scene, act: Act, clause: Clause) -> bool:
    """Whether an act of violence or force is only an image, the work of nature or an accident."""
    if act.type not in FORCEFUL or clause.kind == "copula":
        return False
    if clause.subject and all(NATURE in scene.classes_of(t) for t in clause.subject):
        return True
    if act.type == "SANCTION":
        return act.cameo == "116" and bool(clause.subject) and all(_is_thing(scene, t, WEAK) for t in clause.subject)
    if act.type == "COERCE":
        return False
    if _is_accident(scene, act, clause):
        return True
    if clause.kind == "noun":
        return act.frame.symmetric and _fights_a_thing(scene, clause)
    if clause.subject and all(_is_thing(scene, t, WEAK) for t in clause.subject):
        return True
    if any(not KILLERS.isdisjoint(scene.classes_of(t)) for t in clause.subject):
        return False
    if any("object" in c.roles and c.wanted and c.values for c in act.frame.conditions):
        return False
    return bool(clause.object) and all(_is_thing(scene, t, UNHARMED) for t in clause.object)


def _is_thing(scene: Scene, token: int, others: frozenset[str]) -> bool:
    """Whether a common noun is nobody, nothing that arms or shelters people, and no deed."""
    node = scene.tokens[token]
    if node.pos != "NOUN" or token in scene.entity_label or token in scene.clause_at or token in scene.toponyms:
        return False
    if any(actor.sector or actor.country for actor in scene.cast_of(token)):
        return False
    lemma = node.lemma.lower()
    if "nature" in scene.classes_of(token) and "nature" in others:
        return True
    known = scene.classes_of(token) | scene.lexicon.classes.get(lemma.rpartition("-")[2], frozenset())
    return not (known - {lemma, node.lower} - others) and not lemma.endswith(PEOPLE)


def _fights_a_thing(scene: Scene, clause: Clause) -> bool:
    """Whether one side of a fight is no side ("a battle with alcohol")."""
    against = [*clause.object, *(t for p, t in clause.oblique if p in ("with", "against"))]
    return bool(against) and all(_is_thing(scene, t, UNHARMED) for t in against)


def _is_accident(scene: Scene, act: Act, clause: Clause) -> bool:
    """Whether people came to harm in a sentence that tells of an accident and of no arms."""
    if HARMING.isdisjoint(act.frame.effect) or not all(_is_thing(scene, t, WEAK) for t in clause.subject):
        return False
    sentence = scene.doc.sentences[clause.sentence]
    harmed = {clause.head, *clause.object}
    found = [scene.classes_of(t) for t in range(sentence.first, sentence.last) if t not in harmed]
    return any("accident" in classes for classes in found) and all(VIOLENT.isdisjoint(classes) for classes in found)
