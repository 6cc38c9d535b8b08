"""Who does what a reporting word says: the subject of a cue and the words that name it."""

from polybius.claims.tree import Tree

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
SHARING = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "parataxis", "acomp", "attr", "oprd"})
LONGEST_CLIMB = 5
FINITE = frozenset({"VBD", "VBZ", "VBP"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def subject_of(tree: Tree, verb: int) -> tuple[int | None, str]:
    """The token that heads the subject of a verb, and how it was found.

    The second value is "own", "agent" (of a passive), "passive" (no agent), "shared" (from the verb it hangs on),
    "noun" (the noun a participle modifies) or "none".
    """
    tokens = tree.tokens
    node, shared = verb, False
    for _ in range(LONGEST_CLIMB):
        token = tokens[node]
        for c in token.children:
            dep = tokens[c].dep
            if dep == "nsubj" or dep == "csubj":
                return c, "shared" if shared else "own"
            if dep == "nsubjpass":
                return (c, "shared") if shared and tokens[verb].tag == "VBG" else _agent(tree, node)
            if dep == "agent" and not shared:
                return _agent(tree, node)
        if not shared and token.tag == "VBN" and token.dep == "advcl":
            return None, "passive"
        if token.dep == "acl":
            return (None, "passive") if token.tag == "VBN" and not shared else (token.head, "noun")
        if token.dep not in SHARING or token.head == node:
            return None, "none"
        if token.dep == "prep" and token.lower == "as":
            return _quoted(tree, token.head)
        if token.dep == "conj" and (told := _told_before(tree, token.head)) is not None:
            return told, "shared"
        if token.dep in {"ccomp", "parataxis"} and token.tag not in {"VBG", "VB"}:
            return None, "none"
        node, shared = token.head, True
    return None, "none"


def _told_before(tree: Tree, verb: int) -> int | None:
    """The subject of what stands before a reporting clause between commas: "Mori rang, Kyodo said, and promised"."""
    tokens = tree.tokens
    own = next((c for c in tokens[verb].children if tokens[c].dep == "nsubj" and c < verb), None)
    if own is None or tokens[verb + 1 if verb + 1 < len(tokens) else verb].text != ",":
        return None
    if tree.left[own] == 0 or tokens[tree.left[own] - 1].text != ",":
        return None
    clause = next((c for c in tokens[verb].children if tokens[c].dep == "ccomp" and c < own), None)
    found = (c for c in tokens[clause].children if tokens[c].dep == "nsubj") if clause is not None else iter(())
    return next(found, None)


def _quoted(tree: Tree, verb: int) -> tuple[int | None, str]:
    """Whom "quoted X as saying" and "X was quoted as saying" make speak."""
    for wanted in ("dobj", "nsubjpass", "nsubj"):
        for c in tree.tokens[verb].children:
            if tree.tokens[c].dep == wanted:
                return c, "quoted"
    return None, "none"


def quoting_subject(tree: Tree, cue: int) -> int | None:
    """The subject of "quoted X as saying"."""
    node = cue
    while tree.tokens[node].head != node and tree.tokens[node].lower != "as":
        node = tree.tokens[node].head
    return subject_of(tree, tree.tokens[node].head)[0]


def _agent(tree: Tree, verb: int) -> tuple[int | None, str]:
    for c in tree.tokens[verb].children:
        if tree.tokens[c].dep == "agent":
            for g in tree.tokens[c].children:
                if tree.tokens[g].dep == "pobj":
                    return g, "agent"
    return None, "passive"


def touching_noun(tree: Tree, verb: int) -> tuple[int | None, str]:
    """The noun phrase right before a finite verb, or right after one that follows a quotation.

    For verbs whose subject the parser hung elsewhere.
    """
    tokens = tree.tokens
    if tokens[verb].tag not in FINITE or verb == 0:
        return None, "none"
    if verb - 1 in tree.quotation_at and verb + 1 < len(tokens):
        found = topmost(tree, verb + 1, tree.left)
        return (found, "following") if found is not None else (None, "none")
    found = topmost(tree, verb - 2 if tokens[verb - 1].text == "," and verb > 1 else verb - 1, tree.right)
    return (found, "touching") if found is not None else (None, "none")


def topmost(tree: Tree, node: int, edges: list[int]) -> int | None:
    """The highest noun whose phrase shares an edge with a token."""
    tokens = tree.tokens
    edge, sentence, found = edges[node], tokens[node].sentence, None
    while tokens[node].sentence == sentence and edges[node] == edge and node not in tree.quotation_at:
        if tokens[node].pos in NOMINAL:
            found = node
        if tokens[node].head == node:
            break
        node = tokens[node].head
    return found


def outer_subject(tree: Tree, verb: int) -> int | None:
    """The subject of the clause around the one a conjoined verb or participle hangs on.

    In "he said the plan failed and told reporters" the parser may join "told" to "failed".
    """
    tokens = tree.tokens
    node = verb
    for _ in range(LONGEST_CLIMB):
        token = tokens[node]
        if token.head == node or token.dep not in SHARING:
            return None
        node = token.head
        if token.dep == "ccomp":
            found, how = subject_of(tree, node)
            return found if how in {"own", "shared"} else None
    return None


def naming_range(tree: Tree, head: int) -> tuple[int, int]:
    """Tokens of the words that name a speaker: the noun phrase without the punctuation at its edges."""
    tokens = tree.tokens
    first, last = tree.left[head], tree.right[head]
    while last > head + 1 and tokens[last - 1].pos == "PUNCT" and tokens[last - 1].text not in ')]”"':
        last -= 1
    while first < head and tokens[first].pos == "PUNCT" and tokens[first].text not in "([":
        first += 1
    return first, last
