"""The day a report tells of: deeds in the sentences after a dated one go on in its day, unless something breaks it."""

from polybius.events.concurrence import MOMENT
from polybius.events.reference import is_deed
from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.vocabulary import Clause, Event

BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"})
ANCHORING = BODILY | {"AID"}
FIGHTING = frozenset({"ASSAULT", "COERCE", "PROTEST"})
SETTING_FREE = "084"
OTHER_DAY = frozenset({
    "earlier", "later", "previously", "before", "since", "once", "again", "already", "often", "then", "ago",
    "recently", "initially", "originally", "never", "ever", "eventually", "subsequently", "still", "now",
})  # fmt: skip
OTHER_DEED = frozenset(
    {"earlier", "previous", "past", "recent", "another", "separate", "similar", "subsequent", "prior"}
)
GOING_ON = frozenset({"root", "complement", "coordination"})
ONE_OF_MANY = frozenset({"person", "collective", "unknown", "population"})
FORCES = frozenset({"COP", "MIL"})
SPOKEN = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "REQUEST", "ACCUSE", "REJECT"})
POINTING = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "both"})
PRONOUNS = frozenset({"he", "she", "they", "it", "him", "them"})
MANNER = frozenset({"", "by", "while", "when"})
OCCASIONED = frozenset({"in", "during", "amid"})
DAYS = ("day", "minute")
WINDOW = 14
STEPS = 4
FAR = 3  # sentences
DEGREES = 0.3  # of latitude and longitude together
NARROW = 60  # kilometres: the radius up to which a place is a town or a site


