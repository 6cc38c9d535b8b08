"""Who may speak: the subject that the frames found and, where the parse may be wrong, others around the cue."""

from collections.abc import Iterator

import msgspec

from polybius.claims.candidate import Candidate
from polybius.claims.subjects import naming_range, topmost
from polybius.claims.tree import Range, Tree

LONGEST_CLIMB = 4
CLAUSES = frozenset({"nsubj", "nsubjpass", "csubj"})
CONTROLLED = frozenset({"xcomp", "ccomp", "advcl", "acl", "prep", "pcomp"})
LOOSE = frozenset({"relcl", "acl", "appos", "parataxis", "advcl", "ccomp"})
NAMED = frozenset({"NORP", "GPE", "PERSON", "ORG"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


class Source(msgspec.Struct, frozen=True, gc=False):
    """One reading of who speaks: the head, the tokens that name it, how it was found, how much of the phrase it is."""

    speaker: int | None
    naming: Range | None
    how: str
    extent: str


NOBODY = Source(None, None, "nobody", "")


def sources_of(tree: Tree, readings: list[Candidate]) -> list[Source]:
    """Each phrase that may name the speaker of a cue once, those of the frames first, and nobody last."""
    cue = readings[0].cue
    token = tree.tokens[cue]
    found: dict[tuple[int | None, Range | None], Source] = {}
    for reading in readings:
        _add(tree, found, cue, reading.speaker, reading.how, reading.naming)
    if token.pos == "VERB":
        others = _around_verb(tree, cue)
    elif token.pos == "NOUN":
        others = _around_noun(tree, cue)
    else:
        others = iter(())
    own = tree.quotation_at.get(cue)
    for speaker, how in others:
        if tree.quotation_at.get(speaker) == own and tree.tokens[speaker].pos in NOMINAL:
            _add(tree, found, cue, speaker, how, None)
    found.setdefault((None, None), NOBODY)
    return list(found.values())


def _add(
    tree: Tree, found: dict[tuple[int | None, Range | None], Source], cue: int, speaker: int | None, how: str,
    naming: Range | None,
) -> None:  # fmt: skip
    """Add a speaker with its whole phrase, and with the phrase up to a clause that hangs on it."""
    if speaker is None:
        found.setdefault((None, None), Source(None, None, how, ""))
        return
    whole = naming or naming_range(tree, speaker)
    if whole[0] <= cue < whole[1]:
        whole = _without(tree, speaker, cue, whole)
        found.setdefault((None, whole), Source(speaker, whole, how, "around"))
        return
    found.setdefault((None, whole), Source(speaker, whole, how, "whole"))
    for c in tree.tokens[speaker].children:
        if c > speaker and c < whole[1] and tree.tokens[c].dep in LOOSE:
            short = _trimmed(tree, whole[0], max(speaker + 1, min(tree.left[c], c)))
            if short != whole:
                found.setdefault((None, short), Source(speaker, short, how, "short-" + tree.tokens[c].dep))
            break


def _without(tree: Tree, speaker: int, cue: int, whole: Range) -> Range:
    """A phrase without the part of it that the cue stands in."""
    for c in tree.tokens[speaker].children:
        if tree.left[c] <= cue < tree.right[c]:
            if c > speaker:
                return _trimmed(tree, whole[0], max(speaker + 1, tree.left[c]))
            return _trimmed(tree, min(speaker, tree.right[c]), whole[1])
    return speaker, speaker + 1


def _trimmed(tree: Tree, first: int, last: int) -> Range:
    while last > first + 1 and tree.tokens[last - 1].pos == "PUNCT":
        last -= 1
    while first < last - 1 and tree.tokens[first].pos == "PUNCT":
        first += 1
    return first, last


def _around_verb(tree: Tree, verb: int) -> Iterator[tuple[int, str]]:
    """Subjects and objects of the verbs above, the noun a clause modifies, the noun right before the verb."""
    tokens = tree.tokens
    first = verb
    while first > 0 and tokens[first - 1].head == verb and tokens[first - 1].pos in {"AUX", "ADV", "PART"}:
        first -= 1
    if first > 0 and tokens[first - 1].sentence == tokens[verb].sentence:
        before = topmost(tree, first - 1, tree.right)
        if before is not None and before != tokens[verb].head:
            yield before, "before"
        if tokens[first - 1].pos in NOMINAL:
            yield first - 1, "last"
        subject = _subject_before(tree, verb)
        if subject is not None:
            yield subject, "near"
    node = verb
    for step in range(LONGEST_CLIMB):
        dep, head = tokens[node].dep, tokens[node].head
        if head == node:
            return
        if dep in {"acl", "relcl"}:
            yield head, dep + str(min(step, 1))
        if dep in CONTROLLED:
            for c in tokens[head].children:
                if c < verb and c > head and tokens[c].dep in {"dobj", "dative"}:
                    yield c, "object" + str(min(step, 1))
        for c in tokens[head].children:
            if tokens[c].dep in CLAUSES and not tree.left[c] <= verb < tree.right[c]:
                yield c, "up-" + dep + str(min(step, 2))
        node = head


def _subject_before(tree: Tree, verb: int) -> int | None:
    """The nearest subject before a verb in its sentence."""
    first = tree.doc.sentences[tree.tokens[verb].sentence].first
    return next((i for i in range(verb - 1, first - 1, -1) if tree.tokens[i].dep in CLAUSES), None)


def _around_noun(tree: Tree, noun: int) -> Iterator[tuple[int, str]]:
    """Possessors, agents and names before a noun, and the subject of the verb it hangs on."""
    tokens = tree.tokens
    for c in tokens[noun].children:
        dep = tokens[c].dep
        if dep == "poss":
            yield c, "poss"
        elif dep in {"compound", "amod", "nmod"} and tokens[c].ent in NAMED:
            yield c, "name"
        elif dep in {"prep", "agent"} and tokens[c].lower in {"by", "from", "of", "among"}:
            for g in tokens[c].children:
                if tokens[g].dep == "pobj":
                    yield g, "noun-" + tokens[c].lower
    node = noun
    for step in range(LONGEST_CLIMB):
        dep, head = tokens[node].dep, tokens[node].head
        if head == node:
            return
        for c in tokens[head].children:
            if tokens[c].dep in CLAUSES and not tree.left[c] <= noun < tree.right[c]:
                yield c, "up-" + dep + str(min(step, 2))
        node = head
