"""Verbs that report: that-clauses before, after and around the verb, objects, infinitives, passives, quotations."""

from collections.abc import Iterator

from polybius.claims.acts import is_act
from polybius.claims.candidate import Candidate, spans_without
from polybius.claims.frames.objects import TAIL, loose, objectival
from polybius.claims.frames.parts import Parts, Reading, is_trailing, parts_of, subject_as_object
from polybius.claims.frames.quoting import quoting
from polybius.claims.lexicon import Cue, cues
from polybius.claims.subjects import naming_range, outer_subject, subject_of, touching_noun
from polybius.claims.tree import Range, Tree

CIRCUMSTANCES = frozenset({"npadvmod", "prep", "dobj", "dative", "advmod"})
QUOTING = frozenset({"quote", "cite"})
PLAIN = frozenset({"say", "claim", "open", "read"})


def verbal(tree: Tree, verb: int, row: Cue) -> Iterator[Candidate]:
    """All readings of a verb as a cue."""
    parts = parts_of(tree, verb)
    speaker, how = subject_of(tree, verb)
    if speaker is not None and tree.quotation_at.get(speaker) != tree.quotation_at.get(verb):
        speaker, how = (None, "none") if speaker in tree.quotation_at else (speaker, how)
    if speaker is None and how == "none" and row.kind in PLAIN:
        speaker, how = touching_noun(tree, verb)
    if row.cue in QUOTING and any(tree.tokens[p].lower == "as" for p in parts.prepositions):
        return
    if _is_act(tree, verb, row, parts):
        return
    if row.cue == "say" and tree.tokens[min(parts.words[1], len(tree.tokens) - 1)].tag == "TO":
        speaker, how = None, "passive"
    if row.kind == "seem":
        yield from _raising(tree, verb, parts, row)
        return
    yield from _readings(tree, verb, parts, row, speaker, how)
    if how == "shared":
        outer = outer_subject(tree, verb)
        if outer is not None and outer != speaker:
            yield from _readings(tree, verb, parts, row, outer, "outer")


def _is_act(tree: Tree, verb: int, row: Cue, parts: Parts) -> bool:
    """Whether a cue reports nothing here: "met to discuss X", "the bodies were shown"."""
    token = tree.tokens[verb]
    if is_act(tree, verb, row):
        return True
    if row.kind == "talk":
        return token.dep == "advcl" and token.tag == "VB"
    return row.kind == "show" and parts.passive is not None


def _readings(tree: Tree, verb: int, parts: Parts, row: Cue, speaker: int | None, how: str) -> Iterator[Candidate]:
    naming = naming_range(tree, speaker) if speaker is not None else None

    def reading(frame: str, words: Range, whole: Range, *holes: Range) -> Candidate:
        content = spans_without(tree, whole, *holes)
        return Candidate(verb, words, row, frame, speaker, naming, how, content)

    yield from _clausal(tree, verb, parts, reading)
    yield from quoting(tree, verb, parts, reading)
    if row.kind == "open":
        return
    taken = any(subject_as_object(tree, parts, clause) is not None for clause in parts.clauses)
    if how != "following" and not taken:
        yield from objectival(tree, verb, parts, reading)
    if not parts.clauses:
        yield from loose(tree, verb, parts, reading)


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


def _clausal(tree: Tree, verb: int, parts: Parts, reading: Reading) -> Iterator[Candidate]:
    """A finite clause as the content: "said that X", "X, he said", "X, he said, Y"."""
    tokens = tree.tokens
    sentence = tree.doc.sentences[tokens[verb].sentence]
    for clause in parts.clauses:
        first, last = tree.left[clause], tree.right[clause]
        if clause > verb:
            if is_trailing(tree, clause):
                continue
            if first < parts.cluster[0]:
                yield reading("relative", parts.words, (first, last), (parts.cluster[0], parts.words[1]))
            first = max(first, verb + 1)
            subject = subject_as_object(tree, parts, clause)
            if subject is not None:
                yield reading("after", parts.words, (tree.left[subject], last))
                continue
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
        if c < clause:
            continue
        if tokens[c].text in {"–", "—", "--", "-"}:
            return c
        if tokens[c].dep in {"advcl", "conj"} and tokens[tree.left[c] - 1].pos == "PUNCT" and not _marked(tree, c):
            return tree.left[c] - 1
    return -1


def _marked(tree: Tree, verb: int) -> bool:
    """Whether a conjunction such as "while" ties a clause to the one around it."""
    return any(tree.tokens[c].dep == "mark" for c in tree.tokens[verb].children)


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
