"""The place a report tells of: deeds told after one whose place is known go on there, unless something breaks it."""

from polybius.events.named_places import STANDING, NamedPlaces
from polybius.events.narration import DAYS, FIGHTING, FORCES, ONE_OF_MANY, Narration
from polybius.events.reference import is_bare, is_deed, is_definite
from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.vocabulary import Actor, Clause, Event

STAGED = FIGHTING | {"RETREAT"}
HAPPENED = ("actual", "ongoing")
STATES = frozenset({"state", "government_body", "io"})
UNNAMED = "UAF"
EXPLODING = "explosives"
FREEING = "084"
JUDGED = "SANCTION"
OCCASIONED = frozenset({"in", "during", "after", "by", "from"})
WINDOW = 20
MOST = 500  # deeds: who tells of more tells of several stories
FAR = 3  # sentences
LONG = 8  # sentences back to the deed that "the attack" goes back to


class Staging:
    """The places that deeds take over from those told before, and from what is told of them next."""

    def __init__(self, scene: Scene, named: NamedPlaces, narration: Narration) -> None:
        self.scene = scene
        self.named = named
        self.narration = narration

    def place_of(self, event: Event, clause: Clause, told: list[tuple[Event, Clause]]) -> str | None:
        """Where the deed told shortly before was that this one goes on with; `told` is what stands before it."""
        if event.type == JUDGED:
            return self._court(event, clause, told)
        if event.type not in STAGED or self.narration.is_other(clause):
            return None
        found = self._topic(event, clause, told) or self._held(event, told)
        if found is None and event.status in HAPPENED and self.narration.tells_on(clause):
            found = self._story(event, clause, told)
        return found if found and not self._is_elsewhere(clause, found) else None

    def _story(self, event: Event, clause: Clause, told: list[tuple[Event, Clause]]) -> str | None:
        """The place of the nearest deed before that this one goes on with, when no other place comes between."""
        joined = [e.place for e, c in told[-WINDOW:] if self._is_joined(clause, c) and self._is_placed(e)]
        if joined:
            return joined[-1]
        known: set[str | None] = set()
        for back in range(1, FAR + 1):
            here = [(e, c) for e, c in told[-WINDOW:] if c.sentence == clause.sentence - back and self._is_placed(e)]
            tied = {e.place for e, c in here if e.place and self._goes_on(event, clause, e, c)}
            near = tied - self.named.wide
            known |= {e.place for e, _ in here} - self.named.wide
            if len(near) == 1 or (back == 1 and len(tied) == 1):
                return (near or tied).pop() if known <= (near or known) else None
            if len(tied) > 1 or len(known) > 1:
                return None
            if back == 1 and not here and (found := self._scene_around(event, clause.sentence - 1)):
                return found
        return None

    def _is_joined(self, clause: Clause, other: Clause) -> bool:
        """Whether a clause is joined to another one by "and"."""
        return clause.link == "coordination" and clause.parent == other.i and clause.sentence == other.sentence

    def _scene_around(self, event: Event, sentence: int) -> str | None:
        """The only town that a sentence places its subject in, when one of the parties of a deed is spoken of there."""
        found: set[str] = set()
        for clause in self.scene.in_sentence.get(sentence, ()):
            if clause.link != "root" or clause.kind != "verb" or not self.narration.tells_on(clause):
                continue
            there = (a for t in (*clause.subject, *clause.object) for a in self.scene.cast_of(t))
            if not any(self._is_party(actor, event) for actor in there):
                continue
            stood = [t for p, t in clause.oblique if p in (*STANDING, "off")]
            stood += clause.object if clause.predicate in words("entering") else ()
            found |= {p for t in stood if (p := self.named.within(t))} - self.named.wide
        return found.pop() if len(found) == 1 and event.type in FIGHTING else None

    def _is_party(self, actor: Actor, event: Event) -> bool:
        """Whether somebody takes part in a deed, or forces of the same state do."""
        parties = (self.scene.actors[i] for i in (*event.actor, *event.recipient))
        return any(p.id == actor.id or (p.sector in FORCES and p.code == actor.code) for p in parties)

    def _is_placed(self, event: Event) -> bool:
        return event.type in STAGED and event.status in HAPPENED and event.place is not None

    def _goes_on(self, event: Event, clause: Clause, other: Event, before: Clause) -> bool:
        if not self._same_day(event, other):
            return False
        again = self._is_bomb_again(event, clause, other) or self._is_side_again(event, clause, other, before)
        return again or self.narration.goes_with(event, clause, other, before)

    def _is_bomb_again(self, event: Event, clause: Clause, other: Event) -> bool:
        """Whether a bomb goes off among those of an attack told just before."""
        bombs = EXPLODING in event.mode and EXPLODING in other.mode
        return event.type == other.type == "ASSAULT" and bombs and not event.actor and not clause.object

    def _is_side_again(self, event: Event, clause: Clause, other: Event, before: Clause) -> bool:
        """Whether a side that is no state does or suffers one thing and soon another."""
        both = {*event.actor, *event.recipient} & {*other.actor, *other.recipient}
        near = clause.sentence - before.sentence < FAR
        return near and any(self.scene.actors[i].kind not in STATES for i in both)

    def _same_day(self, event: Event, other: Event) -> bool:
        """Whether nothing says that a deed was on another day than one told before."""
        if event.time is None or event.time == other.time:
            return True
        mine, theirs = self.scene.times[event.time], self.scene.times.get(other.time or "")
        if theirs is None or not mine.from_ or not theirs.from_:
            return False
        return max(mine.from_, theirs.from_)[:10] <= min(mine.to or mine.from_, theirs.to or theirs.from_)[:10]

    def _topic(self, event: Event, clause: Clause, told: list[tuple[Event, Clause]]) -> str | None:
        """The place of the deed that "the attack", "in the blast" or "the gunman" goes back to."""
        nouns = [clause.head] if clause.kind == "noun" else []
        nouns += [token for preposition, token in clause.oblique if preposition in OCCASIONED]
        for token in nouns:
            if not is_definite(self.scene, token) or not is_bare(self.scene, token):
                continue
            for other, before in reversed(told[-WINDOW:]):
                back = clause.sentence - before.sentence
                if back > LONG:
                    break
                if back > 0 and other.status in HAPPENED and is_deed(self.scene, token, other):
                    return other.place if other.type in FIGHTING else None
        return self._culprit(event, clause, told)

    def _held(self, event: Event, told: list[tuple[Event, Clause]]) -> str | None:
        """Where captors free people whom they were told to have seized in one place alone."""
        if event.type != "RETREAT" or not event.cameo.startswith(FREEING) or event.status != "actual":
            return None
        if event.time is not None and self.scene.times[event.time].precision not in DAYS:
            return None
        codes = {self.scene.actors[i].code for i in event.actor}
        seized = [e for e, _ in told[-MOST:] if e.type in FIGHTING and self._is_placed(e) and self._is_by_some(e)]
        places = {e.place for e in seized if codes & {self.scene.actors[i].code for i in e.actor}}
        return places.pop() if len(places) == 1 else None

    def _culprit(self, event: Event, clause: Clause, told: list[tuple[Event, Clause]]) -> str | None:
        """The place of the only attack told of the attacker who does or suffers this one ("The gunman fired …")."""
        doing = [t for t in (*clause.subject, *clause.object) if is_definite(self.scene, t)]
        if not any(self.scene.tokens[t].lemma.lower() in words("culprits") for t in doing):
            return None
        attacks = [
            (e, c) for e, c in told[-MOST:] if e.type == "ASSAULT" and self._is_placed(e) and self._is_by_some(e)
        ]
        places = {e.place for e, c in attacks if clause.sentence - c.sentence <= LONG}
        known = any(self._same_day(event, e) for e, _ in attacks)
        return places.pop() if len(places) == 1 and known and self.narration.tells_on(clause) else None

    def _is_by_some(self, event: Event) -> bool:
        """Whether those who attack are people without a name, no soldiers."""
        doing = [self.scene.actors[i] for i in event.actor]
        return all(a.sector == UNNAMED or (a.kind in ONE_OF_MANY and a.sector not in FORCES) for a in doing)

    def _court(self, event: Event, clause: Clause, told: list[tuple[Event, Clause]]) -> str | None:
        """The place of the trial that the sentence before tells of the same one who is judged."""
        for other, before in reversed(told[-WINDOW:]):
            near = clause.sentence - before.sentence == 1 and other.type == JUDGED
            if near and other.place and set(event.recipient) & set(other.recipient) and clause.tense == "past":
                return other.place
        return None

    def _is_elsewhere(self, clause: Clause, place: str) -> bool:
        """Whether the sentence says that something happens in another place, or in a village without a name."""
        span = self.scene.doc.sentences[clause.sentence]
        for token in range(span.first, span.last):
            if not self.named.is_standing(token) or self.named.is_source(token):
                continue
            found = self.named.place_at.get(token)
            if found and found != place and found not in self.named.wide and self.named.finest([place, found]) == place:
                return True
            if found in self.named.wide and self.named.country[found or ""] != self.named.country[place]:
                return True
            strange = self.scene.tokens[token].lemma.lower() in words("settlements")
            if found is None and strange and not is_definite(self.scene, token):
                return True
        return False

    def told_next(self, event: Event, clause: Clause, later: list[tuple[Event, Clause]]) -> str | None:
        """The place of a deed that the next sentences name it with ("The blast in the Karrada district")."""
        if event.type == "AGREE":
            return self._talked(event, clause, later)
        if event.type not in FIGHTING or event.status not in HAPPENED:
            return None
        for other, after in later:
            ahead = after.sentence - clause.sentence
            if ahead > 2:
                return None
            if ahead < 1 or after.kind != "noun" or other.place is None or other.place in self.named.wide:
                continue
            same = other.type == event.type and self._same_day(other, event)
            if same and is_definite(self.scene, after.head) and is_deed(self.scene, after.head, event):
                return other.place
        return None

    def _talked(self, event: Event, clause: Clause, later: list[tuple[Event, Clause]]) -> str | None:
        """The place of the meeting told after an agreement in its sentence ("agreed after talks in Geneva")."""
        met = [e for e, c in later if c.sentence == clause.sentence and e.type == "CONSULT" and e.status == "actual"]
        shared = (e.place for e in met if e.place and {*e.actor, *e.recipient} & {*event.actor, *event.recipient})
        return next(shared, None) if event.status == "actual" else None
