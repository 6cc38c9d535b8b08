"""Happenings of a workspace, chosen by the same filters as its events."""

from collections.abc import Iterator
from typing import Any

from polybius.collate.listing import Wanted, list_happenings
from polybius.query import Filters, selection_of
from polybius.store import Store


def happenings(
    store: Store,
    filters: Filters | None = None,
    *,
    at_least: int = 1,
    limit: int | None = None,
    members: bool = False,
) -> Iterator[dict[str, Any]]:
    """The happenings by day that have an event which the filters let through; see docs/happenings.md for the fields.

    `at_least` is a number of articles. Raises `SettingError` for a filter that cannot be.
    """
    events = None
    if filters is not None and filters.given():
        chosen = selection_of(store, "events", filters)
        events = (chosen.sql, chosen.parameters)
    return list_happenings(store, Wanted(events=events, at_least=at_least, limit=limit), members=members)
