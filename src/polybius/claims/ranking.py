"""What the linear models see of a content and of a source, beside the others that a cue may have."""

from bisect import bisect_left
from collections.abc import Iterator

from polybius.claims.candidate import Candidate
from polybius.claims.lexicon import cues
from polybius.claims.sources import Source
from polybius.claims.traits import opening_of, share_of, size_of, source_type, step_of
from polybius.claims.tree import Tree

DISTANCES = (0, 1, 3, 7, 15)
NEAR = 4
SMALL = 4
VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})


def features_of_contents(tree: Tree, readings: list[Candidate]) -> list[list[str]]:
    """The features of each reading of a cue."""
    others = frames_of(readings)
    return [features_of_content(tree, reading, others) for reading in readings]


def features_of_content(tree: Tree, reading: Candidate, others: str) -> list[str]:
    """Names of the features of what a cue may report, beside its other readings."""
    tokens = tree.tokens
    cue = tokens[reading.cue]
    kind, frame, cut, lemma = reading.row.kind, reading.frame, reading.cut, cue.lemma.lower()
    size = size_of(reading.content)
    share = share_of(tree, reading.content)
    found = [
        f"f={frame}",
        f"f={frame} cut={cut}",
        f"k={kind} f={frame}",
        f"l={lemma} f={frame}",
        f"f={frame} n={size}",
        f"f={frame} q={share}",
        f"cut={cut} n={size}",
        f"cut={cut} k={kind}",
        f"p={len(reading.content)}",
        f"b={others}; f={frame}",
        f"b={others}; f={frame} cut={cut}",
        f"b={others}; k={kind} f={frame}",
    ]
    start, end = reading.content[0][0], reading.content[-1][1]
    opening = opening_of(tree, start)
    found += [f"o={opening} f={frame}", f"o={opening}"]
    after = tree.at(end)
    sentence = tree.doc.sentences[cue.sentence]
    if after >= sentence.last:
        found += ["ends", f"ends f={frame}"]
    else:
        left = step_of(sentence.last - after)
        found += [f"left={left} f={frame}", f"left={left} cut={cut}", f"left={left} n={size}"]
        token = tokens[after]
        if token.pos == "PUNCT" and after + 1 < sentence.last:
            beyond = tokens[after + 1]
            found += [f"a=, {beyond.lower}", f"a=, d={beyond.dep}", f"a={token.text}"]
        else:
            found += [f"a={token.lower}", f"a d={token.dep}", f"a={token.dep} cut={cut}"]
    if _open_dash(tree, start, end):
        found.append(f"dash cut={cut}")
    if start <= cue.start < end:
        found.append(f"around f={frame}")
    found += [f"{side} f={frame}" for side in _quotations_left(tree, reading)]
    return found + _of_joined(tree, reading, after)


def _quotations_left(tree: Tree, reading: Candidate) -> Iterator[str]:
    """Direct speech of the sentence that a content leaves out, and whether it goes on in small letters."""
    cue = tree.tokens[reading.cue]
    sentence = tree.doc.sentences[cue.sentence]
    for n in tree.quotations_in(sentence.start, sentence.end):
        q = tree.quotations[n]
        if q.start <= cue.start < q.end or any(start < q.end and q.start < end for start, end in reading.content):
            continue
        small = tree.doc.text[q.start : q.start + SMALL].strip("“”\"'`‘").islower()
        yield ("quoted before" if q.start < cue.start else "quoted after") + (" small" if small else "")


def _open_dash(tree: Tree, start: int, end: int) -> bool:
    """Whether a dash or bracket in a stretch is not closed there."""
    text = tree.doc.text[start:end]
    return text.count(" - ") % 2 == 1 or text.count("—") % 2 == 1 or text.count("(") != text.count(")")


def frames_of(readings: list[Candidate]) -> str:
    """Which families of frames the readings of a cue belong to."""
    return " ".join(sorted({reading.frame.split("-", 1)[0] for reading in readings}))


def _of_joined(tree: Tree, reading: Candidate, after: int) -> list[str]:
    """Features of the first verb after a content that may belong to the sentence around it: its tense, its kind."""
    tokens = tree.tokens
    cue = tokens[reading.cue]
    last = tree.doc.sentences[cue.sentence].last
    for i in range(after, min(after + NEAR, last)):
        token = tokens[i]
        if token.tag in VERBAL and cue.i != i:
            same = "=" if token.tag == cue.tag else "#"
            row = cues("verb").get(token.lemma)
            kind = row.kind if row else "no"
            return [
                *_of_tenses(tree, reading, i),
                f"v{same} {token.dep} cut={reading.cut}",
                f"v={kind} {token.dep}{same}",
                f"v={kind} cut={reading.cut}",
            ]
    return [f"v=none cut={reading.cut}"]


def _of_tenses(tree: Tree, reading: Candidate, verb: int) -> Iterator[str]:
    """Whether a verb joined to the one reported has a subject and tense like that or like the cue.

    In "said the bridge had been mined and flew home" it has those of the cue.
    """
    token = tree.tokens[verb]
    if token.dep == "conj" and reading.cut.startswith("conj"):
        forms = f"{_form(tree, token.head)} {_form(tree, verb)}"
        yield f"j={forms} t={tree.tokens[reading.cue].tag}"
        yield f"j={forms}"


def _form(tree: Tree, verb: int) -> str:
    """The tense of a verb as the tag of its first finite word, with marks for an auxiliary and for a subject."""
    tokens = tree.tokens
    form, subject = tokens[verb].tag, ""
    for c in reversed(tokens[verb].children):
        if c < verb and tokens[c].dep in {"aux", "auxpass"}:
            form = tokens[c].tag + "+"
        elif tokens[c].dep in {"nsubj", "nsubjpass"}:
            subject = "S"
    return form + subject


def features_of_source(tree: Tree, reading: Candidate, source: Source) -> list[str]:
    """Names of the features of who may speak, beside the others that may."""
    tokens = tree.tokens
    cue = tokens[reading.cue]
    kind, how = reading.row.kind, source.how
    type_ = source_type(tree, source.speaker)
    found = [
        f"how={how}",
        f"how={how} s={type_}",
        f"how={how} k={kind}",
        f"how={how} d={cue.dep}",
        f"how={how} t={cue.tag}",
        f"how={how} f={reading.frame}",
        f"how={how} h={tokens[cue.head].lemma.lower()}",
        f"s={type_} k={kind}",
        f"x={source.extent}",
        f"x={source.extent} s={type_}",
    ]
    if source.speaker is None or source.naming is None:
        found.append(f"nobody l={cue.lemma.lower()}")
        return found
    first, last = source.naming
    size = step_of(last - first)
    far = bisect_left(DISTANCES, abs(source.speaker - cue.i))
    side = "<" if source.speaker < cue.i else ">"
    found += [
        f"x={source.extent} n={size}",
        f"far={far} {side} how={how}",
        f"sn={tokens[source.speaker].lemma.lower()}",
        f"sd={tokens[source.speaker].dep} how={how}",
    ]
    if any(start < tokens[last - 1].end and tokens[first].start < end for start, end in reading.content):
        found += ["said", f"said how={how}"]
    return found
