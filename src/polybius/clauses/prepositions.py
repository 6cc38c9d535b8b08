"""Prepositions with their objects, beside a verb or inside a noun phrase."""

from polybius.clauses.phrases import Phrases


def obliques(phrases: Phrases, prep: int, before: str = "") -> list[tuple[str, int]]:
    """A preposition (or a chain: according to, out of) with each of its objects."""
    tokens = phrases.doc.tokens
    name = before + tokens[prep].lower
    found: list[tuple[str, int]] = []
    fixed = [c for c in tokens[prep].children if tokens[c].dep in {"prep", "pcomp", "fixed", "amod", "advmod"}
             and tokens[c].lower in {"of", "to", "than", "because", "due", "ahead", "as", "for", "with"}]  # fmt: skip
    for c in tokens[prep].children:
        t = tokens[c]
        if t.dep == "pobj" and name == "in" and t.lower == "front" and t.children:
            found += [("outside", p) for _, p in obliques(phrases, t.children[-1])]
        elif t.dep == "pobj":
            full = " ".join([*(tokens[f].lower for f in fixed if f < prep), name,
                             *(tokens[f].lower for f in fixed if prep < f < c and not tokens[f].children)])  # fmt: skip
            found += [(full, p) for p in phrases.participants(c)]
        elif t.dep == "prep" and len(before) < 20:
            found += obliques(phrases, c, name + " " if c == prep + 1 else "")
        elif t.dep == "conj" and t.pos == "ADP":
            found += obliques(phrases, c)
    return found
