"""When and to what effect: the circumstances of an act, from its clause and what stands around it."""

from polybius.events.acts import Act, Reader
from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.vocabulary import Clause, Time, TimeMention

STEPS = 12
OUTCOMES = {
    "dead": "killed", "death": "killed", "fatality": "killed", "wounded": "injured", "injured": "injured",
    "injury": "injured",
}  # fmt: skip
APART = ("relative", "condition")


class Setting:
    """The times of a document by the clauses they belong to."""

    def __init__(self, scene: Scene, reader: Reader, times: tuple[TimeMention, ...]) -> None:
        self.scene = scene
        self.reader = reader
        self.times = {t.time.id: t.time for t in times}
        self._carriers = {c.head: c.i for c in scene.clauses} | {
            c.support: c.i for c in reversed(scene.clauses) if c.support is not None
        }
        self._carriers |= {
            token: c.i for c in reversed(scene.clauses) for _, token in c.oblique if token not in self._carriers
        }
        self._times: dict[int, list[str]] = {}
        self._in_sentence: dict[int, list[str]] = {}
        for mention in times:
            if mention.time.type == "SET":
                continue
            owner = self._owner(mention)
            if owner is not None:
                self._times.setdefault(owner, []).append(mention.time.id)
            sentence = scene.tokens[mention.first].sentence
            if owner is None or not (self._is_saying(owner) or self._is_apart(owner)):
                self._in_sentence.setdefault(sentence, []).append(mention.time.id)

    def _owner(self, mention: TimeMention) -> int | None:
        """The clause on whose head a time expression hangs."""
        inside = range(mention.first, mention.last)
        token = next((i for i in inside if self.scene.tokens[i].head not in inside), mention.last - 1)
        for _ in range(STEPS):
            if (clause := self._carriers.get(token)) is not None:
                return clause
            head = self.scene.tokens[token].head
            if head == token:
                return None
            token = head
        return None

    def _is_apart(self, index: int) -> bool:
        """Whether a clause tells of another deed than its sentence: a relative clause, or one that hangs on such."""
        for _ in range(STEPS):
            clause = self.scene.clauses[index]
            if clause.link in APART or clause.marker == "since":
                return True
            if clause.parent is None or self.scene.clauses[clause.parent].sentence != clause.sentence:
                return False
            index = clause.parent
        return False

    def _is_saying(self, index: int) -> bool:
        act = self.reader.act_of(index)
        return act is not None and act.frame.family == "say"

    def time_of(self, clause: Clause) -> str | None:
        """The time of a clause, of the clauses it hangs on, or the only one of its sentence."""
        index: int | None = clause.i
        for _ in range(4):
            if index is None or (index != clause.i and self._is_saying(index)):
                break
            if found := self._best(self._times.get(index, [])):
                return found
            parent = self.scene.clauses[index]
            index = parent.parent if parent.link not in ("time", "condition", "reason", "relative") else None
        for child in self.scene.below.get(clause.i, []):
            if self.scene.clauses[child].link in ("participle", "argument") and (
                found := self._best(self._times.get(child, []))
            ):
                return found
        alone = self._in_sentence.get(clause.sentence, [])
        return self._best(alone) if len(alone) == 1 else None

    def when(self, clause: Clause) -> Time | None:
        """The time expression that dates a clause."""
        found = self.time_of(clause)
        return self.times[found] if found else None

    def _best(self, ids: list[str]) -> str | None:
        usable = [i for i in ids if self.times[i].type in ("DATE", "TIME")]
        anchored = [i for i in usable if self.times[i].from_]
        return next(iter(anchored or usable), None)


def effects_of(scene: Scene, reader: Reader, act: Act, clause: Clause) -> tuple[str, ...]:
    """What an act did: what its row says, and what participles and results tell of it."""
    found = list(act.frame.effect) if not act.reversed else []
    if act.type == "ASSAULT":
        dead = any(p == "as" and scene.tokens[t].lower == "dead" for p, t in clause.oblique)
        if dead or not {"fatally", "dead"}.isdisjoint(clause.adverbs):
            found.append("killed")
        linked = [i for i in scene.below.get(clause.i, []) if scene.clauses[i].link == "participle"]
        if clause.parent is not None and clause.kind == "noun" and clause.link in ("argument", "modifier"):
            linked.append(clause.parent)
        for index in linked:
            found.extend(_outcome(scene, scene.clauses[index]))
            other = reader.act_of(index)
            if other and other.type == "ASSAULT" and not scene.clauses[index].negated:
                found.extend(other.frame.effect)
    return tuple(dict.fromkeys(found))


def _outcome(scene: Scene, clause: Clause) -> list[str]:
    """What a participle tells of the outcome ("leaving five dead", "resulting in the death of three")."""
    if clause.negated:
        return []
    if clause.predicate == "leave":
        states = (OUTCOMES.get(scene.tokens[t].lower) for p, t in clause.oblique if p in ("as", "adverb"))
        return [state for state in states if state]
    if clause.predicate in words("resulting"):
        tokens = (*clause.object, *(t for p, t in clause.oblique if p in ("in", "to")))
        return [effect for t in tokens if (effect := OUTCOMES.get(scene.tokens[t].lemma.lower()))]
    return []
