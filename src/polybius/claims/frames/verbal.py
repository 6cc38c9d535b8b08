"""Verbs that report: that-clauses before, after and around the verb, objects, infinitives, passives, quotations."""

from collections.abc import Iterator
from typing import Protocol

import msgspec

from polybius.claims.candidate import Candidate, spans_without
from polybius.claims.lexicon import Cue, cues
from polybius.claims.subjects import naming_range, outer_subject, subject_of, touching_noun
from polybius.claims.tree import Range, Tree
from polybius.vocabulary import Sentence

BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
OBJECTS = frozenset({"dobj", "xcomp", "oprd", "acomp", "attr", "pcomp"})
CIRCUMSTANCES = frozenset({"npadvmod", "prep", "dobj", "dative", "advmod"})
TAIL = OBJECTS | {"prep", "ccomp", "dative", "advmod"}
CUE_PREPOSITIONS = frozenset(
    {"about", "of", "to", "for", "on", "at", "against", "with", "over", "as", "in", "from", "upon"}
)
QUOTING = frozenset({"quote", "cite"})
PLAIN = frozenset({"say", "claim", "open"})
NEAR, FAR = 8, 20


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
    particle: int | None
    words: Range
    cluster: Range


def verbal(tree: Tree, verb: int, row: Cue) -> Iterator[Candidate]:
    """All readings of a verb as a cue."""
    parts = parts_of(tree, verb)
    speaker, how = subject_of(tree, verb)
    if speaker is None and how == "none" and row.kind in PLAIN:
        speaker, how = touching_noun(tree, verb)
    if row.cue in QUOTING and any(tree.tokens[p].lower == "as" for p in parts.prepositions):
        return
    if row.kind == "seem":
        yield from _raising(tree, verb, parts, row)
        return
    yield from _readings(tree, verb, parts, row, speaker, how)
    if how == "shared":
        outer = outer_subject(tree, verb)
        if outer is not None and outer != speaker:
            yield from _readings(tree, verb, parts, row, outer, "outer")


def _readings(tree: Tree, verb: int, parts: Parts, row: Cue, speaker: int | None, how: str) -> Iterator[Candidate]:
    naming = naming_range(tree, speaker) if speaker is not None else None

    def reading(frame: str, words: Range, whole: Range, *holes: Range) -> Candidate:
        content = spans_without(tree, whole, *holes)
        return Candidate(verb, words, row, frame, speaker, naming, how, content)

    yield from _clausal(tree, verb, parts, reading)
    yield from _quoting(tree, verb, parts, reading)
    if row.kind == "open":
        return
    yield from _objectival(tree, verb, parts, reading)
    if not parts.clauses:
        yield from _loose(tree, verb, parts, reading)


def _raising(tree: Tree, verb: int, parts: Parts, row: Cue) -> Iterator[Candidate]:
    """ "X seems to be Y": all of it is the content, and nobody speaks."""
    if parts.subject is None:
        return
    last = tree.right[parts.subject]
    for c in tree.tokens[verb].children:
        if c > verb and tree.tokens[c].dep in TAIL:
            last = max(last, tree.right[c])
    whole = (tree.left[parts.subject], last)
    content = spans_without(tree, whole, parts.words)
    if tree.tokens[parts.subject].lower == "it":
        content = spans_without(tree, (parts.words[1], max(last, parts.words[1])))
    yield Candidate(verb, parts.words, row, "raising", None, None, "none", content)


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
        elif dep in OBJECTS or (dep == "advcl" and _is_infinitive(tree, c)):
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


def _is_infinitive(tree: Tree, verb: int) -> bool:
    tokens = tree.tokens
    return tokens[verb].tag == "VB" and any(tokens[c].tag == "TO" for c in tokens[verb].children)


def _clausal(tree: Tree, verb: int, parts: Parts, reading: Reading) -> Iterator[Candidate]:
    """A finite clause as the content: "said that X", "X, he said", "X, he said, Y"."""
    tokens = tree.tokens
    sentence = tree.doc.sentences[tokens[verb].sentence]
    for clause in parts.clauses:
        first, last = tree.left[clause], tree.right[clause]
        if clause > verb:
            first = max(first, verb + 1)
            yield reading("after", parts.words, (first, last))
            cut = _before_comment(tree, clause)
            if first < cut < last:
                yield reading("after-cut", parts.words, (first, cut))
            if sentence.last - last > 3:
                yield reading("after-rest", parts.words, (first, sentence.last))
            continue
        hole = _reporting_clause(tree, verb, parts, clause)
        yield reading("before", parts.words, (first, last), hole)
        if first != sentence.first or sentence.last - hole[1] > 2:
            yield reading("before-rest", parts.words, (sentence.first, sentence.last), hole)
            yield reading("before-start", parts.words, (sentence.first, hole[0]))


