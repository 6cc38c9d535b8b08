"""A document with everything found in it so far, and quick answers about it."""

from collections.abc import Mapping
from functools import cached_property

from polybius.events.lexicon import Lexicon
from polybius.events.words import endings, words
from polybius.vocabulary import Actor, Cast, Clause, Doc, PlaceMention, Time, TimeMention

REPEATABLE = 6  # the least number of words of a sentence whose repetition is a copy
ARMED = frozenset({"MIL", "REB", "UAF", "PRM"})
RULING = frozenset({"GOV", "LEG", "JUD", "ELI", "PTY", "OPP", "SPY"})
ELECTED = frozenset({"GOV", "LEG", "ELI", "PTY", "OPP"})
BODIES = frozenset({"UNO", "EUR", "IGO", "IMG", "ISM"})
PEOPLE = frozenset(
    {"he", "she", "they", "we", "i", "him", "her", "them", "us", "who", "whom", "me", "you", "himself", "those"}
)
ENTITY_CLASSES: dict[str, tuple[str, ...]] = {
    "PERSON": ("person", "persons"), "GPE": ("territory",), "LOC": ("territory",), "FAC": ("facility",),
    "ORG": ("organisation",), "NORP": ("persons",), "MONEY": ("money", "economic_aid"), "CARDINAL": ("number",),
    "QUANTITY": ("number",),
}  # fmt: skip
KIND_CLASSES: dict[str, tuple[str, ...]] = {
    "state": ("country", "state"), "government_body": ("government", "organisation"),
    "armed_group": ("armed", "armed_group"), "party": ("party", "organisation"),
    "company": ("company", "organisation"), "io": ("organisation",),
    "ngo": ("organisation", "agency"), "media": ("medium", "organisation"), "population": ("persons",),
    "collective": ("persons",), "person": ("person", "persons"),
}  # fmt: skip
OCCASIONS = frozenset({"when", "as", "after", "while"})
INNER = frozenset({"of", "in", "by", "from", "for", "to", "with"})


