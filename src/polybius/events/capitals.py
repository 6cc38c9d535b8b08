"""The capitals of states, by which "the Ethiopian capital" is found among the places of a text."""

from functools import cache

from polybius.tables import read_table
from polybius.vocabulary.country import CountryRow


@cache
def capitals() -> frozenset[tuple[str, str]]:
    """Each country's code with the lower-case name of a capital."""
    rows = read_table("actors/countries.csv", CountryRow)
    return frozenset((row.code, name.lower()) for row in rows for name in row.capitals)
