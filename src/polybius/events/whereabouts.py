"""Where an act takes place: the locatives of its clause, of what it hangs on, of its sentence and what went before."""

from polybius.events.acts import Act
from polybius.events.named_places import MOVING, STANDING, NamedPlaces
from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.vocabulary import Clause, Event, PlaceMention

AT_HOME = frozenset({"COP", "JUD", "CVL", "AGR", "LAB", "EDU", "MED", "OPP"})
AT_HOME_TYPES = ("COERCE", "PROTEST")
BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "CONSULT"})
CARRIED = frozenset({"ASSAULT", "COERCE", "PROTEST"})
MADE_AT = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE"})
APART = ("relative", "reason", "condition", "complement")


class Whereabouts:
    """The places of a document by the tokens that name them, and the choice among them."""

    def __init__(self, scene: Scene, places: tuple[PlaceMention, ...]) -> None:
        self.scene = scene
        self.named = NamedPlaces(scene, places)
        self.place_at, self.country, self._wide = self.named.place_at, self.named.country, self.named.wide
        self._carriers = {c.head: c.i for c in scene.clauses} | {
            c.support: c.i for c in reversed(scene.clauses) if c.support is not None
        }

    def place_of(self, act: Act, clause: Clause) -> str | None:
        """The place of an act: of its own clause, of the clauses it hangs on, of its nouns, or of its sentence."""
        own = self._own_place(act, clause, True)
        if own and (own not in self._wide or (act.type == "ASSAULT" and clause.predicate in words("entered"))):
            return own
        wide = own
        index, child = clause.parent, clause
        for _ in range(2):
            if index is None or self.scene.clauses[index].sentence != clause.sentence:
                break
            parent = self.scene.clauses[index]
            if child.i in parent.content and parent.kind == "verb":
                break
            above = self._own_place(act, parent, False)
            if above and above not in self._wide and self.lies_in(above, wide):
                return above
            wide, index, child = wide or above, parent.parent, parent
        for i in self.scene.below.get(clause.i, ()):
            below = self.scene.clauses[i]
            after = below.link == "time" and below.tense == "none"
            if (
                (below.kind == "noun" or after)
                and (found := self._own_place(act, below, False))
                and self.lies_in(found, wide)
            ):
                return found
        return (
            wide or self._sentence_place(act, clause) or self._struck(act, clause)
            or self._local_voice(act, clause) or self._homeland(act, clause)
        )  # fmt: skip

    def _local_voice(self, act: Act, clause: Clause) -> str | None:
        """The town of those who do a deed or tell of it ("Aleppo residents said", "the mayor of Kharkiv")."""
        if act.type not in CARRIED:
            return None
        told = [clause] if clause.kind == "verb" else []
        while clause.parent is not None and self.scene.clauses[clause.parent].sentence == clause.sentence:
            clause = self.scene.clauses[clause.parent]
            told.append(clause)
        tokens = [t for c in told for t in c.subject if self.scene.tokens[t].lemma.lower() in words("local people")]
        found = (place for t in tokens for place in (self.named.named_before(t), self._of(t)))
        return next((place for place in found if place and place not in self._wide), None)

    def _of(self, token: int) -> str | None:
        """The place in a phrase "of X" right under a noun."""
        tokens = self.scene.tokens
        pieces = (n for c in tokens[token].children if tokens[c].lower == "of" for n in tokens[c].children)
        return next((self.place_at[n] for n in pieces if n in self.place_at), None)

    def _homeland(self, act: Act, clause: Clause) -> str | None:
        """The country of a police force or a crowd that acts at home, named only by its adjective ("Saudi police")."""
        if act.type not in AT_HOME_TYPES:
            return None
        home = {a.country for t in clause.subject for a in self.scene.cast_of(t) if a.sector in AT_HOME}
        tokens = (t for token in clause.subject for t in (*self.scene.tokens[token].children, *self._counted(token)))
        found = (self.named.adjectives[t] for t in tokens if t in self.named.adjectives)
        return next((place for place in found if home == {self.country[place]}), None)

    def _counted(self, token: int) -> list[int]:
        """The words before the noun that a number word counts ("hundreds of Thai farmers")."""
        tokens = self.scene.tokens
        nouns = (n for c in tokens[token].children if tokens[c].lower == "of" for n in tokens[c].children)
        return [word for noun in nouns for word in tokens[noun].children]

    def is_wide(self, place: str) -> bool:
        """Whether a place is a country or a region without a smaller unit named."""
        return place in self._wide

    def lies_in(self, place: str, wide: str | None) -> bool:
        """Whether a place can lie in a wide one that is named nearer; where none is named, it can."""
        if wide is None:
            return True
        mine, other = self.country[place], self.country[wide]
        return not mine or not other or mine == other

    def _struck(self, act: Act, clause: Clause) -> str | None:
        """The country that suffers violence of which no more is said ("Turkey has suffered a series of bombings")."""
        if act.type != "ASSAULT" or clause.predicate in words("entered"):
            return None
        return next((self.place_at[t] for t in clause.object if t in self.place_at), None)

    def carried(self, event: Event, clause: Clause, told: list[tuple[Event, Clause]]) -> str | None:
        """Where a deed goes on that names no place: where one told shortly before was, or the dateline.

        The one before stands in the paragraph, or not far above it and has a party in common. What was agreed is where
        the meeting was that the sentence tells of.
        """
        if event.type in MADE_AT and event.status == "actual":
            met = (o.place for o, c in reversed(told) if o.type == "CONSULT" and c.sentence == clause.sentence)
            return next((place for place in met if place), None)
        if event.type not in CARRIED or event.status not in ("actual", "ongoing"):
            return None
        sentences = self.scene.doc.sentences
        here = sentences[clause.sentence]
        parties = {*event.actor, *event.recipient}
        for other, before in reversed(told):
            there = sentences[before.sentence]
            if here.i - there.i > 3:
                break
            near = there.paragraph == here.paragraph and here.i - there.i <= 2
            if not near and not (parties.intersection((*other.actor, *other.recipient)) and not self._named_in(here.i)):
                continue
            if other.type in CARRIED and other.place and self._continues(event, other):
                return other.place
        first = next((s.i for s in sentences if s.part == "body"), -1)
        if here.i == first and self.named.dateline is not None and not self._named_in(first):
            countries = {self.scene.actors[i].country for i in (*event.actor, *event.recipient)} - {None}
            return self.named.dateline if self.country[self.named.dateline] in countries else None
        return None

    def _continues(self, event: Event, other: Event) -> bool:
        """Whether a deed can be part of what is told of another: in a town or site, and not on another day."""
        return other.place not in self._wide and event.time in (None, other.time)

    def _named_in(self, sentence: int) -> bool:
        """Whether a sentence says where it is: by a name, or by some ground that has none."""
        span = self.scene.doc.sentences[sentence]
        for token in range(span.first, span.last):
            node = self.scene.tokens[token]
            placed = node.dep == "pobj" and self.scene.tokens[node.head].lower in STANDING[:-2]
            told = token in self.scene.clause_at or node.ent in ("DATE", "TIME")
            if token in self.place_at or (placed and not told):
                return True
        return False

    def _own_place(self, act: Act, clause: Clause, own: bool) -> str | None:
        found: list[str] = []
        bodily = act.type in BODILY
        ends = (clause.head,) if clause.kind == "noun" else ()
        said = {preposition for preposition, _ in clause.oblique}
        for wanted in (w for w in ((*STANDING, *MOVING) if bodily else STANDING) if w in said):
            found.extend(
                p for preposition, token in clause.oblique
                if preposition == wanted and (p := self.named.within(token, act.type in CARRIED))
                and (wanted != "on" or (bodily and p not in self._wide))
            )  # fmt: skip
        if own and (act.type == "ASSAULT" or "visit" in act.mode):
            found.extend(
                p
                for t in clause.object
                if (p := self.named.within(t, True))
                and ("visit" in act.mode or clause.predicate in words("entered") or p not in self._wide)
            )
        found.extend(p for token in (*clause.object, *ends) if (p := self.named.under(token, act.type in CARRIED)))
        if act.type in CARRIED | MADE_AT:
            deeds = (*ends, *(t for _, t in clause.oblique if self.named.is_deed(t)))
            named = [p for token in deeds if (p := self.named.named_before(token))]
            found.extend(p for p in named if act.type in CARRIED or p not in self._wide)
        return next((p for p in found if p not in self._wide), next(iter(found), None))

    def _sentence_place(self, act: Act, clause: Clause) -> str | None:
        """The only locative of the sentence that is not told of another deed, rather a town than a country."""
        span = self.scene.doc.sentences[clause.sentence]
        found: list[str | None] = []
        for token in range(span.first, span.last):
            node = self.scene.tokens[token]
            standing = node.dep == "pobj" and self.scene.tokens[node.head].lower in STANDING[:-2]
            if (
                standing
                and (token in self.place_at or self.named.is_ground(token))
                and self._reaches(token, act, clause)
            ):
                found.append(self.named.within(token, False))
        named = [p for p in found if p]
        return next((p for p in named if p not in self._wide), next(iter(named), None))

    def _reaches(self, token: int, act: Act, clause: Clause) -> bool:
        """Whether a locative belongs to a clause that is not set apart from this one as its relative or content."""
        owner = None
        for _ in range(12):
            owner = self._carriers.get(token)
            head = self.scene.tokens[token].head
            if owner is not None or head == token:
                break
            token = head
        if owner is None:
            return True
        told = self.scene.clauses[owner]
        forced = act.type in CARRIED and told.link == "complement" and told.parent in (clause.i, clause.parent)
        doing = act.type in CARRIED and told.link == "relative" and told.tense == "none"
        return told.i == clause.i or told.link not in APART or forced or doing
