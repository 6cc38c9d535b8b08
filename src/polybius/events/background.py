"""What is told in a story, shown in a museum or remembered: acts that the text does not report."""

from polybius.events.acts import Act
from polybius.events.scene import Scene
from polybius.vocabulary import Article, Clause, Time

BODILY = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", "SANCTION", "THREATEN"})
WITHIN = frozenset({"in", "throughout", "during"})
JOINING = frozenset({"of", "about", "on", "to", "from", "for", "with"})
STEPS = 8
LIVING_MEMORY = 70


def is_background(scene: Scene, act: Act, clause: Clause) -> bool:
    """Whether an act belongs to a story or to what is only remembered."""
    if act.type not in BODILY:
        return False
    if clause.kind == "noun" and _is_remembered(scene, clause):
        return True
    return _is_told_in_story(scene, clause)


def _is_remembered(scene: Scene, clause: Clause) -> bool:
    """Whether an event noun hangs on a work or a memory of it ("the anniversary of the siege")."""
    if clause.support is not None and scene.verb_of(clause.support) in REMEMBERING:
        return True
    token = clause.head
    for _ in range(STEPS):
        node = scene.tokens[token]
        if node.head == token or node.pos == "VERB":
            return node.pos == "VERB" and "remember" in scene.classes_of(token) and _is_argument(scene, clause, token)
        token = node.head
        if scene.tokens[token].pos in ("NOUN", "PROPN") and not {"fiction", "remembrance"}.isdisjoint(
            scene.classes_of(token)
        ):
            return True
    return False


REMEMBERING = frozenset({"commemorate", "remember", "recall", "depict", "portray", "retell", "re-enact", "reenact"})


def _is_argument(scene: Scene, clause: Clause, verb: int) -> bool:
    return scene.tokens[clause.head].head == verb and scene.tokens[clause.head].dep in ("dobj", "nsubjpass")


def _is_told_in_story(scene: Scene, clause: Clause) -> bool:
    """Whether a clause in the present, or an event noun under one, hangs on a story ("in the film …")."""
    if clause.kind != "noun" and clause.tense not in ("present", "none"):
        return False
    sentence = scene.doc.sentences[clause.sentence]
    for token in range(sentence.first, sentence.last):
        if "fiction" not in scene.classes_of(token):
            continue
        teller = _teller(scene, token)
        if teller is not None and _is_present(scene, teller) and _hangs_on(scene, clause.head, teller):
            return True
    return False


def _teller(scene: Scene, token: int) -> int | None:
    """The verb whose subject is a story or a part of it, or that a story surrounds."""
    for _ in range(STEPS):
        node = scene.tokens[token]
        if node.dep in ("nsubj", "nsubjpass"):
            return node.head
        if node.dep == "prep" and node.lower in WITHIN and scene.tokens[node.head].pos in ("VERB", "AUX"):
            return node.head
        if node.head == token or node.pos == "VERB":
            return None
        token = node.head
    return None


def _is_present(scene: Scene, verb: int) -> bool:
    index = scene.clause_at.get(verb)
    return scene.tokens[verb].tag in ("VBZ", "VBP") or (index is not None and scene.clauses[index].tense == "present")


def _hangs_on(scene: Scene, token: int, verb: int) -> bool:
    for _ in range(STEPS):
        if token == verb:
            return True
        if scene.tokens[token].head == token:
            return False
        token = scene.tokens[token].head
    return False


def is_history(article: Article, time: Time | None) -> bool:
    """Whether an act is dated so far back that the text can only tell of it as history."""
    if article.published is None or time is None or not time.from_:
        return False
    if time.precision == "year" and not article.text[: time.start].rstrip().endswith((" in", "In", " since", " of")):
        return False
    return int(article.published[:4]) - int(time.from_[:4]) > LIVING_MEMORY
