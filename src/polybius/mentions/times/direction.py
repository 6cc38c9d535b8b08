"""Whether a time lies behind or ahead, told by the verb and preposition that govern it."""

from collections.abc import Sequence
from typing import Literal

from polybius.mentions.times.lexicon import governing_words
from polybius.vocabulary import Token

Direction = Literal["past", "future", ""]
WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
MODALS = frozenset({"may", "might", "must", "can", "should"})
PERFECT = frozenset({"had", "has", "have", "'ve", "’ve"})
PAST_AUXILIARIES = PERFECT | {"was", "were", "did", "would"}
PRESENT_AUXILIARIES = frozenset({"is", "are", "'s", "'re", "’s", "’re"})
NEVER_AHEAD = frozenset({"say", "have", "show", "tell", "know", "think", "believe"})
STEPS, REACH = 8, 14


def direction_of(tokens: Sequence[Token], first: int, last: int) -> Direction:
    """The direction of the time at tokens `first` to `last`: ahead after a future verb, behind after a past one."""
    fronted = _fronted(tokens, first, last)
    if fronted:
        return fronted
    if _is_called_for(tokens, first):
        return "future"
    node = next((i for i in range(first, last) if not first <= tokens[i].head < last), first)
    possessive, awaited = tokens[node].dep in ("poss", "compound", "amod", "nmod"), False
    through_noun = possessive
    for _ in range(STEPS):
        token = tokens[node]
        inside = first <= node < last
        if token.dep == "prep" and governing_words().get(token.lower) == "preposition":
            awaited = True
        elif not inside and (_waits(tokens, token) or _leads_ahead(tokens, token, first, through_noun=through_noun)):
            return "future"
        if token.pos in ("VERB", "AUX"):
            found = _of_verb(tokens, token, through_noun=through_noun, possessive=possessive)
            if found == "past" and awaited and governing_words().get(token.lemma) == "granting":
                return "future"
            if found:
                return found
            if token.tag not in ("VB", "VBG", "VBN"):
                break
        elif token.pos in ("NOUN", "PROPN") and not inside:
            through_noun = True
        if token.head == node:
            break
        if token.tag == "VBG" and _is_charge(tokens, token):
            return "past"
        node = token.head
    return "future" if awaited else ""


def _fronted(tokens: Sequence[Token], first: int, last: int) -> Direction:
    """The direction told by the first finite verb when the time opens its sentence."""
    sentence = tokens[first].sentence
    opening = first == 0 or tokens[first - 1].sentence != sentence or (
        tokens[first - 1].lower == "on" and (first == 1 or tokens[first - 2].sentence != sentence))  # fmt: skip
    if not opening:
        return ""
    for token in tokens[last : last + REACH]:
        if token.sentence != sentence:
            break
        if token.tag == "MD":
            return "future" if token.lower in WILL else ""
        if token.tag in ("VBD", "VBN"):
            return "past"
        if token.tag in ("VBZ", "VBP"):
            break
    return ""


def _is_called_for(tokens: Sequence[Token], first: int) -> bool:
    """Whether a time stands behind what a crowd is called for ("called for protests on Friday")."""
    behind = first - 1 - (first > 0 and tokens[first - 1].lower == "on")
    if behind < 2 or governing_words().get(tokens[behind].lemma) != "crowd":
        return False
    preposition = tokens[tokens[behind].head]
    calling = tokens[preposition.head]
    return preposition.lower == "for" and governing_words().get(calling.lemma) == "calling"


def _leads_ahead(tokens: Sequence[Token], preposition: Token, first: int, *, through_noun: bool) -> bool:
    """Whether a word before a time puts it ahead: "ahead of Sunday's vote", "postponed to Thursday"."""
    if preposition.lower == "ahead":
        return preposition.pos == "ADV" and preposition.i < first
    if through_noun or preposition.lower != "to" or preposition.dep != "prep":
        return False
    verb = tokens[preposition.head]
    if verb.dep in ("dobj", "nsubjpass"):
        verb = tokens[verb.head]
    return governing_words().get(verb.lemma) == "granting"


def _is_charge(tokens: Sequence[Token], deed: Token) -> bool:
    """Whether a deed is what somebody is suspected or accused of, and so was before."""
    preposition = tokens[deed.head]
    charging = deed.dep == "pcomp" and preposition.lower == "of"
    return charging and tokens[preposition.head].pos == "VERB"


def _waits(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a word such as "scheduled", "due" or "deadline" waits for its time (and is no past act of planning)."""
    kind = governing_words().get(token.lemma)
    if token.lemma == "set" and not any(
        tokens[c].lower in ("for", "to") or tokens[c].tag == "VB" for c in token.children
    ):
        return False
    if kind == "noun":
        return token.pos == "NOUN" and any(
            tokens[c].dep in ("acl", "relcl") and tokens[c].tag == "VB" for c in token.children
        )
    return kind == "verb" and (token.tag in ("VBN", "JJ", "NN") or any(tokens[c].lower in WILL for c in token.children))


def _of_verb(tokens: Sequence[Token], verb: Token, *, through_noun: bool, possessive: bool) -> Direction:
    """The time of a verb by its form and auxiliaries; empty when its governor decides."""
    words = {tokens[c].lower for c in verb.children if tokens[c].dep in ("aux", "auxpass")}
    if words & WILL:
        return "future" if not possessive else ""
    if "would" in words and not words & PERFECT and verb.dep == "ccomp":
        return "future" if not possessive and not through_noun else ""
    if words & PAST_AUXILIARIES or verb.tag == "VBD":
        return "past"
    if through_noun:
        return ""
    if "to" in words:
        implied = governing_words().get(tokens[verb.head].lemma) == "implicative"
        return "" if implied or verb.dep not in ("xcomp", "ccomp", "ROOT", "conj") else "future"
    if verb.tag in ("VBZ", "VBP") or words & PRESENT_AUXILIARIES:
        return "" if verb.lemma in NEVER_AHEAD else "future"
    if words & MODALS:
        return "future"
    return "past" if verb.tag == "VBN" and not words else ""
