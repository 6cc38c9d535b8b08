"""Of what kind those are who are counted beside others ("six were killed and twenty hurt"), or told of right after."""

from polybius.mentions.cast.knowledge import words_of
from polybius.mentions.cast.scene import Participant, Scene
from polybius.vocabulary import Token

SUFFERING = frozenset({"nsubjpass", "dobj"})
ROLES = frozenset({*SUFFERING, "nsubj"})


def fellow_of(scene: Scene, i: int) -> Participant | None:
    """The only actor whom the verb, that a number's verb is joined to, is told of in the same role."""
    tokens = scene.doc.tokens
    token, verb = tokens[i], tokens[tokens[i].head]
    bare = token.pos == "NUM" or token.lower in words_of("counted beside")
    if not bare or token.dep not in ROLES or verb.dep != "conj":
        return None
    if any(tokens[c].dep in ("prep", "relcl", "acl", "amod", "appos", "compound") for c in token.children):
        return None
    first = _filler(tokens, tokens[verb.head], token.dep)
    if first is None or first >= i or tokens[first].sentence != token.sentence:
        return None
    scene.read(first)
    found = scene.at.get(first, ())
    counted = any(tokens[c].dep == "nummod" for c in tokens[first].children)
    return found[0] if len(found) == 1 and (found[0].plural or counted) and not found[0].named else None


def _filler(tokens: tuple[Token, ...], verb: Token, role: str) -> int | None:
    """The noun in the role of a verb; who died is as one who was hurt."""
    roles = (role,) if role == "dobj" else ("nsubjpass", "nsubj")
    active = any(tokens[c].dep == "dobj" for c in verb.children) and role != "dobj"
    if verb.pos != "VERB" or active:
        return None
    return next((c for c in verb.children if tokens[c].dep in roles), None)


def nationality_of(scene: Scene, i: int) -> str:
    """The country of somebody who is called one of a people right after ("one attacker, a Moroccan")."""
    tokens = scene.doc.tokens
    for c in tokens[i].children:
        one = tokens[c].dep == "appos" and any(tokens[g].lower in ("a", "an") for g in tokens[c].children)
        found = scene.at.get(c, ()) if one else ()
        if len(found) == 1 and found[0].kind == "state":
            return found[0].country
    return ""
