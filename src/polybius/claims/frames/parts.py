"""A reporting verb and what hangs on it."""

from typing import Protocol

import msgspec

from polybius.claims.candidate import Candidate
from polybius.claims.lexicon import cues
from polybius.claims.tree import Range, Tree

BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
BURDENED = frozenset({"ccomp", "dobj", "xcomp", "oprd", "acomp", "attr", "pcomp"})
NAMING = frozenset({"call", "describe", "term", "dub", "label", "brand", "regard", "see", "characterize"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OBJECTS = frozenset({"dobj", "xcomp", "oprd", "acomp", "attr", "pcomp", "pobj"})


class Reading(Protocol):
    """Makes a candidate of a cue: its frame, the words of the cue, the tokens of the content, and holes in them."""

    def __call__(self, frame: str, words: Range, whole: Range, *holes: Range) -> Candidate:
        """The candidate."""
        ...


class Parts(msgspec.Struct, gc=False):
    """The children of a reporting verb, sorted by what they do."""

    clauses: list[int]
    objects: list[int]
    prepositions: list[int]
    subject: int | None
    passive: int | None
    words: Range
    cluster: Range


def parts_of(tree: Tree, verb: int) -> Parts:
    """Sort the children of a verb; `words` is the cue with its auxiliaries, `cluster` the whole reporting clause."""
    tokens = tree.tokens
    last = cluster_last = verb + 1
    clauses: list[int] = []
    objects: list[int] = []
    prepositions: list[int] = []
    subject = passive = None
    for c in tokens[verb].children:
        dep = tokens[c].dep
        if dep == "ccomp":
            (objects if is_named_so(tree, c) else clauses).append(c)
        elif dep in {"nsubj", "csubj", "nsubjpass"}:
            subject = c
            passive = c if dep == "nsubjpass" else passive
            cluster_last = max(cluster_last, tree.right[c]) if c > verb else cluster_last
        elif c < verb:
            continue
        elif dep in OBJECTS or (dep == "advcl" and _is_infinitive(tree, c)):
            objects.append(c)
        elif dep in {"prep", "agent"}:
            prepositions.append(c)
        elif c == last and tree.right[c] == c + 1 and (dep in {"prt", "advmod"} or dep == "npadvmod"):
            last = c + 1
    first = verb
    while first > 0 and tokens[first - 1].head == verb and tokens[first - 1].dep in BEFORE_VERB:
        first -= 1
    start = min(first, tree.left[subject]) if subject is not None else first
    return Parts(clauses, objects, prepositions, subject, passive, (first, last), (start, max(cluster_last, last)))


def is_named_so(tree: Tree, verb: int) -> bool:
    """Whether a clause only names a thing: "condemned what it called a coup"."""
    tokens = tree.tokens
    return tokens[tree.left[verb]].tag == "WP" and tokens[verb].lemma in NAMING


def _is_infinitive(tree: Tree, verb: int) -> bool:
    tokens = tree.tokens
    return tokens[verb].tag == "VB" and any(tokens[c].tag == "TO" for c in tokens[verb].children)


def is_trailing(tree: Tree, verb: int) -> bool:
    """Whether a clause is a bare reporting clause after a comma, ", the agency reported on Friday"."""
    tokens = tree.tokens
    first = tree.left[verb]
    after_comma = "," in {tokens[first].text, tokens[max(0, first - 1)].text}
    if not after_comma or tokens[verb].lemma not in cues("verb"):
        return False
    return not any(c > verb and tokens[c].dep in BURDENED for c in tokens[verb].children)


def subject_as_object(tree: Tree, parts: Parts, clause: int) -> int | None:
    """The subject of a clause that the parser took for an object: "said the mine, a deep one, was flooded"."""
    tokens = tree.tokens
    found = parts.objects[0] if parts.objects else clause
    if not found < clause or tokens[found].dep != "dobj":
        return None
    parts_of_verb = [tokens[c] for c in tokens[clause].children if c < clause]
    if any(t.dep in SUBJECTS or t.dep == "mark" or t.lower == "to" for t in parts_of_verb):
        return None
    finite = next((t.tag for t in parts_of_verb if t.pos == "AUX"), tokens[clause].tag)
    last = max(tree.right[found], found + 1)
    if finite not in FINITE or tree.left[clause] - last > 1:
        return None
    return found
