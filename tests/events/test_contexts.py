"""Contexts of events: what the words of a clause, the act and its parties show."""

from collections.abc import Callable

import pytest

from polybius.errors import TableError
from polybius.events.rows import ContextRow
from polybius.events.topics import indexed_topics
from polybius.vocabulary import Record


@pytest.mark.parametrize(
    ("text", "shown", "hidden"),
    [
        ("Police in Dhaka fired tear gas at garment workers in 2010.", "repression", "natural_resource"),
        ("Zambia's trade union congress condemned the arrest of two miners in 1990.", "natural_resource", "economic"),
        ("Mexico extradited a drug dealer to the United States in 2007.", "illegal_drugs", "crime"),
        ("Norway and Russia signed a treaty on their maritime border in 2010.", "territory", "military"),
        ("The Dutch prime minister apologised for slavery and Suriname demanded reparations.", "reparations", "health"),
    ],
)
def test_clause_shows_what_its_event_is_about(
    text: str, shown: str, hidden: str, record_of: Callable[..., Record]
) -> None:
    contexts = {context for event in record_of(text, "2011-05-05").events for context in event.context}
    assert shown in contexts
    assert hidden not in contexts


@pytest.mark.parametrize(
    "row", [ContextRow(context="weather", words=("rain",)), ContextRow(context="health", when="speaker=MED")]
)
def test_row_with_an_unknown_context_or_condition_is_refused(row: ContextRow) -> None:
    with pytest.raises(TableError):
        indexed_topics((row,))
