"""All candidates of a document, cue by cue."""

from collections.abc import Iterator

from msgspec.structs import replace

from polybius.claims.candidate import Candidate
from polybius.claims.frames.phrasal import according, adverbial, colon, mental, nominal, signature
from polybius.claims.frames.verbal import verbal
from polybius.claims.lexicon import OPEN_CUE, cues
from polybius.claims.tree import Tree
from polybius.claims.turns import complete, turns_of

DASHES = frozenset({"―", "—", "–", "--", "-"})
WITH_PARTICLE = frozenset({"point", "spell"})
WEAK_KINDS = frozenset({"make", "go"})


def candidates_of(tree: Tree) -> Iterator[list[Candidate]]:
    """The readings of each cue, in text order of the cues."""
    turns = turns_of(tree)
    verbs, nouns, adverbs = cues("verb"), cues("noun"), cues("adverb")
    adjectives, prepositions = cues("adjective"), cues("preposition")
    for token in tree.tokens:
        pos = token.pos
        found: Iterator[Candidate] | None = None
        if pos == "VERB":
            if token.lower in prepositions:
                found = according(tree, token.i, prepositions[token.lower])
            else:
                row = verbs.get(token.lemma) or OPEN_CUE
                weak = row.kind in WEAK_KINDS or (
                    token.lemma in WITH_PARTICLE and tree.doc.child(token.i, "prt") is None
                )
                found = verbal(tree, token.i, OPEN_CUE if weak else row)
        elif pos == "NOUN":
            noun = nouns.get(token.lemma)
            if noun is not None:
                found = nominal(tree, token.i, noun)
        elif token.lower in adverbs:
            found = adverbial(tree, token.i, adverbs[token.lower])
        elif pos == "ADJ":
            adjective = adjectives.get(token.lemma)
            if adjective is not None and adjective.kind == "mind":
                found = mental(tree, token.i, adjective)
        elif token.text == ":":
            found = colon(tree, token.i)
        elif token.text in DASHES:
            found = signature(tree, token.i)
        elif token.lower in prepositions:
            found = according(tree, token.i, prepositions[token.lower])
        if found is not None:
            readings = list(_distinct(tree, turns, found))
            if readings:
                yield readings


def _distinct(tree: Tree, turns: dict[int, tuple[int, ...]], found: Iterator[Candidate]) -> Iterator[Candidate]:
    """Candidates with whole quotations, each content once."""
    seen = set()
    for candidate in found:
        if not candidate.content:
            continue
        content = complete(tree, turns, candidate.cue, candidate.content)
        if content and content not in seen:
            seen.add(content)
            yield replace(candidate, content=content)
