"""Objects read under a particle or an adverb, and participles read as verbs where they describe a noun."""

from polybius.clauses.lexicon import people_nouns, words
from polybius.vocabulary import Token

PARTICLES = frozenset({"off", "up", "out", "down", "back", "over", "in", "away", "free", "open", "loose", "ablaze"})
Moves = dict[int, tuple[int, str, str]]


def misread_moves(tokens: tuple[Token, ...], token: Token) -> Moves:
    """The moves that give a verb the object that its particle took, or a preposition its noun."""
    if token.dep in ("prt", "advmod") and token.lower in PARTICLES:
        return _given_back(tokens, token)
    if token.tag == "VBG" and token.dep == "pcomp" and token.lemma in words("describing"):
        return _described(tokens, token)
    if token.lower == "packing" and token.dep in ("acl", "xcomp", "advcl", "ccomp"):
        return _sent_packing(tokens, token)
    return {}


def _given_back(tokens: tuple[Token, ...], token: Token) -> Moves:
    """ "Sealed off Gaza", "set free a poet": the object under a small word right after its verb."""
    verb = tokens[token.head]
    under = [c for c in token.children if tokens[c].dep in ("pobj", "dobj") and c > token.i]
    if verb.pos != "VERB" or token.i != verb.i + 1 or not under:
        return {}
    if any(tokens[c].dep in ("dobj", "nsubjpass") for c in verb.children):
        return {}
    phrases = {c: (verb.i, "prep", tokens[c].tag) for c in token.children if tokens[c].dep == "prep" and c > under[0]}
    return {token.i: (verb.i, "prt", "RP"), under[0]: (verb.i, "dobj", tokens[under[0]].tag), **phrases}


def _described(tokens: tuple[Token, ...], token: Token) -> Moves:
    """ "Gave in to striking truckers": a bare noun of people right after the participle is what it describes."""
    preposition = tokens[token.head]
    noun = next((tokens[c] for c in token.children if tokens[c].dep == "dobj"), None)
    if noun is None or preposition.dep != "prep" or noun.i != token.i + 1 or noun.tag != "NNS":
        return {}
    if noun.lemma.lower() not in people_nouns():
        return {}
    above = preposition.head
    later = {c: (above, tokens[c].dep, tokens[c].tag) for c in token.children if c > noun.i}
    return {token.i: (noun.i, "amod", "VBG"), noun.i: (preposition.i, "pobj", noun.tag), **later}


def _sent_packing(tokens: tuple[Token, ...], token: Token) -> Moves:
    """ "Sent two diplomats packing": the word goes with the verb, and so does what follows it."""
    noun = tokens[token.head]
    verb = tokens[noun.head] if noun.dep in ("dobj", "nsubj") else noun
    if verb.lemma != "send":
        return {}
    later = {c: (verb.i, tokens[c].dep, tokens[c].tag) for c in token.children if c > token.i}
    own = {noun.i: (verb.i, "dobj", noun.tag)} if noun.dep == "nsubj" and noun.head == token.i else {}
    return {token.i: (verb.i, "advmod", "RB"), **later, **own}
