"""Nouns that report: "his claim that X", "a warning of X", "in her view X", "the plan drew criticism from Y"."""

from collections.abc import Iterator

from polybius.claims.candidate import Candidate, spans_without
from polybius.claims.frames.parts import Reading
from polybius.claims.lexicon import Cue, cues
from polybius.claims.subjects import naming_range, subject_of
from polybius.claims.tree import Range, Tree

ABOUT = frozenset({"of", "to", "for", "on", "about", "against", "over", "with", "toward", "towards", "in", "at"})
REJECTING = frozenset({"deny", "oppose", "dismiss", "accuse", "condemn", "confirm", "ask", "believe"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FRAMING = frozenset({"in", "to", "by", "from", "for"})
FRAMED = frozenset({"view", "opinion", "word", "mind", "eye", "judgment", "judgement", "estimation", "assessment",
                    "account", "telling", "estimate", "perspective", "calculation", "reckoning", "imagination",
                    "interpretation", "reading", "version", "belief", "analysis", "definition"})  # fmt: skip
COMPLEMENTS = frozenset({"ccomp", "xcomp"})
OBJECTS = frozenset({"dobj", "pobj", "attr"})
NEAR_THAT = 9


def nominal(tree: Tree, noun: int, row: Cue) -> Iterator[Candidate]:
    """ "his claim that X", "a warning of X", "the ministry's statement said X" is verbal; "her answer was that X"."""
    tokens = tree.tokens
    speaker, how = _owner(tree, noun)
    naming = naming_range(tree, speaker) if speaker is not None else None

    def reading(frame: str, words: Range, whole: Range, *holes: Range) -> Candidate:
        return Candidate(noun, words, row, frame, speaker, naming, how, spans_without(tree, whole, *holes))

    ended = 0
    for c in tokens[noun].children:
        if c <= noun:
            continue
        dep = tokens[c].dep
        if dep == "ccomp" or (dep == "acl" and _is_clause(tree, c)):
            yield reading("noun-clause", (noun, noun + 1), (tree.left[c], tree.right[c]))
        elif dep == "prep" and tokens[c].lower in ABOUT and tree.right[c] > c + 1:
            yield reading("noun-" + tokens[c].lower, (noun, c + 1), (c + 1, tree.right[c]))
        else:
            continue
        ended = max(ended, tree.right[c])
    following = _quoted_after(tree, noun)
    if following is not None:
        yield reading("noun-quote", (noun, noun + 1), following)
    if ended == 0:
        yield from _apart(tree, noun, reading)
    yield from _governed(tree, noun, reading)


def _apart(tree: Tree, noun: int, reading: Reading) -> Iterator[Candidate]:
    """A clause that the parser hung elsewhere: "his remark on Tuesday that X", "her message: X"."""
    tokens = tree.tokens
    last = tree.doc.sentences[tokens[noun].sentence].last
    if noun + 2 < last and tokens[noun + 1].text == ":":
        yield reading("noun-colon", (noun, noun + 1), (noun + 2, last))
        return
    for i in range(noun + 1, min(noun + NEAR_THAT, last)):
        if tokens[i].lower == "that" and (tokens[i].tag == "IN" or tokens[i].dep == "mark"):
            end = tree.right[tokens[i].head]
            if end > i + 1:
                yield reading("noun-that", (noun, noun + 1), (i, end))
            return


def _governed(tree: Tree, noun: int, reading: Reading) -> Iterator[Candidate]:
    """What the verb says of which the noun is a part: "her answer was that X", "the plan drew criticism"."""
    tokens = tree.tokens
    head, dep = tokens[noun].head, tokens[noun].dep
    if dep == "nsubj" and tokens[head].lemma == "be":
        for c in tokens[head].children:
            if c > head and tokens[c].dep in COMPLEMENTS:
                yield reading("noun-is", (noun, head + 1), (tree.left[c], tree.right[c]))
        return
    if dep not in OBJECTS:
        return
    node = tokens[head].head if dep == "pobj" else head
    if dep == "pobj" and tokens[head].lower in FRAMING and tokens[noun].lemma in FRAMED:
        if any(tokens[c].dep == "poss" for c in tokens[noun].children):
            sentence = tree.doc.sentences[tokens[noun].sentence]
            yield reading("noun-frame", (noun, noun + 1), (sentence.first, sentence.last), (head, tree.right[head]))
        return
    if tokens[node].pos in {"VERB", "AUX"}:
        for c in tokens[node].children:
            if tokens[c].dep in SUBJECTS and c < noun:
                yield reading("noun-subject", (noun, noun + 1), (tree.left[c], tree.right[c]))


def _quoted_after(tree: Tree, noun: int) -> tuple[int, int] | None:
    """The quotation that follows a noun, with at most a colon, a comma or two words between."""
    for i in range(noun + 1, min(noun + 4, len(tree.tokens))):
        n = tree.quotation_at.get(i)
        if n is not None:
            return tree.quoted[n] if n != tree.quotation_at.get(noun) else None
    return None


def _is_clause(tree: Tree, verb: int) -> bool:
    """An infinitive or a clause with a subject of its own, no participle."""
    tokens = tree.tokens
    if tokens[verb].tag not in {"VBN", "VBG"}:
        return True
    return any(tokens[c].dep in {"nsubj", "nsubjpass", "expl"} for c in tokens[verb].children)


def _owner(tree: Tree, noun: int) -> tuple[int | None, str]:
    """Whose statement it is: a possessor, a "by" phrase, or the subject of the verb that makes it."""
    tokens = tree.tokens
    for c in tokens[noun].children:
        if tokens[c].dep == "poss":
            return c, "poss"
        if tokens[c].dep in {"prep", "agent"} and tokens[c].lower in {"by", "from"}:
            for g in tokens[c].children:
                if tokens[g].dep == "pobj":
                    return g, "agent"
    head = tokens[noun].head
    if tokens[noun].dep in {"dobj", "pobj"}:
        verb = tokens[head].head if tokens[noun].dep == "pobj" else head
        row = cues("verb").get(tokens[verb].lemma)
        if tokens[verb].pos == "VERB" and (row is None or row.stance not in REJECTING):
            found, how = subject_of(tree, verb)
            return found, "maker" if how != "none" else how
    return None, "none"
