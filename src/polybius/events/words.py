"""The named lists of words.csv, which the rules of the stage ask for."""

from functools import cache

from polybius.tables import word_class

TABLE = "events/words.csv"


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list."""
    return word_class(TABLE, name)


@cache
def endings(name: str) -> tuple[str, ...]:
    """The words of a list as what a name may end in."""
    return tuple(sorted(words(name)))
