"""Whether a time lies behind or ahead, told by the verb and preposition that govern it."""

from collections.abc import Sequence
from typing import Literal

from polybius.mentions.times.lexicon import forward_prepositions, forward_verbs
from polybius.vocabulary import Token

Direction = Literal["past", "future", ""]
WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
PAST_AUXILIARIES = frozenset({"was", "were", "had", "did", "has", "have", "would", "'ve", "’ve"})
PRESENT_AUXILIARIES = frozenset({"is", "are", "'s", "'re", "’s", "’re"})
NEVER_AHEAD = frozenset({"say", "have", "show", "tell", "know", "think", "believe"})
STEPS = 8


def direction_of(tokens: Sequence[Token], first: int, last: int) -> Direction:
    """The direction of the time at tokens `first` to `last`: ahead after a future verb, behind after a past one."""
    node = next((i for i in range(first, last) if not first <= tokens[i].head < last), first)
    awaited = through_noun = False
    if tokens[node].dep in ("poss", "compound", "amod", "nmod"):
        through_noun = True
    for _ in range(STEPS):
        token = tokens[node]
        if token.lower in forward_prepositions() and token.dep == "prep":
            awaited = True
        if not first <= node < last and token.lemma in forward_verbs() and _looks_ahead(tokens, token):
            return "future"
        if token.pos in ("VERB", "AUX"):
            found = _of_verb(tokens, token, through_noun=through_noun)
            if found:
                return found
            if token.tag not in ("VB", "VBG", "VBN"):
                break
        elif token.pos in ("NOUN", "PROPN") and not first <= node < last:
            through_noun = True
        if token.head == node:
            break
        node = token.head
    return "future" if awaited else ""


def _looks_ahead(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a word such as "scheduled" or "due" is one that waits for its time, not a past act of planning."""
    return token.tag in ("VBN", "JJ", "NN") or any(tokens[c].lower in WILL for c in token.children)


def _of_verb(tokens: Sequence[Token], verb: Token, *, through_noun: bool) -> Direction:
    """The time of a verb by its form and auxiliaries; empty when its governor decides."""
    words = {tokens[c].lower for c in verb.children if tokens[c].dep in ("aux", "auxpass")}
    if words & WILL:
        return "future" if not through_noun else ""
    if words & PAST_AUXILIARIES or verb.tag == "VBD":
        return "past"
    if through_noun:
        return ""
    if "to" in words:
        return "future"
    if verb.tag in ("VBZ", "VBP") or words & PRESENT_AUXILIARIES:
        return "" if verb.lemma in NEVER_AHEAD else "future"
    if words & {"may", "must", "can", "should", "could", "might"}:
        return "future"
    return "past" if verb.tag == "VBN" and not words else ""
