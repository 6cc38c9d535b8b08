"""Sentences in which somebody called somebody up, whose tree has an infinitive or the caller for its root."""

from polybius.clauses.lexicon import words
from polybius.vocabulary import Token

Moves = dict[int, tuple[int, str, str]]


def calling_moves(tokens: tuple[Token, ...], token: Token) -> Moves:
    """The moves that make "called" the main verb, the one who was called its object, and "to discuss" its purpose."""
    if token.dep == "oprd":
        return {token.i: (token.head, "dobj", token.tag)} if _is_called(tokens, token) else {}
    if token.dep == "xcomp":
        return {token.i: (token.head, "advcl", token.tag)} if _is_purpose(tokens, token) else {}
    if token.head != token.i:
        return {}
    caller = token.i if token.pos == "PROPN" else _subject_of_infinitive(tokens, token)
    verb = None if caller is None else _calling(tokens, caller)
    if caller is None or verb is None:
        return {}
    moves: Moves = {caller: (verb, "nsubj", tokens[caller].tag), verb: (verb, "ROOT", "VBD")}
    purposes = (c for c in tokens[caller].children if c > verb and tokens[c].dep == "acl" and tokens[c].tag == "VB")
    return moves | dict.fromkeys(purposes if caller == token.i else (token.i,), (verb, "advcl", "VB"))


def _is_purpose(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether an infinitive tells why somebody was called or telephoned."""
    verb = tokens[token.head]
    if verb.lemma not in words("phoning") or token.tag != "VB":
        return False
    return any(tokens[c].dep == "dobj" or _is_called(tokens, tokens[c]) for c in verb.children)


def _subject_of_infinitive(tokens: tuple[Token, ...], root: Token) -> int | None:
    """The subject of an infinitive that is the root."""
    if root.tag != "VB" or not any(tokens[c].tag == "TO" for c in root.children):
        return None
    return next((c for c in root.children if c < root.i and tokens[c].dep == "nsubj"), None)


def _calling(tokens: tuple[Token, ...], caller: int) -> int | None:
    """The participle "called" under a noun, with somebody for its object."""
    for c in tokens[caller].children:
        verb = tokens[c]
        if c > caller and verb.dep == "acl" and verb.tag in ("VBN", "VBD") and verb.lower == "called":
            return c if any(tokens[o].dep == "dobj" or _is_called(tokens, tokens[o]) for o in verb.children) else None
    return None


def _is_called(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether a name under "called" is no name given to somebody: "called President Rumen Radev to explain"."""
    verb = tokens[token.head]
    if verb.lemma != "call" or token.dep != "oprd" or token.pos != "PROPN" or token.i < verb.i:
        return False
    others = ("dobj", "nsubjpass", "auxpass", "dative")
    if any(tokens[c].dep in others for c in verb.children):
        return False
    if verb.dep == "acl":
        return _goes_on(tokens, verb)
    return any(tokens[c].dep == "nsubj" for c in verb.children)


def _goes_on(tokens: tuple[Token, ...], verb: Token) -> bool:
    """Whether the noun above is no "man called Smith" and has no other finite verb."""
    noun = tokens[verb.head]
    if any(tokens[c].dep == "det" for c in noun.children) and noun.pos != "PROPN":
        return False
    above = tokens[noun.head]
    return noun.head == noun.i or (above.tag == "VB" and any(tokens[c].tag == "TO" for c in above.children))
