"""Clause, Mention → Claim: who says so, to whom, through whom."""

from polybius.claims.attribution import attribute
from polybius.vocabulary import Cast, Claim, Clause, Doc, TimeMention

__all__ = ["attribute", "find_claims"]


def find_claims(
    doc: Doc, clauses: tuple[Clause, ...], cast: Cast, times: tuple[TimeMention, ...]
) -> tuple[Claim, ...]:
    """All claims of a document, in text order of their cues."""
    return ()
