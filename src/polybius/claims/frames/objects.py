"""Objects, infinitives, prepositional phrases and loose clauses as what a verb reports."""

from collections.abc import Iterator

from polybius.claims.candidate import Candidate
from polybius.claims.frames.parts import OBJECTS, Parts, Reading, is_trailing
from polybius.claims.lexicon import channels, phrasal_verbs
from polybius.claims.subjects import FINITE
from polybius.claims.tree import Range, Tree

TAIL = OBJECTS | {"prep", "ccomp", "dative", "advmod"}
CUE_PREPOSITIONS = frozenset(
    {"about", "of", "to", "for", "on", "at", "against", "with", "over", "as", "in", "from", "upon"}
)
PLACING = frozenset({"in", "on", "at"})
TIMES = frozenset({"DATE", "TIME"})
HUNG = frozenset({"parataxis", "ccomp", "dep", "conj", "advcl"})
NEAR_QUOTATION = 4
NEAR_THAT = 8
TELLING = frozenset({"tell", "remind", "inform", "assure", "reassure", "notify", "brief", "convince", "persuade"})


def objectival(tree: Tree, verb: int, parts: Parts, reading: Reading) -> Iterator[Candidate]:
    """A noun phrase, infinitive or prepositional phrase as the content: "condemned the attack", "vowed to fight"."""
    yield from antecedent(tree, verb, parts, reading)
    frame, words, first, last = _core(tree, verb, parts)
    if not frame and parts.passive is None:
        return
    tokens = tree.tokens
    end = _tail(tree, verb, max(last, words[1]))
    if parts.passive is not None:
        subject = (tree.left[parts.passive], tree.right[parts.passive])
        yield reading("passive", words, (subject[0], max(end, subject[1])), (subject[1], max(words[1], subject[1])))
        yield reading("passive-subject", words, subject)
        if end > words[1]:
            yield reading("passive-tail", words, (words[1], end))
        return
    telling = tokens[verb].lemma in TELLING and frame == "dobj"
    if first >= last or (telling and not any(tokens[c].dep == "xcomp" for c in parts.objects)):
        return
    if frame == "dobj" and _phones_or_shows(tree, verb, end):
        return
    relative = next((c for c in tokens[verb].children if c < verb and tokens[c].dep == "dobj"), None)
    if relative is not None:
        yield reading("relative-" + frame, words, (relative, end), (relative + 1, first))
        yield reading("relative-word", (words[0], max(words[1], first)), (tree.left[relative], relative + 1))
        return
    if not telling:
        yield reading(frame, words, (first, last))
        named = next((c for c in tokens[verb].children if verb < c < first and tokens[c].dep == "dative"), None)
        if named is not None and tree.left[named] >= words[1]:
            yield reading("dative-" + frame, words, (tree.left[named], max(end, last)))
        quotation = next(
            (tree.quotation_at[i] for i in range(last, min(last + 4, len(tokens))) if i in tree.quotation_at), None
        )
        if quotation is not None and frame == "dobj" and quotation != tree.quotation_at.get(verb):
            yield reading("dobj-quote", words, (first, _phrase_end(tree, verb, tree.quoted[quotation][1])))
    if end > last:
        yield reading(frame + "-tail" + _role(tree, last), words, (first, end))
    clause_end = _clause_end(tree, verb)
    if clause_end > max(end, last) + 1:
        yield reading(frame + "-all", words, (first, clause_end))


def antecedent(tree: Tree, verb: int, parts: Parts, reading: Reading) -> Iterator[Candidate]:
    """What a participle or relative clause modifies: "the bill opposed by the unions", "the names they mentioned"."""
    tokens = tree.tokens
    token = tokens[verb]
    if token.dep == "relcl":
        word = next((c for c in token.children if c < verb and tokens[c].tag in {"WDT", "WP"}), None)
        if word is not None and tokens[word].dep in {"dobj", "pobj", "nsubjpass"}:
            yield reading("relative-word", parts.words, (word, word + 1))
            return
        if word is not None or parts.objects:
            return
        found = (tree.left[token.head], tree.left[verb])
    elif token.dep == "acl" and token.tag == "VBN":
        found = (tree.left[token.head], tree.left[verb])
        last = max((tree.right[c] for c in (*parts.objects, *parts.clauses) if c > verb), default=0)
        if last > parts.words[1]:
            yield reading("antecedent-object", parts.words, (found[0], last), (found[1], parts.words[1]))
        for p in parts.prepositions:
            if tokens[p].lower in {"as", "to", "for"}:
                yield reading(
                    "antecedent-" + tokens[p].lower, parts.words, (found[0], tree.right[p]), (found[1], parts.words[1])
                )
    else:
        return
    yield reading("antecedent", parts.words, found)


def _phones_or_shows(tree: Tree, verb: int, end: int) -> bool:
    """Whether somebody is called or shown something, where nothing is called by a name or shown to be so."""
    tokens = tree.tokens
    children = tokens[verb].children
    if tokens[verb].lemma == "show":
        return any(tokens[c].dep == "dative" for c in children)
    if tokens[verb].lemma != "call":
        return False
    return not any(tokens[c].dep in {"oprd", "appos"} for c in children) and all(
        i not in tree.quotation_at for i in range(verb, min(end + NEAR_QUOTATION, len(tokens)))
    )