class Scene:
    """The parsed text, its clauses and its cast, with the lookups that every step of the stage needs."""

    def __init__(
        self,
        doc: Doc,
        clauses: tuple[Clause, ...],
        cast: Cast,
        places: tuple[PlaceMention, ...],
        lexicon: Lexicon,
        times: tuple[TimeMention, ...] = (),
    ) -> None:
        self.lexicon = lexicon
        self.doc = doc
        self.tokens = doc.tokens
        self.clauses = clauses
        self.cast = cast
        self.actors = {actor.id: actor for actor in cast.actors}
        self.clause_at = {clause.head: clause.i for clause in clauses}
        self.times = {mention.time.id: mention.time for mention in times}
        self.timed: dict[int, list[Time]] = {}
        for mention in times:
            if not mention.time.value.startswith("PT"):
                self.timed.setdefault(doc.tokens[mention.first].sentence, []).append(mention.time)
        self.places = {place.place.id: place.place for place in places}
        self.toponyms = {token for place in places for token in range(place.first, place.last)}
        self._classes: dict[int, frozenset[str]] = {}
        self._named = {
            token: tuple(self.actors[id] for id in ids if id in self.actors) for token, ids in cast.at.items()
        }

    @cached_property
    def below(self) -> dict[int, list[int]]:
        """The clauses that hang on each clause."""
        found: dict[int, list[int]] = {}
        for clause in self.clauses:
            if clause.parent is not None:
                found.setdefault(clause.parent, []).append(clause.i)
        return found

    def occasions(self, clause: Clause) -> tuple[int, ...]:
        """The heads of the clauses that tell when something happened ("died when police fired")."""
        times = (self.clauses[i] for i in self.below.get(clause.i, ()) if self.clauses[i].link == "time")
        return tuple(c.head for c in times if c.marker in OCCASIONS and not c.negated)

    def joined(self, clause: Clause) -> list[Clause]:
        """The clauses joined to one, which share what is said once ("one was killed and two hurt in the raid")."""
        over = clause.parent if clause.link == "coordination" else None
        beside = [i for near in (clause.i, over) if near is not None for i in self.below.get(near, ()) if i != clause.i]
        found = [self.clauses[i] for i in beside if self.clauses[i].link == "coordination"]
        found += self._reported_together(clause)
        return found if over is None else [*found, self.clauses[over]]

    def _reported_together(self, clause: Clause) -> list[Clause]:
        """The clauses joined to one that somebody reports ("one was killed and two hurt in the raid, police said")."""
        if clause.link != "complement":
            return []
        head = self.tokens[clause.head]
        heads = [c for c in head.children if self.tokens[c].dep == "conj"] + [head.head] * (head.dep == "conj")
        near = (self.clauses[self.clause_at[h]] for h in heads if h in self.clause_at)
        return [c for c in near if c.link == "complement" and c.parent == clause.parent and c.i != clause.i]

    @cached_property
    def in_sentence(self) -> dict[int, list[Clause]]:
        """The clauses of each sentence."""
        found: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            found.setdefault(clause.sentence, []).append(clause)
        return found

    @cached_property
    def storied(self) -> frozenset[int]:
        """The sentences that have a word of stories or of games."""
        known = self.lexicon.stories | words("games")
        return frozenset(t.sentence for t in self.tokens if t.lower in known or t.lemma.lower() in known)

    @cached_property
    def repeated(self) -> dict[int, int]:
        """The sentences that say word for word what an earlier one said, and that earlier one."""
        first: dict[str, int] = {}
        found = {}
        for sentence in self.doc.sentences:
            text = self.doc.text[sentence.start : sentence.end].strip()
            known = first.setdefault(text, sentence.i)
            if known != sentence.i and sentence.last - sentence.first >= REPEATABLE:
                found[sentence.i] = known
        return found

    @cached_property
    def police(self) -> list[tuple[int, str]]:
        """The tokens that denote police, and whom, in text order."""
        return [(t, a.id) for t in sorted(self.cast.at) for a in self.cast_of(t) if a.sector == "COP"]

    @cached_property
    def entity_label(self) -> dict[int, str]:
        """The named-entity label of each token."""
        return {token: entity.label for entity in self.doc.entities for token in range(entity.first, entity.last)}

    def cast_of(self, token: int) -> tuple[Actor, ...]:
        """The actors that a token denotes."""
        return self._named.get(token, ())

    def classes_of(self, token: int) -> frozenset[str]:
        """The classes of a noun: those of its lemma, its named entity and its actor, and the lemma itself."""
        found = self._classes.get(token)
        if found is None:
            found = self._classes[token] = self._find_classes(token)
        return found

    def _find_classes(self, i: int) -> frozenset[str]:
        token = self.tokens[i]
        lemma = token.lemma.lower()
        found: set[str] = {lemma, token.lower}
        label = self.entity_label.get(i, "")
        if label not in ("PERSON", "GPE"):
            found.update(self.lexicon.classes.get(lemma, ()))
            if lemma != token.lower:
                found.update(self.lexicon.classes.get(token.lower, ()))
        if label:
            found.update(ENTITY_CLASSES.get(label, ()))
        if i in self.toponyms:
            found.add("territory")
        if token.lower in PEOPLE:
            found.update(("persons", "pronoun"))
        if token.pos == "PROPN":
            for child in token.children:
                if self.tokens[child].pos == "NOUN" and self.tokens[child].dep == "compound":
                    found |= self.lexicon.classes.get(self.tokens[child].lemma.lower(), frozenset())
        if token.pos == "NUM":
            found.update(("number", "persons"))
        if token.children and any(
            self.tokens[c].dep == "compound" and self.tokens[c].lemma.lower() in self.lexicon.weapons
            for c in token.children
        ):
            found.add("attack")
        if token.pos == "PROPN":
            found |= self._nature_named(i)
        for actor in self.cast_of(i):
            found.update(actor_classes(actor))
        if "company" in found and "state" not in found:
            found.discard("persons")
        return frozenset(found)

    def _nature_named(self, i: int) -> frozenset[str]:
        """The classes of the storm or the like that a name belongs to ("Hurricane Mitch")."""
        known = self.lexicon.classes
        before = (known.get(self.tokens[c].lower, frozenset()) for c in self.tokens[i].children if c < i)
        return next((frozenset({"disaster", "nature"}) for classes in before if "disaster" in classes), frozenset())

    def verb_of(self, token: int) -> str:
        """The lemma of a verb with its particle ("call off")."""
        node = self.tokens[token]
        lemma = node.lemma.lower()
        if node.tag == "VBZ" and lemma == node.lower and lemma.endswith("s"):
            lemma = lemma[:-1]
        particle = next((self.tokens[c].lower for c in node.children if self.tokens[c].dep == "prt"), "")
        return f"{lemma} {particle}".strip()

    def code_named(self, token: int, names: Mapping[str, str]) -> str:
        """The code that a table gives a noun with its modifier ("war crimes"), or the noun alone."""
        lemma = self.tokens[token].lemma.lower()
        for child in self.tokens[token].children:
            beside = self.tokens[child].dep in ("compound", "amod", "nmod")
            if beside and (code := names.get(f"{self.tokens[child].lower} {lemma}")):
                return code
        return names.get(lemma, "")

    def inner(self, token: int) -> list[int]:
        """Possessors, demonyms, compounds and "of" or "in" phrases inside a noun phrase, nearest first."""
        found: list[int] = []
        for child in self.tokens[token].children:
            dep = self.tokens[child].dep
            if dep in ("poss", "amod", "compound", "nmod", "appos"):
                found.append(child)
            elif dep == "prep" and self.tokens[child].lower in INNER:
                found.extend(c for c in self.tokens[child].children if self.tokens[c].dep == "pobj")
        return found

    def stands_as(self, clause: Clause, dep: str) -> bool:
        """Whether the noun phrase of a noun clause is its support verb's argument of this label."""
        token = clause.head
        for _ in range(6):
            node = self.tokens[token]
            if node.head == clause.support or node.head == token:
                return node.dep == dep
            token = node.head
        return False

    def prepositions(self, token: int, head: int) -> frozenset[str]:
        """The prepositions on the way up from a token to a clause's head."""
        found = set()
        for _ in range(8):
            node = self.tokens[token]
            if node.dep in ("prep", "agent"):
                found.add(node.lower)
            if token in (head, node.head):
                break
            token = node.head
        return frozenset(found)


