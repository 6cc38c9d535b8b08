"""The places that suffer a deed, are visited, taken or left, and those whose people it is done to."""

from polybius.events.acts import Act
from polybius.events.named_places import MOVING, STAYING, NamedPlaces
from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.vocabulary import Clause

CARRIED = frozenset({"ASSAULT", "COERCE", "PROTEST"})
DONE_TO = CARRIED | {"RETREAT", "MOBILIZE"}


class Sufferers:
    """The places among what a deed is done to."""

    def __init__(self, scene: Scene, named: NamedPlaces) -> None:
        self.scene = scene
        self.named = named

    def places_of(self, act: Act, clause: Clause) -> list[str]:
        """The places that suffer a deed, are visited or left, and the one that "there" goes back to."""
        found = self._there(clause)
        if "visit" not in act.mode and act.type not in DONE_TO:
            return found
        if act.type == "ASSAULT":
            found.extend(self._lost(clause))
        near = (*clause.object, *(t for p, t in clause.oblique if p in ("on", "at")))
        found.extend(place for t in near if (place := self._home(t)))
        entering = clause.predicate in words("entering")
        entered = act.type == "ASSAULT" and clause.predicate in words("entered")
        whole = entered or "visit" in act.mode or act.type == "RETREAT"
        for token in clause.object:
            place = self.named.within(token, MOVING if act.type in CARRIED else STAYING)
            near_by = act.type in CARRIED or entering or token in self.named.place_at
            if place and near_by and (whole or place not in self.named.wide):
                found.append(place)
        return found

    def country_struck(self, act: Act, clause: Clause) -> str | None:
        """The country that suffers violence of which no more is said ("Turkey has suffered a series of bombings")."""
        if act.type != "ASSAULT" or clause.predicate in words("entered"):
            return None
        return next((self.named.place_at[t] for t in clause.object if t in self.named.place_at), None)

    def country_over(self, act: Act, clause: Clause) -> str | None:
        """The country that a deed throws into something ("Kenya was plunged into turmoil after police shot …")."""
        for _ in range(2):
            above = self.scene.clauses[clause.parent] if clause.parent is not None else None
            if act.type not in CARRIED or above is None or above.sentence != clause.sentence:
                return None
            if clause.link in ("time", "reason") and above.passive and above.link == "root":
                suffering = (*above.subject, *above.object)
                return next((self.named.place_at[t] for t in suffering if t in self.named.place_at), None)
            clause = above
        return None

    def _there(self, clause: Clause) -> list[str]:
        if "there" not in clause.adverbs:
            return []
        span = self.scene.doc.sentences[clause.sentence]
        there = (t for t in range(clause.head, span.last) if self.scene.tokens[t].lower == "there")
        return [place for t in there if (place := self.named.there(t))]

    def _lost(self, clause: Clause) -> list[str]:
        """The town that falls, or that somebody takes control of."""
        lost = clause.subject if clause.predicate in words("lost") else ()
        ground = (t for t in lost if t in self.named.place_at or self.named.is_ground(t))
        taken = (self.named.place_at[t] for p, t in clause.oblique if p == "of" and t in self.named.place_at)
        return [*(place for t in ground if (place := self.named.within(t))), *taken]

    def _home(self, token: int) -> str | None:
        """The town or square of people that a deed is done to ("fired on the Tahrir Square protesters")."""
        local = self.scene.tokens[token].lemma.lower() in words("local people") | words("inhabitants")
        place = self.named.named_before(token) if local else None
        return place if place is not None and place not in self.named.wide else None
