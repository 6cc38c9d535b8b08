"""JSON Lines: the records as `polybius code` prints them."""

import sqlite3
from pathlib import Path

from msgspec.structs import replace

from polybius.export.anonymity import SOMEBODY, Hidden, blacked, hidden_names, link, slug
from polybius.export.asked import Options, Tally
from polybius.export.chosen_articles import articles_chosen
from polybius.output import to_json
from polybius.store import id_of, record_of
from polybius.vocabulary import Record


def write(path: Path, store: sqlite3.Connection, options: Options, tally: Tally) -> None:
    """Write the records of the articles that have a chosen event; of all articles when all events are chosen."""
    tally.rows[path.name] = 0
    with path.open("wb") as stream:
        for article in articles_chosen(store, options):
            record = record_of(store, article)
            if options.anonymous:
                record = without_names(record, article, hidden_names(store, article))
            stream.write(to_json(record) + b"\n")
            tally.rows[path.name] += 1


def without_names(record: Record, article: int, hidden: Hidden) -> Record:
    """A record without its text, and without the names of private persons."""
    d = record.document
    document = replace(
        d, text="", title=blacked(d.title, hidden), url=link(d.url, hidden), file=None, id=slug(d.id, hidden),
        tags=tuple(blacked(tag, hidden) for tag in d.tags),
        breadcrumbs=tuple(blacked(crumb, hidden) for crumb in d.breadcrumbs),
    )  # fmt: skip
    actors = tuple(
        replace(
            a,
            name=SOMEBODY if id_of(article, a.id) in hidden.actors else blacked(a.name, hidden),
            role=blacked(a.role, hidden),
        )
        for a in record.actors
    )
    return replace(record, document=document, actors=actors)
