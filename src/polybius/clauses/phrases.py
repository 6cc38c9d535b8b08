"""Noun phrases as arguments: semantic heads, coordination spread out, apposition and relative pronouns resolved."""

from polybius.clauses.lexicon import semantic_heads
from polybius.vocabulary import Doc

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
COUNTING = frozenset({"CD", "DT", "JJS", "JJR", "PDT"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})


class Phrases:
    """The noun phrases of a document: which tokens an argument position stands for."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.heads = semantic_heads()
        self.antecedent: dict[int, int] = {}
        for t in doc.tokens:
            if t.dep == "relcl":
                self._bind(t.i, t.head)

    def _bind(self, verb: int, antecedent: int) -> None:
        """Remember what the relative pronouns at the left edge of a relative clause stand for."""
        for i in range(verb - 1, max(antecedent, verb - 15), -1):
            if self.doc.tokens[i].tag in RELATIVE:
                self.antecedent.setdefault(i, antecedent)

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
            if tokens[c].dep == "conj" and tokens[c].pos in NOMINAL:
                self._collect(c, found, depth + 1)

    def inside(self, i: int) -> int | None:
        """What stands after "of" when the noun only counts or groups it (dozens of → students)."""
        tokens = self.doc.tokens
        t = tokens[i]
        if t.tag not in COUNTING and t.lemma not in self.heads and t.lower not in self.heads:
            return None
        for c in t.children:
            if tokens[c].lower == "of" and tokens[c].dep == "prep":
                return self.doc.child(c, "pobj")
        return None

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
            elif t.dep == "pobj" and above.lower == "of" and above.head != above.i and self.inside(above.head) == i:
                i = above.head
            else:
                break
        return i
