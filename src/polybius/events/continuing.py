"""Where a deed goes on of which no place is told: where the one told before it was, or where the report is dated."""

from polybius.events.named_places import STANDING, NamedPlaces
from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.vocabulary import Clause, Event

CARRIED = frozenset({"ASSAULT", "COERCE", "PROTEST"})
MADE_AT = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})
OTHERS = frozenset({"another", "other", "separate", "earlier", "previous", "similar", "second", "subsequent"})
FAR, NEAR = 3, 2  # sentences back in the text, and in the paragraph


class Continuing:
    """The places that deeds take over from what was told before."""

    def __init__(self, scene: Scene, named: NamedPlaces) -> None:
        self.scene = scene
        self.named = named

    def place_of(self, event: Event, clause: Clause, told: list[tuple[Event, Clause]]) -> str | None:
        """Where a deed goes on that names no place: where one told shortly before was, or the dateline.

        The one before stands in the paragraph, or not far above it and has a party in common. What was agreed is where
        the meeting was that the sentence tells of.
        """
        if event.type in MADE_AT and event.status == "actual" and "phone" not in event.mode:
            return self._met(event, clause, told) or self._received(event, clause)
        if event.type not in CARRIED or event.status not in ("actual", "ongoing") or self._turns(clause):
            return None
        if self._is_general(clause):
            return None
        sentences = self.scene.doc.sentences
        here = sentences[clause.sentence]
        parties = {*event.actor, *event.recipient}
        for other, before in reversed(told):
            there = sentences[before.sentence]
            if here.i - there.i > FAR:
                break
            near = there.paragraph == here.paragraph and here.i - there.i <= NEAR
            if not near and not (parties.intersection((*other.actor, *other.recipient)) and not self._named_in(here.i)):
                continue
            if other.type in CARRIED and other.place and self._continues(event, other):
                return other.place
            if event.effect and not event.actor and here.i - there.i == 1 and self._sums(event, other):
                return other.place
        return self._dated(event, here.i)

    def _met(self, event: Event, clause: Clause, told: list[tuple[Event, Clause]]) -> str | None:
        """Where those met who agree or confer: told in the sentence, or just before of the same ones."""
        parties = {*event.actor, *event.recipient}
        for other, before in reversed(told):
            if clause.sentence - before.sentence > NEAR:
                return None
            if other.type not in MADE_AT or not other.place or "phone" in other.mode:
                continue
            if other.type != "CONSULT" and (other.place in self.named.wide or other.status != "actual"):
                continue
            theirs = {*other.actor, *other.recipient}
            shared = len(parties & theirs) + (other.type == "CONSULT" and parties == theirs)
            joint = shared > 1 or (self._is_they(clause) and (shared > 0 or other.type == "CONSULT"))
            if before.sentence == clause.sentence or (joint and not self._turns(clause)):
                return other.place
        return None

    def _received(self, event: Event, clause: Clause) -> str | None:
        """The dateline, for a meeting that the first sentence tells of somebody from its country and a guest."""
        place = self.named.dateline
        first = next((s.i for s in self.scene.doc.sentences if s.part == "body"), -1)
        if event.type != "CONSULT" or clause.sentence != first or place is None:
            return None
        countries = self._countries((*event.actor, *event.recipient))
        home = self.named.country[place] in countries and not self._named_in(first)
        return place if len(countries) > 1 and (home or self._gathered(event, first)) else None

    def _gathered(self, event: Event, sentence: int) -> bool:
        """Whether people of three or more countries meet of whom no verb says that they are anywhere else."""
        persons = all(self.scene.actors[i].kind in ("person", "collective") for i in (*event.actor, *event.recipient))
        verbs = (c for c in self.scene.in_sentence.get(sentence, ()) if c.kind == "verb")
        stated = (t for c in verbs for p, t in c.oblique if p in STANDING and not self._is_day(t))
        many = len(self._countries((*event.actor, *event.recipient))) > NEAR
        return many and persons and not any(t in self.named.place_at or self.named.is_ground(t) for t in stated)

    def _is_day(self, token: int) -> bool:
        return self.scene.tokens[token].ent in ("DATE", "TIME")

    def _is_they(self, clause: Clause) -> bool:
        """Whether those who do something are called "they", "both sides" or "the two leaders"."""
        tokens = self.scene.tokens
        counted = any(tokens[c].lower in ("two", "both") for t in clause.subject for c in tokens[t].children)
        return counted or any(tokens[t].lower in ("they", "both") for t in clause.subject)

    def _dated(self, event: Event, here: int) -> str | None:
        """The dateline, for what the first sentence tells of those who act in its country."""
        place = self.named.dateline
        first = next((s.i for s in self.scene.doc.sentences if s.part == "body"), -1)
        if here != first or place is None or self._named_in(first):
            return None
        acting, suffering = (self._countries(ids) for ids in (event.actor, event.recipient))
        return place if self.named.country[place] in (acting or suffering) else None

    def _countries(self, ids: tuple[str, ...]) -> set[str]:
        return {country for i in ids if (country := self.scene.actors[i].country)}

    def _continues(self, event: Event, other: Event) -> bool:
        """Whether a deed can be part of what is told of another: in a town or site, by no others, on no other day."""
        mine = self._countries(event.actor) or self._countries(event.recipient)
        theirs = self._countries((*other.actor, *other.recipient)) | {self.named.country[other.place or ""] or ""}
        apart = bool(mine) and not mine & theirs
        return not apart and other.place not in self.named.wide and event.time in (None, other.time)

    def _sums(self, event: Event, other: Event) -> bool:
        """Whether harm told without a doer is what came of the attack in the sentence before, in whatever country."""
        same = event.type == "ASSAULT" and other.type in CARRIED and event.status == other.status
        return same and bool(other.place) and event.time in (None, other.time)

    def _is_general(self, clause: Clause) -> bool:
        """Whether an event noun speaks of such deeds at large ("no cause can justify murder")."""
        tokens = self.scene.tokens
        loose = all(t in tokens[clause.head].children for t in clause.subject)
        if clause.kind != "noun" or clause.support is not None or not loose or clause.object:
            return False
        return not any(tokens[c].dep in ("det", "nummod", "poss") for c in tokens[clause.head].children)

    def _turns(self, clause: Clause) -> bool:
        """Whether the sentence turns to another scene ("Elsewhere", "in a separate incident")."""
        span = self.scene.doc.sentences[clause.sentence]
        for token in range(span.first, span.last):
            lower = self.scene.tokens[token].lower
            after = self.scene.tokens[token + 1].lemma.lower() if token + 1 < span.last else ""
            deed = after in words("incidents") or after in words("settlements")
            if lower in words("scene changes") or (lower in OTHERS and deed):
                return True
        return False

    def _named_in(self, sentence: int) -> bool:
        """Whether a sentence says where it is: by a name, or by some ground that has none."""
        span = self.scene.doc.sentences[sentence]
        for token in range(span.first, span.last):
            node = self.scene.tokens[token]
            told = token in self.scene.clause_at or node.ent in ("DATE", "TIME")
            if token in self.named.place_at or (self.named.is_standing(token) and not told):
                return True
        return False
