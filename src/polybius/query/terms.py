"""A question as terms: each says in SQL when a row fits, and by which way those rows are found at once."""

from collections.abc import Iterable

import msgspec

from polybius.store.keys import IDS_OF_ARTICLE

ALIASES = {"events": "e", "claims": "c", "tolls": "t", "happenings": "h"}
KEYS = {"events": "id", "claims": "id", "tolls": "id", "happenings": "number"}


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """One condition on rows of an alias (e, c or t).

    `probe` is true of a row that fits; `among` selects the ids of all that fit by an index of its own, and is `cheap`
    when that index alone is read; `walk` names an index that holds them in the order of days. "" when there is none.
    `counted` counts as `among` does and reads less; `common` is the better `probe` when very many rows fit. `dear` when
    several tables must be looked at to try one row. `likely` is how many rows there may be, when that is known
    beforehand.
    """

    probe: str
    parameters: tuple[object, ...] = ()
    among: str = ""
    among_parameters: tuple[object, ...] = ()
    walk: str = ""
    cheap: bool = False
    counted: str = ""
    common: str = ""
    dear: bool = False
    likely: int = 0


def either(terms: Iterable[Term]) -> Term:
    """A term that is true when one of several is."""
    given = tuple(terms)
    if len(given) == 1:
        return given[0]
    every = all(term.among for term in given)
    return Term(
        probe=" OR ".join(f"({term.probe})" for term in given),
        parameters=tuple(value for term in given for value in term.parameters),
        among=" UNION ALL ".join(f"SELECT id FROM ({term.among})" for term in given) if every else "",
        among_parameters=tuple(value for term in given for value in term.among_parameters) if every else (),
        cheap=all(term.cheap for term in given),
    )


def marks(values: Iterable[object]) -> str:
    """As many question marks as values."""
    return ", ".join("?" for _ in values)


def article_rows(alias: str, table: str) -> str:
    """SQL that joins all rows of a table to the article of an alias's column."""
    first = f"{alias} * {IDS_OF_ARTICLE}"
    return f"{table} ON {table}.id BETWEEN {first} AND {first} + {IDS_OF_ARTICLE - 1}"


def article_of_row(alias: str) -> str:
    """SQL of the article of a row, from its id."""
    return f"{alias}.id / {IDS_OF_ARTICLE}"
