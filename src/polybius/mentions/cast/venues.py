"""Where others meet: the town of talks, summits and signings says nothing of whose government or people is meant."""

from polybius.mentions.cast.knowledge import words_of
from polybius.mentions.cast.phrases import is_where
from polybius.vocabulary import Doc

STEPS = 5


def is_home(doc: Doc, i: int) -> bool:
    """Whether a name is where something is, and not only where some met or agreed ("a swap agreed in Geneva")."""
    return is_where(doc, i) and not is_venue(doc, i)


def is_venue(doc: Doc, i: int) -> bool:
    """Whether a place is that of talks: after "in", under a noun or a verb of meeting, agreeing or signing."""
    tokens = doc.tokens
    while tokens[i].dep in {"conj", "appos", "compound"} and tokens[i].head != i:
        i = tokens[i].head
    at = tokens[tokens[i].head]
    if tokens[i].dep != "pobj" or at.lower not in {"in", "at"}:
        return False
    node = tokens[at.head]
    for _ in range(STEPS):
        if node.lemma.lower() in words_of("meeting"):
            return True
        if node.pos == "VERB" or node.head == node.i:
            return False
        node = tokens[node.head]
    return False
