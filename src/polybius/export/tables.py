"""The tables of a workspace for Parquet and CSV: which rows and columns go out."""

import sqlite3
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from itertools import batched
from typing import Any

import msgspec

from polybius.export.anonymity import HIDDEN_KEPT, SOMEBODY, Hidden, blacked, hidden_names, link, slug
from polybius.export.asked import Options
from polybius.export.chosen_articles import all_chosen, note_articles
from polybius.export.codes import public_sectors
from polybius.store.keys import IDS_OF_ARTICLE
from polybius.tables import read_table

AT_ONCE, TEXTS_AT_ONCE = 10_000, 500
INNER = ("sqlite_", "article_words", "sentence_words", "entity_words", "records")
FIRST_ARTICLE = "(SELECT min(a.article) FROM actors a WHERE a.entity = t.id)"


class Rule(msgspec.Struct, frozen=True):
    """How a table goes out; see the header of `data/export/tables.csv`."""

    table: str
    rows: str
    order: tuple[str, ...]
    leave: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    without_names: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


class Table(msgspec.Struct, frozen=True):
    """A table that goes out: its columns with their SQLite types, and its keys."""

    name: str
    columns: tuple[tuple[str, str], ...]
    key: tuple[str, ...]
    references: tuple[tuple[str, str, str], ...]
    rule: Rule


@cache
def _rules() -> dict[str, Rule]:
    return {rule.table: rule for rule in read_table("export/tables.csv", Rule)}


def tables_of(store: sqlite3.Connection, options: Options) -> tuple[Table, ...]:
    """The tables that go out, by name."""
    found = store.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    names = [name for (name,) in found if not name.startswith(INNER)]
    return tuple(_table(store, name, options) for name in names if _goes_out(name, options))


def _goes_out(name: str, options: Options) -> bool:
    rule = _rules().get(name)
    if rule is None:
        return not options.anonymous
    return rule.rows != "never" and not (options.anonymous and "*" in rule.without_names)


def _table(store: sqlite3.Connection, name: str, options: Options) -> Table:
    info = store.execute(f'PRAGMA table_info("{name}")').fetchall()
    key = tuple(row[1] for row in sorted((row for row in info if row[5]), key=lambda row: row[5]))
    rule = _rules().get(name) or Rule(name, "all", key or (info[0][1],))
    left = {*rule.leave, *(rule.without_names if options.anonymous else ())}
    columns = tuple((row[1], row[2]) for row in info if row[1] not in left and row[2] != "BLOB")
    shown = {column for column, _ in columns}
    links = store.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
    references = tuple(sorted((row[3], row[2], row[4] or "id") for row in links if row[3] in shown))
    return Table(name, columns, tuple(part for part in key if part in shown), references, rule)


def batches(store: sqlite3.Connection, table: Table, options: Options) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a table, some thousands at a time; whole texts some hundreds."""
    at_once = TEXTS_AT_ONCE if any(name == "text" for name, _ in table.columns) else AT_ONCE
    columns = ", ".join(f't."{name}"' for name, _ in table.columns)
    order = ", ".join(f't."{name}"' for name in table.rule.order)
    asked = f'SELECT {columns}, {_article(table)} FROM "{table.name}" t WHERE {_which(table, options)} ORDER BY {order}'
    hidden = lru_cache(HIDDEN_KEPT)(partial(hidden_names, store))
    for rows in batched(store.execute(asked), at_once):
        if options.anonymous and table.rule.names:
            yield [_without_names(table, row, hidden(row[-1])) for row in rows]
        else:
            yield [row[:-1] for row in rows]


def _which(table: Table, options: Options) -> str:
    """The condition that picks the rows of the chosen events and their articles."""
    kind, _, column = table.rule.rows.partition(":")
    if kind == "all" or all_chosen(options):
        return "1"
    return {
        "article": f't."{column}" IN (SELECT id FROM chosen_articles)',
        "row": f't."{column}" / {IDS_OF_ARTICLE} IN (SELECT id FROM chosen_articles)',
        "event": f't."{column}" IN (SELECT event FROM chosen)',
        "happening": f't."{column}" IN (SELECT happening FROM chosen)',
        "entity": f't."{column}" IN (SELECT entity FROM actors WHERE article IN (SELECT id FROM chosen_articles))',
    }[kind]


def _article(table: Table) -> str:
    """The article of a row, after the columns; null when it belongs to none."""
    kind, _, column = table.rule.rows.partition(":")
    return {"article": f't."{column}"', "row": f't."{column}" / {IDS_OF_ARTICLE}', "entity": FIRST_ARTICLE}.get(
        kind, "NULL"
    )


def _without_names(table: Table, row: tuple[Any, ...], hidden: Hidden) -> tuple[Any, ...]:
    """A row in whose columns with names those of private persons are left out."""
    values = dict(zip((name for name, _ in table.columns), row, strict=False))
    for name in table.rule.names:
        values[name] = _without_name(table.name, name)(values[name], hidden)
    if table.name == "actors" and values["id"] in hidden.actors:
        values["name"] = SOMEBODY
    if table.name == "entities" and values["kind"] == "person":
        public = values["wikidata"] or values["sector"] in public_sectors(harmed=False)
        values["name"] = values["name"] if public and values["id"] not in hidden.entities else SOMEBODY
    return tuple(values.values())


def _without_name(table: str, column: str) -> Callable[[str | None, Hidden], str | None]:
    """What takes names out of a column: links and ids spell them small."""
    if column == "url":
        return link
    return slug if (table, column) == ("articles", "name") else blacked


def begin(store: sqlite3.Connection, options: Options) -> None:
    """Note the articles that go out."""
    note_articles(store, options)
