"""Which candidates are claims: the linear model scores them, and of those with one content the best stays."""

from polybius.claims.candidate import Candidate
from polybius.claims.features import features_of
from polybius.claims.lexicon import weights
from polybius.claims.tree import Tree
from polybius.vocabulary.record import Span

SAME_CONTENT = 0.5
REPORTING = frozenset({"say", "claim", "according"})
BIAS, THRESHOLD = "bias", "threshold"


def select(tree: Tree, cues: list[list[Candidate]]) -> list[Candidate]:
    """The candidates that are claims, in text order of their cues."""
    model = weights()
    bias, threshold = model[BIAS], model[THRESHOLD]
    scored: list[tuple[float, int, Candidate]] = []
    for readings in cues:
        best = max(((_score(model, tree, c), -n, c) for n, c in enumerate(readings)), key=lambda x: x[:2])
        if best[0] + bias >= threshold:
            scored.append((best[0], -best[2].cue, best[2]))
    scored.sort(key=lambda x: x[:2], reverse=True)
    chosen: list[Candidate] = []
    taken: dict[int, list[Candidate]] = {}
    for _, _, candidate in scored:
        places = {start // 64 for span in candidate.content for start in range(span[0], span[1] + 63, 64)}
        rivals = [other for place in places for other in taken.get(place, ())]
        if any(_same_words(tree, candidate, other) for other in rivals):
            continue
        chosen.append(candidate)
        for place in places:
            taken.setdefault(place, []).append(candidate)
    return sorted(chosen, key=lambda c: c.cue)


def _same_words(tree: Tree, one: Candidate, other: Candidate) -> bool:
    """Whether two candidates report the same words; a claim that holds the other's cue reports the claim instead."""
    if shared(one.content, other.content) <= SAME_CONTENT:
        return False
    if one.row.kind not in REPORTING or other.row.kind not in REPORTING:
        return True
    first, second = tree.tokens[one.cue].start, tree.tokens[other.cue].start
    return _within(first, other.content) == _within(second, one.content)


def _within(offset: int, content: tuple[Span, ...]) -> bool:
    return any(start <= offset < end for start, end in content)


def _score(model: dict[str, float], tree: Tree, candidate: Candidate) -> float:
    return sum(model.get(feature, 0.0) for feature in features_of(tree, candidate))


def shared(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    """Characters in both as a share of the characters in either."""
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    if not both:
        return 0.0
    either = sum(b - a for a, b in one) + sum(d - c for c, d in other) - both
    return both / either