def _before_comment(tree: Tree, clause: int) -> int:
    """Where a participle, reason or dash after a comma begins in a clause, which may comment on it from outside."""
    tokens = tree.tokens
    for c in tokens[clause].children:
        if c > clause and tokens[c].dep in {"advcl", "conj"} and tokens[tree.left[c] - 1].pos == "PUNCT":
            return tree.left[c] - 1
        if c > clause and tokens[c].text in {"–", "—", "--", "-"}:
            return c
    return -1


def _reporting_clause(tree: Tree, verb: int, parts: Parts, clause: int) -> Range:
    """Tokens of "he said on Thursday" after or inside its content."""
    first, last = parts.cluster
    first = max(first, clause + 1) if first <= clause else first
    tokens = tree.tokens
    for c in tokens[verb].children:
        if c < last - 1 or c <= verb:
            continue
        if tokens[c].dep in CIRCUMSTANCES or (tokens[c].dep == "advcl" and tokens[c].lemma in cues("verb")):
            last = max(last, tree.right[c])
    return first, last


def _quoting(tree: Tree, verb: int, parts: Parts, reading: Reading) -> Iterator[Candidate]:
    """Quotations that touch the reporting clause, before it, after it or on both sides."""
    if not tree.quotations:
        return
    sentence = tree.doc.sentences[tree.tokens[verb].sentence]
    before, after = _nearest(tree, verb, sentence, parts.cluster)
    near_before = before is not None and parts.cluster[0] - before[1] <= 1
    near_after = after is not None and after[0] - parts.cluster[1] <= NEAR
    if before is not None:
        if near_before:
            yield reading("quote-before", parts.words, before)
        elif parts.cluster[0] - before[1] <= FAR:
            yield reading("quote-far", parts.words, before)
    elif parts.cluster[0] <= sentence.first + 1:
        previous = tree.quotation_at.get(sentence.first - 1)
        if previous is not None and tree.doc.text[tree.quotations[previous].end - 2] in ",?!":
            yield reading("quote-previous", parts.words, tree.quoted[previous])
    if after is not None and near_after:
        gap = after[0] - parts.cluster[1]
        yield reading("quote-after" if gap <= 1 else "quote-later", parts.words, after)
    elif after is None and tree.tokens[sentence.last - 1].text == ":":
        following = tree.quotation_at.get(sentence.last)
        if following is not None:
            yield reading("quote-next", parts.words, tree.quoted[following])
    if near_before and near_after and before is not None and after is not None:
        yield reading("quote-around", parts.words, (before[0], after[1]), (before[1], after[0]))


def _nearest(tree: Tree, verb: int, sentence: Sentence, cluster: Range) -> tuple[Range | None, Range | None]:
    """The last quotation before the reporting clause and the first after it, in its sentence."""
    before = after = None
    own = tree.quotation_at.get(verb)
    for n in tree.quotations_in(sentence.start, sentence.end):
        if n == own:
            continue
        first, last = tree.quoted[n]
        if last <= cluster[0]:
            before = (first, last)
        elif first >= cluster[1] and after is None:
            after = (first, last)
    return before, after


def _objectival(tree: Tree, verb: int, parts: Parts, reading: Reading) -> Iterator[Candidate]:
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
    clause_end = _clause_end(tree, verb)
    if clause_end > max(end, last) + 1:
        yield reading(frame + "-all", words, (first, clause_end))


def _clause_end(tree: Tree, verb: int) -> int:
    """Where the clause of a verb ends, without what is coordinated with it."""
    tokens = tree.tokens
    last = tree.right[verb]
    for c in tokens[verb].children:
        if c > verb and tokens[c].dep in {"cc", "conj", "parataxis"}:
            last = min(last, tree.left[c])
    return last


def _tail(tree: Tree, verb: int, last: int) -> int:
    """Where the complements of a verb end."""
    for c in tree.tokens[verb].children:
        if c >= last and tree.left[c] <= last and tree.tokens[c].dep in TAIL:
            last = max(last, tree.right[c])
    return last


def _loose(tree: Tree, verb: int, parts: Parts, reading: Reading) -> Iterator[Candidate]:
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
