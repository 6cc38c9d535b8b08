"""Objects that the parser did not read as such: behind other phrases, or the subject of a clause without a verb."""

from polybius.clauses.draft import Draft
from polybius.clauses.lexicon import words
from polybius.clauses.phrases import Phrases
from polybius.clauses.prepositions import obliques

DATES = frozenset({"DATE", "TIME", "CARDINAL"})


def late_object(phrases: Phrases, draft: Draft, c: int) -> None:
    """ "Returned to Brazil last week 21 frogs": an object behind the phrases of a verb of giving, else a measure."""
    child = phrases.doc.tokens[c]
    thing = child.tag == "NNS" or (child.tag == "NN" and phrases.doc.child(c, "det") is not None)
    given = draft.predicate in words("handing") and thing and child.ent not in DATES
    if given and not draft.object and not draft.passive:
        draft.object += phrases.participants(c)
    else:
        draft.oblique.append(("", c))


def small_clause(phrases: Phrases, draft: Draft, c: int) -> None:
    """ "Found the regime guilty of murder": the subject of the small clause is the verb's object."""
    tokens = phrases.doc.tokens
    subjects = phrases.doc.children(c, "nsubj")
    for s in subjects:
        draft.object += phrases.participants(s)
    if subjects:
        draft.oblique.append(("as", c))
    elif draft.predicate in words("admitting"):
        draft.object += phrases.participants(c)
    for g in tokens[c].children:
        if tokens[g].dep == "prep":
            draft.oblique += obliques(phrases, g)
