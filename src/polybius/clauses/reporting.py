"""Attachments that the parser gets wrong around words of reporting."""

from polybius.vocabulary import Token

CITING = frozenset({"cite", "quote"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SAYING = frozenset({"say", "tell", "report", "claim"})
HUNG = frozenset({"advcl", "conj", "ccomp", "parataxis", "acl", "relcl"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})

Moves = dict[int, tuple[int, str, str]]


def reporting_moves(tokens: tuple[Token, ...], token: Token) -> Moves:
    """The moves for a verb of citing read as part of a name, and for a number that died as what is said."""
    if token.tag == "VBG" and token.lemma in CITING and token.dep in ("compound", "amod"):
        return _as_participle(tokens, token)
    if token.tag == "CD" and token.dep == "dobj" and tokens[token.head].lemma in SAYING:
        return _as_counted(tokens, token)
    return {}


def _as_participle(tokens: tuple[Token, ...], token: Token) -> Moves:
    """ "A report in Le Monde citing officials": the words before are the paper's name, the noun after is cited."""
    noun = tokens[token.head]
    before = [c for c in noun.children if c < token.i and tokens[c].dep in ("compound", "det", "amod", "poss")]
    if noun.i < token.i or not before or before[-1] != token.i - 1 or tokens[before[-1]].pos not in ("NOUN", "PROPN"):
        return {}
    name = before[-1]
    above = name if noun.head == noun.i else noun.head
    moves = {c: (name, tokens[c].dep, tokens[c].tag) for c in before[:-1]}
    return moves | {
        name: (above, noun.dep, tokens[name].tag),
        token.i: (name, "acl", "VBG"),
        noun.i: (token.i, "dobj", noun.tag),
    }


def _as_counted(tokens: tuple[Token, ...], token: Token) -> Moves:
    """ "As saying 12 died": the number is the subject of the verb right after it, and that is what is said."""
    after = tokens[token.i + 1 : token.i + 2]
    verb = tokens[after[0].head] if after and after[0].dep in ("aux", "auxpass") else after[0] if after else None
    if verb is None or verb.tag not in {*FINITE, "VBN"} or verb.dep not in HUNG or verb.i < token.head:
        return {}
    if any(tokens[c].dep in SUBJECTS for c in verb.children):
        return {}
    passive = any(tokens[c].dep == "auxpass" for c in verb.children)
    return {
        token.i: (verb.i, "nsubjpass" if passive else "nsubj", token.tag),
        verb.i: (token.head, "ccomp", verb.tag),
    }
