"""How clauses hang together: parent, link, marker and content."""

from polybius.clauses.draft import Draft
from polybius.clauses.lexicon import Marker, clausal_verbs, controls, lifts, markers, speech_verbs, words
from polybius.clauses.nouns import share_arguments
from polybius.clauses.phrases import Phrases
from polybius.vocabulary import Token

COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "csubjpass"})
INSTEAD = frozenset({"instead of", "rather than", "far from"})
UNDONE = INSTEAD | {"without"}
TIMES = frozenset({"DATE", "TIME"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "attr", "oprd", "agent"})


def addressee(tokens: tuple[Token, ...], governor: Draft) -> list[int]:
    """Whom a verb calls on, when it says so with a preposition (call on X to, appeal to X to)."""
    for kind in controls().get(governor.predicate, ()):
        found = [p for name, p in governor.oblique if name == kind and tokens[p].ent not in TIMES]
        if found:
            return found
    return []


class Links:
    """The owner of each token: the draft whose predicate it is."""

    def __init__(self, phrases: Phrases, drafts: list[Draft]) -> None:
        self.phrases = phrases
        self.tokens = phrases.doc.tokens
        self.markers = markers()
        self.clausal = clausal_verbs()
        self.owner: dict[int, Draft] = {}
        for d in drafts:
            self.owner.setdefault(d.head, d)
        for d in drafts:
            self.owner[d.token] = d

    def dated(self, i: int) -> bool:
        """Whether a token is a date or a time of day."""
        return self.tokens[i].ent in {"DATE", "TIME"}

    def above(self, i: int) -> Draft | None:
        """The nearest draft over a token."""
        for _ in range(60):
            t = self.tokens[i]
            if t.head == i:
                return None
            i = t.head
            if i in self.owner:
                return self.owner[i]
        return None

    def connect(self, d: Draft) -> None:
        """Set a draft's parent, link and marker, and enter it in its parent's content."""
        if d.kind == "noun":
            self._connect_noun(d)
        else:
            self._connect_verb(d)

    def _connect_verb(self, d: Draft) -> None:
        t = self.tokens[d.token]
        parent = self._governor(d, t)
        if parent is None:
            d.link = "relative" if t.dep in {"relcl", "acl"} else "root"
            return
        d.parent = parent
        if t.dep in {"conj", "advcl", "dep", "ccomp"} and self._is_reduced(parent, d):
            self._swap(parent, d)
            return
        if t.dep == "conj" or d.conjunct is not None:
            self._coordinate(d, parent)
            return
        if self._is_clausal_subject_misread(d, t) and parent.finite:
            self._reduce(d, parent)
            return
        d.marker = self.marker_of(t)
        sayer = self._sayer(d, t)
        if sayer is not None:
            d.parent, d.link = sayer, "complement"
            sayer.content.append(d)
            return
        if t.dep in {"parataxis", "dep"} and t.lemma in speech_verbs() and parent.link == "root":
            d.parent, parent.parent, parent.link = None, d, "complement"
            d.content.append(parent)
            return
        d.link = self._link(d, t)
        if d.link == "condition" or d.marker == "whether":
            d.conditional = True
        if d.marker in UNDONE:
            d.negated = True
        if self._is_content(d, t):
            parent.content.append(d)

    def _sayer(self, d: Draft, t: Token) -> Draft | None:
        """ "Said in a statement that …": the verb whose content the parser hung on a noun beside it."""
        noun = self.tokens[t.head]
        if d.marker != "that" or t.dep not in {"acl", "ccomp", "relcl", "advcl"} or noun.dep != "pobj":
            return None
        verb = self.owner.get(self.tokens[noun.head].head)
        if verb is None or verb.kind != "verb" or verb.predicate.split()[0] not in self.clausal or verb.token > t.i:
            return None
        children = (self.tokens[c] for c in self.tokens[verb.token].children)
        return None if any(c.dep in {"ccomp", "xcomp"} for c in children) else verb

    def _governor(self, d: Draft, t: Token) -> Draft | None:
        """The draft a verb hangs on; a verb conjoined with an object is conjoined with that object's verb."""
        if d.conjunct is not None:
            return self.owner.get(d.conjunct)
        found = self.above(d.token)
        if t.dep != "conj":
            return found
        while found is not None and found.kind == "noun":
            found = found.parent
        if found is not None:
            d.conjunct = found.token
        return found

    def _is_clausal_subject_misread(self, d: Draft, t: Token) -> bool:
        """ "Soldiers captured on Tuesday were freed" read as a clause that is the subject of another."""
        if t.dep not in {"csubj", "csubjpass"} or t.tag != "VBD" or d.object or not d.own_subject:
            return False
        return all(self.tokens[s].tag != "WP" for s in d.surface)

    def _is_reduced(self, first: Draft, d: Draft) -> bool:
        """ "Students arrested in Soweto were beaten" read as two conjoined verbs, though nothing joins them."""
        if self.tokens[first.token].tag != "VBD" or first.object or first.content or first.kind != "verb":
            return False
        clausal = first.predicate in self.clausal and self.tokens[d.token].dep != "conj"
        if clausal or d.own_subject or not d.finite or d.token < first.token:
            return False
        between = self.tokens[first.token + 1 : d.token]
        if any(b.dep == "mark" for b in between):
            return False
        helped = any(b.dep in {"aux", "auxpass"} and b.head == d.token for b in between) or d.kind == "copula"
        finite = self.tokens[d.token].tag in {"VBD", "VBZ"} and bool(between)
        return (helped or finite) and all(b.pos not in {"CCONJ", "PUNCT"} for b in between)

    def _swap(self, first: Draft, d: Draft) -> None:
        """The second verb is the main one; the first is a reduced relative on its subject."""
        d.parent, d.link, d.marker = first.parent, first.link, first.marker
        if d.parent is not None:
            d.parent.content = [d if c is first else c for c in d.parent.content]
        self._reduce(first, d)

    def _reduce(self, first: Draft, d: Draft) -> None:
        """Make the first verb a reduced relative on the subject of the second."""
        if d.passive:
            d.object = d.object or list(first.surface)
        else:
            d.subject = d.subject or list(first.surface)
        d.surface = list(first.surface)
        first.object, first.subject, first.passive = list(first.surface), [], True
        first.parent, first.link, first.marker = d, "relative", ""
        first.tense, first.finite = "none", False

    def _coordinate(self, d: Draft, first: Draft) -> None:
        """A conjunct hangs where the first one hangs; conjoined main clauses hang on each other."""
        if (
            self.marker_of(self.tokens[d.token]) == "to" != first.marker
            and first.parent
            and first.parent.marker == "to"
        ):
            first = d.parent = first.parent
        above = first.parent if first.kind == "verb" and first.link == "complement" and not first.finite else None
        if d.finite and above and above.token < d.token:
            first = d.parent = above
        if first.link == "root" or first.kind == "noun":
            d.link = "coordination"
            return
        d.parent, d.link, d.marker = first.parent, first.link, first.marker
        d.conditional = first.conditional
        if first.parent is not None and any(c is first for c in first.parent.content):
            first.parent.content.append(d)

    def marker_of(self, t: Token) -> str:
        """The word that introduces a clause: its mark, its preposition, "to", or a leading "when"."""
        if t.dep == "pcomp":
            return self.preposition(t.head)
        for c in t.children:
            child = self.tokens[c]
            if child.dep == "mark" or (child.dep == "advmod" and child.tag == "WRB" and c < t.i):
                return child.lower
        if any(self.tokens[c].tag == "TO" for c in t.children):
            return "to"
        return ""

    def preposition(self, p: int) -> str:
        """A preposition with those it stands under or beside ("ahead of", "because of")."""
        t = self.tokens[p]
        above = self.tokens[t.head]
        before = " ".join(self.tokens[c].lower for c in t.children if c < p and self.tokens[c].dep != "advmod")
        beside = f"{self.tokens[p - 1].lower} {t.lower}" if p else ""
        if beside in INSTEAD:
            return beside
        name = f"{before} {t.lower}" if before and f"{before} {t.lower}" in self.markers else t.lower
        after = " ".join(self.tokens[c].lower for c in t.children if c == p + 1 and not self.tokens[c].children)
        if after and f"{name} {after}" in self.markers:
            return f"{name} {after}"
        if above.dep == "prep" and above.i != p and f"{above.lower} {name}" in self.markers:
            return f"{above.lower} {name}"
        return name

    def _link(self, d: Draft, t: Token) -> str:
        if t.dep in COMPLEMENTS:
            return self._complement(d, t)
        if t.dep == "relcl":
            due = d.marker in {"to", "for"} and d.parent is not None and d.parent.expletive
            return "complement" if due else "relative"
        if t.dep == "acl":
            if self.tokens[t.head].lower == "order":
                return "purpose"
            asked = d.marker == "for" and t.tag == "VB"
            return "complement" if asked or d.marker in {"to", "that"} else "relative"
        if t.dep in {"advcl", "pcomp"}:
            return self._adjunct(d, t)
        if t.dep in ARGUMENTS or t.dep == "pobj":
            return "argument"
        return "coordination" if t.dep in {"parataxis", "dep"} else "modifier"

    def _complement(self, d: Draft, t: Token) -> str:
        """A complement; a clausal subject is an argument, a bare clause beside other verbs is coordinated."""
        parent = d.parent
        if t.dep.startswith("csubj"):
            return "argument"
        if parent is None or not d.finite or d.marker or t.head != parent.token:
            return "complement"
        takes_clauses = parent.predicate in self.clausal or parent.predicate.split()[0] in self.clausal
        return "complement" if takes_clauses or parent.kind == "noun" else "coordination"

    def _adjunct(self, d: Draft, t: Token) -> str:
        if d.marker == "to":
            asked = d.parent is not None and addressee(self.tokens, d.parent) and not d.parent.content
            asked = asked or (d.parent is not None and t.dep == "advcl" and _undertakes(d.parent))
            return "purpose" if t.dep == "advcl" and not asked else "complement"
        if (d.marker == "as" and not d.finite) or self._called_for(d, t):
            return "complement"
        known: Marker | None = self.markers.get(d.marker)
        return "participle" if known is None else known.link

    def _called_for(self, d: Draft, t: Token) -> bool:
        """ "Called for the embargo to be lifted": whether an infinitive with "for" is what its verb asks for."""
        if d.marker != "for" or t.tag not in {"VB", "VBN"} or d.parent is None:
            return False
        return d.parent.predicate in words("calling") or d.parent.expletive

    def _is_content(self, d: Draft, t: Token) -> bool:
        if t.dep in {"ccomp", "xcomp"}:
            over = self.tokens[t.head]
            return d.link == "complement" and not (over.lower in words("unable") and over.dep == "advcl")
        if t.dep in {"acl", "relcl"}:
            return d.link == "complement" and self.owner.get(t.head) is d.parent
        if d.marker == "as" or self._called_for(d, t):
            return d.link == "complement"
        if d.marker == "to" and t.dep == "advcl" and d.parent is not None:
            return d.link == "complement"
        known = self.markers.get(d.marker)
        if t.dep != "pcomp" or known is None:
            return False
        charged = d.parent is not None and d.marker in lifts().get(d.parent.predicate, ())
        if known.content == "no" and not (charged and d.marker == "with"):
            return False
        over = self.tokens[self.tokens[t.head].head]
        return charged or self.owner.get(over.head if over.dep == "advmod" else over.i) is d.parent

    def _connect_noun(self, d: Draft) -> None:
        if self.tokens[d.token].dep == "conj":
            first = self.owner.get(self.tokens[d.token].head)
            if first is not None and first.kind == "noun":
                share_arguments(self.phrases.doc, first, d)
        seat = self.phrases.seat(d.token)
        t = self.tokens[seat]
        d.parent = self.above(seat)
        if d.parent is None:
            return
        over = self.tokens[t.head]
        direct = self.owner.get(over.i) is d.parent
        if t.dep == "pobj" or (over.i not in self.owner and over.lower in self.markers):
            d.marker = self.preposition(over.i)
            known = self.markers.get(d.marker)
            d.link = known.nominal if known is not None else "argument"
            if d.link == "argument" and self.above(over.i) is not self.owner.get(over.head):
                d.link = "modifier"
            d.negated = d.negated or d.marker in UNDONE
        else:
            d.link = "argument" if direct and t.dep in ARGUMENTS else "modifier"


def _undertakes(parent: Draft) -> bool:
    """Whether an infinitive far behind a verb is what was agreed or promised ("agreed in Oslo in May to free them")."""
    return parent.predicate in words("undertaking") and not (parent.object or parent.content or parent.passive)
