"""Who says so in words beside the sentence: "in the words of X", "X was quoted as saying", the tail of a headline."""

from collections.abc import Iterator

from polybius.claims.candidate import Candidate, spans_without
from polybius.claims.citing import CITING, can_tell
from polybius.claims.lexicon import Cue
from polybius.claims.subjects import naming_range
from polybius.claims.tree import Range, Tree
from polybius.vocabulary.stretches import Stretches

WORDED = Cue("words", "noun", "according", "say", False)
QUOTED = Cue("quote", "verb", "say", "say", False)
SAID = Cue("say", "verb", "say", "say", False)
HEADED = Cue(":", "punctuation", "colon", "say", False)
PARTING = frozenset({":", "-", "–", "—", "--"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SHORTEST, LONGEST_TAIL, LONGEST_HEADLINE = 3, 6, 30


def with_asides(tree: Tree, chosen: list[Candidate]) -> list[Candidate]:
    """The claims with one more for each such phrase whose sentence nobody else is said to say."""
    told = list(chosen)
    cues, contents = {c.cue for c in chosen}, Stretches(c.content for c in chosen)
    for candidate in _asides(tree):
        if not candidate.content or candidate.cue in cues:
            continue
        if not any(_meet(candidate, told[n]) for n in contents.beside(candidate.content)):
            told.append(candidate)
            cues.add(candidate.cue)
            contents.add(candidate.content)
    return sorted(told, key=lambda c: (c.cue, c.words)) if len(told) > len(chosen) else chosen


def _meet(one: Candidate, other: Candidate) -> bool:
    """Whether most of what one claim reports is reported by the other."""
    start, end = one.content[0][0], one.content[-1][1]
    both = sum(max(0, min(b, end) - max(a, start)) for a, b in other.content)
    return both * 2 > end - start


def _asides(tree: Tree) -> Iterator[Candidate]:
    for token in tree.tokens:
        if token.lower == "words":
            yield from _worded(tree, token.i)
        elif token.lower == "put" and token.pos == "VERB":
            yield from _put(tree, token.i)
        elif token.lemma == "say" and token.tag == "VBG" and token.dep == "pcomp":
            yield from _quoted(tree, token.i)
        elif token.lemma == "say" and token.tag in ("VBD", "VBZ", "VBP") and token.i not in tree.quotation_at:
            yield from _closing(tree, token.i)
    for sentence in tree.doc.sentences:
        if sentence.part == "headline" or tree.tokens[sentence.last - 1].pos != "PUNCT":
            yield from _headed(tree, (sentence.first, sentence.last))


def _worded(tree: Tree, noun: int) -> Iterator[Candidate]:
    """ "In the words of X, it was wrong", "in X's words"."""
    tokens = tree.tokens
    preposition = tokens[noun].head
    if tokens[preposition].lower != "in" or tokens[noun].dep != "pobj":
        return
    speaker = next((c for c in tokens[noun].children if tokens[c].dep == "poss"), None)
    for c in tokens[noun].children:
        if tokens[c].lower == "of":
            speaker = next((g for g in tokens[c].children if tokens[g].dep == "pobj"), speaker)
    if speaker is not None:
        yield _aside(tree, noun, (preposition, tree.right[preposition]), speaker, WORDED)


def _put(tree: Tree, verb: int) -> Iterator[Candidate]:
    """ "As X put it, …"."""
    tokens = tree.tokens
    children = tokens[verb].children
    as_said = any(tokens[c].lower == "as" for c in children) and verb + 1 < len(tokens)
    speaker = next((c for c in children if tokens[c].dep == "nsubj"), None)
    if as_said and speaker is not None and tokens[verb + 1].lower == "it":
        yield _aside(tree, verb, (tree.left[verb], tree.right[verb]), speaker, WORDED)


def _quoted(tree: Tree, verb: int) -> Iterator[Candidate]:
    """ "…, X was quoted as saying", "…, the agency quoted X as saying"."""
    tokens = tree.tokens
    quoting = tokens[tokens[verb].head].head
    if tokens[quoting].lemma not in CITING or any(tokens[c].dep in ("ccomp", "dobj") for c in tokens[verb].children):
        return
    children = tokens[quoting].children
    subject = next((c for c in reversed(children) if c < quoting and tokens[c].dep in SUBJECTS), None)
    if subject is None:
        return
    passive = tokens[subject].dep == "nsubjpass"
    speaker = subject if passive else next((c for c in children if tokens[c].dep == "dobj"), None)
    if speaker is not None and tree.left[subject] > tree.doc.sentences[tokens[verb].sentence].first:
        yield _aside(tree, verb, (tree.left[subject], len(tokens)), speaker, QUOTED, how="quoted")


def _closing(tree: Tree, verb: int) -> Iterator[Candidate]:
    """ "A bomb exploded, officials said, in the third attack this month": what stands before the comma is said."""
    tokens = tree.tokens
    first = tree.doc.sentences[tokens[verb].sentence].first
    subject = next((c for c in tokens[verb].children if tokens[c].dep == "nsubj" and c < verb), None)
    if subject is None or verb + 1 >= len(tokens) or tokens[verb + 1].text != ",":
        return
    start = tree.left[subject]
    if tokens[start - 1].text == "," and _tells(tree, (first, start - 1)):
        yield _aside(tree, verb, (start, len(tokens)), subject, SAID)


def _headed(tree: Tree, sentence: Range) -> Iterator[Candidate]:
    """ "Rebels shelled the port: witnesses", "Army killed thirty - UN report", "Minister: rebels shelled the port"."""
    first, last = sentence
    marks = [i for i in range(first + 1, last - 1) if tree.tokens[i].text in PARTING]
    if len(marks) != 1 or last - first > LONGEST_HEADLINE:
        return
    mark = marks[0]
    before, after = (first, mark), (mark + 1, last)
    for name, told in ((after, before), (before, after)):
        if name is before and tree.tokens[mark].text != ":":
            continue
        if _tells(tree, told) and (speaker := _name(tree, name)) is not None:
            content = spans_without(tree, told)
            yield Candidate(mark, (mark, mark + 1), HEADED, "headed", speaker, name, "own", content)
            return


def _tells(tree: Tree, words: Range) -> bool:
    verbs = any(tree.tokens[i].pos in ("VERB", "AUX") for i in range(*words))
    return words[1] - words[0] >= SHORTEST and verbs


def _name(tree: Tree, words: Range) -> int | None:
    """The last noun of words that only name somebody who can tell something."""
    tokens = tree.tokens[words[0] : words[1]]
    if not 0 < len(tokens) <= LONGEST_TAIL or any(t.pos in ("VERB", "AUX", "NUM") or t.text == "," for t in tokens):
        return None
    last = tokens[-1]
    return last.i if last.pos in ("NOUN", "PROPN") and can_tell(tree, last.i) else None


def _aside(tree: Tree, cue: int, phrase: Range, speaker: int, row: Cue, how: str = "own") -> Candidate:
    """The claim that all of a sentence without one phrase is what its speaker says."""
    sentence = tree.doc.sentences[tree.tokens[cue].sentence]
    content = spans_without(tree, (sentence.first, sentence.last), phrase)
    return Candidate(cue, (cue, cue + 1), row, "aside", speaker, naming_range(tree, speaker), how, content)
