"""A phrase with "of" that the parser hung on the first of two joined nouns though only the second lacks it."""

from collections.abc import Sequence

from msgspec.structs import replace

from polybius.vocabulary import Doc, Token

ORIGINS = frozenset({"NORP", "GPE"})


def with_own_phrases(doc: Doc) -> Doc:
    """The document with "of X" under the noun before it where that alone lacks it: "French envoys and heads of X"."""
    tokens = doc.tokens
    moves = {of.i: of.i - 1 for of in tokens if of.lower == "of" and of.dep == "prep" and _is_stolen(tokens, of)}
    if not moves:
        return doc
    changed = list(tokens)
    for i, to in moves.items():
        old = changed[changed[i].head]
        changed[old.i] = replace(old, children=tuple(c for c in old.children if c != i))
        changed[to] = replace(changed[to], children=tuple(sorted((*changed[to].children, i))))
        changed[i] = replace(changed[i], head=to)
    return replace(doc, tokens=tuple(changed))


def _is_stolen(tokens: Sequence[Token], of: Token) -> bool:
    """Whether the noun right before "of" is joined to one that says whose its people are."""
    if of.i == 0:
        return False
    near, first = tokens[of.i - 1], tokens[of.head]
    joined = near.dep == "conj" and near.head == first.i and near.i != first.i
    if not joined or near.tag != "NNS" or first.tag != "NNS":
        return False
    return _is_placed(tokens, first) and not _is_placed(tokens, near)


def _is_placed(tokens: Sequence[Token], noun: Token) -> bool:
    """Whether an adjective or name before a noun tells where its people belong."""
    before = (tokens[c] for c in noun.children if c < noun.i)
    return any(c.ent in ORIGINS and c.dep in ("amod", "compound", "poss", "nmod") for c in before)
