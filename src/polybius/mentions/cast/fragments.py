"""A text that is no sentence but a noun phrase, of which the parser took a word for a verb ("Baloch separatists")."""

from msgspec.structs import replace

from polybius.mentions.cast.nouns import noun_row
from polybius.vocabulary import Doc

MOST_TOKENS = 9
MISREAD = frozenset({"VERB", "ADJ", "ADV", "INTJ", "ADP", "X"})
VERBS = {"VBZ": "NNS", "VBP": "NN", "VB": "NN"}
BEFORE = frozenset({"NNP", "NNPS", "NN", "NNS", "JJ", "DT", "POS", "HYPH", "CD", "IN", ",", "VBN", "VBG"})
PARTICIPLES = frozenset({"VBD", "VBN", "VBG"})
SUBJECTS = frozenset({"nsubj", "dep", "advmod", "npadvmod", "nsubjpass"})


def as_phrase(doc: Doc) -> Doc:
    """The document with its one verb read as the noun it is, when it is nothing but a noun phrase."""
    tokens = doc.tokens
    if len(tokens) == 1 and tokens[0].text.istitle() and tokens[0].pos in MISREAD and noun_row(tokens[0]) is None:
        return replace(doc, tokens=(replace(tokens[0], pos="PROPN", tag="NNP"),))
    if len(doc.sentences) != 1 or not 1 < len(tokens) <= MOST_TOKENS or not tokens[-1].text[-1:].isalnum():
        return doc
    root = next((t for t in tokens if t.head == t.i), None)
    if root is not None and root.tag in PARTICIPLES:
        return _with_participle(doc, root.i)
    if root is None or root.tag not in VERBS or noun_row(root) is None:
        return doc
    after = tokens[root.i + 1 :]
    if any(t.tag not in BEFORE for t in tokens[: root.i]) or (after and after[0].tag != "IN"):
        return doc
    noun = replace(root, pos="NOUN", tag=VERBS[root.tag])
    changed = [
        noun if t.i == root.i else replace(t, dep="compound")
        if t.head == root.i and t.i < root.i and t.dep in SUBJECTS else t
        for t in tokens
    ]  # fmt: skip
    return replace(doc, tokens=tuple(changed))


def _with_participle(doc: Doc, root: int) -> Doc:
    """The phrase whose first word was taken for its verb ("ousted Thai prime minister", "striking workers")."""
    tokens = doc.tokens
    noun = next((c for c in tokens[root].children if tokens[c].dep == "dobj"), None)
    if noun is None or noun_row(tokens[noun]) is None or any(t.tag != "DT" for t in tokens[:root]):
        return doc
    rest = [c for c in tokens[root].children if c != noun]
    changed = list(tokens)
    changed[root] = replace(tokens[root], dep="amod", head=noun, children=())
    for c in rest:
        changed[c] = replace(tokens[c], head=noun)
    children = tuple(sorted({*tokens[noun].children, *rest, root}))
    changed[noun] = replace(tokens[noun], dep="ROOT", head=noun, children=children)
    return replace(doc, tokens=tuple(changed))
