"""Verbs that report: that-clauses before, after and around the verb, objects, infinitives, passives, quotations."""

from collections.abc import Iterator

import msgspec

from polybius.claims.candidate import Candidate, spans_without
from polybius.claims.lexicon import Cue
from polybius.claims.subjects import naming_range, subject_of
from polybius.claims.tree import Range, Tree

BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
OBJECTS = frozenset({"dobj", "xcomp", "oprd", "acomp", "attr", "pcomp"})
TAIL = OBJECTS | {"prep", "ccomp", "dative", "advmod"}
CUE_PREPOSITIONS = frozenset(
    {"about", "of", "to", "for", "on", "at", "against", "with", "over", "as", "in", "from", "upon"}
)
LIGHT = frozenset({"make", "go"})
NEAR = 8


class Parts(msgspec.Struct, gc=False):
    """The children of a reporting verb, sorted by what they do."""

    clauses: list[int]
    objects: list[int]
    prepositions: list[int]
    subject: int | None
    passive: int | None
    particle: int | None
    words: Range
    cluster: Range


def verbal(tree: Tree, verb: int, row: Cue) -> Iterator[Candidate]:
    """All readings of a verb as a cue."""
    parts = parts_of(tree, verb)
    speaker, how = subject_of(tree, verb)
    naming = naming_range(tree, speaker) if speaker is not None else None

    def reading(frame: str, words: Range, whole: Range, *holes: Range) -> Candidate:
        content = spans_without(tree, whole, *holes)
        return Candidate(verb, words, row, frame, speaker, naming, how, content)

    yield from _clausal(tree, verb, parts, reading)
    yield from _quoting(tree, verb, parts, reading)
    if row.kind == "open":
        return
    if not parts.clauses or row.kind not in {"say", "claim"}:
        yield from _objectival(tree, verb, parts, reading)
    if not parts.clauses:
        yield from _loose(tree, verb, parts, reading)


def parts_of(tree: Tree, verb: int) -> Parts:
    """Sort the children of a verb; `words` is the cue with auxiliaries, `cluster` the whole reporting clause."""
    tokens = tree.tokens
    first, last = verb, verb + 1
    cluster_last = verb + 1
    parts = Parts([], [], [], None, None, None, (verb, verb + 1), (verb, verb + 1))
    for c in tokens[verb].children:
        dep = tokens[c].dep
        if dep == "ccomp":
            parts.clauses.append(c)
        elif dep in OBJECTS:
            if c > verb:
                parts.objects.append(c)
        elif dep == "prep" or dep == "agent":
            if c > verb:
                parts.prepositions.append(c)
        elif dep == "nsubj" or dep == "csubj":
            parts.subject = c
            if c > verb:
                cluster_last = max(cluster_last, tree.right[c])
        elif dep == "nsubjpass":
            parts.passive = parts.subject = c
        elif dep == "prt":
            parts.particle = c
            if c == verb + 1:
                last = c + 1
        if (c < verb and dep in BEFORE_VERB and first - c <= 2) or (c == first - 1 and dep in BEFORE_VERB):
            first = c
    while first > 0 and tokens[first - 1].head == verb and tokens[first - 1].dep in BEFORE_VERB:
        first -= 1
    start = min(first, tree.left[parts.subject]) if parts.subject is not None else first
    parts.words = (first, last)
    parts.cluster = (start, max(cluster_last, last))
    return parts


def _clausal(tree: Tree, verb: int, parts: Parts, reading) -> Iterator[Candidate]:
    """A finite clause as the content: "said that X", "X, he said", "X, he said, Y"."""
    tokens = tree.tokens
    sentence = tree.doc.sentences[tokens[verb].sentence]
    for clause in parts.clauses:
        first, last = tree.left[clause], tree.right[clause]
        if clause > verb:
            first = max(first, verb + 1)
            yield reading("after", parts.words, (first, last))
            if sentence.last - last > 3:
                yield reading("after-rest", parts.words, (first, sentence.last))
            continue
        hole = _reporting_clause(tree, verb, parts, clause)
        yield reading("before", parts.words, (first, last), hole)
        if first != sentence.first or sentence.last - hole[1] > 2:
            yield reading("before-rest", parts.words, (sentence.first, sentence.last), hole)
            yield reading("before-start", parts.words, (sentence.first, hole[0]))


