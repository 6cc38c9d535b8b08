"""All candidates of a document, cue by cue."""

from collections.abc import Iterator

from msgspec.structs import replace

from polybius.claims.candidate import Candidate, spans_without
from polybius.claims.cuts import cuts_of
from polybius.claims.frames.phrasal import according, adverbial, after_quotation, colon, mental, nominal, signature
from polybius.claims.frames.verbal import verbal
from polybius.claims.lexicon import OPEN_CUE, cues
from polybius.claims.tree import Tree
from polybius.claims.turns import turns_of, wholes

DASHES = frozenset({"―", "—", "–", "--", "-"})
CLOSED_DASHES = frozenset(mark + dash for mark in ("”", "\"", "''", "»") for dash in DASHES)
WITH_PARTICLE = frozenset({"point", "spell"})
UNCUT = ("quote", "colon", "signature")
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
                weak = row.kind in WEAK_KINDS or (token.lemma in WITH_PARTICLE and not _led_by(tree, token.i))
                found = verbal(tree, token.i, OPEN_CUE if weak else row)
        elif pos == "NOUN":
            noun = nouns.get(token.lemma)
            if _is_verb(tree, token.i) and (token.lemma in verbs or token.lower in verbs):
                found = after_quotation(tree, token.i, verbs.get(token.lemma) or verbs[token.lower])
            elif noun is not None:
                found = nominal(tree, token.i, noun)
        elif token.lower in adverbs:
            found = adverbial(tree, token.i, adverbs[token.lower])
        elif pos == "ADJ":
            adjective = adjectives.get(token.lemma)
            if adjective is not None and adjective.kind == "mind":
                found = mental(tree, token.i, adjective)
        elif token.text == ":":
            found = colon(tree, token.i)
        elif token.text in DASHES or token.text in CLOSED_DASHES:
            found = signature(tree, token.i)
        elif token.lower in prepositions:
            found = according(tree, token.i, prepositions[token.lower])
        if found is not None:
            readings = list(_distinct(tree, turns, found))
            if readings:
                yield readings


def _is_verb(tree: Tree, noun: int) -> bool:
    """Whether the parser took a verb for a noun: “…,” Ban notes."""
    tokens = tree.tokens
    if tokens[noun].tag != "NNS":
        return False
    name = noun - 1
    while name >= 0 and tokens[name].pos == "PROPN" and name not in tree.quotation_at:
        name -= 1
    return 0 <= name < noun - 1 and name in tree.quotation_at and noun not in tree.quotation_at


def _led_by(tree: Tree, verb: int) -> bool:
    """Whether a verb has the particle or preposition that makes it report: "pointed out", "pointed to"."""
    tokens = tree.tokens
    return any(tokens[c].dep == "prt" or tokens[c].lower == "to" for c in tokens[verb].children)


def _distinct(tree: Tree, turns: dict[int, tuple[int, ...]], found: Iterator[Candidate]) -> Iterator[Candidate]:
    """Candidates with whole quotations, and shorter ones without what hangs at the end; each content once."""
    seen = set()
    for reading in found:
        for candidate in (reading, *_shortened(tree, reading)):
            if not candidate.content:
                continue
            for turn, content in wholes(tree, turns, candidate.cue, candidate.content):
                if content and content not in seen:
                    seen.add(content)
                    yield replace(candidate, content=content, cut=candidate.cut + turn)


def _shortened(tree: Tree, reading: Candidate) -> Iterator[Candidate]:
    """A reading that ends sooner."""
    if not reading.content or reading.frame.startswith(UNCUT):
        return
    start, end = reading.content[-1]
    first = tree.at(start)
    for cut, name in cuts_of(tree, first, tree.at(end)):
        content = spans_without(tree, (first, cut))
        if content:
            yield replace(reading, content=(*reading.content[:-1], *content), cut=name)
