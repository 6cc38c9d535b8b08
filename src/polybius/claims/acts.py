"""Reporting words that report nothing where they stand: "recalled its ambassador", "no group claimed the attack"."""

from functools import cache

import msgspec

from polybius.claims.lexicon import Cue
from polybius.claims.tree import Tree
from polybius.tables import read_table

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ANY = "*"
NOBODY = frozenset({"nobody", "none", "no-one"})
ABLE = frozenset({"can", "could"})
PROVING = frozenset({"confirm", "verify", "corroborate", "establish", "authenticate", "substantiate"})
ASKING = frozenset({"ask", "request", "insist"})
NAMING = frozenset({"name", "identify", "use", "quote", "disclose", "publish"})
SPEAKING = frozenset({"say", "claim"})


class ActRow(msgspec.Struct, frozen=True):
    """A cue that is an act with certain words as its object, its subject, or the object of its "as" or "for"."""

    cue: str
    part: str
    words: tuple[str, ...]


@cache
def _acts() -> dict[str, tuple[ActRow, ...]]:
    found: dict[str, tuple[ActRow, ...]] = {}
    for row in read_table("claims/acts.csv", ActRow):
        found[row.cue] = (*found.get(row.cue, ()), row)
    return found


def is_act(tree: Tree, verb: int, row: Cue) -> bool:
    """Whether a verb does something here, or nobody says what it would report."""
    if any(_holds(tree, verb, act) for act in _acts().get(row.cue, ())):
        return True
    return (row.kind in SPEAKING and _by_nobody(tree, verb)) or _unproved(tree, verb) or _hides(tree, verb)


def _holds(tree: Tree, verb: int, act: ActRow) -> bool:
    tokens = tree.tokens
    if act.part == "object" and tokens[min(verb + 1, len(tokens) - 1)].lower in act.words:
        return True
    for c in tokens[verb].children:
        token = tokens[c]
        if act.part == "object":
            found = [c] if token.dep == "dobj" and c > verb else []
        elif act.part == "subject":
            found = [c] if token.dep in SUBJECTS else []
        else:
            found = [g for g in token.children if tokens[g].dep == "pobj"] if token.lower == act.part else []
        if any(ANY in act.words or tokens[i].lemma in act.words or tokens[i].lower in act.words for i in found):
            return True
    return False


def _by_nobody(tree: Tree, verb: int) -> bool:
    """ "No group has said", "nobody claimed", "none of them admitted"."""
    tokens = tree.tokens
    for c in tokens[verb].children:
        if tokens[c].dep == "nsubj" and c < verb:
            return tokens[c].lower in NOBODY or any(
                tokens[g].lower == "no" and tokens[g].dep == "det" for g in tokens[c].children
            )
    return False


def _unproved(tree: Tree, verb: int) -> bool:
    """ "The figure could not be verified"."""
    tokens = tree.tokens
    if tokens[verb].lemma not in PROVING or not any(tokens[c].dep == "nsubjpass" for c in tokens[verb].children):
        return False
    hung = {tokens[c].dep: tokens[c].lower for c in tokens[verb].children}
    return "agent" not in hung and any(tokens[c].lower in ABLE for c in tokens[verb].children)


def _hides(tree: Tree, verb: int) -> bool:
    """ "Asked not to be named", "requested that her name not be used"."""
    tokens = tree.tokens
    if tokens[verb].lemma not in ASKING:
        return False
    hidden = (c for c in tokens[verb].children if tokens[c].lemma in NAMING and tokens[c].dep in {"xcomp", "ccomp"})
    return any("auxpass" in {tokens[g].dep for g in tokens[c].children} for c in hidden)
