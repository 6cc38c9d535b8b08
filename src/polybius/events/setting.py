"""When and to what effect: the circumstances of an act, from its clause and what stands around it."""

from polybius.events.acts import Act, Reader
from polybius.events.concurrence import DURING, Concurrence
from polybius.events.scene import Scene
from polybius.events.speakers import saying_over
from polybius.events.words import words
from polybius.vocabulary import Clause, Time, TimeMention

STEPS = 12
OUTCOMES = {
    "dead": "killed", "death": "killed", "fatality": "killed", "wounded": "injured", "injured": "injured",
    "injury": "injured",
}  # fmt: skip
BESIDE = frozenset({"after", "before", "until", "till", "following", "ahead of", "under", "according to", "than"})
BETWEEN = ("after", "before", "following")
ORDINALS = frozenset({"first", "second", "third", "latest", "last"})
CLOSE = frozenset({"poss", "compound", "amod", "nummod", "nmod"})
NAMING = frozenset({"dobj", "nsubj", "nsubjpass", "appos", "attr", "pobj", "dative"})


class Setting:
    """The times of a document by the clauses they belong to."""

    def __init__(self, scene: Scene, reader: Reader, times: tuple[TimeMention, ...]) -> None:
        self.scene = scene
        self.concurrence = Concurrence(scene, reader)
        self.times = {t.time.id: t.time for t in times}
        self._carriers = {c.head: c.i for c in scene.clauses} | {
            c.support: c.i for c in reversed(scene.clauses) if c.support is not None
        }
        self._obliques = {
            token: (c.i, preposition) for c in reversed(scene.clauses) for preposition, token in c.oblique
        }
        self._when: dict[int, list[int]] = {}
        for clause in scene.clauses:
            for preposition, token in clause.oblique:
                if preposition == "when":
                    self._when.setdefault(token, []).append(clause.i)
        self._times: dict[int, list[TimeMention]] = {}
        for mention in times:
            if mention.time.type == "SET":
                continue
            for owner in self._owners(mention):
                self._times.setdefault(owner, []).append(mention)

    def _owners(self, mention: TimeMention) -> set[int]:
        """The clauses that a time expression dates: the one on whose head it hangs, and one of what was then."""
        inside = range(mention.first, mention.last)
        if mention.clause is not None:
            return {mention.clause}
        if mention.time.type == "DURATION" and self._word(mention.last) in BETWEEN:
            return set()
        found = {i for token in inside for i in self._when.get(token, ())}
        hung = self._owner(mention)
        return found if hung is None else found | {hung}

    def _owner(self, mention: TimeMention) -> int | None:
        """The clause on whose head a time expression hangs, and that is not only told by it of something else."""
        tokens = self.scene.tokens
        inside = range(mention.first, mention.last)
        token = next((i for i in inside if tokens[i].head not in inside), mention.last - 1)
        close = tokens[token].dep in CLOSE or (
            tokens[token].dep == "npadvmod" and tokens[tokens[token].head].pos == "NOUN"
        )
        if (called := self._called_for(mention)) is not None:
            return self._carriers.get(called)
        if tokens[mention.last - 1].lower in words("today"):
            close = False
        if close and (named := self._noun_beside(mention)) is not None:
            return named
        if close and self._is_empty(mention.first - 1):
            token, close = mention.first - 1, False
        for _ in range(STEPS):
            if (clause := self._carriers.get(token)) is not None:
                return clause
            if (held := self._obliques.get(token)) is not None:
                hour = mention.time.type == "TIME" or tokens[token].lower in words("hours of the day")
                return held[0] if self._dates(held[1], self.scene.clauses[held[0]], hour) else None
            node = tokens[token]
            if node.head == token or (node.dep == "prep" and not self._dates(node.lower, None, False)):
                return None
            if node.dep == "appos" or (close and token not in inside and self._is_other(token)):
                return None
            token = node.head
        return None

    def _called_for(self, mention: TimeMention) -> int | None:
        """The noun of a crowd called for right before a time, whose time it is ("called for protests on Friday")."""
        token = mention.first - 1 - (self._word(mention.first - 1) == "on")
        if token < 2 or self.scene.tokens[token].lemma not in words("marches"):
            return None
        preposition = self.scene.tokens[self.scene.tokens[token].head]
        calling = preposition.lower == "for" and self.scene.tokens[preposition.head].lemma in ("call", "appeal")
        return token if calling else None

    def _noun_beside(self, mention: TimeMention) -> int | None:
        """The event noun right after or before a time that is part of a name ("the 2002 bombing", "a raid Friday")."""
        beside = (self._carriers.get(mention.last), self._carriers.get(mention.first - 1))
        return next((i for i in beside if i is not None and self.scene.clauses[i].kind == "noun"), None)

    def _is_ranked(self, clause: Clause) -> bool:
        """Whether an event is only compared with what was since a time ("the worst attack since 1998")."""
        tokens = self.scene.tokens
        beside = (*tokens[clause.head].children, *(g for c in tokens[clause.head].children for g in tokens[c].children))
        return any(tokens[c].tag in ("JJS", "RBS") or tokens[c].lower in ORDINALS for c in beside)

    def _is_empty(self, token: int) -> bool:
        """Whether a preposition has no noun, since its time was read into the next ("In 2014 rebels captured …")."""
        if token < 0 or self.scene.tokens[token].dep not in ("prep", "mark"):
            return False
        return all(self.scene.tokens[c].dep not in ("pobj", "pcomp") for c in self.scene.tokens[token].children)

    def _word(self, token: int) -> str:
        return self.scene.tokens[token].lower if 0 <= token < len(self.scene.tokens) else ""

    def _is_other(self, token: int) -> bool:
        """Whether a noun with a time is only spoken of ("the 1979 treaty"), not going on ("in Friday's raid")."""
        node = self.scene.tokens[token]
        if node.dep not in NAMING or (node.dep == "pobj" and self._word(node.head) in DURING):
            return False
        index = self._carriers.get(node.head)
        named = any(actor.code or actor.kind != "unknown" for actor in self.scene.cast_of(token))
        return node.dep != "nsubj" or index is None or named

    def _dates(self, preposition: str, clause: Clause | None, hour: bool) -> bool:
        """Whether what stands after a preposition is the time of the clause ("on", not "before" but for an hour)."""
        if preposition == "since":
            return clause is not None and (clause.kind == "verb" or not self._is_ranked(clause))
        return preposition not in BESIDE or (hour and preposition in ("after", "before", "until"))

    def time_of(self, clause: Clause) -> str | None:
        """The time of a clause, or of the nearest one in its sentence that goes on with it."""
        own = self._best(self._own(clause))
        if own is not None:
            return own
        for index in self.concurrence.arranging(clause):
            if (found := self._best(self._times.get(index, []))) is not None:
                return found
        for index, way in self.concurrence.around(clause):
            reaching = [m for m in self._times.get(index, []) if self.concurrence.reaches(m, way)]
            if (found := self._best(reaching)) is not None:
                return found
        return None

    def _own(self, clause: Clause) -> list[TimeMention]:
        """The times of a clause's deed: of one that is claimed, only what stands behind the words for it."""
        mentions = self._times.get(clause.i, [])
        if clause.kind != "verb" or clause.predicate not in words("claiming"):
            return mentions
        deed = max((*clause.object, *(t for p, t in clause.oblique if p == "for")), default=clause.head)
        return [mention for mention in mentions if mention.first > deed]

    def said_on(self, clause: Clause) -> str | None:
        """The time at which a clause is said, which is that of what a speaker demands with it."""
        saying = saying_over(self.scene, self.concurrence.reader, clause)
        return None if saying is None else self._best(self._times.get(saying.i, []))

    def own_days(self) -> dict[int, str]:
        """For each clause that has a time of its own and that does no saying, this time."""
        saying = self.concurrence.is_saying
        found = {i: self._best(times) for i, times in self._times.items() if not saying(self.scene.clauses[i])}
        return {i: time for i, time in found.items() if time is not None}

    def when(self, clause: Clause) -> Time | None:
        """The time expression that dates a clause."""
        found = self.time_of(clause)
        return self.times[found] if found else None

    def _best(self, mentions: list[TimeMention]) -> str | None:
        """The first date, rather one in the calendar; else a span whose days are known."""
        times = [mention.time for mention in mentions]
        dates = [time for time in times if time.type in ("DATE", "TIME")]
        ended = (t for t in times if t.type == "DURATION" and t.from_ and any(d.to == t.to for d in dates))
        if (span := next(ended, None)) is not None:
            return span.id
        known = [time for time in dates if time.from_] or dates or [time for time in times if time.from_]
        return known[0].id if known else None


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
