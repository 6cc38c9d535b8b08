"""Where an act takes place: the locatives of its clause, of what it hangs on, of its sentence and what went before."""

from msgspec.structs import replace

from polybius.events.acts import Act, Reader
from polybius.events.continuing import Continuing
from polybius.events.home_ground import HomeGround
from polybius.events.named_places import MOVING, POINTING, SENT, SIDES, STANDING, STAYING, NamedPlaces
from polybius.events.scene import Scene
from polybius.events.sufferers import CARRIED, Sufferers
from polybius.events.undertakings import Undertakings
from polybius.events.utterances import Utterances
from polybius.events.words import words
from polybius.vocabulary import Clause, Event, PlaceMention

BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "CONSULT", "COOPERATE"})
SENDING = frozenset({"AID", "MOBILIZE"})
APART = ("relative", "reason", "condition", "complement")
ABOUT = ("off", "into", "to", "toward", "towards", "between", "through")
LEADING: dict[str, tuple[str, ...]] = {  # prepositions of movement by type, the telling ones first
    "ASSAULT": (*ABOUT, "over", "from"),
    "COERCE": (*ABOUT, "from"),
    "PROTEST": (*ABOUT, "from"),
    "MOBILIZE": ("to", "into", "toward", "towards", "off", "between", "through", "over", "from"),
    "AID": ("to", "into", "off", "through", "from"),
    "RETREAT": ("from", "out of", "off", "to", "into"),
    "CONSULT": ("to", "into", "for"),
}
TOLD_OF = frozenset({"over", "about", "against", "for", "since", "with", "despite"})
AFTER = frozenset({"after", "following", "before"})
MEANWHILE = frozenset({"when", "since", "as", "while"})
LEAVING = frozenset({"leave", "depart"})
JUDGING = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "PROTEST", "SANCTION", "CONCEDE", "THREATEN"})
UNDONE = frozenset({"planned", "requested", "threatened", "possible"})
DISTANCES = frozenset({"kilometer", "kilometre", "mile", "km", "meter", "metre", "yard"})


