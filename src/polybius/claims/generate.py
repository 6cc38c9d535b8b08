"""All candidates of a document, cue by cue."""

from collections.abc import Iterator

from msgspec.structs import replace

from polybius.claims.candidate import Candidate, spans_without
from polybius.claims.cuts import cuts_of
from polybius.claims.frames.nominal import nominal
from polybius.claims.frames.phrasal import according, adverbial, after_quotation, colon, mental, signature
from polybius.claims.frames.verbal import verbal
from polybius.claims.lexicon import OPEN_CUE, Cue, cues, phrasal_verbs
from polybius.claims.tree import Tree
from polybius.claims.turns import turns_of, wholes
from polybius.vocabulary import Token

DASHES = frozenset({"―", "—", "–", "--", "-"})
CLOSED_DASHES = frozenset(mark + dash for mark in ("”", '"', "''", "»") for dash in DASHES)
MARKS = DASHES | CLOSED_DASHES | {":"}
LED_UP_TO = ("before", "inside", "start")
WITH_PARTICLE = frozenset({"point", "spell"})
UNCUT = ("quote", "colon", "signature")
WEAK_KINDS = frozenset({"make", "go"})


def candidates_of(tree: Tree) -> Iterator[list[Candidate]]:
    """The readings of each cue, in text order of the cues."""
    found = list(_all_of(tree))
    ends = [end for readings in found for reading in readings if (end := _reporting_end(tree, reading))]
    return (_short_of(tree, readings, ends) for readings in found)


def _reporting_end(tree: Tree, reading: Candidate) -> tuple[int, int] | None:
    """Where what a clause behind it reports begins, and where that clause has its verb: "…, officials said"."""
    if reading.frame != "before" or reading.how != "own" or reading.row.kind not in ("say", "claim"):
        return None
    return reading.content[0][0], tree.tokens[reading.cue].start


def _short_of(tree: Tree, readings: list[Candidate], ends: list[tuple[int, int]]) -> list[Candidate]:
    """The readings without a clause that reports their cue as well: "A stated that …, the website said"."""
    cue = tree.tokens[readings[0].cue].start
    verbs = {verb for start, verb in ends if start <= cue < verb}
    if not verbs:
        return readings
    return [r for r in readings if not any(a <= verb < b for verb in verbs for a, b in r.content)] or readings


def _all_of(tree: Tree) -> Iterator[list[Candidate]]:
    turns = turns_of(tree)
    prepositions, adverbs = cues("preposition"), cues("adverb")
    for token in tree.tokens:
        pos = token.pos
        found: Iterator[Candidate] | None = None
        if pos == "VERB":
            found = _of_verb(tree, token)
        elif pos == "NOUN":
            found = _of_noun(tree, token)
        elif pos == "ADJ" or token.text in MARKS or token.lower in prepositions or token.lower in adverbs:
            found = _of_other(tree, token)
        if found is not None:
            readings = _unbroken(tree, list(_distinct(tree, turns, found)))
            if readings:
                yield readings


def _of_verb(tree: Tree, token: Token) -> Iterator[Candidate]:
    prepositions = cues("preposition")
    if token.lower in prepositions:
        return according(tree, token.i, prepositions[token.lower])
    row = _with_particle(tree, token) or cues("verb").get(token.lemma) or OPEN_CUE
    weak = row.kind in WEAK_KINDS or (token.lemma in WITH_PARTICLE and not _led_by(tree, token.i))
    return verbal(tree, token.i, OPEN_CUE if weak else row)


def _with_particle(tree: Tree, token: Token) -> Cue | None:
    """The row of a verb with the word after it: "laid out", "lashed out", "came out against"."""
    if token.i + 1 >= len(tree.tokens):
        return None
    return phrasal_verbs().get((token.lemma, tree.tokens[token.i + 1].lower))


def _of_noun(tree: Tree, token: Token) -> Iterator[Candidate] | None:
    if token.tag == "NNS" and _is_verb(tree, token.i):
        verbs = cues("verb")
        row = verbs.get(token.lemma) or verbs.get(token.lower)
        if row is not None:
            return after_quotation(tree, token.i, row)
    noun = cues("noun").get(token.lemma)
    return nominal(tree, token.i, noun) if noun is not None else None


def _of_other(tree: Tree, token: Token) -> Iterator[Candidate] | None:
    """Adverbs, adjectives, prepositions and marks."""
    prepositions, adverbs = cues("preposition"), cues("adverb")
    if token.lower in adverbs:
        return adverbial(tree, token.i, adverbs[token.lower])
    if token.pos == "ADJ":
        adjective = cues("adjective").get(token.lemma)
        return mental(tree, token.i, adjective) if adjective is not None and adjective.kind == "mind" else None
    if token.text == ":":
        return colon(tree, token.i)
    if token.text in DASHES or token.text in CLOSED_DASHES:
        return signature(tree, token.i)
    return according(tree, token.i, prepositions[token.lower]) if token.lower in prepositions else None


def _is_verb(tree: Tree, noun: int) -> bool:
    """Whether the parser took a verb for a noun: “…,” Ban notes."""
    tokens = tree.tokens
    name = noun - 1
    while name >= 0 and tokens[name].text[:1].isupper() and name not in tree.quotation_at:
        name -= 1
    return 0 <= name < noun - 1 and name in tree.quotation_at and noun not in tree.quotation_at


def _led_by(tree: Tree, verb: int) -> bool:
    """Whether a verb has the particle or preposition that makes it report: "pointed out", "pointed to"."""
    tokens = tree.tokens
    return any(tokens[c].dep == "prt" or tokens[c].lower == "to" for c in tokens[verb].children)


def _unbroken(tree: Tree, readings: list[Candidate]) -> list[Candidate]:
    """The readings without those that break off direct speech: “I came,” he said, “but I saw nothing.”"""
    around = next((r for r in readings if r.frame == "quote-around"), None)
    if around is None or len(around.content) < 2:
        return readings
    (_, before), (after, end) = around.content[0], around.content[-1]
    if not tree.doc.text[after : after + 3].strip("“”\"'`‘").islower():
        return readings
    return [r for r in readings if r.content[-1][1] >= end and r.content[0][0] < before] or readings


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
    if reading.frame.startswith(LED_UP_TO) and end <= tree.tokens[reading.cue].start:
        return
    for cut, name in cuts_of(tree, first, tree.at(end)):
        content = spans_without(tree, (first, cut))
        if content:
            yield replace(reading, content=(*reading.content[:-1], *content), cut=name)
