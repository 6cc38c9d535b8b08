"""Cues that are no verbs: according to, reportedly, nouns of saying, adjectives of mind, a name with a colon."""

from collections.abc import Iterator

from polybius.claims.candidate import Candidate, spans_without
from polybius.claims.lexicon import Cue
from polybius.claims.subjects import naming_range, subject_of
from polybius.claims.tree import Tree

COLON = Cue(":", "punctuation", "colon", "say", False)
LONGEST_NAME = 12
DASHES = frozenset({"―", "—", "–", "--", "-", "|"})


def according(tree: Tree, word: int, row: Cue) -> Iterator[Candidate]:
    """ "X, according to Y"."""
    tokens = tree.tokens
    last_word = word + 1
    if tokens[word].lower == "according":
        if word + 1 >= len(tokens) or tokens[word + 1].lower != "to":
            return
        last_word = word + 2
        preposition = word + 1
    else:
        preposition = word
    speaker = next(
        (c for p in (preposition, word) for c in tokens[p].children if tokens[c].dep in {"pobj", "pcomp"}), None
    )
    if speaker is None:
        return
    naming = naming_range(tree, speaker)
    sentence = tree.doc.sentences[tokens[word].sentence]
    phrase = (word, max(tree.right[speaker], tree.right[word] if tree.left[word] == word else 0))
    head = tokens[word].head
    outer = (tree.left[head], tree.right[head])

    def reading(frame: str, whole: tuple[int, int]) -> Candidate:
        content = spans_without(tree, whole, phrase)
        return Candidate(word, (word, last_word), row, frame, speaker, naming, "own", content)

    yield reading("sentence", (sentence.first, sentence.last))
    if outer != (sentence.first, sentence.last) and head != word:
        yield reading("clause", outer)
        subject = next((c for c in tokens[head].children if tokens[c].dep in {"nsubj", "nsubjpass"}), None)
        if subject is not None and tree.left[subject] > outer[0] + 1:
            yield reading("core", (tree.left[subject], outer[1]))
        yield (
            reading("up-to", (outer[0], phrase[0]))
            if outer[0] < phrase[0]
            else reading("from", (phrase[1], sentence.last))
        )


def after_quotation(tree: Tree, verb: int, row: Cue) -> Iterator[Candidate]:
    """A verb after a quotation and a name that the parser did not read as one."""
    first = verb - 1
    while first - 1 not in tree.quotation_at:
        first -= 1
    content = spans_without(tree, tree.quoted[tree.quotation_at[first - 1]])
    yield Candidate(verb, (verb, verb + 1), row, "quote-before", verb - 1, (first, verb), "own", content)


def adverbial(tree: Tree, word: int, row: Cue) -> Iterator[Candidate]:
    """ "reportedly": the clause it stands in, told by nobody named."""
    head = tree.tokens[word].head
    whole = (tree.left[head], tree.right[head])
    content = spans_without(tree, whole, (word, word + 1))
    if content:
        yield Candidate(word, (word, word + 1), row, "adverb", None, None, "none", content)


def mental(tree: Tree, adjective: int, row: Cue) -> Iterator[Candidate]:
    """ "is confident that X", "it is unclear whether X", "officials worried that X"."""
    tokens = tree.tokens
    head, dep = tokens[adjective].head, tokens[adjective].dep
    if dep in {"acomp", "oprd"}:
        speaker, how = subject_of(tree, head)
    elif dep in {"amod", "acl"} and head < adjective:
        speaker, how = head, "noun"
    elif dep in {"advcl", "conj", "ccomp", "pcomp", "ROOT"}:
        speaker, how = subject_of(tree, adjective)
    else:
        return
    if speaker is not None and tokens[speaker].lower == "it":
        speaker, how = None, "expletive"
    naming = naming_range(tree, speaker) if speaker is not None else None
    for node in (adjective, head) if dep == "acomp" else (adjective,):
        for c in tokens[node].children:
            if c > adjective and tokens[c].dep in {"ccomp", "xcomp", "prep", "advcl"}:
                first = c + 1 if tokens[c].dep == "prep" else tree.left[c]
                content = spans_without(tree, (first, tree.right[c]))
                words = (head if adjective - head in {1, 2} else adjective, adjective + 1)
                if tokens[c].dep == "prep" and c == adjective + 1:
                    words = (words[0], c + 1)
                if content:
                    yield Candidate(adjective, words, row, "mind-" + tokens[c].dep, speaker, naming, how, content)


def colon(tree: Tree, mark: int) -> Iterator[Candidate]:
    """A name, a colon and what it says, as in headlines and transcripts."""
    tokens = tree.tokens
    sentence = tree.doc.sentences[tokens[mark].sentence]
    start = max((i + 1 for i in range(sentence.first, mark) if tokens[i].text in DASHES), default=sentence.first)
    if not 0 < mark - start <= LONGEST_NAME:
        return
    words = tokens[start:mark]
    if any(t.pos in {"VERB", "AUX"} for t in words) or not any(t.pos in {"PROPN", "NOUN"} for t in words):
        return
    first = mark + 1
    ended = first >= sentence.last
    if ended:
        following = tree.quotation_at.get(first)
        if following is None:
            return
        last = tree.quoted[following][1]
    else:
        last = sentence.last
    speaker = next(t.i for t in reversed(words) if t.pos in {"PROPN", "NOUN"})
    content = spans_without(tree, (first, last))
    if content:
        frame = "colon-next" if ended else "colon-after" if start > sentence.first else "colon"
        yield Candidate(mark, (mark, mark + 1), COLON, frame, speaker, (start, mark), "own", content)


def signature(tree: Tree, dash: int) -> Iterator[Candidate]:
    """A quotation, a dash and a name, before the paragraph ends or the next quotation begins."""
    tokens = tree.tokens
    quotation = tree.quotation_at.get(dash - 1)
    if quotation is None:
        return
    paragraph = tree.doc.sentences[tokens[dash].sentence].paragraph
    last = dash + 1
    while last < len(tokens) and tree.doc.sentences[tokens[last].sentence].paragraph == paragraph:
        if last in tree.quotation_at:
            break
        last += 1
    words = tokens[dash + 1 : last]
    names = [t.i for t in words if t.pos == "PROPN"]
    if not names or len(words) > LONGEST_NAME or any(t.pos in {"VERB", "AUX"} for t in words):
        return
    content = spans_without(tree, tree.quoted[quotation])
    comma = next((t.i for t in words if t.text == ","), last)
    speaker = max(i for i in names if i < comma or i == names[0])
    yield Candidate(dash, (dash, dash + 1), COLON, "signature", speaker, (dash + 1, last), "own", content)
