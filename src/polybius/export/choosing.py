"""Which events go out, and reading them back one by one, so that memory does not grow with the workspace."""

import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, partial
from itertools import groupby
from operator import attrgetter
from typing import Any

import msgspec

from polybius.export.anonymity import HIDDEN_KEPT, hidden_names, without_names
from polybius.export.told import Deed, Told
from polybius.ledger import Estimate, lines_of, tolls_of
from polybius.tables import DATA

HELD = ("actual", "ongoing")
ARRAYS = frozenset({"mode", "context", "effect", "weapon", "parties", "sayings", "figures", "sayers"})
REJECTED = """EXISTS (
    SELECT 1 FROM verdicts v WHERE v.article = events.article AND v.uid = events.uid AND v.verdict = 'rejected')"""
UNITS = """
    INSERT INTO units SELECT a.happening, e.type, min(e.id)
    FROM account_events ae JOIN accounts a ON a.id = ae.account JOIN events e ON e.id = ae.event
    WHERE {among} GROUP BY a.happening, e.type"""
HAPPENED = """a.happening IN (
    SELECT m.happening FROM events JOIN account_events l ON l.event = events.id JOIN accounts m ON m.id = l.account
    WHERE m.happening IS NOT NULL AND ({condition}))"""
CHOSEN = """
    INSERT INTO chosen SELECT coalesce(units.unit, events.same_as, events.id), events.id, a.happening
    FROM events
    LEFT JOIN account_events ae ON ae.event = events.id LEFT JOIN accounts a ON a.id = ae.account
    LEFT JOIN units ON units.happening = a.happening AND units.type = events.type"""
BEARERS = """
    INSERT INTO bearers SELECT happening, unit FROM (
        SELECT c.happening, c.unit, row_number() OVER (
            PARTITION BY c.happening ORDER BY e.type <> 'ASSAULT', e.type IS NOT h.type, c.unit) AS place
        FROM (SELECT DISTINCT happening, unit FROM chosen WHERE happening IS NOT NULL) c
        JOIN events e ON e.id = c.unit LEFT JOIN happenings h ON h.id = c.happening)
    WHERE place = 1"""
TABLES = (
    "units (happening TEXT, type TEXT, unit INTEGER, PRIMARY KEY (happening, type)) WITHOUT ROWID",
    "bearers (happening TEXT PRIMARY KEY, unit INTEGER) WITHOUT ROWID",
    "chosen (unit INTEGER, event INTEGER, happening TEXT, PRIMARY KEY (unit, event)) WITHOUT ROWID",
)
PARSED = tuple(n for n, name in enumerate(Told.__struct_fields__) if name in ARRAYS)


class Selection(msgspec.Struct, frozen=True):
    """A condition on the table `events` (named `events` in it) and its values; without one, all events."""

    condition: str = "1"
    values: tuple[Any, ...] = ()


def choose(store: sqlite3.Connection, selection: Selection, statuses: Iterable[str] | None) -> int:
    """Note which events are chosen, and of which unit each is a mention, in a table of this connection; how many.

    What somebody has rejected does not go out. `statuses` are those that may go out (none: all). Units: see `Deed`.
    """
    for table in TABLES:
        store.execute(f"DROP TABLE IF EXISTS temp.{table.split()[0]}")
        store.execute(f"CREATE TEMP TABLE {table}")
    _note_units(store, selection)
    allowed = tuple(statuses or ())
    held = f"events.status IN ({', '.join('?' * len(allowed))})" if allowed else "1"
    asked = f"{CHOSEN} WHERE ({selection.condition}) AND {held} AND NOT {REJECTED}"
    store.execute(asked, (*selection.values, *allowed))
    store.execute(BEARERS)
    return int(store.execute("SELECT count(*) FROM chosen").fetchone()[0])


def _note_units(store: sqlite3.Connection, selection: Selection) -> None:
    """Note the unit of each type in each happening, of those happenings that a selection touches."""
    if selection == Selection():
        store.execute(UNITS.format(among="a.happening IS NOT NULL"))
    else:
        store.execute(UNITS.format(among=HAPPENED.format(condition=selection.condition)), selection.values)


def numbers(store: sqlite3.Connection, selection: Selection) -> tuple[int, int]:
    """How many events a selection has, whatever their status, and how many of them somebody has rejected."""
    asked = f"SELECT count(*), coalesce(sum({REJECTED}), 0) FROM events WHERE {selection.condition}"
    found = store.execute(asked, selection.values).fetchone()
    return int(found[0]), int(found[1])


def deeds(store: sqlite3.Connection, *, anonymous: bool = False, rule: str | None = None) -> Iterator[Deed]:
    """The chosen events with their mentions, in the order of their ids; with their tolls when a rule is given."""
    for unit, group in groupby(mentions_of(store, anonymous=anonymous), key=attrgetter("unit")):
        mentions = tuple(group)
        yield Deed(unit, mentions, _tolls(store, unit, mentions, rule) if rule else {})


def _tolls(store: sqlite3.Connection, unit: int, mentions: tuple[Told, ...], rule: str) -> dict[str, Estimate]:
    """What a rule makes of the figures of a deed: of its happening, when it bears them, else of its own mentions."""
    happening = mentions[0].happening
    if happening is None:
        tolls = tuple(sorted({figure.toll for told in mentions for figure in told.figures}))
    elif store.execute("SELECT 1 FROM bearers WHERE happening = ? AND unit = ?", (happening, unit)).fetchone():
        tolls = tolls_of(store, happening)
    else:
        tolls = ()
    lines = lines_of(store, tolls, rules=(rule,))
    return {line.effect: line.estimates[0] for line in lines if line.unit == "people"}


def mentions_of(store: sqlite3.Connection, *, anonymous: bool = False) -> Iterator[Told]:
    """The mentions of the chosen events, those of one event together."""
    hidden = lru_cache(HIDDEN_KEPT)(partial(hidden_names, store))
    for row in store.execute(_query()):
        told = msgspec.convert(_parsed(row), Told)
        if anonymous:
            told = without_names(told, hidden(told.article))
        yield told


@cache
def _query() -> str:
    return DATA.joinpath("export", "told.sql").read_text(encoding="utf-8")


def _parsed(row: tuple[Any, ...]) -> list[Any]:
    """A row whose columns with several values are lists."""
    values = list(row)
    for at in PARSED:
        values[at] = msgspec.json.decode(values[at])
    return values
