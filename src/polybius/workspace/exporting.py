"""Filters → the options of an export: what goes out is what `events` shows with the same filters."""

from importlib.metadata import version

import msgspec
from msgspec.structs import replace

from polybius.export import DatedBy, Options, Selection
from polybius.query import Filters, HappeningFilters, selection_of
from polybius.store import Store
from polybius.vocabulary import Manifest

ALL = ("all",)
OF_HAPPENINGS = """
    SELECT l.event FROM ({happenings}) f CROSS JOIN happenings h ON h.number = f.number
    CROSS JOIN accounts m ON m.happening = h.id CROSS JOIN account_events l ON l.account = m.id"""
FIRST = "SELECT id FROM events WHERE {condition} ORDER BY id LIMIT ?"


def options_of(
    store: Store,
    filters: Filters,
    *,
    dated_by: DatedBy = "text",
    anonymous: bool = False,
    zipped: bool = False,
    rule: str = "range",
    address: str = "",
    first: int | None = None,
) -> Options:
    """The options of an export of the events that fit; a status asked for, or "all", goes before the format's own.

    Filters of happenings choose all mentions of the happenings that fit. With `first`, only so many mentions go out:
    those that came into the workspace first.
    """
    chosen = _selection(store, filters)
    if first is not None:
        ids = store.execute(FIRST.format(condition=chosen.condition), (*chosen.values, first)).fetchall()
        chosen = Selection("events.id IN (SELECT value FROM json_each(?))", (str([id for (id,) in ids]),))
    statuses = () if filters.status and not of_happenings(filters) else None  # those of happenings are others
    return Options(
        selection=chosen, statuses=statuses, dated_by=dated_by, anonymous=anonymous,
        zipped=zipped, version=version("polybius"), stated=filters.stated(), rule=rule, address=address,
        coded_by=_coded_by(store),
    )  # fmt: skip


def _selection(store: Store, filters: Filters) -> Selection:
    """The events that fit, as `polybius events` finds them; "all" statuses are none in particular."""
    if of_happenings(filters):
        found = selection_of(store, "happenings", filters)
        mentions = OF_HAPPENINGS.format(happenings=f"SELECT number FROM ({found.sql})")
        return Selection(f"events.id IN ({mentions})", found.parameters)
    asked = any_status(filters)
    if not asked.given():
        return Selection()
    found = selection_of(store, "events", asked)
    return Selection(f"events.id IN ({found.sql})", found.parameters)


def of_happenings(filters: Filters) -> bool:
    """Whether filters choose happenings, and not mentions of events."""
    return isinstance(filters, HappeningFilters)


def at_most(store: Store, filters: Filters, most: int) -> bool:
    """Whether no more than so many mentions of events are chosen."""
    chosen = _selection(store, filters)
    asked = f"SELECT count(*) FROM (SELECT 1 FROM events WHERE {chosen.condition} LIMIT ?)"
    found: int = store.execute(asked, (*chosen.values, most + 1)).fetchone()[0]
    return found <= most


def any_status(filters: Filters) -> Filters:
    """Filters in which "all" statuses are none in particular."""
    return replace(filters, status=()) if filters.status == ALL else filters


def _coded_by(store: Store) -> tuple[str, ...]:
    """The runs that coded the articles, in words."""
    rows = store.execute("SELECT id, day, manifest FROM runs ORDER BY id").fetchall()
    return tuple(_run(id, day, msgspec.json.decode(manifest, type=Manifest)) for id, day, manifest in rows)


def _run(id: int, day: str, made: Manifest) -> str:
    knowledge = ", ".join(
        f"{name} {value}" for name in ("codebook", "lexicon", "gazetteer") if (value := getattr(made, name))
    )
    model = f"{made.model} {made.model_version}".strip()
    parts = (f"run {id} of {day}: polybius {made.version}", knowledge, model, f"Goldstein {made.goldstein}")
    return ", ".join(part for part in parts if part)