def _core(tree: Tree, verb: int, parts: Parts) -> tuple[str, Range, int, int]:
    """The first complement: its frame, the words of the cue, its first token and its last (exclusive)."""
    tokens = tree.tokens
    words = parts.words
    preposition = next((p for p in parts.prepositions if _follows(tree, words, p) and _governs(tree, verb, p)), None)
    if parts.objects and (preposition is None or parts.objects[0] < preposition):
        head = parts.objects[0]
        frame = "dobj" if tokens[head].dep == "ccomp" else tokens[head].dep
        return frame, words, max(tree.left[head], words[1]), tree.right[head]
    if preposition is not None:
        frame = "prep-" + tokens[preposition].lower
        return frame, (words[0], preposition + 1), preposition + 1, tree.right[preposition]
    return "", words, -1, -1


def _follows(tree: Tree, words: Range, preposition: int) -> bool:
    """Whether a preposition stands right after the cue: not "officials said, in the fifth attack this month"."""
    return preposition - words[1] <= 1 and all(tree.tokens[i].text != "," for i in range(words[1], preposition))


def _governs(tree: Tree, verb: int, preposition: int) -> bool:
    """Whether a preposition can belong to a cue: "called for X", but not "said on Monday", "said in a statement"."""
    token = tree.tokens[preposition]
    phrasal = (tree.tokens[verb].lemma, token.lower) in phrasal_verbs()
    if not (phrasal or token.lower in CUE_PREPOSITIONS) or not token.children:
        return False
    governed = tree.tokens[token.children[0]]
    return governed.ent not in TIMES and not (token.lower in PLACING and governed.lower in channels())


def _adds(tree: Tree, first: int, last: int) -> bool:
    """Whether a reporting clause is set between commas after what is said: ", officials said, as protests spread"."""
    tokens = tree.tokens
    if last + 1 >= len(tokens) or tokens[last].text != ",":
        return False
    sentence = tree.doc.sentences[tokens[first].sentence]
    told = any(tokens[i].tag in FINITE for i in range(sentence.first, first))
    return tokens[last + 1].pos == "ADP" or (tokens[first - 1].text == "," and told)


def _phrase_end(tree: Tree, verb: int, last: int) -> int:
    """Where the phrase that a quotation ends goes on to: “a clear violation” of five resolutions."""
    tokens = tree.tokens
    sentence = tree.doc.sentences[tokens[verb].sentence]
    if last < sentence.last and tokens[last].dep == "prep":
        return tree.right[last]
    return last


def _role(tree: Tree, word: int) -> str:
    """What a complement that begins at a word adds: a time, a place, or what its preposition says."""
    token = tree.tokens[word]
    if token.pos == "PUNCT":
        return "-mark"
    if token.pos not in {"ADP", "SCONJ", "ADV", "PART"}:
        return "-" + token.dep
    governed = tree.tokens[token.children[0]] if token.children else token
    if governed.ent in TIMES:
        return "-time"
    return "-" + token.lower if token.lower in CUE_PREPOSITIONS else "-other"


def _clause_end(tree: Tree, verb: int) -> int:
    """Where the clause of a verb ends, without what is coordinated with it."""
    tokens = tree.tokens
    last = tree.right[verb]
    for c in tokens[verb].children:
        if c > verb and tokens[c].dep in {"cc", "conj", "parataxis"}:
            last = min(last, tree.left[c])
    return last


def _tail(tree: Tree, verb: int, last: int) -> int:
    """Where the complements of a verb end."""
    for c in tree.tokens[verb].children:
        if c >= last and tree.left[c] <= last and tree.tokens[c].dep in TAIL:
            last = max(last, tree.right[c])
    return last


def loose(tree: Tree, verb: int, parts: Parts, reading: Reading) -> Iterator[Candidate]:
    """The clause around a reporting clause that the parser hung the other way round, or what simply follows."""
    tokens = tree.tokens
    token = tokens[verb]
    sentence = tree.doc.sentences[token.sentence]
    if parts.subject is None:
        if token.tag == "VBG" and token.dep in {"pcomp", "advcl"} and sentence.last - verb > 2:
            yield reading("as-saying" if token.dep == "pcomp" else "rest", parts.words, (verb + 1, sentence.last))
        return
    inner = (tree.left[verb], tree.right[verb])
    if token.dep in HUNG and token.head != verb and (token.dep != "conj" or inner[0] > sentence.first):
        marker = next((tokens[c].lower for c in token.children if tokens[c].dep in {"mark", "advmod"} and c < verb), "")
        outer = (tree.left[token.head], tree.right[token.head])
        role = "as" if marker == "as" else "parataxis" if is_trailing(tree, verb) else token.dep
        yield reading("inside-" + role, parts.words, outer, inner)
    telling = token.lemma in TELLING
    if parts.objects and not telling:
        return
    first, last = parts.cluster
    if telling and parts.objects:
        last = max(last, tree.right[parts.objects[0]])
    that = next(
        (
            i
            for i in range(last, min(last + NEAR_THAT, sentence.last))
            if tokens[i].lower == "that" and (tokens[i].tag == "IN" or tokens[i].dep == "mark")
        ),
        None,
    )
    if that is not None and sentence.last - that > 3:
        yield reading("that", parts.words, (that, sentence.last))
    elif sentence.last - last > 3 and not (first - sentence.first > 3 and _adds(tree, first, last)):
        yield reading("rest", parts.words, (last, sentence.last))
    if first - sentence.first > 3:
        yield reading("start", parts.words, (sentence.first, first))