def _reporting_clause(tree: Tree, verb: int, parts: Parts, clause: int) -> Range:
    """Tokens of "he said on Thursday" after or inside its content."""
    first, last = parts.cluster
    first = max(first, clause + 1) if first <= clause else first
    tokens = tree.tokens
    for c in tokens[verb].children:
        if c >= last - 1 and c > verb and tokens[c].dep in {"npadvmod", "prep", "dobj", "dative", "advmod", "advcl"}:
            last = max(last, tree.right[c])
    return first, last


def _quoting(tree: Tree, verb: int, parts: Parts, reading) -> Iterator[Candidate]:
    """Quotations that touch the reporting clause, before it, after it or on both sides."""
    if not tree.quotations:
        return
    sentence = tree.doc.sentences[tree.tokens[verb].sentence]
    own = tree.quotation_at.get(verb)
    before = after = None
    for n in {tree.quotation_at.get(i) for i in range(sentence.first, sentence.last)} - {None, own}:
        first, last = tree.quoted[n]
        if last <= parts.cluster[0]:
            before = (first, last) if before is None or last > before[1] else before
        elif first >= parts.cluster[1]:
            after = (first, last) if after is None or first < after[0] else after
    near_before = before is not None and parts.cluster[0] - before[1] <= 1
    near_after = after is not None and after[0] - parts.cluster[1] <= NEAR
    if near_before and before is not None:
        yield reading("quote-before", parts.words, before)
    if near_after and after is not None:
        gap = after[0] - parts.cluster[1]
        yield reading("quote-after" if gap <= 1 else "quote-later", parts.words, after)
    if near_before and near_after and before is not None and after is not None:
        yield reading("quote-around", parts.words, (before[0], after[1]), (before[1], after[0]))


def _objectival(tree: Tree, verb: int, parts: Parts, reading) -> Iterator[Candidate]:
    """A noun phrase, infinitive or prepositional phrase as the content: "condemned the attack", "vowed to fight"."""
    tokens = tree.tokens
    words = parts.words
    first = last = -1
    preposition = next(
        (p for p in parts.prepositions if p - words[1] <= 1 and tokens[p].lower in CUE_PREPOSITIONS), None
    )
    if parts.objects and (preposition is None or parts.objects[0] < preposition):
        head = parts.objects[0]
        first, last = max(tree.left[head], words[1]), tree.right[head]
        frame = tokens[head].dep
    elif preposition is not None and tokens[preposition].children:
        head = preposition
        words = (words[0], preposition + 1)
        first, last = preposition + 1, tree.right[preposition]
        frame = "prep-" + tokens[preposition].lower
    elif parts.passive is None:
        return
    end = _tail(tree, verb, max(last, words[1]))
    if parts.passive is not None:
        subject = (tree.left[parts.passive], tree.right[parts.passive])
        yield reading("passive", words, (subject[0], max(end, subject[1])), (subject[1], max(words[1], subject[1])))
        return
    relative = next((c for c in tokens[verb].children if c < verb and tokens[c].dep == "dobj"), None)
    if first >= last:
        return
    if relative is not None:
        yield reading("relative-" + frame, words, (relative, end), (relative + 1, first))
        return
    yield reading(frame, words, (first, last))
    if end > last:
        yield reading(frame + "-tail", words, (first, end))


def _tail(tree: Tree, verb: int, last: int) -> int:
    """Where the complements of a verb end."""
    for c in tree.tokens[verb].children:
        if c >= last and tree.left[c] <= last and tree.tokens[c].dep in TAIL:
            last = max(last, tree.right[c])
    return last


def _loose(tree: Tree, verb: int, parts: Parts, reading) -> Iterator[Candidate]:
    """The clause around a reporting clause that the parser hung the other way round, or what simply follows."""
    tokens = tree.tokens
    token = tokens[verb]
    sentence = tree.doc.sentences[token.sentence]
    if parts.subject is None:
        return
    inner = (tree.left[verb], tree.right[verb])
    if token.dep in {"parataxis", "ccomp", "dep", "conj", "advcl", "relcl"} and token.head != verb:
        marker = next((tokens[c].lower for c in token.children if tokens[c].dep in {"mark", "advmod"} and c < verb), "")
        hole = (inner[0], inner[1])
        outer = (tree.left[token.head], tree.right[token.head])
        frame = "inside-as" if marker == "as" else "inside-" + token.dep
        if token.dep != "relcl" and (token.dep != "conj" or inner[0] > sentence.first):
            yield reading(frame, parts.words, outer, hole)
    if parts.objects:
        return
    first, last = parts.cluster
    if sentence.last - last > 3:
        yield reading("rest", parts.words, (last, sentence.last))
    if first - sentence.first > 3:
        yield reading("start", parts.words, (sentence.first, first))
