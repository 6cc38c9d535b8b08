"""Doc → Clause: one predicate and its arguments, whatever the surface form."""

from polybius.vocabulary import Clause, Doc


def find_clauses(doc: Doc) -> tuple[Clause, ...]:
    """All clauses of a document, in text order of their heads; `Clause.i` is the position in the tuple."""
    return ()
