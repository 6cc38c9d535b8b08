"""Attachments that the parser gets wrong in ways that the words themselves tell."""

from msgspec.structs import replace

from polybius.clauses.calling import calling_moves
from polybius.clauses.lexicon import people_nouns, words
from polybius.clauses.misread import misread_moves
from polybius.clauses.nonfinite import nonfinite_moves
from polybius.clauses.reporting import reporting_moves
from polybius.vocabulary import Doc, Token

FINITE = frozenset({"VBD", "VBZ"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
UPWARD = frozenset({"xcomp", "ccomp", "conj"})
STEPS = 6
CALLING_ON = frozenset({("call", "on"), ("call", "for"), ("head", "for"), ("head", "to"), ("head", "towards")})
JOINING = frozenset({"together", "along"})
MISHUNG = frozenset({
    "acl", "advcl", "advmod", "amod", "ccomp", "compound", "conj", "dobj", "pcomp", "prt", "xcomp",
})  # fmt: skip
LOOSE = frozenset({"nsubj", "prep", "dep", "npadvmod", "appos"})
CALLING = frozenset({"oprd", "xcomp"})
NOUNS = frozenset({"NOUN", "PROPN"})
DOWNING = {"down": ("gun", "mow", "hunt", "shut", "burn"), "up": ("blow", "round", "beat"), "off": ("seal", "cordon")}


def repaired(doc: Doc) -> Doc:
    """The document with conjuncts under what they go with and subjects with the verb that they have."""
    tokens = doc.tokens
    moves: dict[int, tuple[int, str, str]] = {}
    for token in tokens:
        if token.tag == "VBG" and token.lower in words("gunfire") and (noun := _doer_before(tokens, token)) is not None:
            moves |= _as_noun(tokens, token, noun)
        elif (token.dep in CALLING or token.head == token.i) and (found := calling_moves(tokens, token)):
            moves |= found
        elif token.dep in ("conj", "ccomp") and (
            token.tag in FINITE or _is_helped(tokens, token) or _is_past(tokens, token)
        ):
            if any(tokens[c].dep in SUBJECTS for c in token.children):
                continue
            if (stolen := _stolen_subject(tokens, token)) is not None:
                moves[stolen] = (token.i, "nsubj", tokens[stolen].tag)
            elif (
                token.dep == "conj"
                and (verb := _condition_before(tokens, token) or _finite_above(tokens, token)) is not None
            ):
                moves[token.i] = (verb, "conj", "VBD" if _is_past(tokens, token) else token.tag)
        elif token.dep in MISHUNG and (
            found := (nonfinite_moves(tokens, token) or misread_moves(tokens, token) or reporting_moves(tokens, token))
        ):
            moves |= found
        elif token.dep == "conj" and token.pos in ("NOUN", "PROPN") and (noun := _object_before(tokens, token)):
            moves[token.i] = (noun, "conj", token.tag)
        elif token.lower == "that" and token.dep == "dobj" and _object_after(tokens, token):
            moves[token.i] = (token.head, "mark", "IN")
        elif (
            token.dep in ("csubj", "nsubj") and token.tag == "VBG" and (doer := _own_subject(tokens, token)) is not None
        ):
            moves[doer] = (token.head, "nsubj", tokens[doer].tag)
            moves[token.i] = (doer, "acl", "VBG")
        elif token.dep == "acl" and token.tag == "VBN" and _is_main(tokens, token):
            moves[token.head] = (token.i, "nsubj", tokens[token.head].tag)
            moves[token.i] = (token.i, "ROOT", "VBD")
        elif token.dep in LOOSE:
            moves |= _as_subject(tokens, token)
    return _moved(doc, moves) if moves else doc


def _is_past(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether a participle joined to an infinitive can only be a past tense ("threatened to sue and accused …")."""
    above = tokens[token.head]
    if token.tag != "VBN" or token.dep != "conj" or above.tag != "VB" or above.dep != "xcomp":
        return False
    return all(tokens[c].dep not in ("aux", "auxpass") for c in token.children)


def _as_subject(tokens: tuple[Token, ...], token: Token) -> dict[int, tuple[int, str, str]]:
    """The moves that make a name, or what is joined to one, the subject that it is."""
    if token.dep == "nsubj":
        titled = token.tag == "VB" and token.text.istitle()
        return {token.i: (token.head, "nsubj", "NNP")} if titled else {}
    if token.dep == "prep" and tokens[token.head].lemma in DOWNING.get(token.lower, ()):
        return _as_particle(tokens, token)
    if token.dep == "appos":
        return _as_head(tokens, token)
    if token.dep == "prep" and token.lower == "on" and (verb := _blaming(tokens, token)) is not None:
        return {token.i: (verb, "prep", token.tag)}
    if token.dep == "prep":
        joined = _joined_subject(tokens, token) if token.lower == "with" else None
        return {joined[1]: (joined[0], "conj", tokens[joined[1]].tag)} if joined else {}
    return {token.i: (token.head, "nsubj", token.tag)} if token.ent and _acts(tokens, token) else {}


def _as_particle(tokens: tuple[Token, ...], token: Token) -> dict[int, tuple[int, str, str]]:
    """ "Gunned down a mayor": the moves that make a preposition the particle of its verb."""
    verb = tokens[token.head]
    objects = [c for c in token.children if tokens[c].dep == "pobj"]
    if token.i != verb.i + 1 or not objects or any(tokens[c].dep == "dobj" for c in verb.children):
        return {}
    return {token.i: (verb.i, "prt", "RP"), objects[0]: (verb.i, "dobj", tokens[objects[0]].tag)}


def _blaming(tokens: tuple[Token, ...], token: Token) -> int | None:
    """ "Blamed the attack on a village on rebels": the verb whose last "on" the parser hung on what is blamed."""
    noun = tokens[token.head]
    for _ in range(STEPS):
        if noun.dep != "pobj":
            break
        noun = tokens[tokens[noun.head].head]
    verb = tokens[noun.head]
    if noun.dep != "dobj" or verb.lemma not in words("blaming"):
        return None
    below = range(token.i + 1, len(tokens))
    later = next((i for i in below if tokens[i].sentence != token.sentence or tokens[i].lower == "on"), token.i)
    return verb.i if tokens[later].lower != "on" or later == token.i else None


def _doer_before(tokens: tuple[Token, ...], token: Token) -> int | None:
    """ "Died in police firing": the police of a gerund that is a noun, when a preposition or a verb governs the two."""
    before = tokens[token.i - 1] if token.i else token
    if before.lemma.lower() not in people_nouns() or any(tokens[c].dep in ("dobj", "aux") for c in token.children):
        return None
    if before.dep == "compound" and before.head == token.i and token.dep in ("pobj", "pcomp", "nsubj", "dobj"):
        return before.i
    return before.i if before.dep == "pobj" and token.dep in ("acl", "advcl") else None


def _as_noun(tokens: tuple[Token, ...], token: Token, doer: int) -> dict[int, tuple[int, str, str]]:
    """The moves that make a gerund the noun of its doer's place."""
    if tokens[doer].head == token.i:
        return {token.i: (token.head, "pobj" if token.dep == "pcomp" else token.dep, "NN")}
    verb = tokens[tokens[doer].head].head
    apart = {c: (verb, "advcl", tokens[c].tag) for c in token.children if tokens[c].dep == "advcl"}
    return {doer: (token.i, "compound", tokens[doer].tag), token.i: (tokens[doer].head, "pobj", "NN"), **apart}


def _as_head(tokens: tuple[Token, ...], token: Token) -> dict[int, tuple[int, str, str]]:
    """ "Nairobi riot police", read as Nairobi and beside it police: the place is a modifier of the noun."""
    place = tokens[token.head]
    between = range(place.i + 1, token.i)
    beside = place.ent == "GPE" and token.tag in ("NN", "NNS") and not token.ent
    if not beside or len(between) > 2 or any(tokens[i].dep != "compound" for i in between):
        return {}
    above = token.i if place.head == place.i else place.head
    return {token.i: (above, place.dep, token.tag), place.i: (token.i, "compound", place.tag)}


def _joined_subject(tokens: tuple[Token, ...], token: Token) -> tuple[int, int] | None:
    """ "Sweden, along with Finland, applied": the subject, and the noun that is joined to it."""
    if not token.i or tokens[token.i - 1].lower not in JOINING:
        return None
    noun = next((c for c in token.children if tokens[c].dep == "pobj" and tokens[c].pos in NOUNS), None)
    at = token
    for _ in range(3):
        subject = next((c for c in at.children if tokens[c].dep == "nsubj" and c < token.i), None)
        if at.dep == "nsubj":
            subject = at.i
        if subject is not None or at.head == at.i:
            break
        at = tokens[at.head]
    later = subject is not None and tokens[tokens[subject].head].i > token.i
    return (subject, noun) if subject is not None and noun is not None and later else None


def _acts(tokens: tuple[Token, ...], token: Token) -> bool:
    """ "Georgia sheltered refugees", "Kenya as well as Uganda sent troops": a name before its verb is a subject."""
    verb = tokens[token.head]
    if verb.tag not in FINITE or verb.i < token.i or token.pos != "PROPN" or token.ent in ("DATE", "TIME"):
        return False
    subjects = [c for c in verb.children if tokens[c].dep in SUBJECTS]
    if token.dep == "npadvmod":
        return not subjects and verb.i == token.i + 1
    return bool(subjects) and any(tokens[c].dep == "cc" and tokens[c].lower == "as" for c in token.children)


def _own_subject(tokens: tuple[Token, ...], token: Token) -> int | None:
    """ "Villagers besieging a station demanded": the noun before a participle that was read as a clausal subject."""
    if token.head < token.i:
        return None
    return next((c for c in token.children if tokens[c].dep == "nsubj" and c == token.i - 1), None)


def _is_main(tokens: tuple[Token, ...], token: Token) -> bool:
    """ "An adviser called on Australia to stop": whether a participle under a noun without a verb is the verb."""
    noun = tokens[token.head]
    if noun.dep != "ROOT" or noun.pos not in ("NOUN", "PROPN") or token.lemma in words("giving"):
        return False
    objects = any(tokens[c].dep == "dobj" for c in token.children)
    following = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
    calling = (token.lemma, following) in CALLING_ON
    return (objects or calling) and all(tokens[c].dep != "auxpass" for c in token.children)


def _object_before(tokens: tuple[Token, ...], token: Token) -> int | None:
    """ "Killed 20 soldiers and at least 80 civilians": the object of the verb that a noun was joined to."""
    verb = tokens[token.head]
    if verb.pos != "VERB" or any(tokens[c].dep in SUBJECTS or tokens[c].dep == "cop" for c in token.children):
        return None
    return next((c for c in verb.children if tokens[c].dep == "dobj" and c < token.i), None)


def _object_after(tokens: tuple[Token, ...], token: Token) -> bool:
    """ "Said on state radio that it had begun to pull out its troops": whether the verb has an object beside "that"."""
    return any(c > token.head and tokens[c].dep == "dobj" for c in tokens[token.head].children)


def _finite_above(tokens: tuple[Token, ...], token: Token) -> int | None:
    """ "Urged Iraq to pull back and offered": the finite verb over the infinitive that it was joined to."""
    at = tokens[token.head]
    if (said := _told_above(tokens, token)) is not None:
        return said
    if at.tag != "VB" or not any(tokens[c].tag == "TO" for c in at.children):
        return None
    for _ in range(STEPS):
        if at.dep not in UPWARD:
            return None
        at = tokens[at.head]
        if at.tag in FINITE:
            return at.i if at.tag == ("VBD" if _is_past(tokens, token) else token.tag) else None
        if at.tag == "VBN" and any(tokens[c].lower in ("had", "has", "have") for c in at.children):
            return at.i if token.tag == "VBD" else None
    return None


def _told_above(tokens: tuple[Token, ...], token: Token) -> int | None:
    """ "Denied that it had helped them and promised to leave": what is said next goes with what was said before."""
    if token.tag != "VBD" or token.lemma not in words("telling"):
        return None
    at = tokens[token.head]
    for _ in range(STEPS):
        above = tokens[at.head]
        perfect = any(tokens[c].lower == "had" for c in at.children)
        if at.dep == "ccomp" and (perfect or _is_dead(tokens, at)) and above.tag == "VBD" and above.i < at.i:
            return above.i
        if at.dep not in UPWARD:
            return None
        at = tokens[at.head]
    return None


def _is_dead(tokens: tuple[Token, ...], verb: Token) -> bool:
    """ "Said that 20 people were killed and vowed revenge": whether a verb tells of those who can tell no more."""
    suffered = any(tokens[c].dep == "nsubjpass" for c in verb.children) and verb.lemma in words("killing")
    return suffered or (verb.tag == "VBD" and verb.lemma in words("dying"))


def _condition_before(tokens: tuple[Token, ...], token: Token) -> int | None:
    """ "If Kiev stopped fighting, gave up Crimea and left": the condition that a list of verbs goes on with."""
    if token.tag != "VBD" or tokens[token.i - 1].text != ",":
        return None
    for at in range(token.i - 2, max(tokens[token.head].i, token.i - 15), -1):
        marks = [c for c in tokens[at].children if tokens[c].dep == "mark" and tokens[c].lower in ("if", "unless")]
        if marks and tokens[at].tag == "VBD":
            joined = any(tokens[c].dep == "conj" and c > token.i for c in token.children)
            apart = any(t.text == "," for t in tokens[at + 1 : token.i - 1])
            return at if joined and not apart else None
    return None


def _stolen_subject(tokens: tuple[Token, ...], token: Token) -> int | None:
    """ "Thanked Carter and Begin praised him": the noun right before a verb that was joined to an earlier object."""
    verb = tokens[token.head]
    helping = [c for c in token.children if tokens[c].dep in ("aux", "auxpass") and c < token.i]
    before = tokens[(helping[0] if helping else token.i) - 1]
    for _ in range(STEPS):
        above = tokens[before.head]
        if before.dep == "conj" and above.dep in ("dobj", "pobj") and above.i > verb.i:
            return before.i if not any(c >= token.i for c in before.children) else None
        if before.head == before.i or before.i <= verb.i or before.pos not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return None
        before = above
    return None


def _is_helped(tokens: tuple[Token, ...], token: Token) -> bool:
    """Whether a participle has its own "is" or "has" right after a noun ("and the United States is sending troops")."""
    helping = [c for c in token.children if tokens[c].dep in ("aux", "auxpass") and tokens[c].tag in FINITE]
    return bool(helping) and tokens[helping[0] - 1].pos in ("NOUN", "PROPN") and helping[0] > tokens[token.head].i


def _moved(doc: Doc, moves: dict[int, tuple[int, str, str]]) -> Doc:
    """The document with some tokens under other heads."""
    tokens = list(doc.tokens)
    for i, (head, dep, tag) in moves.items():
        old = tokens[tokens[i].head]
        tokens[old.i] = replace(old, children=tuple(c for c in old.children if c != i))
        if head != i:
            tokens[head] = replace(tokens[head], children=tuple(sorted((*tokens[head].children, i))))
        pos = (
            {"NNP": "PROPN", "IN": "SCONJ", "NN": "NOUN", "VBG": "VERB"}.get(tag, tokens[i].pos)
            if tag != tokens[i].tag
            else tokens[i].pos
        )
        lemma = tokens[i].lower if tag == "NN" != tokens[i].tag else tokens[i].lemma
        tokens[i] = replace(tokens[i], head=head, dep=dep, tag=tag, pos=pos, lemma=lemma)
    return replace(doc, tokens=tuple(tokens))
