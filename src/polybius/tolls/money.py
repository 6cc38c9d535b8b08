"""Sums of money that are aid or damage: "$500 million in aid", "damage worth 12 million euros"."""

from collections.abc import Sequence

from polybius.tolls.counts import told
from polybius.tolls.figure import Figure, Who
from polybius.tolls.lexicon import words_of
from polybius.vocabulary import Clause, Doc, Quantity, Token

KINDS = ("aid", "damage")
BEHIND, BEFORE, UPWARD = 6, 7, 12
MODIFIERS = frozenset({"ADJ", "PROPN", "ADP", "DET"})


def money_figures(doc: Doc, clauses: tuple[Clause, ...], sums: tuple[Quantity, ...]) -> list[Figure]:
    """The figures of the sums that are given as aid or lost as damage, in text order."""
    heads = {c.head: c for c in clauses}
    found: list[Figure] = []
    for q in sums:
        effect = _behind(doc.tokens, q) or _before(doc.tokens, q)
        clause = _clause(doc.tokens, heads, q)
        asked = clause is not None and clause.predicate in words_of("asking for money")
        if not effect or asked or not told(doc.tokens, clauses, heads, q):
            continue
        found.append(Figure(
            effect=effect, unit=q.unit, token=q.first, clause=clause.i if clause is not None else None, start=q.start,
            end=q.end, low=q.low, high=q.high, bound=q.bound, sentence=doc.tokens[q.first].sentence,
            who=Who(head=q.unit),
        ))  # fmt: skip
    return found


def _behind(tokens: Sequence[Token], q: Quantity) -> str:
    """What the words behind a sum say of it: "$5 million in humanitarian aid", "a $14 billion aid package"."""
    for token in tokens[q.last : q.last + BEHIND]:
        kind = next((k for k in KINDS if token.lower in words_of(k)), "")
        if kind or token.sentence != tokens[q.first].sentence:
            return kind
        if token.pos not in MODIFIERS and token.dep != "compound" and token.lower != "worth":
            break
    return ""


def _before(tokens: Sequence[Token], q: Quantity) -> str:
    """What the words before a sum say of it: "damage estimated at $3 billion", "aid worth 2 million euros"."""
    for at in range(q.first - 1, max(-1, q.first - BEFORE), -1):
        token = tokens[at]
        kind = next((k for k in KINDS if token.lower in words_of(k)), "")
        if kind or token.sentence != tokens[q.first].sentence:
            return kind
        if token.lower not in words_of("before a sum"):
            break
    return ""


def _clause(tokens: Sequence[Token], heads: dict[int, Clause], q: Quantity) -> Clause | None:
    """The clause a sum stands in."""
    node = q.last - 1
    for _ in range(UPWARD):
        if node in heads and heads[node].kind != "noun":
            return heads[node]
        if tokens[node].head == node:
            break
        node = tokens[node].head
    return None
