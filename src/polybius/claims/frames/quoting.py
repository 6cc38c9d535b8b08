"""Direct speech as what a verb reports."""

from collections.abc import Iterator

from polybius.claims.candidate import Candidate
from polybius.claims.frames.parts import Parts, Reading
from polybius.claims.tree import Range, Tree
from polybius.vocabulary import Sentence

NEAR, FAR = 8, 20
BROKEN_OFF = frozenset(",?!")


def quoting(tree: Tree, verb: int, parts: Parts, reading: Reading) -> Iterator[Candidate]:
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
        if previous is not None:
            broken_off = tree.last_mark(previous) in BROKEN_OFF
            if broken_off or sentence.last - parts.cluster[1] <= 1:
                frame = "quote-previous" if broken_off else "quote-ended"
                yield reading(frame, parts.words, tree.quoted[previous])
    if after is not None and after[0] - parts.cluster[1] <= FAR:
        gap = after[0] - parts.cluster[1]
        frame = "quote-after" if gap <= 1 else "quote-later" if near_after else "quote-late"
        yield reading(frame, parts.words, after)
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
