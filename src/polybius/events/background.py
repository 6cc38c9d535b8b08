"""What is told in a story, shown in a museum or remembered: acts that the text does not report."""

from itertools import pairwise

from polybius.events.acts import Act
from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.vocabulary import Clause, Time, TimeMention

BODILY = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", "SANCTION", "THREATEN"})
WITHIN = frozenset({"in", "throughout", "during"})
JOINING = frozenset({"of", "about", "on", "to", "from", "for", "with"})
STEPS = 8
DATING = frozenset({"in", "around", "circa"})
LIVING_MEMORY = 60
NEAR = 3


def is_background(scene: Scene, act: Act, clause: Clause, in_story: bool) -> bool:
    """Whether an act belongs to a story or to what is only remembered; `in_story`: the whole text tells one."""
    if act.type in BODILY and clause.kind == "noun" and _is_remembered(scene, clause):
        return True
    if act.type in BODILY and in_story and (clause.kind == "noun" or clause.tense != "past"):
        return True
    if _is_past_office(act, clause) or _is_any_violence(scene, act, clause):
        return True
    return _is_war_toll(scene, clause) or _is_told_in_story(scene, clause)


def _is_past_office(act: Act, clause: Clause) -> bool:
    """Whether an election is only the condition or the beginning of a term ("if elected", "since being elected")."""
    if act.cameo != "050" or clause.kind != "verb" or clause.predicate not in words("into office"):
        return False
    return clause.link == "condition" or (clause.link == "time" and clause.marker == "since")


def _is_any_violence(scene: Scene, act: Act, clause: Clause) -> bool:
    """Whether violence of no known side is only what somebody would prevent ("to deter terrorist attacks")."""
    if act.type != "ASSAULT" or act.reversed or clause.kind != "noun" or clause.parent is None or clause.subject:
        return False
    above, node = scene.clauses[clause.parent], scene.tokens[clause.head]
    if node.tag != "NNS" or clause.head not in above.object or above.predicate not in words("preventing"):
        return False
    return all(scene.tokens[c].dep not in ("det", "poss", "nummod") for c in node.children)


def _is_war_toll(scene: Scene, clause: Clause) -> bool:
    """Whether a war mentioned in passing is only summed up ("a civil war estimated to have cost 300,000 lives")."""
    above = scene.clauses[clause.parent] if clause.parent is not None else None
    if above is None or clause.kind != "verb" or clause.aspect != "perfect" or clause.tense not in ("none", ""):
        return False
    return above.link == "relative" and any(scene.tokens[t].lemma in words("wars") for t in clause.subject)


def sums_up_war(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells what a war or the fighting has cost ("4,000 people have been killed in the conflict")."""
    if clause.kind != "verb" or clause.aspect != "perfect" or clause.tense == "past":
        return False
    whole = words("wars") | words("fighting")
    if any(scene.tokens[t].lemma in words("wars") for t in clause.subject):
        return True
    return any(p in ("in", "during", "by") and scene.tokens[t].lemma in whole for p, t in clause.oblique)


def _is_remembered(scene: Scene, clause: Clause) -> bool:
    """Whether an event noun hangs on a work or a memory of it ("the anniversary of the siege")."""
    if clause.support is not None and scene.verb_of(clause.support) in words("remembering"):
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


def _is_argument(scene: Scene, clause: Clause, verb: int) -> bool:
    return scene.tokens[clause.head].head == verb and scene.tokens[clause.head].dep in ("dobj", "nsubjpass")


def _is_told_in_story(scene: Scene, clause: Clause) -> bool:
    """Whether a clause in the present, or an event noun under one, hangs on a story ("in the film …")."""
    if clause.kind != "noun" and clause.tense not in ("present", "none"):
        return False
    if clause.sentence not in scene.storied:
        return False
    sentence = scene.doc.sentences[clause.sentence]
    for token in range(sentence.first, sentence.last):
        if "fiction" not in scene.classes_of(token) and not _is_game(scene, token):
            continue
        teller = _teller(scene, token)
        if teller is not None and _is_present(scene, teller) and _hangs_on(scene, clause.head, teller):
            return True
    return False


def _is_game(scene: Scene, token: int) -> bool:
    """Whether a token is the noun of "video game"."""
    return (
        scene.tokens[token].lower in words("games") and token > 0 and scene.tokens[token - 1].lower in words("played")
    )


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


class Ages:
    """Which sentences tell of times so far back that they can only be history."""

    def __init__(self, scene: Scene, times: tuple[TimeMention, ...]) -> None:
        self.scene = scene
        self.article = scene.doc.article
        self.is_obituary = bool(words("obituary").intersection(self._lead()))
        self._old: set[int] = set()
        self._new: set[int] = set()
        for mention in times:
            if mention.time.from_ and mention.time.type in ("DATE", "TIME"):
                since = mention.first > 0 and scene.tokens[mention.first - 1].lower == "since"
                side = self._old if self._is_old(mention.time) and not since else self._new
                side.add(scene.tokens[mention.first].sentence)
        self._old |= self._years()

    def _lead(self) -> list[str]:
        """The words of the text that tell an obituary."""
        tokens = self.scene.tokens
        forms = [token.lower for token in tokens]
        return [*forms[:60], *(f"{a} {b}" for a, b in pairwise(forms))] if self.article.published else []

    def _years(self) -> set[int]:
        """The sentences with a bare year of an earlier age ("in 1220")."""
        tokens, published = self.scene.tokens, self.article.published
        if published is None:
            return set()
        return {
            token.sentence for before, token in pairwise(tokens)
            if before.lower in DATING and token.lower.isdecimal() and len(token.lower) == 4
            and int(published[:4]) - int(token.lower) > LIVING_MEMORY and tokens[token.head].pos == "ADP"
        }  # fmt: skip

    def _is_old(self, time: Time) -> bool:
        if self.article.published is None or not time.from_:
            return False
        before = self.article.text[: time.start].rstrip()
        if time.precision == "year" and not before.endswith((" in", "In", " since", " of", " until")):
            return False
        return int(self.article.published[:4]) - int(time.from_[:4]) > LIVING_MEMORY

    def is_past(self, act: Act, clause: Clause, time: Time | None) -> bool:
        """Whether an act lies so far back that the text can only tell of it as history."""
        if clause.tense == "present" or clause.aspect == "perfect":
            return False
        if time is not None and time.from_ and time.type in ("DATE", "TIME"):
            return self._is_old(time)
        if act.type not in (*BODILY, "CONCEDE"):
            return False
        return self.is_obituary or self._follows_history(clause.sentence)

    def _follows_history(self, index: int) -> bool:
        """Whether a sentence, or the one before it in the paragraph, has an old date and none newer."""
        sentences = self.scene.doc.sentences
        for i in range(index, max(index - NEAR, -1), -1):
            if sentences[i].paragraph != sentences[index].paragraph or i in self._new:
                return False
            if i in self._old:
                return True
        return False
