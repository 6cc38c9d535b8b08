"""Passives whose helping verb is said only once: "ten were killed and twenty others wounded"."""

from polybius.vocabulary import Token

LOOSE = frozenset({"appos", "conj", "npadvmod", "dep"})
NOMINAL = frozenset({"NOUN", "NUM", "PROPN", "ADJ"})
JOINTS = frozenset({"and", "but", ",", ";", "while"})


def elliptic_moves(tokens: tuple[Token, ...], token: Token) -> dict[int, tuple[int, str, str]]:
    """The moves that join a bare participle, with the noun right before it as its subject, to the passive before."""
    noun = _noun_before(tokens, token)
    if noun is None:
        return {}
    first = noun.i
    while first and tokens[first - 1].head != first - 1 and _is_under(tokens, first - 1, noun.i):
        first -= 1
    if not first or tokens[first - 1].lower not in JOINTS:
        return {}
    passive = _passive_over(tokens, noun, first - 1)
    if passive is None:
        return {}
    return {noun.i: (token.i, "nsubjpass", noun.tag), token.i: (passive.i, "conj", "VBN")}


def _noun_before(tokens: tuple[Token, ...], token: Token) -> Token | None:
    """The noun right before a participle that was hung on it, or read as its active subject."""
    before = tokens[token.i - 1] if token.i else token
    if before.pos not in NOMINAL or any(tokens[c].dep in ("dobj", "aux") for c in token.children):
        return None
    if token.dep == "acl" and token.head == before.i and before.dep in LOOSE:
        return before
    return before if token.dep == "conj" and before.head == token.i and before.dep == "nsubj" else None


def _is_under(tokens: tuple[Token, ...], i: int, noun: int) -> bool:
    """Whether a word before a noun belongs to its phrase."""
    for _ in range(4):
        if tokens[i].head == noun:
            return tokens[i].dep not in ("cc", "punct")
        if tokens[i].head == i:
            return False
        i = tokens[i].head
    return False


def _passive_over(tokens: tuple[Token, ...], noun: Token, joint: int) -> Token | None:
    """The passive verb, before what joins them, that the noun or the noun above it hangs on."""
    at = noun
    for _ in range(3):
        at = tokens[at.head]
        if at.tag == "VBN" and at.i < joint and any(tokens[c].dep == "auxpass" for c in at.children):
            return at
    return None
