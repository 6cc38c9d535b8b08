"""To whom, through what and when something is said."""

from collections.abc import Iterator

from polybius.claims.candidate import Candidate
from polybius.claims.lexicon import channels
from polybius.claims.tree import Tree
from polybius.tables import word_list
from polybius.vocabulary import TimeMention

ADDRESSING_TO = frozenset({"to", "with"})
CALLING_ON = frozenset({"on", "upon"})
MEANS = frozenset({"in", "on", "at", "during", "via", "through", "by", "over", "from"})
AROUND_CUE = frozenset({"prep", "npadvmod", "advmod", "pobj", "dobj", "dative", "nsubj"})
DEPTH = 3


def addressee_of(tree: Tree, candidate: Candidate) -> int | None:
    """The token that heads those who are spoken to."""
    tokens = tree.tokens
    cue = tokens[candidate.cue]
    urging = candidate.row.kind == "urge" or cue.lemma == "call"
    for c in cue.children:
        token = tokens[c]
        if token.dep == "dative" or (token.dep == "dobj" and cue.lemma in word_list("claims/addressing.txt")):
            if urging or candidate.frame != "dobj" or not _inside(token.start, candidate):
                return c if token.pos != "ADP" else _object(tree, c)
        elif c > candidate.cue and token.dep == "prep":
            wanted = CALLING_ON if cue.lemma == "call" else ADDRESSING_TO
            found = _object(tree, c) if token.lower in wanted else None
            if found is not None and (urging or not _inside(tokens[found].start, candidate)):
                return found
        elif token.dep == "nsubjpass" and urging:
            return c
    return None


def means_of(tree: Tree, candidate: Candidate) -> tuple[str | None, list[int]]:
    """The channel, and the tokens of the media through which something is said."""
    tokens = tree.tokens
    channel: str | None = None
    media: list[int] = []
    for noun in _nouns_of_means(tree, candidate):
        known = channels().get(tokens[noun].lower)
        if known is not None:
            channel = channel or known.channel
            if known.via and noun != candidate.speaker:
                media.append(noun)
    return channel, media


def _nouns_of_means(tree: Tree, candidate: Candidate) -> Iterator[int]:
    """Nouns of the reporting clause that may name a channel, those of the cue first, the speaker last."""
    tokens = tree.tokens
    stack = list(tokens[candidate.cue].children)
    while stack:
        c = stack.pop(0)
        token = tokens[c]
        if _inside(token.start, candidate):
            continue
        if token.dep == "prep" and token.lower in MEANS:
            noun = _object(tree, c)
        else:
            noun = c if token.dep in {"dobj", "dative"} and token.pos in {"NOUN", "PROPN"} else None
        if noun is not None:
            yield noun
            stack.extend(k for k in tokens[noun].children if tokens[k].dep == "prep")
    if candidate.speaker is not None:
        yield candidate.speaker


def time_of(tree: Tree, candidate: Candidate, times: dict[int, TimeMention]) -> str | None:
    """The time said with the cue: "said on Thursday", "told them late Wednesday"."""
    tokens = tree.tokens
    level = list(tokens[candidate.cue].children)
    for _ in range(DEPTH):
        outside = [c for c in level if not _inside(tokens[c].start, candidate)]
        for c in outside:
            if c in times:
                return times[c].time.id
        level = [k for c in outside if tokens[c].dep in AROUND_CUE for k in tokens[c].children]
    return None


def _inside(offset: int, candidate: Candidate) -> bool:
    return any(start <= offset < end for start, end in candidate.content)


def _object(tree: Tree, preposition: int) -> int | None:
    return next((c for c in tree.tokens[preposition].children if tree.tokens[c].dep == "pobj"), None)
