"""What kind of public statement a claim is, by CAMEO: a comment declined, hope, doubt, responsibility, sympathy …"""

from collections.abc import Iterator
from functools import cache

import msgspec

from polybius.claims.candidate import Candidate, spans_without
from polybius.claims.lexicon import Cue
from polybius.claims.subjects import naming_range, subject_of
from polybius.claims.tree import Tree
from polybius.tables import read_table

NEAR = frozenset({
    "dobj", "attr", "acomp", "oprd", "neg", "prep", "xcomp", "det", "amod", "pobj", "prt", "dative", "nsubj",
    "nsubjpass", "pcomp", "compound", "aux",
})  # fmt: skip
DEPTH = 3
WIDEST = 60
GESTURE = Cue("", "verb", "gesture", "gesture", False)


class CommentRow(msgspec.Struct, frozen=True):
    """A kind of statement: the CAMEO code, and the stances, cues and words that show it.

    `words` and `also` are lemmas: one of each must stand near the cue or at the head of the content, none of `without`.
    """

    cameo: str
    stance: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class Row(msgspec.Struct, frozen=True, gc=False):
    """A row of either table, ready to be looked up."""

    cameo: str
    stance: frozenset[str]
    cue: frozenset[str]
    words: tuple[frozenset[str], ...]
    without: frozenset[str]

    def holds(self, words: set[str]) -> bool:
        """Whether one word of each list stands there, and none that must not."""
        return self.without.isdisjoint(words) and all(not words.isdisjoint(wanted) for wanted in self.words)


@cache
def _rows(table: str) -> tuple[Row, ...]:
    return tuple(
        Row(row.cameo, frozenset(row.stance), frozenset(row.cue),
            tuple(frozenset(words) for words in (row.words, row.also) if words), frozenset(row.without))
        for row in read_table(f"claims/{table}.csv", CommentRow)
    )  # fmt: skip


def statement_codes() -> tuple[str, ...]:
    """The CAMEO code that each row of the two tables gives."""
    return tuple(row.cameo for table in ("comments", "gestures") for row in _rows(table))


@cache
def _gestures() -> dict[str, tuple[Row, ...]]:
    """The rows of what is done to say something, by verb."""
    found: dict[str, tuple[Row, ...]] = {}
    for row in _rows("gestures"):
        for cue in row.cue:
            found[cue] = (*found.get(cue, ()), row)
    return found


def comment_of(tree: Tree, candidate: Candidate, stance: str) -> str:
    """The CAMEO code of a claim as a public statement (01x); empty for another act: an appeal, a threat, a charge."""
    cue = tree.tokens[candidate.cue].lemma.lower() if candidate.words[0] < candidate.words[1] else ""
    words = _words_of(tree, candidate)
    if candidate.row is GESTURE:
        return next((row.cameo for row in _gestures().get(cue, ()) if row.holds(words)), "")
    for row in _rows("comments"):
        if (not row.stance or stance in row.stance) and (not row.cue or cue in row.cue) and row.holds(words):
            return row.cameo
    return ""


def with_gestures(tree: Tree, chosen: list[Candidate]) -> list[Candidate]:
    """The claims, with one more for each thing done to say something: a wreath laid, a message of sympathy sent."""
    cues = {candidate.cue for candidate in chosen}
    found = [c for c in _done(tree) if c.cue not in cues]
    return sorted((*chosen, *found), key=lambda c: (c.cue, c.words)) if found else chosen


def _done(tree: Tree) -> Iterator[Candidate]:
    table = _gestures()
    for token in tree.tokens:
        rows = table.get(token.lemma) if token.pos in ("VERB", "AUX") else None
        if rows is None or not any(row.holds(_near(tree, token.i)) for row in rows):
            continue
        speaker, how = subject_of(tree, token.i)
        last = max((tree.right[c] for c in token.children if c > token.i and tree.tokens[c].dep in NEAR), default=0)
        content = spans_without(tree, (token.i + 1, last)) if last else ()
        if speaker is None or not content:
            continue
        yield Candidate(
            cue=token.i, words=(token.i, token.i + 1), row=GESTURE, frame="gesture", speaker=speaker,
            naming=naming_range(tree, speaker), how=how, content=content,
        )  # fmt: skip


def _words_of(tree: Tree, candidate: Candidate) -> set[str]:
    """The lemmas near a cue and at the head of what is said."""
    tokens = tree.tokens
    told = candidate.words[0] < candidate.words[1] and candidate.row.kind != "according"
    found = _near(tree, candidate.cue) if told else set()
    for start, end in candidate.content:
        first = last = tree.at(start)
        while last < len(tokens) and tokens[last].start < end and last - first < WIDEST:
            last += 1
        heads = (i for i in range(first, last) if tokens[i].head == i or not first <= tokens[i].head < last)
        for head in heads:
            found |= _near(tree, head)
    return found


def _near(tree: Tree, head: int) -> set[str]:
    """The lemmas of a word and of what hangs on it, three steps down."""
    tokens = tree.tokens
    found = {tokens[head].lemma.lower()}
    level = [head]
    for _ in range(DEPTH):
        level = [c for i in level for c in tokens[i].children if tokens[c].dep in NEAR]
        found.update(tokens[i].lemma.lower() for i in level)
    return found
