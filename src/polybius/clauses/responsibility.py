"""Whose deed it is that somebody owns up to: the speaker's own, or that of those on whose behalf he speaks."""

from polybius.clauses.draft import Draft
from polybius.clauses.lexicon import words
from polybius.vocabulary import Doc

STANDING_FOR = {"behalf": "on", "name": "in"}
STEPS = 4


def claimants(doc: Doc, verb: Draft) -> list[int]:
    """Those who are said to have done it: "on behalf of X", else the subject unless it is only a voice ("a caller")."""
    if named := _represented(doc, verb.token):
        return named
    return [s for s in verb.surface if doc.tokens[s].lemma.lower() not in words("voices")]


def _represented(doc: Doc, verb: int) -> list[int]:
    """Whom "on behalf of" or "in the name of" names under a verb."""
    tokens = doc.tokens
    sentence = doc.sentences[tokens[verb].sentence]
    for token in tokens[verb + 1 : sentence.last]:
        leads = STANDING_FOR.get(token.lower) == tokens[token.head].lower
        if not leads or not _hangs_on(doc, token.i, verb):
            continue
        for of in (c for c in token.children if tokens[c].lower == "of"):
            for named in (c for c in tokens[of].children if tokens[c].dep == "pobj"):
                return [named, *_joined(doc, named)]
    return []


def _joined(doc: Doc, token: int) -> list[int]:
    """The names joined to a name."""
    found = []
    for c in doc.tokens[token].children:
        if doc.tokens[c].dep == "conj":
            found += [c, *_joined(doc, c)]
    return found


def _hangs_on(doc: Doc, token: int, verb: int) -> bool:
    """Whether a phrase stands under a verb or under what is claimed, without another verb between."""
    for _ in range(2 * STEPS):
        token = doc.tokens[token].head
        if token == verb:
            return True
        if doc.tokens[token].pos in ("VERB", "AUX"):
            return False
    return False
