"""Which candidates are claims: linear models pick the content and the source of each cue and score what they make."""

import math
from collections.abc import Callable, Iterable
from itertools import repeat

import msgspec
from msgspec.structs import replace

from polybius.claims.candidate import Candidate, shared
from polybius.claims.features import features_of
from polybius.claims.lexicon import Model, weights
from polybius.claims.ranking import features_of_contents, features_of_source
from polybius.claims.sources import Source, sources_of
from polybius.claims.tree import Tree
from polybius.vocabulary.record import Span

SAME_CONTENT, SAME_NAME = 0.5, 0.3
UNLIKELY = 0.01
REPORTING = frozenset({"say", "claim", "according"})
PLAIN = frozenset({"say", "claim"})
PLAIN_FRAMES = frozenset({"after", "after-cut", "before"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PLAINLY = 1.0  # a subject that says a clause needs less: also where another says that it does
BIAS, THRESHOLD = "bias", "threshold"


class Choice(msgspec.Struct, frozen=True, gc=False):
    """The best of several readings, its share of the probability, and that of it with all that are much like it."""

    best: int
    share: float
    alike: float


ONLY = Choice(0, 1.0, 1.0)


def select(tree: Tree, cues: Iterable[list[Candidate]]) -> list[Candidate]:
    """The candidates that are claims, in text order of their cues."""
    model = weights()
    least = model.claim[THRESHOLD] - model.claim[BIAS]
    scored: list[tuple[float, Candidate]] = []
    for readings in cues:
        content = best_content(model, tree, readings)
        sources = sources_of(tree, readings)
        source = best_source(model, tree, readings[content.best], sources)
        candidate = claim_of(readings[content.best], sources[source.best])
        score = total(model.claim, features_of_claim(tree, candidate, content, source))
        if score >= least - (PLAINLY if _is_plain(tree, candidate) else 0.0):
            scored.append((score, candidate))
    return resolve(tree, scored)


def _is_plain(tree: Tree, candidate: Candidate) -> bool:
    """Whether the subject of a finite verb of saying says a clause: "Raisi stated that …"."""
    plain = candidate.row.kind in PLAIN and candidate.frame in PLAIN_FRAMES
    return plain and candidate.how == "own" and tree.tokens[candidate.cue].tag in FINITE


def claim_of(reading: Candidate, source: Source) -> Candidate:
    """A reading with its speaker."""
    return replace(reading, speaker=source.speaker, naming=source.naming, how=source.how)


def features_of_claim(tree: Tree, candidate: Candidate, content: Choice, source: Choice) -> list[str]:
    """The features of a claim, and how sure the choice of its content and source was."""
    found = features_of(tree, candidate)
    found += [f"pc={int(content.share * 10)}", f"ps={int(source.share * 10)}"]
    found.append(f"pb={int(content.share * source.share * 10)}")
    found += [f"ac={int(content.alike * 10)}", f"as={int(source.alike * 10)}"]
    found.append(f"ab={int(content.alike * source.alike * 10)}")
    return found


def best_content(model: Model, tree: Tree, readings: list[Candidate]) -> Choice:
    """Which of the readings of a cue has the likeliest content."""
    if len(readings) < 2:
        return ONLY
    return content_among(readings, [total(model.content, row) for row in features_of_contents(tree, readings)])


def content_among(readings: list[Candidate], scores: list[float]) -> Choice:
    """The choice among readings with these scores."""
    return choice(scores, lambda n, m: shared(readings[n].content, readings[m].content), SAME_CONTENT)


def best_source(model: Model, tree: Tree, reading: Candidate, sources: list[Source]) -> Choice:
    """Which of the phrases around a cue names the likeliest speaker."""
    if len(sources) < 2:
        return ONLY
    scores = [total(model.source, features_of_source(tree, reading, s)) for s in sources]
    return choice(scores, lambda n, m: _shared_words(sources[n], sources[m]), SAME_NAME)


def _shared_words(one: Source, other: Source) -> float:
    """Which part of the words of either of two sources is in both."""
    if one.naming is None or other.naming is None:
        return float(one.naming == other.naming)
    return shared((one.naming,), (other.naming,))


def total(weights: dict[str, float], features: list[str]) -> float:
    """What the features that hold add up to."""
    return sum(map(weights.get, features, repeat(0.0)))


def choice(scores: list[float], likeness: Callable[[int, int], float], least: float) -> Choice:
    """The reading that is likeliest to be right or, at half that worth and more, like the right one.

    Where a content may end at three places the middle one may be best: it shares most words with the other two.
    """
    highest = max(scores)
    raised = [math.exp(score - highest) for score in scores]
    whole = sum(raised)
    likely = [n for n, one in enumerate(raised) if one >= UNLIKELY * whole or one == 1.0]  # of very many none is likely
    best = Choice(likely[0], 0.0, 0.0)
    most = 0.0
    for n in likely:
        worth = alike = raised[n]
        for m in likely:
            like = likeness(n, m) if m != n else 0.0
            if like >= least:
                worth += raised[m] * (1 + like) / 2
                alike += raised[m]
        if worth > most:
            most, best = worth, Choice(n, raised[n] / whole, alike / whole)
    return best


def resolve(tree: Tree, scored: list[tuple[float, Candidate]]) -> list[Candidate]:
    """Of candidates that report the same words the best, in text order of their cues."""
    ranked = sorted(scored, key=lambda x: (x[0], -x[1].cue), reverse=True)
    chosen: list[Candidate] = []
    taken: dict[int, list[int]] = {}
    for _, candidate in ranked:
        places = {start // 64 for span in candidate.content for start in range(span[0], span[1] + 63, 64)}
        rivals = {n for place in places for n in taken.get(place, ())}
        if any(_same_words(tree, candidate, chosen[n]) for n in rivals):
            continue
        for place in places:
            taken.setdefault(place, []).append(len(chosen))
        chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.cue)


def _same_words(tree: Tree, one: Candidate, other: Candidate) -> bool:
    """Whether two candidates report the same words; a claim that holds the other's cue reports the claim instead."""
    if shared(one.content, other.content) <= SAME_CONTENT:
        return False
    if any(c.frame.startswith("relative-oprd") for c in (one, other)):
        return False
    if one.row.kind not in REPORTING or other.row.kind not in REPORTING:
        return True
    first, second = tree.tokens[one.cue].start, tree.tokens[other.cue].start
    return _within(first, other.content) == _within(second, one.content)


def _within(offset: int, content: tuple[Span, ...]) -> bool:
    return any(start <= offset < end for start, end in content)
