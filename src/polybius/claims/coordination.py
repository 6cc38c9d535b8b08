"""Clauses that stand side by side, each with its own speaker: "A died, officials said, and B reported 12 deaths"."""

from msgspec.structs import replace

from polybius.claims.candidate import Candidate
from polybius.claims.tree import Tree
from polybius.vocabulary.record import Span

REPORTING = frozenset({"say", "claim", "urge"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
NOUNS = frozenset({"NOUN", "PROPN"})
MARKS = frozenset({",", ";"})


def set_apart(tree: Tree, chosen: list[Candidate]) -> list[Candidate]:
    """The claims, none of which reports a clause beside it that has a speaker and a reporting verb of its own."""
    edges = [(edge, c) for c in chosen if (edge := _edge(tree, c)) is not None]
    if not edges:
        return chosen
    found: list[Candidate] = []
    for candidate in chosen:
        content = candidate.content
        for edge, other in edges:
            content = _cut(tree, candidate, content, edge, other)
        found.append(candidate if content == candidate.content else replace(candidate, content=content))
    return found


def _edge(tree: Tree, candidate: Candidate) -> int | None:
    """The mark before a clause of a named speaker who reports something, joined to the words before it."""
    tokens, speaker, cue = tree.tokens, candidate.speaker, candidate.cue
    if speaker is None or candidate.row.kind not in REPORTING or tokens[cue].tag not in FINITE:
        return None
    if speaker > cue or tokens[speaker].pos not in NOUNS or tokens[speaker].head != cue:
        return None
    before = tree.left[speaker] - 1
    if before > 0 and tokens[before].pos == "CCONJ":
        before -= 1
    elif before > 0 and tokens[before].text != ";":
        return None
    outside = before not in tree.quotation_at and cue not in tree.quotation_at
    return before if before > 0 and tokens[before].text in MARKS and outside else None


def _cut(tree: Tree, candidate: Candidate, content: tuple[Span, ...], edge: int, other: Candidate) -> tuple[Span, ...]:
    """Content without what stands on the other side of an edge from the word that reports it."""
    tokens = tree.tokens
    at = tokens[edge].start
    if tokens[candidate.cue].sentence != tokens[edge].sentence:
        return content
    if candidate.cue < edge and candidate is not other:
        kept = tuple((start, min(end, at)) for start, end in content if start < at)
    elif candidate is other and tokens[edge].text == ";":
        kept = tuple((max(start, tokens[edge].end), end) for start, end in content if end > tokens[edge].end)
    else:
        return content
    if not kept or (candidate.cue < edge and tokens[other.cue].end > content[-1][1]):
        return content
    return kept
