"""For whom the words that name a speaker stand: "it" after a ministry spoke, "one of them" after witnesses did."""

from collections.abc import Callable, Iterator

from polybius.claims.candidate import Candidate
from polybius.claims.circumstances import means_of
from polybius.claims.lexicon import channels
from polybius.claims.subjects import quoting_subject
from polybius.claims.tree import Tree
from polybius.claims.turns import quoted_share
from polybius.vocabulary.stretches import Stretches

SINGLING = frozenset({
    "one", "another", "other", "some", "several", "two", "three", "four", "both", "many", "most", "each", "few",
    "others", "neither", "none",
})  # fmt: skip
THOSE = frozenset({"them", "those", "these"})
SINGLE_PERSON = frozenset({"he", "she"})
SPEAKING = frozenset({"say", "claim", "urge", "judge", "call"})
PEOPLE = frozenset({"person", "population"})
PLURAL = frozenset({"NNS", "NNPS"})
PAPERS = frozenset({"statement", "report", "letter", "video", "message", "resolution", "article"})
DEFINITE = frozenset({"the", "this", "that"})
NEAR, FAR = 1, 2
LATELY = 5
SPOKEN = 0.5

KindOf = Callable[[int], str | None]


def antecedents(tree: Tree, told: list[Candidate], kind_of: KindOf) -> dict[int, int]:
    """For the head of the words that name a speaker, the head of those that named the same speaker before.

    `kind_of` is the kind of actor that a word denotes. Only those who spoke last are meant: nothing is guessed.
    """
    found: dict[int, int] = {}
    last: Candidate | None = None
    papers: dict[str, Candidate] = {}
    for candidate in _outer(tree, told):
        if candidate.speaker is None:
            continue
        paper = _paper(tree, candidate.speaker)
        if paper in papers and _is_recent(tree, candidate, papers[paper]):
            speaker = papers[paper].speaker or candidate.speaker
            found[candidate.speaker] = found.get(speaker, speaker)
            continue
        channel = means_of(tree, candidate)[0]
        if channel in PAPERS:
            papers[channel] = candidate
        quoting = quoting_subject(tree, candidate.cue) if candidate.how == "quoted" else None
        if quoting is not None and last is not None and last.speaker is not None:
            before = found.get(last.speaker, last.speaker)
            if _same(tree, candidate, quoting, last, before, kind_of):
                found[quoting] = before
        if last is not None and last.speaker is not None:
            before = found.get(last.speaker, _whole(tree, last.speaker))
            if _same(tree, candidate, candidate.speaker, last, before, kind_of):
                found[candidate.speaker] = before
                continue
        last = candidate
    return found


def _paper(tree: Tree, head: int) -> str | None:
    """The channel of a paper already spoken of: "the statement", "the letter", with nothing that says whose."""
    tokens = tree.tokens
    known = channels().get(tokens[head].lower)
    bare = all(tokens[c].lower in DEFINITE or tokens[c].dep == "punct" for c in tokens[head].children)
    definite = any(tokens[c].lower in DEFINITE for c in tokens[head].children)
    return known.channel if known is not None and known.channel in PAPERS and bare and definite else None


def _is_recent(tree: Tree, candidate: Candidate, before: Candidate) -> bool:
    return 0 <= tree.tokens[candidate.cue].sentence - tree.tokens[before.cue].sentence <= LATELY


def _whole(tree: Tree, head: int) -> int:
    """Those out of whom one is picked: the officials of "one of the officials"."""
    if tree.tokens[head].lower not in SINGLING:
        return head
    nouns = (g for c in tree.tokens[head].children if tree.tokens[c].lower == "of" for g in tree.tokens[c].children)
    return next((g for g in nouns if tree.tokens[g].pos in ("NOUN", "PROPN")), head)


def _outer(tree: Tree, told: list[Candidate]) -> Iterator[Candidate]:
    """The claims of speaking that stand in no quotation and in no other claim's content."""
    contents = Stretches(candidate.content for candidate in told)
    for candidate in told:
        start = tree.tokens[candidate.cue].start
        others = (told[n] for n in contents.around(start) if told[n] is not candidate)
        inside = any(a <= start < b for other in others for a, b in other.content)
        if not inside and candidate.cue not in tree.quotation_at and candidate.row.kind in SPEAKING:
            yield candidate


def _same(tree: Tree, candidate: Candidate, speaker: int, last: Candidate, before: int, kind_of: KindOf) -> bool:
    word = tree.tokens[speaker]
    apart = word.sentence - tree.tokens[last.cue].sentence
    if not 0 <= apart <= FAR or word.i == before:
        return False
    if _singles_out(tree, speaker):
        return tree.tokens[before].tag in PLURAL
    direct = quoted_share(tree, candidate.content) > SPOKEN
    if apart > NEAR and not direct:
        return False
    kind = kind_of(before)
    if word.lower == "it":
        return (
            tree.tokens[before].pos in ("NOUN", "PROPN")
            and tree.tokens[before].tag not in PLURAL
            and kind not in PEOPLE
        )
    one = kind == "person" or (kind == "population" and tree.tokens[before].tag == "NN")
    return word.lower in SINGLE_PERSON and direct and one and kind_of(speaker) not in ("person", None)


def _singles_out(tree: Tree, head: int) -> bool:
    """Whether words pick some out of those who spoke: "one of them", "another", "both", and no noun."""
    token = tree.tokens[head]
    if token.lower not in SINGLING or token.dep in ("det", "nummod", "amod"):
        return False
    nouns = [g for c in token.children if tree.tokens[c].lower == "of" for g in tree.tokens[c].children]
    return all(tree.tokens[g].lower in THOSE for g in nouns)