def actor_classes(actor: Actor) -> set[str]:
    """The classes of an actor, by its kind and sector."""
    found = set(KIND_CLASSES.get(actor.kind, ()))
    sector = actor.sector or ""
    if sector in ARMED:
        found.add("armed")
    elif sector == "COP":
        found.add("police")
    elif sector in RULING:
        found.add("official" if actor.kind in ("person", "collective", "unknown") else "government")
    if sector in ELECTED and actor.kind == "person":
        found.add("politician")
    if actor.country in BODIES:
        found.add("organisation")
    if sector == "REL":
        found.add("cleric")
    if sector == "OPP":
        found.add("opposition")
    return found


def is_political(actor: Actor) -> bool:
    """Whether an actor is a state, a body or member of one, an armed side, a party or an international organisation."""
    if not actor.country and actor.sector == "GOV" and actor.name.lower().endswith(endings("boardroom")):
        return False
    if actor.kind in ("state", "government_body", "armed_group", "party", "io") or is_side(actor):
        return True
    if actor.kind == "unknown" and actor.country and any(mention.form == "metonym" for mention in actor.mentions):
        return True
    return (actor.sector or "") in ARMED | RULING | {"COP", "PRE"} or actor.country in BODIES


def is_side(actor: Actor) -> bool:
    """Whether an actor without a code is a group of states or sides by its name ("Arab countries", "all sides")."""
    return actor.kind in ("collective", "unknown") and actor.name.lower().rsplit(" ", 1)[-1] in words("sides")


def is_collective(actor: Actor) -> bool:
    """Whether an actor is a people, a movement, an association or a group of a known country."""
    if actor.kind in ("ngo",):
        return True
    return (
        actor.kind in ("population", "collective", "person")
        and bool(actor.country)
        and (actor.sector or "") not in ("BUS", "UNK")
    )
