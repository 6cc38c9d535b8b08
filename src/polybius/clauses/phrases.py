"""Noun phrases as arguments: semantic heads, coordination spread out, apposition and relative pronouns resolved."""

from polybius.clauses.lexicon import effect_verbs, event_nouns, semantic_heads
from polybius.vocabulary import Doc

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
COUNTING = frozenset({"CD", "DT", "JJS", "JJR", "PDT"})
PHASES = frozenset({"begin", "continue", "end"})
TELLING = PHASES | {"possible", "none"}
NEED_EVENT = TELLING | {"state"}
PLACES = frozenset({"GPE", "LOC", "FAC"})
TIMES = frozenset({"DATE", "TIME"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})


class Phrases:
    """The noun phrases of a document: which tokens an argument position stands for."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.heads = semantic_heads()
        self.antecedent: dict[int, int] = {}
        for t in doc.tokens:
            if t.tag in RELATIVE:
                self._bind(t.i)

    def _bind(self, pronoun: int) -> None:
        """Remember what a relative pronoun stands for: the noun its clause hangs on, else the noun just before it."""
        tokens = self.doc.tokens
        verb, steps = tokens[pronoun].head, 0
        while tokens[verb].dep not in {"relcl", "acl"} and tokens[verb].head != verb and steps < 8:
            verb, steps = tokens[verb].head, steps + 1
        above = tokens[verb].head
        if tokens[verb].dep in {"relcl", "acl"} and above < pronoun and tokens[above].pos in NOMINAL:
            self.antecedent[pronoun] = self._happening(pronoun, verb, above)
            return
        before = pronoun - 1
        while before >= 0 and (tokens[before].pos in {"PUNCT", "ADP"} or tokens[before].ent in {"DATE", "TIME"}):
            before -= 1
        if (
            before >= 0
            and tokens[before].pos in {"NOUN", "PROPN"}
            and tokens[before].sentence == tokens[pronoun].sentence
        ):
            self.antecedent[pronoun] = self._happening(pronoun, verb, before)

    def _happening(self, pronoun: int, verb: int, noun: int) -> int:
        """The deed rather than the place or suspect it is told with ("the bombing in Bali that killed …")."""
        tokens = self.doc.tokens
        if tokens[verb].lemma.lower() not in effect_verbs() or tokens[pronoun].tag != "WDT":
            return noun
        if tokens[noun].ent not in PLACES | TIMES:
            deeds = [t for t in range(noun + 1, pronoun) if self._is_deed(t)] if not self._is_deed(noun) else []
            return deeds[-1] if deeds else noun
        at = noun
        for _ in range(6):
            at = tokens[at].head
            if tokens[at].pos not in {"ADP", "NOUN", "PROPN"}:
                return noun
            if self._is_deed(at):
                return at
        return noun

    def _is_deed(self, i: int) -> bool:
        """Whether a token is a noun that always names a happening."""
        entry = event_nouns().get(self.doc.tokens[i].lemma.lower()) if self.doc.tokens[i].pos == "NOUN" else None
        return entry is not None and not entry.weak

    def participants(self, i: int) -> list[int]:
        """The semantic heads that an argument position stands for, coordination spread out, in text order."""
        found: dict[int, None] = {}
        self._collect(i, found, 0)
        return sorted(found)

    def _collect(self, i: int, found: dict[int, None], depth: int) -> None:
        if depth > 20:
            return
        tokens = self.doc.tokens
        if i in self.antecedent:
            self._collect(self.whole(self.antecedent[i]), found, depth + 1)
            return
        inner = self.inside(i)
        if inner is None:
            found[i] = None
        else:
            self._collect(inner, found, depth + 1)
        for c in tokens[i].children:
            if (tokens[c].dep == "conj" and tokens[c].pos in NOMINAL) or self._listed(i, c):
                self._collect(c, found, depth + 1)

    def _listed(self, i: int, c: int) -> bool:
        """Whether an apposition is a member of a list of names (Pompeo, Azar, and Bannon)."""
        tokens = self.doc.tokens
        if tokens[c].dep != "appos" or tokens[c].pos != "PROPN" or not tokens[c].ent or tokens[c].ent != tokens[i].ent:
            return False
        later = (*tokens[i].children, *tokens[c].children)
        return any(g > c and tokens[g].dep == "conj" and tokens[g].ent == tokens[c].ent for g in later)

    def inside(self, i: int) -> int | None:
        """What stands after "of" when the noun only counts, groups or times it (dozens of students → students)."""
        tokens = self.doc.tokens
        t = tokens[i]
        kind = "quantity" if t.tag in COUNTING else self.heads.get(t.lemma) or self.heads.get(t.lower)
        if kind is None or (t.pos == "PROPN" and t.tag not in COUNTING) or (kind == "period" and t.tag != "NNS"):
            return None
        for c in t.children:
            if tokens[c].dep == "prep" and tokens[c].lower in (("of", "to") if kind == "end" else ("of",)):
                thing = self.doc.child(c, "pobj")
                if thing is not None and (kind not in NEED_EVENT or self._happens(thing)):
                    return thing
        return None

    def _happens(self, thing: int) -> bool:
        """Whether a noun tells an event, or counts or groups some ("an end to the wave of killings")."""
        tokens = self.doc.tokens
        return any(tokens[t].lemma.lower() in event_nouns() for t in (thing, self.semantic(thing)))

    def phase_noun(self, i: int) -> tuple[int, str] | None:
        """The noun over an event noun that gives its phase or doubt (a halt to the raids → halt, end)."""
        tokens = self.doc.tokens
        if tokens[i].dep == "conj":
            i = tokens[i].head
        if tokens[i].dep != "pobj":
            return None
        kinds = ((over, self.heads.get(tokens[over].lemma, "")) for over in self.outer(i))
        return next((found for found in kinds if found[1] in TELLING), None)

    def outer(self, i: int) -> list[int]:
        """The nouns that only count, group or time this one, from the inside out (bombings → series)."""
        tokens = self.doc.tokens
        found: list[int] = []
        for _ in range(5):
            above = tokens[tokens[i].head].head
            if tokens[i].dep != "pobj" or above == i or self.inside(above) != i:
                break
            found.append(above)
            i = above
        return found

    def semantic(self, i: int) -> int:
        """The one semantic head of a phrase, without its coordination."""
        for _ in range(10):
            inner = self.inside(i)
            if inner is None:
                break
            i = inner
        return i

    def whole(self, i: int) -> int:
        """The head of the phrase that a token in apposition belongs to."""
        tokens = self.doc.tokens
        for _ in range(10):
            if tokens[i].dep != "appos":
                break
            i = tokens[i].head
        return self.semantic(i)

    def seat(self, i: int) -> int:
        """The topmost token whose position a semantic head fills (students → dozens; last conjunct → first)."""
        tokens = self.doc.tokens
        for _ in range(20):
            t = tokens[i]
            above = tokens[t.head]
            if t.dep in {"conj", "appos"} and above.i != i:
                i = above.i
            elif (
                t.dep == "pobj"
                and above.lower in {"of", "to"}
                and above.head != above.i
                and self.inside(above.head) == i
            ):
                i = above.head
            else:
                break
        return i
