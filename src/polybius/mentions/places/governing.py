"""Verbs and nouns that make a name a place: what is shelled, what troops seize, where one flees, whose border it is."""

from polybius.mentions.places.tables import class_words, place_verbs, type_words
from polybius.vocabulary import Doc, Token

TAKEN = frozenset(("dobj", "nsubjpass", "npadvmod"))
SCENES = frozenset(("in", "near", "outside", "inside", "at", "around"))
GOALS = frozenset(("to", "from", "into", "toward", "towards", "via", "through", "on"))


def is_taken(doc: Doc, first: int, last: int) -> bool:
    """Whether a name is the object of a verb that only places have, or of what armed men do to a town."""
    tokens = doc.tokens
    if first and tokens[first - 1].lower in place_verbs():
        return True
    name = _first_of_list(doc, tokens[last - 1])
    verb = tokens[name.head]
    if name.dep not in TAKEN:
        return False
    lemma = verb.lemma.lower()
    return lemma in place_verbs() or (lemma in class_words("taken by force") and _by_takers(doc, name, verb))


def is_overrun(doc: Doc, last: int) -> bool:
    """Whether a name is the object of a verb that only places have, done by armed men, police or a crowd."""
    name = _first_of_list(doc, doc.tokens[last - 1])
    verb = doc.tokens[name.head]
    return name.dep in TAKEN and verb.lemma.lower() in place_verbs() and _by_takers(doc, name, verb)


def _first_of_list(doc: Doc, token: Token) -> Token:
    """The first of the words that a word is joined to by "and"."""
    for _ in range(4):
        if token.dep != "conj":
            break
        token = doc.tokens[token.head]
    return token


def _doers(doc: Doc, name: Token, verb: Token) -> list[Token]:
    """Those who do what a verb tells, by what it is governed by if it has no subject of its own."""
    tokens = doc.tokens
    if name.dep == "nsubjpass":
        agents = [tokens[c] for c in verb.children if tokens[c].dep == "agent"]
        return [tokens[t] for agent in agents for t in agent.children]
    for _ in range(3):
        doers = [tokens[c] for c in verb.children if tokens[c].dep == "nsubj"]
        if doers or verb.dep not in ("conj", "xcomp", "advcl"):
            return doers
        verb = tokens[verb.head]
    return []


def _by_takers(doc: Doc, name: Token, verb: Token) -> bool:
    """Whether those who do what a verb tells are such as take towns: troops, shells, crowds."""
    takers = class_words("takers")
    return any(t.lemma.lower() in takers or t.lower in takers for t in _doers(doc, name, verb))


def is_reached(doc: Doc, first: int) -> bool:
    """Whether a name is where a way leads or comes from: "fled to X", "withdrew from the X"."""
    at = first - 2 if first > 1 and doc.tokens[first - 1].lower == "the" else first - 1
    preposition = doc.tokens[at] if at > 0 else None
    if preposition is None or preposition.lower not in GOALS or preposition.dep != "prep":
        return False
    head = doc.tokens[preposition.head]
    verb = doc.tokens[head.head] if head.dep == "dobj" else head
    return not class_words("way").isdisjoint((head.lemma.lower(), verb.lemma.lower()))


def happens_at(doc: Doc, first: int) -> bool:
    """Whether something is done at a name, which is no firm where somebody works ("an analyst at X")."""
    at = first - 2 if first > 1 and doc.tokens[first - 1].lower == "the" else first - 1
    if at <= 0 or doc.tokens[at].lower != "at":
        return False
    head = doc.tokens[doc.tokens[at].head]
    return head.ent != "PERSON" and head.lemma.lower() not in class_words("of a firm")


def leads_to_site(doc: Doc, last: int) -> bool:
    """Whether a noun for a border, a crossing or a base that bears a place's name comes after it."""
    tokens, named_after = doc.tokens, class_words("bears a place's name")
    for at in range(last, min(last + 3, len(tokens))):
        token = tokens[at]
        if not token.text.islower() or token.lower in named_after:
            return token.text.islower()
        row = type_words().get(token.lower)
        if row is not None and row.use == "building":
            return at > last
        if token.lower not in class_words("site modifier"):
            return False
    return False


def is_scene(doc: Doc, first: int, last: int) -> bool:
    """Whether a name stands after "in" or "in front of" under a deed or under people and things that are somewhere."""
    tokens = doc.tokens
    name, before = tokens[last - 1], tokens[first - 1] if first else None
    if before is not None and before.lower == "the" and first > 1:
        before = tokens[first - 2]
    if before is not None and before.lower == "of" and first > 2 and tokens[before.i - 1].lower == "front":
        before = tokens[before.i - 2]
    elif before is None or name.head != before.i:
        return False
    if before.lower not in SCENES or name.dep != "pobj":
        return False
    if last - first > 3 or tokens[first].text.isupper() or (last < len(tokens) and tokens[last].text in ("'s", "’s")):
        return False
    above = tokens[before.head]
    if before.lower == "at" and (above.lemma.lower() in class_words("aims at") or above.tag[:2] == "NN"):
        return False
    deed = tokens[above.head] if above.dep in ("dobj", "nsubj", "nsubjpass") else above
    return above.i != before.i and not class_words("at a scene").isdisjoint((above.lemma.lower(), deed.lemma.lower()))


def names_deed(doc: Doc, last: int) -> bool:
    """Whether a name stands before a deed called after its place ("the Andijan massacre", "the Gezi sit-in")."""
    tokens = doc.tokens
    if last >= len(tokens) or tokens[last - 1].dep not in ("compound", "nmod", "amod"):
        return False
    called = tokens[last].lower in class_words("called after its place")
    sit_in = [t.lower for t in tokens[last : last + 3]] == ["sit", "-", "in"]
    return called or sit_in
