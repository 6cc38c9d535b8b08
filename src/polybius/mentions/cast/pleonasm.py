"""It that stands for nobody: "it is raining", "it was unclear whether", "it took hours to"."""

from polybius.mentions.cast.knowledge import words_of
from polybius.vocabulary import Doc, Token

CLAUSES = frozenset({"ccomp", "csubj", "xcomp", "advcl", "csubjpass", "acl", "relcl"})
BEING = frozenset({"be", "become", "remain", "seem", "appear", "prove"})
SPANS = frozenset({"DATE", "TIME", "QUANTITY", "ORDINAL"})
MAKING = frozenset({"make", "find", "consider", "think", "deem", "believe", "call"})


def stands_for_nobody(doc: Doc, i: int) -> bool:
    """Whether "it" only fills the place of a subject or object."""
    token = doc.tokens[i]
    verb = doc.tokens[token.head]
    if token.dep == "expl":
        return True
    if token.dep not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    lemma = verb.lemma.lower()
    if lemma in words_of("weather"):
        return True
    if verb.pos == "ADJ" and doc.tokens[verb.head].lemma in MAKING:
        return True
    if token.dep == "dobj":
        return lemma in words_of("thought") and all(doc.tokens[c].dep != "oprd" for c in verb.children)
    clause = any(doc.tokens[c].dep in CLAUSES and c > verb.i for c in verb.children)
    if token.dep == "nsubjpass":
        return clause and lemma in words_of("held true")
    if lemma in BEING or verb.pos == "AUX" or verb.lower in {"'s", "’s"}:
        return _is_state_of_things(doc, verb, clause)
    if lemma == "take":
        long = verb.dep == "relcl" and doc.tokens[verb.head].lemma in {"time", *words_of("stretch of time")}
        return long or any(
            doc.tokens[c].ent in SPANS or doc.tokens[c].dep == "xcomp" for c in verb.children if c > verb.i
        )
    return clause and lemma in words_of("turning out")


def _is_state_of_things(doc: Doc, verb: Token, clause: bool) -> bool:
    """Whether what "it is" says of no one: that something is unclear, late, time, the first time."""
    for c in verb.children:
        said = doc.tokens[c]
        if c < verb.i or said.dep not in {"acomp", "attr", "oprd"}:
            continue
        inside = any(doc.tokens[n].dep in CLAUSES for n in said.children)
        if said.lemma.lower() in words_of("state of things") or said.ent in SPANS:
            return True
        if said.dep == "attr" and said.pos in {"PROPN", "PRON"} and inside:
            return True
        if said.dep == "acomp" and said.lemma.lower() in words_of("judgement") and (clause or inside):
            return True
    return verb.lemma in {"seem", "appear"} and clause and not any(
        doc.tokens[c].dep in {"acomp", "attr", "oprd", "xcomp"} for c in verb.children
    )  # fmt: skip
