"""Filters → the options of an export: what goes out is what `events` shows with the same filters."""

from importlib.metadata import version

import msgspec
from msgspec.structs import replace

from polybius.export import DatedBy, Options, Selection
from polybius.query import Filters, selection_of
from polybius.store import Store
from polybius.vocabulary import Manifest

ALL = ("all",)
FIRST = "SELECT id FROM events WHERE {condition} ORDER BY id LIMIT {limit}"


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

    With `first`, only so many of them go out: those that came into the workspace first.
    """
    chosen = _selection(store, filters)
    if first is not None:
        among = FIRST.format(condition=chosen.condition, limit=first)
        chosen = Selection(f"events.id IN ({among})", chosen.values)
    return Options(
        selection=chosen, statuses=() if filters.status else None, dated_by=dated_by, anonymous=anonymous,
        zipped=zipped, version=version("polybius"), stated=filters.stated(), rule=rule, address=address,
        coded_by=_coded_by(store),
    )  # fmt: skip


def _selection(store: Store, filters: Filters) -> Selection:
    """The events that fit, as `polybius events` finds them; "all" statuses are none in particular."""
    asked = any_status(filters)
    if not asked.given():
        return Selection()
    found = selection_of(store, "events", asked)
    return Selection(f"events.id IN ({found.sql})", found.parameters)


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