class Narration:
    """The days that deeds take over from those told before."""

    def __init__(self, scene: Scene, own: dict[int, str]) -> None:
        self.scene = scene
        self.days: dict[int, list[tuple[str, Clause]]] = {}
        for index, time in own.items():
            clause = scene.clauses[index]
            if scene.times[time].from_ and scene.times[time].precision in DAYS and self.tells_on(clause):
                self.days.setdefault(clause.sentence, []).append((time, clause))

    def day_of(self, event: Event, clause: Clause, told: list[tuple[Event, Clause]]) -> str | None:
        """The day of the deed told shortly before that this one goes on with; `told` is what stands before it."""
        if pointed := self._day_of_topic(clause, told):
            return pointed
        if event.cameo.startswith(SETTING_FREE) or clause.sentence in self.scene.timed or self.is_other(clause):
            return None
        if event.type not in BODILY:
            return self._spoken_day(event, clause, told)
        if not self.tells_on(clause) and not self._is_meeting_force(event, clause):
            return None
        known: set[str] = set()
        for back in range(1, FAR + 1):
            sentence = clause.sentence - back
            here = [(e, c) for e, c in told[-WINDOW:] if c.sentence == sentence]
            days = {e.time for e, c in here if self._is_dated(e, c) and self.goes_with(event, clause, e, c)}
            if days:
                found = days.pop()
                return found if not days and known <= {self._date(found)} else None
            if sentence in self.scene.timed:
                if any(self._is_cause(event, clause, e, c) for e, c in here):
                    return None
                if found := self._day_around(event, clause, sentence):
                    return found
                told_there = (time for time in self.scene.timed[sentence] if time.type != "DURATION")
                known |= {(time.from_ or "")[:10] for time in told_there}
        return self._day_of_culprit(event, clause, told)

    def _day_of_topic(self, clause: Clause, told: list[tuple[Event, Clause]]) -> str | None:
        """The day of the deed just told that a noun goes back to which "comes" after another ("The raid came …")."""
        above = self.scene.clauses[clause.parent] if clause.parent is not None else None
        if above is None or not self._is_topic(clause) or above.predicate not in words("coming"):
            return None
        if not self._is_pointing(clause.head):
            return None
        near = [(e, c) for e, c in told[-WINDOW:] if 0 < clause.sentence - c.sentence <= FAR]
        days = {e.time for e, c in near if is_deed(self.scene, clause.head, e) and self._is_dated(e, c)}
        return days.pop() if len(days) == 1 else None

    def _day_of_culprit(self, event: Event, clause: Clause, told: list[tuple[Event, Clause]]) -> str | None:
        """The day of the only attack that the attacker of the news is told of, wherever it is told on of him."""
        nouns = (self.scene.tokens[t] for t in clause.subject if self._is_pointing(t))
        if event.type != "ASSAULT" or not any(noun.lemma.lower() in words("culprits") for noun in nouns):
            return None
        of_same = [(e, c) for e, c in told if e.type == "ASSAULT" and set(e.actor) & set(event.actor)]
        days = {e.time for e, c in of_same if e.time}
        return days.pop() if len(days) == 1 and any(self._is_dated(e, c) for e, c in of_same) else None

    def _date(self, time: str | None) -> str:
        return (self.scene.times[time].from_ or "")[:10] if time else ""

    def _day_around(self, event: Event, clause: Clause, sentence: int) -> str | None:
        """The day of the sentence just before that tells what one of the parties did or met with, in no court."""
        told = self.days.get(sentence, [])
        days = {time for time, _ in told}
        if clause.sentence - sentence != 1 or len(days) != 1 or event.type not in FIGHTING:
            return None
        span = self.scene.doc.sentences[sentence]
        inside = range(span.first, span.last)
        if any(self.scene.tokens[t].lemma.lower() in words("justice") | words("memorials") for t in inside):
            return None
        tokens = (t for _, dated in told for t in (*dated.subject, *dated.object))
        there = {actor.id for t in tokens for actor in self.scene.cast_of(t)}
        one = any(self.scene.actors[i].kind in ONE_OF_MANY and i in there for i in (*event.actor, *event.recipient))
        return next(iter(days)) if one else None

    def _is_dated(self, event: Event, clause: Clause) -> bool:
        if event.time is None or event.type not in ANCHORING or event.status != "actual":
            return False
        time = self.scene.times[event.time]
        known = bool(time.from_) and time.precision in DAYS
        return known and (self.tells_on(clause) or self._is_topic(clause))

    def _is_topic(self, clause: Clause) -> bool:
        """Whether an event noun is what its verb tells of ("The blasts early on Saturday were the deadliest in …")."""
        above = self.scene.clauses[clause.parent] if clause.parent is not None else None
        return clause.kind == "noun" and above is not None and above.link == "root" and clause.head in above.subject

    def _spoken_day(self, event: Event, clause: Clause, told: list[tuple[Event, Clause]]) -> str | None:
        """The day of the meeting told just before, for what those who met said there and for the meeting itself."""
        if event.type not in SPOKEN:
            return None
        pointed = event.type == "CONSULT" and clause.kind == "noun" and self._is_pointing(clause.head)
        if not pointed and not (clause.link == "root" and _is_plain_past(clause)):
            return None
        mine = {*event.actor, *event.recipient}
        for other, before in reversed(told[-WINDOW:]):
            back = clause.sentence - before.sentence
            if back > (FAR if pointed else 1):
                return None
            if back < 1 or other.type not in SPOKEN or not self._is_known_day(other, before):
                continue
            theirs = {*other.actor, *other.recipient}
            if other.type == "CONSULT" and (pointed or self._are_both(clause)):
                return other.time
            joint = "CONSULT" in (event.type, other.type) and len(theirs) > 1
            if joint and mine and mine <= theirs and (len(mine) > 1 or not event.recipient):
                return other.time
        return None

    def _is_known_day(self, event: Event, clause: Clause) -> bool:
        time = self.scene.times[event.time] if event.time and event.status == "actual" else None
        told = clause.link == "root" and _is_plain_past(clause)
        return time is not None and bool(time.from_) and time.precision in DAYS and told

    def _are_both(self, clause: Clause) -> bool:
        """Whether those who do something are called "they" or "the two leaders"."""
        tokens = self.scene.tokens
        return any(
            tokens[t].lower in ("they", "both") or any(tokens[c].lower in ("two", "both") for c in tokens[t].children)
            for t in clause.subject
        )

    def _is_pointing(self, token: int) -> bool:
        return any(self.scene.tokens[c].lower in POINTING for c in self.scene.tokens[token].children)

    def tells_on(self, clause: Clause) -> bool:
        """Whether a clause tells a step of the story: in the simple past, or at the moment of one that is."""
        for _ in range(STEPS):
            if OTHER_DAY.intersection(self._adverbs(clause)) or clause.aspect == "perfect":
                return False
            if clause.link in GOING_ON and _is_plain_past(clause):
                return True
            above = self.scene.clauses[clause.parent] if clause.parent is not None else None
            if above is None or above.sentence != clause.sentence or not self._is_with(clause):
                return False
            clause = above
        return False

    def _adverbs(self, clause: Clause) -> set[str]:
        """The adverbs of a clause, without the one of "seconds later"."""
        tokens = self.scene.tokens
        later = (tokens[c] for c in tokens[clause.head].children if tokens[c].lower == "later" and c > 0)
        soon = any(tokens[node.i - 1].lower in words("moments") for node in later)
        return set(clause.adverbs) - ({"later"} if soon else set())

    def _is_meeting_force(self, event: Event, clause: Clause) -> bool:
        """Whether a relative clause tells what a crowd did that others met ("fired at youths who threw stones")."""
        above = self.scene.clauses[clause.parent] if clause.parent is not None else None
        crowd = event.type == "PROTEST" and clause.link == "relative" and _is_plain_past(clause)
        return crowd and above is not None and above.sentence == clause.sentence and self.tells_on(above)

    def _is_with(self, clause: Clause) -> bool:
        """Whether a clause below another is at its time: a moment, what came of it, what somebody was doing."""
        if clause.link == "participle":
            return clause.marker in MANNER
        if clause.link == "time":
            return clause.marker in MOMENT or (clause.marker == "after" and self.scene.verb_of(clause.head) == "throw")
        if clause.link == "relative":
            return clause.tense == "none" and self.scene.tokens[clause.head].tag == "VBG"
        return clause.link in ("argument", "modifier") and clause.kind == "noun" and clause.marker in OCCASIONED

    def is_other(self, clause: Clause) -> bool:
        """Whether the sentence speaks of other deeds than those told ("in earlier clashes", "in another attack")."""
        span = self.scene.doc.sentences[clause.sentence]
        told = {token.lower for token in self.scene.tokens[span.first : span.last]}
        return not (told.isdisjoint(OTHER_DEED) and told.isdisjoint(words("scene changes")))

    def goes_with(self, event: Event, clause: Clause, other: Event, before: Clause) -> bool:
        """Whether a deed belongs to the story of another: by who takes part, by the place, by what came of it."""
        if self._is_apart(event, clause, other) or self._is_cause(event, clause, other, before):
            return False
        back = clause.sentence - before.sentence
        same = set(event.actor) & set(other.actor) or set(event.recipient) & set(other.recipient)
        if same and back == 1:
            return True
        if self._is_shared(event, other, back):
            return True
        if other.type not in FIGHTING or event.type not in FIGHTING:
            return False
        if event.type == "ASSAULT" and (clause.passive or not clause.object) and not clause.subject:
            return True
        known = self._is_known(event, clause) or self._is_policing(event, other)
        return back == 1 and event.place is not None and event.place == other.place and known

    def _is_policing(self, event: Event, other: Event) -> bool:
        """Whether police or soldiers deal with a crowd."""
        forced = "crowd-control" in event.mode or event.cameo.startswith("175")
        return other.type == "PROTEST" and (forced or any(self.scene.actors[i].sector in FORCES for i in event.actor))

    def _is_cause(self, event: Event, clause: Clause, other: Event, before: Clause) -> bool:
        """Whether violence is what somebody was caught for, or what is remembered, and so was before."""
        if event.type != "ASSAULT":
            return False
        span = self.scene.doc.sentences[before.sentence]
        lemmas = {self.scene.tokens[t].lemma.lower() for t in range(span.first, span.last)}
        caught = other.type == "COERCE" or before.predicate in words("catching")
        led = caught or self.scene.verb_of(clause.support or clause.head) in words("leading")
        above = self.scene.clauses[clause.parent] if clause.kind == "noun" and clause.parent is not None else clause
        doers = {*event.actor, *(actor.id for t in above.subject for actor in self.scene.cast_of(t))}
        past = led and bool(doers & set(other.recipient))
        return past or not lemmas.isdisjoint(words("memorials"))

    def _is_known(self, event: Event, clause: Clause) -> bool:
        """Whether a deed is told as one of those there: by a crowd, or of somebody who was spoken of."""
        tokens = (*clause.subject, *clause.object, *(t for _, t in clause.oblique))
        return event.type == "PROTEST" or any(
            self.scene.tokens[t].lower in PRONOUNS or self._is_pointing(t) for t in tokens
        )

    def _is_shared(self, event: Event, other: Event, back: int) -> bool:
        """Whether somebody who is no state takes part in both, or just after it one of the same kind and land."""
        mine, theirs = ((*e.actor, *e.recipient) for e in (event, other))
        actors = [self.scene.actors[i] for i in mine]
        if any((actor.kind in ONE_OF_MANY or (back < FAR and actor.sector in FORCES)) and actor.id in theirs
               for actor in actors):  # fmt: skip
            return True
        codes = {self.scene.actors[i].code for i in theirs}
        alike = (a.code in codes for a in actors if a.kind in ONE_OF_MANY and a.country and a.sector)
        return back == 1 and event.type in FIGHTING and any(alike)

    def _is_apart(self, event: Event, clause: Clause, other: Event) -> bool:
        """Whether the two were in different countries or towns, by the names in the sentence."""
        span = self.scene.doc.sentences[clause.sentence]
        if self.scene.toponyms.isdisjoint(range(span.first, span.last)):
            return False
        if event.place is None or other.place is None or event.place == other.place:
            return False
        mine, theirs = self.scene.places[event.place], self.scene.places[other.place]
        if mine.country and theirs.country and mine.country != theirs.country:
            return True
        if any(p.radius_km is None or p.radius_km > NARROW or p.lat is None or p.lon is None for p in (mine, theirs)):
            return False
        return abs((mine.lat or 0) - (theirs.lat or 0)) + abs((mine.lon or 0) - (theirs.lon or 0)) > DEGREES


def _is_plain_past(clause: Clause) -> bool:
    simple = clause.tense == "past" and clause.aspect == "simple"
    return simple and (clause.kind != "noun" or clause.support is not None)
