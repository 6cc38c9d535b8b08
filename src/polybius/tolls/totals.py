"""Totals of a period ("so far this year", "since January … have been killed"), and rates, which are no figures."""

from collections.abc import Sequence

from msgspec.structs import replace

from polybius.tolls.figure import Figure
from polybius.tolls.lexicon import words_of
from polybius.vocabulary import Clause, Doc, Token

UPWARD = 12
YEARLY = frozenset({"annually", "yearly"})
PHRASES = {"far": ("so",), "date": ("to",), "total": ("in",), "all": ("in",), "altogether": ()}
SPANNING = frozenset({"over", "in", "during", "within"})


def mark_totals(doc: Doc, clauses: tuple[Clause, ...], figures: list[Figure]) -> list[Figure]:
    """The figures without rates; those of several people cumulative where their clause sums up a period."""
    if not figures:
        return figures
    heads = {c.head: c for c in clauses if c.kind != "noun"}
    periods, superseding = words_of("period") | YEARLY, words_of("superseding")
    rates = {_owner(doc.tokens, heads, t.i) for t in doc.tokens if t.lower in periods and _is_rate(doc.tokens, t)}
    if rates:
        figures = [f for f in figures if f.single or _owner(doc.tokens, heads, f.token) not in rates]
    spans = {s for f in figures if not f.single and not f.cumulative for s in (f.sentence,)}
    summing: set[int] = set()
    for token in doc.tokens:
        if token.sentence in spans and token.lower in words_of("summing up") and _sums(doc.tokens, token, heads):
            summing.add(_owner(doc.tokens, heads, token.i))
    old = {t.sentence: t.i for t in doc.tokens if t.lower in superseding and _is_superseding(doc.tokens, t)}
    if old:
        figures = [
            replace(f, cumulative=True) if _may_sum(f) and old.get(f.sentence, f.token) < f.token else f
            for f in figures
        ]
    if not summing:
        return figures
    return [
        replace(f, cumulative=True) if _may_sum(f) and _owner(doc.tokens, heads, f.token) in summing else f
        for f in figures
    ]


def _may_sum(figure: Figure) -> bool:
    """Whether a figure can be a total: of several people, and no part of another."""
    return not figure.single and not figure.inside and figure.effect != "involved"


def _is_superseding(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a superseding word tells that something was reported before: "had earlier put", "first said"."""
    above = tokens[token.head]
    return above.lemma in words_of("reporting") and (above.pos == "VERB" or token.dep == "amod")


def _is_rate(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a word for a period makes its clause tell how many it is each year or day."""
    if token.lower in YEARLY:
        return True
    following = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
    if following in words_of("beside a period") or token.dep not in ("npadvmod", "pobj"):
        return False
    return any(tokens[c].lower in ("each", "every", "a", "per") for c in token.children) and (
        token.dep == "npadvmod" or tokens[token.head].lower == "per")  # fmt: skip


def _sums(tokens: Sequence[Token], token: Token, heads: dict[int, Clause]) -> bool:
    """Whether a word sums up a period where it stands."""
    if token.lower in PHRASES:
        before = tuple(t.lower for t in tokens[max(0, token.i - len(PHRASES[token.lower])) : token.i])
        following = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
        return before == PHRASES[token.lower] and (token.lower != "all" or following in (",", ".", ""))
    if token.lower == "since":
        clause = heads.get(_owner(tokens, heads, token.i))
        return token.dep == "prep" and clause is not None and clause.aspect.startswith("perfect")
    above = tokens[token.head]
    past = any(tokens[c].lower in ("past", "last") or tokens[c].dep == "nummod" for c in token.children)
    return past and above.lower in SPANNING and token.dep == "pobj"


def _owner(tokens: Sequence[Token], heads: dict[int, Clause], token: int) -> int:
    """The head of the clause a token stands in."""
    for _ in range(UPWARD):
        if token in heads or tokens[token].head == token:
            break
        token = tokens[token].head
    return token
