"""Clauses of one sentence that tell of one time, so that what dates the one dates the other."""

from itertools import pairwise

from polybius.events.acts import Act, Reader
from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.vocabulary import Clause, TimeMention

SAME_TIME = frozenset({"try", "manage", "help", "force", "fail", "avert", "stop", "feign"})  # families of operators
JUDGING = frozenset({
    "ACCUSE", "REQUEST", "SUPPORT", "REJECT", "THREATEN", "SANCTION", "AGREE", "CONSULT", "PROTEST", "AID", "CONCEDE",
})  # fmt: skip
PURPOSED = frozenset({"CONSULT", "SUPPORT", "REQUEST", "PROTEST", "ACCUSE", "REJECT"})
DURING = frozenset(
    {"", "in", "during", "in course of", "at", "amid", "amidst", "by", "on", "with", "through", "when", "as", "while"}
)
OTHER_TIME = frozenset({"after", "before", "since", "until", "following", "despite", "ahead of"})
FORCE = frozenset({"ASSAULT", "COERCE"})
CROWDED = frozenset({"PROTEST", "ASSAULT", "RETREAT"})
CAUSED = frozenset({"ASSAULT", "COERCE", "PROTEST", "AGREE", "CONSULT", "SUPPORT"})
MOMENT = frozenset({"when", "as", "while"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "aux", "auxpass"})
LATER = frozenset({"later", "then", "earlier", "previously", "subsequently", "eventually", "now", "still"})
DAYS = ("day", "minute")
STEPS = 4
CLOSE = 3  # words


