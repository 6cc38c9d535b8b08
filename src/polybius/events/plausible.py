"""Whether violence is meant in earnest: whether its doers could do it, and its victims suffer it."""

from polybius.events.acts import Act
from polybius.events.scene import Scene
from polybius.events.words import endings, words
from polybius.vocabulary import Clause

NATURE = "nature"
UNHARMED = frozenset({"figurative", "music", "statement", "nature", "game", "time", "fiction", "remembrance"})
VIOLENT = frozenset({"armed", "weapon", "projectile", "violence", "criminal", "police"})
WEAK = frozenset({"figurative", "accident", "nature", "disaster", "job", "money", "music", "time", "power"})
KILLERS = frozenset({"armed", "armed_group", "criminal", "police", "pronoun", "weapon", "explosive"})
FORCEFUL = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
HARMING = frozenset({"killed", "injured"})
BODILY = ("116", "173", "174", "181")


def is_figurative(scene: Scene, act: Act, clause: Clause) -> bool:
    """Whether an act of violence or force is only an image, the work of nature or an accident."""
    if act.type not in FORCEFUL or clause.kind == "copula":
        return False
    if clause.subject and all(NATURE in scene.classes_of(t) for t in clause.subject):
        return True
    by_things = bool(clause.subject) and all(_is_thing(scene, t, WEAK) for t in clause.subject)
    if act.type != "ASSAULT":
        return (act.cameo.startswith(BODILY) and by_things) or _is_traffic(scene, act, clause)
    if by_things or _is_accident(scene, act, clause):
        return True
    if act.frame.symmetric and _fights_a_thing(scene, clause):
        return True
    if clause.kind == "noun":
        return False
    if not HARMING.isdisjoint(act.frame.effect) and any(_is_fight_with_thing(scene, t) for _, t in clause.oblique):
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
    return not (known - {lemma, node.lower} - others) and not lemma.endswith(endings("endings of people"))


def _fights_a_thing(scene: Scene, clause: Clause) -> bool:
    """Whether one side of a fight is no side ("a battle with alcohol")."""
    above = scene.clauses[clause.parent].oblique if clause.link == "argument" and clause.parent is not None else ()
    against = [*clause.object, *(t for p, t in (*clause.oblique, *above) if p in ("with", "against"))]
    return bool(against) and all(_is_thing(scene, t, UNHARMED) for t in against)


def _is_fight_with_thing(scene: Scene, token: int) -> bool:
    """Whether what somebody died after or in is a fight with no side ("died after a battle with cancer")."""
    index = scene.clause_at.get(token)
    return index is not None and _fights_a_thing(scene, scene.clauses[index])


def _is_accident(scene: Scene, act: Act, clause: Clause) -> bool:
    """Whether people came to harm in a sentence that tells of an accident and of no arms."""
    if HARMING.isdisjoint(act.frame.effect):
        return False
    if not all(_is_thing(scene, t, WEAK) or "vehicle" in scene.classes_of(t) for t in clause.subject):
        return False
    if any(_is_crash(scene, scene.clauses[i]) for i in scene.below.get(clause.i, ())):
        return _tells_of_accident(scene, clause, VIOLENT - {"armed", "police"})
    return _tells_of_accident(scene, clause, VIOLENT)


def _is_crash(scene: Scene, moment: Clause) -> bool:
    """Whether the moment of harm is that a vehicle crashed or overturned."""
    crashed = "accident" in scene.classes_of(moment.head) and bool(moment.subject or moment.object)
    return moment.link == "time" and crashed and all("vehicle" in scene.classes_of(t) for t in moment.subject)


def _is_traffic(scene: Scene, act: Act, clause: Clause) -> bool:
    """Whether a road or a border post is only closed because of an accident."""
    if act.cameo == "144" and clause.subject:
        return all("vehicle" in scene.classes_of(t) for t in clause.subject) and _tells_of_accident(
            scene, clause, VIOLENT | {"protest"}
        )
    if act.cameo != "191" or all(words("roads").isdisjoint(scene.classes_of(t)) for t in clause.object):
        return False
    return _tells_of_accident(scene, clause, VIOLENT - {"police"})


def _tells_of_accident(scene: Scene, clause: Clause, barring: frozenset[str]) -> bool:
    """Whether the sentence of a clause has words of an accident and none of the barring classes beside who suffers."""
    sentence = scene.doc.sentences[clause.sentence]
    harmed = {clause.head, *clause.object}
    found = [scene.classes_of(t) for t in range(sentence.first, sentence.last) if t not in harmed]
    return any("accident" in classes for classes in found) and all(barring.isdisjoint(classes) for classes in found)
