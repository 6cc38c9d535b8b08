"""Infinitives, gerunds and participles that the parser hung on the wrong word."""

from polybius.clauses.ellipsis import elliptic_moves
from polybius.vocabulary import Token

ELLIPTIC = frozenset({"acl", "conj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


def nonfinite_moves(tokens: tuple[Token, ...], token: Token) -> dict[int, tuple[int, str, str]]:
    """The moves that put an infinitive, gerund or participle under the verb or preposition that it goes with."""
    if token.tag == "VBN" and token.dep in ELLIPTIC and (found := elliptic_moves(tokens, token)):
        return found
    if token.dep in ("xcomp", "advcl") and token.tag == "VB":
        if (gerund := _gerund_before(tokens, token)) is not None:
            return {gerund: (tokens[gerund].head, "pcomp", "VBG"), token.i: (gerund, "xcomp", "VB")}
        return {token.i: (token.head, "xcomp", "VB")} if _depends_on_were(tokens, token) else {}
    if token.dep == "amod" and token.tag == "VBG" and _is_charge(tokens, token):
        noun = tokens[token.head]
        return {token.i: (noun.head, "pcomp", "VBG"), noun.i: (token.i, "dobj", noun.tag)}
    if token.dep == "conj" and token.tag == "VBN" and (verb := _active_above(tokens, token)) is not None:
        return {token.i: (verb, "conj", "VBD")}
    return {}


def _gerund_before(tokens: tuple[Token, ...], token: Token) -> int | None:
    """ "Accused Iran of planning to attack": the gerund before an infinitive that was hung on the verb above."""
    to = next((c for c in token.children if tokens[c].tag == "TO"), None)
    if to is None or to < 2 or not tokens[to - 1].lower.endswith("ing"):
        return None
    gerund = tokens[to - 1]
    preposition = tokens[gerund.head]
    fits = gerund.dep in ("pcomp", "pobj") and preposition.dep == "prep" and preposition.i == to - 2
    return (
        gerund.i
        if fits and gerund.i != token.head and preposition.head in (token.head, tokens[token.head].head)
        else None
    )


def _is_charge(tokens: tuple[Token, ...], token: Token) -> bool:
    """ "Accused Armenia of deliberately shelling villages" read as "shelling-villages": an adverb shows the verb."""
    noun = tokens[token.head]
    adverb = any(tokens[c].dep == "advmod" and c == token.i - 1 for c in token.children)
    return adverb and noun.dep == "pobj" and tokens[noun.head].i == token.i - 2


def _active_above(tokens: tuple[Token, ...], token: Token) -> int | None:
    """ "Said he had not been told and expressed concern": it goes with the verb above the passive."""
    passive = tokens[token.head]
    objects = any(tokens[c].dep == "dobj" for c in token.children)
    if passive.dep != "ccomp" or not objects or any(tokens[c].dep in SUBJECTS for c in token.children):
        return None
    above = tokens[passive.head]
    helped = any(tokens[c].dep == "auxpass" for c in passive.children)
    return above.i if helped and above.tag == "VBD" and above.i < passive.i else None


def _depends_on_were(tokens: tuple[Token, ...], token: Token) -> bool:
    """ "Were Turkey to invade": whether an infinitive goes with a leading "were" before its subject."""
    verb = tokens[token.head]
    return verb.lower == "were" and any(tokens[c].dep == "nsubj" and verb.i < c < token.i for c in verb.children)
