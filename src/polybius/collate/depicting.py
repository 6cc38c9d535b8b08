"""What lists, facets and overviews are told of a happening beside its row: its values, its figures and their moves."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from polybius.ledger import Line, lines_of, tolls_of
from polybius.ledger.rules import Said
from polybius.store import Store, article_of
from polybius.store.pictures import count_values, numbers_of, packed, unpacked

PEOPLE = "people"
RULES = ("authority", "range")
TOLD = """
    SELECT s.shared FROM json_each(?) j CROSS JOIN account_events l ON l.account = j.value
    CROSS JOIN event_facets s ON s.event = l.event"""
NAMED = "SELECT v.facet, v.value FROM json_each(?) j CROSS JOIN facet_values v ON v.id = j.value"
EFFECTS = """
    SELECT DISTINCT t.effect FROM json_each(?) j CROSS JOIN account_tolls l ON l.account = j.value
    CROSS JOIN tolls t ON t.id = l.toll"""
SOURCES = "SELECT DISTINCT source FROM json_each(?) j CROSS JOIN article_counts c ON c.article = j.value"
LINKED = """
    INSERT OR IGNORE INTO happening_events SELECT ?, l.event FROM json_each(?) j
    CROSS JOIN account_events l ON l.account = j.value"""
DAYS = "SELECT min(published), max(published) FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value"

type Figure = tuple[str, str, int | None, int | None, int | None, int | None, int | None, bool]


def days_told(store: Store, accounts: Iterable[int]) -> tuple[str | None, str | None]:
    """The days on which the first and the newest article of accounts were published."""
    first, last = store.execute(DAYS, (str(sorted({article_of(id) for id in accounts})),)).fetchone()
    return first, last


def lines_told(store: Store, happening: str, accounts: Sequence[int]) -> tuple[Line, ...]:
    """The ledger of a happening; none is asked for where its accounts have no figure."""
    listed = str(list(accounts))
    held = "SELECT 1 FROM json_each(?) j CROSS JOIN account_tolls l ON l.account = j.value LIMIT 1"
    if store.execute(held, (listed,)).fetchone() is None:
        return ()
    return lines_of(store, tolls_of(store, happening), rules=RULES)


def highest_figure(lines: Iterable[Line]) -> int | None:
    """The highest of the best figures of people, by the rule of authority."""
    given = (line.estimates[0].best for line in lines if line.unit == PEOPLE)
    return max((best for best in given if best is not None), default=None)


def depict(store: Store, number: int, accounts: Sequence[int], lines: Iterable[Line]) -> None:
    """Write the values, the mentions, the figures and their moves of a happening whose row is written."""
    row = "SELECT type, status, country, place, lat, lon, mode FROM happenings WHERE number = ?"
    values = _own(*store.execute(row, (number,)).fetchone()[:6])
    modes = "SELECT j.value FROM happenings h, json_each(h.mode) j WHERE h.number = ?"
    values += [("mode", mode) for (mode,) in store.execute(modes, (number,))]
    held = {id for (facets,) in store.execute(TOLD, (str(list(accounts)),)) for id in unpacked(facets)}
    values += store.execute(NAMED, (str(sorted(held)),)).fetchall()
    values += [("effect", effect) for (effect,) in store.execute(EFFECTS, (str(list(accounts)),))]
    articles = str(sorted({article_of(id) for id in accounts}))
    values += [("source", source) for (source,) in store.execute(SOURCES, (articles,)) if source]
    known = numbers_of(store, "happenings", dict.fromkeys(values, 1))
    store.execute("INSERT INTO happening_facets VALUES (?, ?)", (number, packed(known.values())))
    store.execute(LINKED, (number, str(list(accounts))))
    for line in lines:
        _figures(store, number, line)


def _own(
    type: str, status: str, country: str | None, place: str | None, lat: float | None, lon: float | None
) -> list[tuple[str, str]]:
    point = None if lat is None or lon is None else f"{lat},{lon}"
    given = (("type", type), ("status", status), ("country", country), ("place", place), ("point", point))
    return [(facet, value) for facet, value in given if value]


def _figures(store: Store, number: int, line: Line) -> None:
    """Write what a line of the ledger comes to, and where a later day changed it."""
    store.execute("INSERT INTO happening_figures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", figure_row(number, line))
    moves = [(number, *_move(line, before, after)) for before, after in pairwise(line.history) if _moves(before, after)]
    store.executemany("INSERT OR IGNORE INTO figure_moves VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", moves)


def figure_row(number: int, line: Line) -> tuple[int, str, str, int | None, int | None, int | None, int | None,
                                                int | None, int]:  # fmt: skip
    """What a line of the ledger of a happening comes to, by the rules in `RULES`."""
    authority, spread = line.estimates
    return (number, line.effect, line.unit, authority.low, authority.best, authority.high, spread.low, spread.greatest,
            int(line.disagree))  # fmt: skip


def _moves(before: Said, after: Said) -> bool:
    """Whether a figure was changed on a later day."""
    return before.day != "" and after.day > before.day


def _move(line: Line, before: Said, after: Said) -> tuple[object, ...]:
    return (after.day, line.effect, line.unit, before.low, before.high, after.low, after.high, after.voice.name,
            after.words, after.uids[-1])  # fmt: skip


def forget(store: Store, happenings: Iterable[str]) -> None:
    """Take happenings away, and out of what is counted."""
    held = []
    for id in happenings:
        asked = "SELECT number, facets FROM happenings JOIN happening_facets ON happening = number WHERE id = ?"
        if found := store.execute(asked, (id,)).fetchone():
            held.append(unpacked(found[1]))
            for table in ("happening_facets", "happening_events"):
                store.execute(f"DELETE FROM {table} WHERE happening = ?", found[:1])
        store.execute("DELETE FROM happenings WHERE id = ?", (id,))
    count_values(store, "happenings", held, -1)
