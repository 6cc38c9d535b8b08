"""Where an act takes place: the locatives of its clause, of what it hangs on, of its sentence and what went before."""

from polybius.events.acts import Act
from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.vocabulary import Clause, Event, PlaceMention

STANDING = ("in", "at", "near", "outside", "inside", "around", "throughout", "across", "within", "on", "where")
MOVING = ("off", "into", "to", "from", "over", "toward", "towards", "between", "through")
BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "CONSULT"})
CARRIED = frozenset({"ASSAULT", "COERCE", "PROTEST"})
GROUND = frozenset({"facility", "territory"})
NOWHERE = frozenset({"demonym", "name_part"})
APART = ("relative", "reason", "condition", "complement")
SIDES = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside"})
BEFORE = ("compound", "nmod", "amod")
DEPTH = 4


class Whereabouts:
    """The places of a document by the tokens that name them, and the choice among them."""

    def __init__(self, scene: Scene, places: tuple[PlaceMention, ...]) -> None:
        self.scene = scene
        named = [p for p in places if p.place.basis not in NOWHERE]
        self.country = {p.place.id: p.place.country for p in named}
        self.place_at = {token: p.place.id for p in named for token in range(p.first, p.last)}
        self._wide = {
            p.place.id for p in named if p.place.admin1 is None and p.place.radius_km and p.place.radius_km > 60
        }
        self._local = [(p.first, p.place.id) for p in named if p.place.id not in self._wide]
        self._dateline = next((p.place.id for p in named if self._part(p.first) == "lead"), None)
        self._carriers = {c.head: c.i for c in scene.clauses} | {
            c.support: c.i for c in reversed(scene.clauses) if c.support is not None
        }

    def _part(self, token: int) -> str:
        return self.scene.doc.sentences[self.scene.tokens[token].sentence].part

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
        return wide or self._sentence_place(act, clause) or self._struck(act, clause)

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
        """Where a deed goes on that names no place: where the one before it in the paragraph was, or the dateline."""
        if event.type not in CARRIED or event.status not in ("actual", "ongoing"):
            return None
        sentences = self.scene.doc.sentences
        here = sentences[clause.sentence]
        for other, before in reversed(told):
            there = sentences[before.sentence]
            if there.paragraph != here.paragraph or here.i - there.i > 2:
                break
            if (
                other.type in CARRIED
                and other.place
                and other.place not in self._wide
                and event.time in (None, other.time)
            ):
                return other.place
        first = next((s.i for s in sentences if s.part == "body"), -1)
        if here.i == first and self._dateline is not None and not self._named_in(first):
            countries = {self.scene.actors[i].country for i in (*event.actor, *event.recipient)} - {None}
            return self._dateline if self.country[self._dateline] in countries else None
        return None

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
                if preposition == wanted and (p := self._within(token, act.type in CARRIED))
                and (wanted != "on" or (bodily and p not in self._wide))
            )  # fmt: skip
        if own and (act.type == "ASSAULT" or "visit" in act.mode):
            found.extend(
                p
                for t in clause.object
                if (p := self._within(t, True))
                and ("visit" in act.mode or clause.predicate in words("entered") or p not in self._wide)
            )
        found.extend(p for token in (*clause.object, *ends) if (p := self._under(token, act.type in CARRIED)))
        if act.type in CARRIED:
            deeds = (*ends, *(t for _, t in clause.oblique if self._is_deed(t)))
            found.extend(p for token in deeds if (p := self._named_before(token)))
        return next((p for p in found if p not in self._wide), next(iter(found), None))

    def _is_deed(self, token: int) -> bool:
        index = self.scene.clause_at.get(token)
        return index is not None and self.scene.clauses[index].kind == "noun"

    def _named_before(self, token: int, depth: int = 0) -> str | None:
        """The place among the nouns before an event noun ("the Istanbul attack", "the Kenya embassy bombing")."""
        for child in self.scene.tokens[token].children if depth < DEPTH else ():
            if child < token and self.scene.tokens[child].dep in BEFORE:
                found = self.place_at.get(child) or self._named_before(child, depth + 1)
                if found:
                    return found
        return None

    def _within(self, token: int, deed: bool, depth: int = 0) -> str | None:
        """The place that a noun phrase names: its own, one in or under it, or the one that it goes back to."""
        if token in self.place_at:
            return self.place_at[token]
        if self._is_ground(token) and (named := self._beside(token)):
            return named
        return self._under(token, deed, depth) or self._again(token)

    def _beside(self, token: int) -> str | None:
        """The name of a place that stands with its noun: before it, or after it ("the capital, Oslo,")."""
        found = [
            self.place_at[child]
            for child in self.scene.tokens[token].children
            if child in self.place_at and self.scene.tokens[child].dep in ("compound", "appos", "nmod", "poss")
        ]
        after = self.scene.tokens[token + 1 : token + 3]
        if len(after) == 2 and after[0].text == "," and after[1].i in self.place_at:
            found.insert(0, self.place_at[after[1].i])
        return next((p for p in found if p not in self._wide), None)

    def _is_ground(self, token: int) -> bool:
        """Whether a noun names a building, a town or a stretch of land."""
        return self.scene.tokens[token].lemma.lower() in words("local places") or not GROUND.isdisjoint(
            self.scene.classes_of(token)
        )

    def _under(self, token: int, deed: bool, depth: int = 0) -> str | None:
        """The place named in a phrase "in X" under a noun, or "of X" under one that is a place or a deed."""
        wide = None
        for child in self.scene.tokens[token].children if depth < DEPTH else ():
            node = self.scene.tokens[child]
            if node.lower in SIDES and node.dep in ("advmod", "npadvmod", "appos"):
                wide = wide or self._under(child, True, depth + 1)
                continue
            if node.dep != "prep":
                continue
            of = node.lower == "of" and (
                self._is_ground(token)
                or (deed and token in self.scene.clause_at)
                or self.scene.tokens[token].lower in SIDES
            )
            if not of and node.lower not in STANDING and not (deed and node.lower in MOVING):
                continue
            for inner in node.children:
                found = self._within(inner, deed, depth + 1)
                if found and found not in self._wide:
                    return found
                wide = wide or found
        return wide

    def _again(self, token: int) -> str | None:
        """The last local place named before "the city", "the area"."""
        node = self.scene.tokens[token]
        definite = any(self.scene.tokens[c].lower in ("the", "this", "that") for c in node.children)
        if not definite or node.lemma.lower() not in words("local places"):
            return None
        return next((place for first, place in reversed(self._local) if first < token), None)

    def _sentence_place(self, act: Act, clause: Clause) -> str | None:
        """The only locative of the sentence that is not told of another deed, rather a town than a country."""
        span = self.scene.doc.sentences[clause.sentence]
        found: list[str | None] = []
        for token in range(span.first, span.last):
            node = self.scene.tokens[token]
            standing = node.dep == "pobj" and self.scene.tokens[node.head].lower in STANDING[:-2]
            if standing and (token in self.place_at or self._is_ground(token)) and self._reaches(token, act, clause):
                found.append(self._within(token, False))
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