class Whereabouts:
    """The places of a document by the tokens that name them, and the choice among them."""

    def __init__(self, scene: Scene, reader: Reader, places: tuple[PlaceMention, ...]) -> None:
        self.scene = scene
        self.reader = reader
        self.named = NamedPlaces(scene, places)
        self.said = Utterances(scene, self.named)
        self.home = HomeGround(scene, self.named)
        self.suffering = Sufferers(scene, self.named)
        self.continuing = Continuing(scene, self.named)
        self.agreed = Undertakings(scene, self.named, reader)
        self.place_at, self.country, self._wide = self.named.place_at, self.named.country, self.named.wide
        self._carriers = {c.head: c.i for c in scene.clauses} | {
            c.support: c.i for c in reversed(scene.clauses) if c.support is not None
        }

    def place_of(self, act: Act, clause: Clause, event: Event) -> str | None:
        """The place of an act: of its own clause, of the clauses it hangs on, of its nouns, or of its sentence."""
        if "phone" in event.mode:
            return None
        act = self._meant(act, event)
        if act.type not in BODILY:
            return self.said.place_of(act, clause) or self.home.homeland(act, clause)
        own = self._own_place(act, clause, True)
        if own and (own not in self._wide or (act.type == "ASSAULT" and clause.predicate in words("entered"))):
            return own
        if self._is_told_of(clause) or self._is_apart(clause):
            return own or self._place_below(act, clause, own)
        near, wide = self._place_above(act, clause, own)
        near = near or self._left(act, clause)
        if found := near or self._place_below(act, clause, wide) or wide:
            return found
        around = self._sentence_place(act, clause) if event.status not in UNDONE else None
        struck = self.suffering.country_struck(act, clause) or self.suffering.country_over(act, clause)
        return around or struck or self.home.place_of(act, clause)

    def _meant(self, act: Act, event: Event) -> Act:
        """The act itself where the same words announce it ("will visit Algeria")."""
        announced = event.type == "AGREE" and event.status == "planned" and act.frame.type in BODILY
        return replace(act, type=act.frame.type, mode=act.frame.mode) if announced else act

    def carried(self, event: Event, clause: Clause, told: list[tuple[Event, Clause]]) -> str | None:
        """Where an act goes on that names no place."""
        if self._is_told_of(clause) or self._is_apart(clause):
            return None
        return self.continuing.place_of(event, clause, told)

    def _is_on(self, token: int) -> bool:
        return self.scene.tokens[self.scene.tokens[token].head].lower == "on"

    def is_wide(self, place: str) -> bool:
        """Whether a place is a country or a region without a smaller unit named."""
        return place in self._wide

    def _left(self, act: Act, clause: Clause) -> str | None:
        """The place that somebody leaves after a meeting ("left Cairo after talks with mediators")."""
        parent = self.scene.clauses[clause.parent] if clause.parent is not None else None
        if act.type != "CONSULT" or parent is None or clause.marker not in AFTER or parent.predicate not in LEAVING:
            return None
        return next((self.place_at[t] for t in parent.object if t in self.place_at), None)

    def _lies_in(self, place: str, wide: str | None) -> bool:
        """Whether a place can lie in a wide one that is named nearer; where none is named, it can."""
        if wide is None:
            return True
        mine, other = self.country[place], self.country[wide]
        return not mine or not other or mine == other

    def _place_above(self, act: Act, clause: Clause, wide: str | None) -> tuple[str | None, str | None]:
        """The town named by the clauses that one hangs on, and the wide place named nearest."""
        child = clause
        for _ in range(2):
            if child.parent is None or self.scene.clauses[child.parent].sentence != clause.sentence:
                break
            parent = self.scene.clauses[child.parent]
            if (child.i in parent.content and parent.kind == "verb") or self._is_aside(act, child):
                break
            above = self._own_place(act, parent, False)
            if above and above not in self._wide and self._lies_in(above, wide):
                return above, wide
            wide, child = wide or above, parent
        return None, wide

    def _place_below(self, act: Act, clause: Clause, wide: str | None) -> str | None:
        """The place that a noun, a loose clause of time or what an event noun does names under an act."""
        for i in self.scene.below.get(clause.i, ()):
            below = self.scene.clauses[i]
            if not self._belongs(act, clause, below):
                continue
            found = self._own_place(act, below, False)
            if found and self._lies_in(found, wide) and (below.marker not in AFTER or self.home.is_home(clause, found)):
                return found
        return None

    def _belongs(self, act: Act, clause: Clause, below: Clause) -> bool:
        """Whether what hangs under an act tells of the same happening."""
        if below.kind == "noun":
            return not self._is_told_of(below) and not self._is_matter(act, below.head)
        after = below.link == "time" and (below.tense == "none" or below.marker in MEANWHILE)
        return after or (clause.kind == "noun" and below.link == "relative" and clause.head in below.subject)

    def _is_told_of(self, clause: Clause) -> bool:
        """Whether an event noun is only what a deed is about or because of ("arrested over the bombing")."""
        if clause.kind != "noun":
            return False
        aim = clause.marker == "for" and self.scene.tokens[clause.head].lemma.lower() in words("gatherings")
        if clause.link == "reason" or (clause.marker in TOLD_OF and not aim):
            return True
        tokens = self.scene.tokens
        over = tokens[tokens[clause.head].head]
        about = over.dep == "prep" and tokens[over.head].lemma.lower() in words("about nouns")
        parent = self.reader.act_of(clause.parent) if clause.parent is not None else None
        judged = (
            parent is not None and parent.type in JUDGING and clause.head in self.scene.clauses[parent.clause].object
        )
        return about or judged

    def _is_aside(self, act: Act, clause: Clause) -> bool:
        """Whether the clause over this one tells of another deed than an act in it or under it."""
        if self._is_told_of(clause) or self._is_apart(clause):
            return True
        if clause.link != "relative" or clause.parent is None:
            return False
        over = self.reader.act_of(clause.parent)
        return over is not None and over.type not in ("", act.type)

    def _is_apart(self, clause: Clause) -> bool:
        """Whether an event noun tells of what came before the clause over it ("fled after the shooting")."""
        known = any(self.scene.tokens[c].lower in POINTING for c in self.scene.tokens[clause.head].children)
        return clause.kind == "noun" and clause.marker in AFTER and known

    def _is_matter(self, act: Act, token: int) -> bool:
        """Whether an event noun is what a meeting is about ("discussed the fighting")."""
        told = token in self.scene.clause_at
        return act.type == "CONSULT" and told and self.scene.tokens[token].lemma.lower() not in words("gatherings")

    def _own_place(self, act: Act, clause: Clause, own: bool) -> str | None:
        """The place that the clause itself states: beside its verb, in what suffers it, before its noun."""
        told = None if own else self.reader.act_of(clause.i)
        same = own or (told is not None and told.type == act.type)
        found = self._beside(act, clause, LEADING.get(act.type, ()) if same else ())
        if own or clause.predicate in words("entering"):
            found.extend(self.suffering.places_of(act, clause))
        ends = (clause.head,) if clause.kind == "noun" else ()
        moving = self._moving(act) if same else STAYING
        for token in (*(t for t in clause.object if not self._is_matter(act, t)), *ends):
            found.extend(p for p in (self.named.under(token, moving),) if p)
        deeds = (*ends, *(t for p, t in clause.oblique if p not in TOLD_OF and self.named.is_deed(t)))
        if act.type in (*CARRIED, "CONSULT"):
            before = [p for token in deeds if (p := self.named.named_before(token))]
            found.extend(p for p in before if act.type in CARRIED or p not in self._wide)
        near = [p for p in found if p not in self._wide]
        doing = (p for token in clause.subject if clause.kind == "noun" and (p := self.named.under(token)))
        return self.named.finest(near) or next(iter(found), None) or next(doing, None)

    def _moving(self, act: Act) -> frozenset[str]:
        """The prepositions of movement that say under a noun where the act is."""
        return MOVING if act.type in CARRIED else SENT if act.type in SENDING else STAYING

    def _beside(self, act: Act, clause: Clause, moving: tuple[str, ...]) -> list[str]:
        """The places of the prepositional phrases beside the verb or the event noun."""
        found: list[str] = []
        order = (*moving[:2], *STANDING) if act.type == "RETREAT" else (*STANDING, *moving)
        for wanted in order:
            for preposition, token in clause.oblique:
                if preposition != wanted or (wanted == "over" and self.named.is_deed(token)):
                    continue
                where = wanted == "where"
                place = self.named.where(token) if where else self.named.within(token, self._moving(act))
                if place and not (wanted in ("on", "from") and place in self._wide and act.type != "RETREAT"):
                    found.append(place)
        found.extend(p for token in self._aside(clause) if (p := self.named.under(token, STAYING)))
        return found

    def _aside(self, clause: Clause) -> list[int]:
        """The words beside a verb that say on which side or how far ("north of X", "20 miles from X")."""
        tokens = self.scene.tokens
        heads = [clause.head, *(() if clause.support is None else (clause.support,))]
        beside = [c for head in heads for c in tokens[head].children]
        return [c for c in beside if tokens[c].lower in SIDES or tokens[c].lemma.lower() in DISTANCES]

    def _sentence_place(self, act: Act, clause: Clause) -> str | None:
        """The only locative of the sentence that is not told of another deed, rather a town than a country."""
        span = self.scene.doc.sentences[clause.sentence]
        found: list[str] = []
        for token in range(span.first, span.last):
            grounded = token in self.place_at or self.named.is_ground(token)
            standing = self.named.is_standing(token) and not self.named.is_source(token)
            standing = standing and not (self._is_on(token) and self.place_at.get(token) in self._wide)
            if standing and grounded and self._reaches(token, act, clause):
                found.extend(p for p in (self.named.within(token),) if p)
        near = next((p for p in found if p not in self._wide), None)
        return near or next((p for p in found if self.home.is_shared(clause, p)), None)

    def _owner(self, token: int) -> Clause | None:
        """The clause on whose head a locative hangs."""
        for _ in range(12):
            if (owner := self._carriers.get(token)) is not None:
                return self.scene.clauses[owner]
            head = self.scene.tokens[token].head
            if head == token:
                return None
            token = head
        return None

    def _reaches(self, token: int, act: Act, clause: Clause) -> bool:
        """Whether a locative belongs to a clause that is not set apart from this one as its relative or content."""
        told = self._owner(token)
        if told is None:
            return True
        over = self._is_over(told, clause)
        if (over or act.type not in CARRIED) and not self._is_over(told, clause, act):
            return False
        place = self.named.within(token)
        if told.i != clause.i and told.marker in AFTER and place and not self.home.is_home(clause, place):
            return False
        if self._is_told_of(told) or (told.kind == "noun" and self._is_matter(act, told.head)):
            return False
        if self._is_content(clause, told):
            return self._opens(token, told) and self._is_local(told)
        forced = act.type in CARRIED and told.link == "complement" and told.parent in (clause.i, clause.parent)
        doing = act.type in CARRIED and told.link == "relative" and told.tense == "none"
        doing = doing and told.predicate not in words("being from")
        return told.i == clause.i or told.link not in APART or forced or doing

    def _is_over(self, told: Clause, clause: Clause, act: Act | None = None) -> bool:
        """Whether a clause is the other one or stands over it, with no clause between that sets an act aside."""
        index: int | None = clause.i
        while index is not None and index != told.i:
            between = self.scene.clauses[index]
            if act is not None and self._is_aside(act, between):
                return False
            index = between.parent
        return index is not None

    def _is_content(self, clause: Clause, over: Clause) -> bool:
        """Whether a clause is told by a verb over it ("said that …")."""
        while clause.parent is not None and self.scene.clauses[clause.parent].sentence == clause.sentence:
            parent = self.scene.clauses[clause.parent]
            if parent.i == over.i:
                return clause.i in parent.content and parent.kind == "verb"
            clause = parent
        return False

    def _opens(self, token: int, told: Clause) -> bool:
        """Whether a place stands before the one who tells, opening the sentence ("In Nablus, doctors said")."""
        return token < min(told.subject, default=told.head)

    def _is_local(self, told: Clause) -> bool:
        """Whether those who tell are people of the place, and nobody who speaks of what is far away."""
        return any(self.scene.tokens[t].lemma.lower() in words("local people") for t in told.subject)
