"""The words around a victim: who stands beside, among or behind the noun that a clause gives."""

from collections.abc import Sequence

from polybius.tolls.lexicon import person_nouns, words_of
from polybius.vocabulary import Clause, Token

PARENTS = frozenset({"father", "mother", "parent", "dad", "mom", "mum", "grandfather", "grandmother"})


def is_beside(tokens: Sequence[Token], preposition: str, token: int) -> bool:
    """Whether a phrase puts more victims beside the object: "along with three aides"."""
    if preposition in words_of("beside"):
        return True
    head = token
    for _ in range(4):
        head = tokens[head].head
        if tokens[head].lower == "with":
            break
    return preposition == "with" and head > 0 and tokens[head - 1].lower in ("along", "together")


def enumerated(tokens: Sequence[Token], victim: int) -> list[int]:
    """More victims that the parse takes for an apposition: "killed Johnson, his wife and three children"."""
    listed = [c for c in tokens[victim].children if tokens[c].dep == "appos"]
    also = [n for c in listed for n in tokens[c].children if tokens[n].dep == "conj"]
    named = [c for c in listed if tokens[c].pos == "PROPN" and all(t.lower != "," for t in tokens[victim:c])]
    return sorted([*(c for c in listed if c not in named), *also]) if also else []


def included(tokens: Sequence[Token], victim: int) -> list[int]:
    """Those named among victims right behind them: "20 people, including four children and a nurse"."""
    found: list[int] = []
    for c in tokens[victim].children:
        if tokens[c].lower == "including":
            queue = [n for n in tokens[c].children if tokens[n].dep in ("pobj", "dobj")]
            while queue:
                node = queue.pop()
                found.append(node)
                queue += [n for n in tokens[node].children if tokens[n].dep == "conj"]
    return sorted(found)


def reduced(tokens: Sequence[Token], subject: int, clause: Clause) -> bool:
    """Whether the subject of a verb without object is its victim: "the boy shot and killed on Monday"."""
    t = tokens[subject]
    return (
        t.tag in ("NN", "NNP", "JJ")
        and (t.lemma.lower() in person_nouns() or t.ent == "PERSON")
        and clause.head > subject
    )


def predicated(tokens: Sequence[Token], clause: Clause, words: frozenset[str]) -> bool:
    """Whether a state stands right behind the victims, where the parse has lost it: "left five people dead"."""
    last = max((*clause.object, clause.head))
    return any(tokens[i].lower in words for i in (clause.head + 1, last + 1, last + 2) if i < len(tokens))


def fatal(tokens: Sequence[Token], clause: Clause) -> bool:
    near = [tokens[i].lower for i in range(max(0, clause.head - 1), min(clause.head + 2, len(tokens)))]
    return "fatally" in near or "dead" in near


def antecedent(tokens: Sequence[Token], token: int) -> int:
    """The noun that a "who" right behind it stands for, where the parse has hung the clause elsewhere."""
    if tokens[token].lower not in ("who", "whom"):
        return token
    at = token - 1
    while at > 0 and (tokens[at].lower == "," or tokens[at].tag == "CD"):
        at -= 1
    here = tokens[at].sentence == tokens[token].sentence and tokens[at].pos in ("NOUN", "PROPN")
    return at if here else token


def person_within(tokens: Sequence[Token], token: int) -> int:
    """The person of "an Islamic Movement of Uzbekistan facilitator", where the parse takes the name for the head."""
    t = tokens[token]
    above = tokens[tokens[t.head].head]
    if tokens[t.head].lower == "of" and above.lemma in words_of("members") and t.dep == "pobj":
        return above.i
    if tokens[t.head].lower == "of" and above.lemma in PARENTS and t.pos == "NUM":
        return above.i
    if t.pos != "PROPN" or t.ent == "PERSON":
        return token
    for of in t.children:
        if tokens[of].lower == "of":
            return next(
                (c for c in tokens[of].children if tokens[c].lemma in person_nouns() and tokens[c].tag == "NN"), token
            )
    return token


def beside_within(tokens: Sequence[Token], person: int) -> list[int]:
    """More persons beside one inside another name: "a Movement of Uzbekistan facilitator and two others"."""
    inside = tokens[person].dep == "pobj" and tokens[tokens[tokens[person].head].head].pos == "PROPN"
    return [c for c in tokens[person].children if tokens[c].dep == "conj"] if inside else []


def bounded_within(tokens: Sequence[Token], token: int) -> int:
    """The noun counted by "upwards of 8,000 men" or "40 percent of the villagers", below the first word."""
    if tokens[token].lower not in words_of("bounding"):
        return token
    of = next((c for c in tokens[token].children if tokens[c].lower == "of"), None)
    return token if of is None else next((c for c in tokens[of].children if tokens[c].dep == "pobj"), token)


def bounded_object(tokens: Sequence[Token], clause: Clause) -> tuple[int, ...]:
    """The object of "displaced in excess of two million people" and "killed from 15 to 20 villagers"."""
    for preposition, token in clause.oblique:
        if preposition == "in" and tokens[token].lower == "excess":
            return (bounded_within(tokens, token),)
        children = (tokens[c] for c in tokens[token].children)
        if preposition == "from" and any(
            c.dep == "nummod" and any(tokens[g].dep == "quantmod" and tokens[g].lower == "to" for g in c.children)
            for c in children
        ):
            return (token,)
    return ()


def of_within(tokens: Sequence[Token], token: int) -> list[int]:
    """The nouns that stand behind "of" under a noun: "the body of a student"."""
    return [
        c for of in tokens[token].children if tokens[of].lower == "of"
        for c in tokens[of].children if tokens[c].dep == "pobj" and tokens[c].tag != "NNS"
    ]  # fmt: skip
