"""The agent of a passive that the parser hung on a nearer noun."""

from polybius.vocabulary import Doc

CHARGING = frozenset({"of", "with"})


def misplaced_agent(doc: Doc, verb: int) -> int | None:
    """ "Convicted of murder by a court": the "by" that hangs on the crime, or on what was given, is the verb's."""
    tokens = doc.tokens
    if doc.child(verb, "auxpass") is None or doc.child(verb, "agent") is not None:
        return None
    given = [c for c in tokens[verb].children if tokens[c].dep == "dobj"]
    given += [n for c in doc.children(verb, "prep") if tokens[c].lower in CHARGING for n in doc.children(c, "pobj")]
    found = (
        c for n in given for c in tokens[n].children if tokens[c].lower == "by" and tokens[c].dep in {"prep", "agent"}
    )
    return next(found, None)
