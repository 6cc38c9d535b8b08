"""Which figures cannot be parts of others: told by somebody else, of another side, or of another day."""

import datetime
from itertools import pairwise

from polybius.tolls.figure import Figure
from polybius.tolls.parties import Scene
from polybius.vocabulary import Actor, Claim, Clause, Doc, Time, TimeMention
from polybius.vocabulary.stretches import Stretches

HARM = frozenset({"killed", "injured"})
ATTACKING = "UAF"
ARMED = "armed"
OFFICIAL = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "MED", "SPY"})
CAMPS = {"REB": ARMED, "UAF": ARMED, "MIL": "state", "COP": "state"}
PLACING = frozenset({"at", "inside", "near", "outside"})
HERE = frozenset({"there", "here"})
UPWARD = 12
NEXT_DAY = 1


class Rivals:
    """The sides, speakers and days of a document's figures."""

    def __init__(self, doc: Doc, scene: Scene, claims: tuple[Claim, ...], times: tuple[TimeMention, ...]) -> None:
        self.doc, self.scene, self.claims = doc, scene, claims
        self.contents = Stretches(claim.content for claim in claims)
        self.actors = {actor.id: actor for actor in scene.cast.actors}
        self.told: dict[int, list[Clause]] = {}
        for clause in scene.clauses:
            self.told.setdefault(clause.sentence, []).append(clause)
        self.dated: dict[int, list[TimeMention]] = {}
        for mention in times:
            self.dated.setdefault(doc.tokens[mention.first].sentence, []).append(mention)
        self.time = {mention.time.id: mention.time for mention in times}

    def between(self, whole: Figure, part: Figure) -> bool:
        """Whether a figure that no word makes a part of a larger one tells of other people or is another's count."""
        return self._of_other_side(whole, part) or self._of_other_day(whole, part) or self._by_another(whole, part)

    def _by_another(self, whole: Figure, part: Figure) -> bool:
        """Whether somebody else tells it of the same people, in no smaller place: a count against a count."""
        if part.single or (whole.who.general and not part.who.general) or self._is_placed(part):
            return False
        mine, theirs = self._voice(whole), self._voice(part)
        return mine is not None and theirs is not None and mine != theirs

    def _voice(self, figure: Figure) -> tuple[str | None, str] | None:
        """The country and camp of who tells a figure: the offices of a state speak for it."""
        actor = self.actors.get(self._speaker(figure) or "")
        if actor is None or not actor.sector:
            return None
        return actor.country, "state" if actor.sector in OFFICIAL else actor.sector

    def _is_placed(self, figure: Figure) -> bool:
        """Whether a figure's own clause says where."""
        if figure.clause is None:
            return False
        clause = self.scene.clauses[figure.clause]
        below = self.doc.tokens[clause.head].children
        return any(p in PLACING for p, _ in clause.oblique) or any(self.doc.tokens[t].lower in HERE for t in below)

    def _speaker(self, figure: Figure) -> str | None:
        near = (self.claims[n] for n in self.contents.around(figure.start))
        found = [c for c in near if c.speaker and any(start <= figure.start < end for start, end in c.content)]
        inner = min(found, key=lambda claim: sum(end - start for start, end in claim.content), default=None)
        return inner.speaker if inner is not None else None

    def _of_other_side(self, whole: Figure, part: Figure) -> bool:
        here, there = self._counted(whole), self._counted(part)
        if not there:
            return False
        attacking = all(actor.sector == ATTACKING for actor in there)
        if part.effect in HARM and attacking and not any(self._camp(actor) == ARMED for actor in here):
            return True
        if whole.who.general or part.who.general or not here:
            return False
        lands = [{actor.country for actor in side} for side in (here, there)]
        if None not in lands[0] | lands[1] and not lands[0] & lands[1]:
            return True
        sides = [{self._camp(actor) for actor in side} for side in (here, there)]
        return "" not in sides[0] | sides[1] and not sides[0] & sides[1]

    def _camp(self, actor: Actor) -> str:
        return CAMPS.get(actor.sector or "", "")

    def _counted(self, figure: Figure) -> list[Actor]:
        return [self.actors[id] for id in figure.who.actors if id in self.actors]

    def _of_other_day(self, whole: Figure, part: Figure) -> bool:
        here, there = self._days(whole), self._days(part)
        if here is None or there is None:
            return False
        (_, end), (start, _) = sorted((here, there))
        return (datetime.date.fromisoformat(start) - datetime.date.fromisoformat(end)).days > NEXT_DAY

    def _days(self, figure: Figure) -> tuple[str, str] | None:
        """The days of a figure's event, else of the attack that its clause's subject tells of."""
        event = self.scene.event_of(figure)
        time = self.time.get(event.time or "") if event is not None else self._named(figure)
        return (time.from_[:10], time.to[:10]) if time is not None and time.from_ and time.to else None

    def _named(self, figure: Figure) -> Time | None:
        """The time that the subject of the figure's sentence names ("the toll of the attacks on Nov. 20")."""
        tokens = self.doc.tokens
        told = (c for c in self.told.get(figure.sentence, ()) if c.kind != "noun" and not c.content)
        subjects = {token for clause in told for token in clause.subject}
        for mention in self.dated.get(figure.sentence, ()):
            path = [mention.first]
            while len(path) < UPWARD and tokens[path[-1]].head != path[-1]:
                path.append(tokens[path[-1]].head)
            if any(above in subjects and below != mention.first for below, above in pairwise(path)):
                return mention.time
        return None
