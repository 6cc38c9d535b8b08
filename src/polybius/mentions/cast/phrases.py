"""The shape of noun phrases: where they begin, what modifies them, whose they are."""

from polybius.mentions.cast.knowledge import words_of
from polybius.vocabulary import Doc

BEFORE = frozenset({"compound", "amod", "nmod", "poss", "nummod", "det", "quantmod", "predet", "nn", "punct", "advmod",
                    "npadvmod"})  # fmt: skip
MODIFIERS = frozenset({"compound", "amod", "nmod", "nn"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
RECIPROCAL = frozenset({"other", "another", "one", "each"})
INSIDE = frozenset({"in", "at", "near", "across", "throughout", "inside", "within", "around", "outside", "into"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
SEPARATE = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "ORDINAL", "QUANTITY"})


def left_edge(doc: Doc, i: int) -> int:
    """The first token of the words before a noun that belong to it."""
    tokens, edge = doc.tokens, i
    for c in tokens[i].children:
        if c >= i:
            break
        if tokens[c].dep in BEFORE:
            edge = min(edge, left_edge(doc, c) if tokens[c].children else c)
    return edge


def first_word(doc: Doc, i: int) -> int:
    """The first token of a noun phrase without its article and marks."""
    edge = left_edge(doc, i)
    while edge < i and (doc.tokens[edge].pos in {"DET", "PUNCT"} or doc.tokens[edge].tag in {"DT", "``", "''"}):
        edge += 1
    return edge


def modifiers(doc: Doc, i: int) -> list[int]:
    """The adjectives and nouns before a noun, with what is joined to them, in text order."""
    tokens, found = doc.tokens, list[int]()
    for c in tokens[i].children:
        if c >= i:
            break
        if tokens[c].dep in MODIFIERS:
            found += _with_parts(doc, c, i) if tokens[c].children else (c,)
    return found


def _with_parts(doc: Doc, c: int, end: int) -> list[int]:
    found = []
    for part in doc.tokens[c].children:
        if part < end and doc.tokens[part].dep in {"compound", "conj", "amod", "nmod", "npadvmod"}:
            found += _with_parts(doc, part, end)
    return sorted([*found, c])


def possessor(doc: Doc, i: int) -> int | None:
    """The noun or pronoun whose the noun is."""
    return doc.child(i, "poss")


def prepositional(doc: Doc, i: int) -> list[tuple[str, int]]:
    """The prepositions after a noun with their nouns."""
    tokens, found = doc.tokens, list[tuple[str, int]]()
    for c in tokens[i].children:
        if c > i and tokens[c].dep == "prep":
            found += [(tokens[c].lower, n) for n in tokens[c].children if tokens[n].dep == "pobj"]
    return found


def is_definite(doc: Doc, i: int) -> bool:
    """Whether the noun is one the reader is taken to know."""
    tokens = doc.tokens
    for c in tokens[i].children:
        if c >= i:
            break
        if tokens[c].lower in DEFINITE:
            return True
    return False


def determiner(doc: Doc, i: int) -> str:
    """The article or demonstrative of a noun."""
    tokens = doc.tokens
    for c in tokens[i].children:
        if c >= i:
            break
        if tokens[c].dep == "det":
            return tokens[c].lower
    return ""


def is_plural(doc: Doc, i: int) -> bool:
    """Whether the noun is plural, or joined to others."""
    token = doc.tokens[i]
    return token.tag in {"NNS", "NNPS"} or token.lower in {"people", "police", "those", "these", "both", "many"}


def is_subject(doc: Doc, i: int) -> bool:
    """Whether the noun, or what it is joined to, is a subject."""
    token = doc.tokens[i]
    while token.dep == "conj" and token.head != token.i:
        token = doc.tokens[token.head]
    return token.dep in SUBJECTS


def is_where(doc: Doc, i: int) -> bool:
    """Whether a name is where something is: after in, at or near."""
    token = doc.tokens[i]
    while token.dep in {"conj", "appos"} and token.head != token.i:
        token = doc.tokens[token.head]
    return token.dep == "pobj" and doc.tokens[token.head].lower in INSIDE


def is_reciprocal(doc: Doc, i: int) -> bool:
    """Whether a word is part of "each other" or "one another"."""
    word = doc.tokens[i].lower
    if word not in RECIPROCAL:
        return False
    near = doc.tokens[max(0, i - 1) : i + 2]
    if word == "other":
        return any(t.i == i - 1 and t.lower == "each" for t in near)
    if word == "another":
        return any(t.i == i - 1 and t.lower == "one" for t in near)
    return any(t.i == i + 1 and t.lower in {"another", "other"} for t in near)


def is_backer(doc: Doc, last: int) -> bool:
    """Whether a name that ends before token `last` only says who backs another, or whom one is for ("pro-Iran")."""
    tokens = doc.tokens
    if last > 2 and tokens[last - 2].text == "-" and tokens[last - 3].lower in words_of("for or against"):
        return True
    if "-" in tokens[last - 1].text and tokens[last - 1].lower.rsplit("-", 1)[1] in words_of("backed"):
        return True
    return last + 1 < len(tokens) and tokens[last].text == "-" and tokens[last + 1].lower in words_of("backed")


def head_of(doc: Doc, first: int, last: int) -> int:
    """The token of a span that hangs on something outside it."""
    for i in range(last - 1, first - 1, -1):
        head = doc.tokens[i].head
        if (head < first or head >= last or head == i) and doc.tokens[i].dep != "case":
            return i
    return last - 1
