"""Filters → the options of an export: what goes out is what `events` shows with the same filters."""

from importlib.metadata import version

from msgspec.structs import replace

from polybius.export import DatedBy, Options, Selection
from polybius.query import Filters, selection_of
from polybius.store import Store

ALL = ("all",)


def options_of(
    store: Store,
    filters: Filters,
    *,
    dated_by: DatedBy = "text",
    anonymous: bool = False,
    zipped: bool = False,
    rule: str = "range",
) -> Options:
    """The options of an export of the events that fit; a status asked for, or "all", goes before the format's own."""
    return Options(
        selection=_selection(store, filters), statuses=() if filters.status else None, dated_by=dated_by,
        anonymous=anonymous, zipped=zipped, version=version("polybius"), stated=filters.stated(), rule=rule,
    )  # fmt: skip


def _selection(store: Store, filters: Filters) -> Selection:
    """The events that fit, as `polybius events` finds them; "all" statuses are none in particular."""
    asked = replace(filters, status=()) if filters.status == ALL else filters
    if not asked.given():
        return Selection()
    found = selection_of(store, "events", asked)
    return Selection(f"events.id IN ({found.sql})", found.parameters)
