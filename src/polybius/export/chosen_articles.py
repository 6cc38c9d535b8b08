"""The articles that an export with whole articles or tables holds."""

import sqlite3
from collections.abc import Iterator

from polybius.export.asked import Options
from polybius.export.choosing import Selection
from polybius.store.keys import IDS_OF_ARTICLE


def all_chosen(options: Options) -> bool:
    """Whether nothing is left out by a filter."""
    return options.selection == Selection() and not options.statuses


def note_articles(store: sqlite3.Connection, options: Options) -> None:
    """Note the articles of the chosen events in a table of this connection; all articles when all events are chosen."""
    store.execute("DROP TABLE IF EXISTS temp.chosen_articles")
    store.execute("CREATE TEMP TABLE chosen_articles (id INTEGER PRIMARY KEY)")
    source = "SELECT id FROM articles"
    if not all_chosen(options):
        source += f" WHERE id IN (SELECT event / {IDS_OF_ARTICLE} FROM chosen)"
    store.execute(f"INSERT INTO chosen_articles {source}")


def articles_chosen(store: sqlite3.Connection, options: Options) -> Iterator[int]:
    """The ids of these articles, in their order."""
    note_articles(store, options)
    yield from (int(row[0]) for row in store.execute("SELECT id FROM chosen_articles ORDER BY id"))
