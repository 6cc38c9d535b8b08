"""Raids in which people are arrested: the police's searches, told by a noun beside the arrests."""

from msgspec.structs import replace

from polybius.events.acts import Act, Reader
from polybius.events.words import words
from polybius.vocabulary import Clause

WITHIN = frozenset({"in", "during", "by"})


def policed(reader: Reader, clause: Clause, act: Act) -> Act:
    """The act, or the search that it is ("sixty were detained in raids in eight provinces")."""
    if act.type != "ASSAULT" or act.reversed or arrest_over(reader, clause) is None:
        return act
    return replace(act, type="COERCE", mode=("seize",), context=(), cameo="171")


def arrest_over(reader: Reader, clause: Clause) -> Act | None:
    """The arrests that a raid was made for."""
    if clause.kind != "noun" or clause.parent is None or not is_search(clause) or clause.marker not in WITHIN:
        return None
    above = reader.act_of(clause.parent)
    held = above is not None and above.type == "COERCE" and "arrest" in above.mode and not above.reversed
    return above if held else None


def is_search(clause: Clause) -> bool:
    """Whether an event noun is one of searches, which are made in a place and not on it."""
    return clause.kind == "noun" and clause.predicate in words("searches")
