"""Where something is said, asked or signed: at the place of those who speak, never at that of what they speak of."""

from polybius.events.acts import Act
from polybius.events.candidates import VIOLENT
from polybius.events.named_places import STANDING, NamedPlaces
from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.vocabulary import Clause

MADE_AT = frozenset({"AGREE", "SUPPORT"})
ENACTED = frozenset({"SANCTION", "CONCEDE", "SUPPORT", "COOPERATE"})
ABOVE = 3
BELOW = 2
SPOKEN = tuple(w for w in STANDING if w not in ("on", "where"))
ATTENDED = frozenset({"at", "in", "during", "after", "following", "through", "by"})


class Utterances:
    """The places of acts done by words, from what stands beside the verb, its subject and the occasion."""

    def __init__(self, scene: Scene, named: NamedPlaces) -> None:
        self.scene = scene
        self.named = named

    def place_of(self, act: Act, clause: Clause) -> str | None:
        """The place of an act by words: beside it, where its speaker is, or where the meeting is that it comes from."""
        made = act.type in MADE_AT and (clause.kind == "noun" or act.type == "AGREE")
        found = self._stated(clause, made) or self._appearing(clause) or self._at_meeting(clause) or self._above(clause)
        found = found or self._of_speaker(clause) or self._of_object(act, clause)
        if found is None and made:
            before = self.named.named_before(clause.head)
            found = before if before is not None and before not in self.named.wide else self._met(act, clause)
            found = found or self._with_party(clause)
        return found

    def _stated(self, clause: Clause, made: bool = False) -> str | None:
        """The place beside the verb: a name, a building or an occasion there; not where those are that it speaks of."""
        found: list[str] = []
        for preposition, token in clause.oblique:
            if self._is_deed_there(clause, token):
                continue
            if preposition not in SPOKEN or not (
                token in self.named.place_at or self.named.is_ground(token) or self._is_gathering(token)
            ):
                continue
            if (made or not self._is_stationed(clause, token)) and (place := self.named.within(token)):
                found.append(place)
        out = (t for p, t in clause.oblique if p == "from" and clause.predicate in words("driving out"))
        found.extend(place for token in out if (place := self.named.within(token)))
        near = [p for p in found if p not in self.named.wide]
        return self.named.finest(near) or next(iter(found), None)

    def _is_deed_there(self, clause: Clause, token: int) -> bool:
        """Whether a phrase hangs on a noun of violence that is asked for or condemned ("stop the bloodshed in X")."""
        preposition = self.scene.tokens[token].head
        under = clause.kind == "noun" and self.scene.tokens[preposition].head == clause.head
        return under and not VIOLENT.isdisjoint(self.scene.classes_of(clause.head))

    def _is_gathering(self, token: int) -> bool:
        return self.scene.tokens[token].lemma.lower() in words("gatherings")

    def _is_stationed(self, clause: Clause, token: int) -> bool:
        """Whether a phrase tells where those are whom an act is about ("praised its soldiers in Iraq")."""
        preposition = self.scene.tokens[token].head
        before = self.scene.tokens[max(preposition - 1, 0)]
        if before.i in (clause.head, clause.support) or before.pos != "NOUN" or preposition > token:
            return False
        return before.lemma.lower() not in words("listeners")

    def _appearing(self, clause: Clause) -> str | None:
        """The place of a participle that tells where the speaker is ("Speaking in Cairo", "ministers meeting in")."""
        for i in self.scene.below.get(clause.i, ()):
            below = self.scene.clauses[i]
            loose = below.link in ("participle", "relative") and below.tense == "none"
            if loose and below.predicate in words("appearing") and (place := self._stated(below, True)):
                return place
        return None

    def _at_meeting(self, clause: Clause, depth: int = 0) -> str | None:
        """The place of the meeting at which something is agreed, wherever the phrase hangs ("at talks in Havana")."""
        for i in (clause.i, *self.scene.below.get(clause.i, ())):
            other = self.scene.clauses[i]
            if i != clause.i and (other.kind != "noun" or depth >= BELOW):
                continue
            for preposition, token in other.oblique:
                if preposition in ATTENDED and self._is_gathering(token):
                    told = self.scene.clause_at.get(token)
                    beside = self._stated(self.scene.clauses[told], True) if told not in (None, clause.i) else None
                    place = self.named.under(token) or self.named.named_before(token) or beside
                    if place:
                        return place
        return None

    def _above(self, clause: Clause) -> str | None:
        """The place beside the verb over an act, when the same one speaks ("said in Moscow that he rejected")."""
        for _ in range(ABOVE):
            if clause.parent is None or clause.link not in ("complement", "coordination", "participle", "argument"):
                return None
            parent = self.scene.clauses[clause.parent]
            alike = clause.kind == "noun" or bool(self._speakers(clause) & self._speakers(parent))
            if parent.sentence != clause.sentence or not alike:
                return None
            if place := self._stated(parent) or self._appearing(parent):
                return place
            clause = parent
        return None

    def _speakers(self, clause: Clause) -> set[int | str]:
        actors = {actor.id for token in clause.subject for actor in self.scene.cast_of(token)}
        return {*clause.subject, *actors}

    def _of_speaker(self, clause: Clause) -> str | None:
        """The place where those are who speak ("a court in Lyon", "an Istanbul judge", "protesters in Khartoum")."""
        for token in clause.subject:
            if place := self.named.under(token):
                return place
            local = self.scene.tokens[token].lemma.lower() in words("local people")
            if local and (place := self.named.named_before(token)) and place not in self.named.wide:
                return place
        return None

    def _of_object(self, act: Act, clause: Clause) -> str | None:
        """The place of a building or of a measure that a state closes or lifts there ("closed its embassy in X")."""
        if act.type not in ENACTED and not (act.type == "AGREE" and act.frame.type in ENACTED):
            return None
        ends = (clause.head,) if clause.kind == "noun" else ()
        for token in (*clause.object, *ends):
            measure = self.scene.tokens[token].lemma.lower() in words("measures")
            closed = measure or "facility" in self.scene.classes_of(token)
            if closed and (place := self.named.under(token)):
                return place
        return None

    def _with_party(self, clause: Clause) -> str | None:
        """The place beside the name of the other party of an agreement, or the town beside what is agreed.

        "signed a truce with the ELN in Havana", "agreed a peace plan in Dayton".
        """
        parties = (*clause.object, *(t for p, t in clause.oblique if p in ("with", "between")))
        named = (t for t in parties if self.scene.tokens[t].pos == "PROPN")
        town = (p for t in clause.object if (p := self.named.under(t)) and p not in self.named.wide)
        return next((place for t in named if (place := self.named.under(t))), next(town, None))

    def _met(self, act: Act, clause: Clause) -> str | None:
        """The place of the only meeting that the sentence of an agreement names."""
        span = self.scene.doc.sentences[clause.sentence]
        for token in range(span.first, span.last):
            if self.scene.clause_at.get(token) in act.contents:
                continue
            if self._is_gathering(token) and (place := self.named.under(token)):
                return place
        return None
