"""Quotations that stand alone: the last speaker goes on."""

from polybius.claims.candidate import Candidate
from polybius.claims.lexicon import Cue
from polybius.claims.tree import Tree
from polybius.claims.turns import fills_its_sentences, quoted_share

UNSAID = Cue("", "quotation", "say", "say", False)
SHORTEST = 6
SENTENCES_APART = 2
SPOKEN = 0.5


def floating(tree: Tree, chosen: list[Candidate]) -> list[Candidate]:
    """The claims, with one more for each quotation that fills its sentences and that no cue reports.

    It is the word of whoever was quoted in the sentences before; its cue is empty and stands where it opens.
    """
    found = list(chosen)
    for n, (first, last) in enumerate(tree.quoted):
        if last - first < SHORTEST or not fills_its_sentences(tree, n):
            continue
        q = tree.quotations[n]
        if any(start < q.end and q.start < end for c in found for start, end in c.content):
            continue
        speaker = _last_quoted(tree, found, first, q.start)
        if speaker is not None:
            found.append(Candidate(
                cue=first, words=(first, first), row=UNSAID, frame="floating", speaker=speaker.speaker, naming=None,
                how=speaker.how, content=((q.start, q.end),),
            ))  # fmt: skip
    return sorted(found, key=lambda c: (c.cue, c.words))


def _last_quoted(tree: Tree, chosen: list[Candidate], first: int, start: int) -> Candidate | None:
    """The claim in direct speech that ends last before a quotation and not far from it."""
    before = [c for c in chosen if c.content[-1][1] <= start and c.cue < first]
    if not before:
        return None
    nearest = max(before, key=lambda c: (max(c.content[-1][1], tree.tokens[c.cue].end), c.cue))
    apart = tree.tokens[first].sentence - tree.tokens[nearest.cue].sentence
    if apart > SENTENCES_APART or nearest.speaker is None or quoted_share(tree, nearest.content) < SPOKEN:
        return None
    return nearest