class Concurrence:
    """For each clause of a sentence, which others stand at its time."""

    def __init__(self, scene: Scene, reader: Reader) -> None:
        self.scene = scene
        self.reader = reader

    def around(self, clause: Clause) -> list[tuple[int, list[int]]]:
        """The clauses at the time of this one, nearest first, each with the way that leads to it."""
        found: list[tuple[int, list[int]]] = []
        seen, edge = {clause.i}, [(clause.i, [clause.i])]
        for _ in range(STEPS):
            wider = []
            for index, way in edge:
                for near in self._beside(index):
                    if near not in seen:
                        seen.add(near)
                        wider.append((near, [*way, near]))
            found.extend(wider)
            edge = wider
        return found

    def _beside(self, index: int) -> list[int]:
        """The clause over this one and those under it, as far as they share its time."""
        clause = self.scene.clauses[index]
        found = []
        if clause.parent is not None and self._share(self.scene.clauses[clause.parent], clause):
            found.append(clause.parent)
        found.extend(i for i in self.scene.below.get(index, ()) if self._share(clause, self.scene.clauses[i]))
        return found

    def _share(self, above: Clause, below: Clause) -> bool:
        if above.sentence != below.sentence:
            return False
        if below.link == "participle":
            return below.aspect != "perfect" and below.marker not in OTHER_TIME and not self.is_saying(above)
        if below.link in ("argument", "modifier") or (below.link == "time" and below.kind == "noun"):
            return self._shares_with_noun(above, below)
        if below.link == "complement":
            return self._shares_content(above, below)
        if below.link == "coordination":
            return self._is_joint(above, below)
        if below.link == "time":
            moment = below.marker in MOMENT or (below.marker in ("after", "before") and below.tense == "none")
            return moment and below.aspect != "perfect"
        if below.link == "relative":
            return below.aspect != "perfect" and self._tells_more(above, below)
        act = self.reader.act_of(below.i)
        return below.link == "purpose" and act is not None and act.type in PURPOSED and not self._governs(above)

    def _tells_more(self, above: Clause, below: Clause) -> bool:
        """Whether a relative clause is of the deed itself or of its victim ("the shooting of X, who was hit")."""
        act, own = self.reader.act_of(above.i), self.reader.act_of(below.i)
        if above.kind == "noun" and above.tense == "future" and self._foresees(below):
            return True
        if above.kind == "noun" and above.head in (*below.subject, *below.object) and not below.modal:
            return own is not None and (own.type in CAUSED or self._foresees(below))
        if self._goes_on_there(above, below):
            return True
        if not _is_harm(own):
            return False
        if above.kind != "noun":
            attackers = set(above.subject) & set(below.subject)
            return any(self.scene.tokens[t].dep == "pobj" for t in attackers) or self._strikes_back(above, below)
        return _is_harm(act) and bool({above.head, *above.object}.intersection((*below.subject, *below.object)))

    def _goes_on_there(self, above: Clause, below: Clause) -> bool:
        """Whether a relative clause tells what those were doing whom force met ("fired on crowds blocking a road")."""
        act, own = self.reader.act_of(above.i), self.reader.act_of(below.i)
        if own is None or own.type not in CROWDED or (act is not None and act.type not in FORCE):
            return False
        doing = below.tense == "none" and self.scene.tokens[below.head].tag == "VBG"
        met = {*above.object, *(t for _, t in above.oblique)}.intersection(below.subject)
        return doing or (bool(met) and act is not None and own.type == "PROTEST" and below.tense == "past")

    def _strikes_back(self, above: Clause, below: Clause) -> bool:
        """Whether those whom somebody harms do harm to him ("police shot four men who fired at officers")."""
        if not _is_harm(self.reader.act_of(above.i)) or not set(above.object) & set(below.subject):
            return False
        there = (*below.object, *(t for p, t in below.oblique if p in ("at", "on")))
        mine, theirs = ({a.sector for t in side for a in self.scene.cast_of(t)} for side in (above.subject, there))
        return bool((mine & theirs) - {None, "", "CVL", "UNK"})

    def arranging(self, clause: Clause) -> list[int]:
        """The clauses of the sentence that set a day for an event noun ("a rally planned for Saturday")."""
        if clause.kind != "noun":
            return []
        return [c.i for c in self.scene.in_sentence[clause.sentence] if c.i != clause.i and self._sets_day(c, clause)]

    def _sets_day(self, setting: Clause, noun: Clause) -> bool:
        """Whether a verb after an event noun, or right after it, tells when it is ("a march starting at noon")."""
        behind = (setting.support or setting.head) - noun.head
        if setting.link in ("purpose", "complement") and setting.parent == noun.i and setting.tense == "none":
            return 0 < behind <= CLOSE
        told = noun.head in (*setting.subject, *setting.object) or behind == 1
        return behind > 0 and told and setting.predicate in words("arranging")

    def _shares_with_noun(self, above: Clause, below: Clause) -> bool:
        """Whether an event noun is dated by its verb ("killed in an attack", not "condemned the attack")."""
        act, own = self.reader.act_of(above.i), self.reader.act_of(below.i)
        if below.marker == "of" and above.kind == "verb":
            return self._is_outcome(below)
        if below.kind != "noun" or (above.kind == "noun" and above.support is None):
            return bool(below.marker) and below.marker in DURING
        met = own is not None and own.type == "CONSULT"
        meeting = met and act is not None and act.type == "CONSULT"
        if below.marker == "for" and above.predicate in words("claiming"):
            return True
        if below.marker not in DURING:
            harmed = _is_harm(act) and _is_harm(own)
            return (meeting and below.marker == "for") or ((met or harmed) and below.marker in ("after", "following"))
        if below.marker == "in" and act is not None and act.type in JUDGING | {"COERCE"} and _is_harm(own):
            return below.predicate in words("raids")
        if below.marker or meeting:
            return not self.is_saying(above)
        return not self._governs(above)

    def _is_outcome(self, noun: Clause) -> bool:
        """Whether an event noun stands in "as a result of", "in the course of"."""
        tokens = self.scene.tokens
        return tokens[tokens[tokens[noun.head].head].head].lemma in words("course")

    def _looks_back(self, above: Clause, below: Clause) -> bool:
        """Whether a verb judges or tells of the event noun that is its object, and so may have a day of its own."""
        act, own = self.reader.act_of(above.i), self.reader.act_of(below.i)
        if below.marker or (act is not None and own is not None and act.type == own.type == "CONSULT"):
            return False
        known = act is not None and act.type in JUDGING
        return known or ((act is None or not act.type) and above.predicate in words("looking back"))

    def _shares_content(self, above: Clause, below: Clause) -> bool:
        """Whether a verb and its content are one deed: "tried to storm", "began to shell", not "agreed to leave"."""
        act = self.reader.act_of(above.i)
        if above.predicate in words("supposing") and below.link == "complement":
            return all(self.scene.tokens[c].dep not in SUBJECTS for c in self.scene.tokens[above.head].children)
        if act is None:
            return below.tense == "none" and above.predicate not in words("looking back")
        return act.frame.family in SAME_TIME or act.frame.family == "plan"

    def _is_joint(self, above: Clause, below: Clause) -> bool:
        """Whether two joined verbs go on in one time: of one tense, with one subject or one kind of harm."""
        return above.tense == below.tense and above.aspect == below.aspect and not LATER.intersection(below.adverbs)

    def is_one_doer(self, above: Clause, below: Clause) -> bool:
        """Whether joined verbs have one subject, or tell two harms of one deed ("killed and ten were wounded")."""
        if below.passive and above.passive and set(below.object) & set(above.object):
            return True
        if set(below.subject) & set(above.subject):
            return True
        mine, other = self.reader.act_of(below.i), self.reader.act_of(above.i)
        harm = _is_harm(mine) and _is_harm(other)
        return harm and (below.passive or not below.object) and (above.passive or not above.object)

    def reaches(self, mention: TimeMention, way: list[int]) -> bool:
        """Whether a time at the far end of a way dates the clause at its beginning, past verbs that are only joined."""
        clauses = self.scene.clauses
        return all(
            self._passes(mention, clauses[source], clauses[to], source == way[-1]) for to, source in pairwise(way)
        )

    def _passes(self, mention: TimeMention, source: Clause, to: Clause, own: bool) -> bool:
        """Whether a time goes on from one clause, whose `own` it is, to the one over or under it."""
        down = to.parent == source.i
        link = to.link if down else source.link
        if link == "coordination" and down:
            return self._opens(mention) or (mention.time.precision in DAYS and self.is_one_doer(source, to))
        if link == "coordination":
            return mention.first >= source.head and self._is_linked(to) and self.is_one_doer(to, source)
        if link in ("modifier", "argument") and (source if down else to).predicate in words("claiming"):
            return down and mention.first > to.head
        if link == "argument" and self._looks_back(source if down else to, to if down else source):
            return down and mention.first > to.head
        if link == "complement" and down:
            return not own or not self._foresees(source)
        if link == "time" and "after" in (source.marker, to.marker):
            return not down and mention.time.precision in DAYS
        if link == "time" and "before" in (source.marker, to.marker):
            return down and mention.time.precision in DAYS
        return True

    def _is_linked(self, clause: Clause) -> bool:
        """Whether a verb is joined to the next by a word ("and")."""
        head = clause.support if clause.support is not None else clause.head
        return any(self.scene.tokens[c].dep == "cc" for c in self.scene.tokens[head].children)

    def _opens(self, mention: TimeMention) -> bool:
        """Whether a time stands before all that its sentence tells ("On Friday police shot two men and …")."""
        first = self.scene.doc.sentences[self.scene.tokens[mention.first].sentence].first
        return mention.first - first <= 2

    def is_saying(self, clause: Clause) -> bool:
        """Whether a clause only says what others tell."""
        act = self.reader.act_of(clause.i)
        return act is not None and act.frame.family == "say"

    def _foresees(self, clause: Clause) -> bool:
        """Whether a clause plans its content, which then has a day of its own ("is due to meet him on Friday")."""
        act = self.reader.act_of(clause.i)
        return act is not None and act.frame.family == "plan"

    def _governs(self, clause: Clause) -> bool:
        """Whether a clause is an operator whose content has a time of its own."""
        act = self.reader.act_of(clause.i)
        return act is not None and bool(act.frame.family) and act.frame.family not in SAME_TIME


def _is_harm(act: Act | None) -> bool:
    return act is not None and act.type == "ASSAULT"
