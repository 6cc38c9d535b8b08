"""Happenings of a workspace, chosen by the same filters as its events."""

from collections.abc import Iterator
from typing import Any

import msgspec

from polybius.collate.listing import Wanted, list_happenings
from polybius.query import Filters, PlaceOf, selection_of
from polybius.store import Store


class FigureGiven(msgspec.Struct, frozen=True):
    """The lowest and highest figure that is given for an effect."""

    effect: str
    low: int
    high: int


class HappeningRow(msgspec.Struct, frozen=True, kw_only=True):
    """A happening with the articles and mentions that make it up; docs/happenings.md says what the fields hold."""

    id: str
    type: str
    mode: tuple[str, ...]
    status: str
    day_from: str | None
    day_to: str | None
    day_basis: str | None
    place: PlaceOf | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    weapon: tuple[str, ...]
    victims: tuple[str, ...]
    tolls: tuple[FigureGiven, ...]
    origins: int
    articles: tuple[str, ...]
    main_of: tuple[str, ...]
    mentions: tuple[str, ...]


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


def happening_rows(
    store: Store, filters: Filters | None = None, *, at_least: int = 1, limit: int | None = None
) -> Iterator[HappeningRow]:
    """The same happenings as structs."""
    return map(row_of_happening, happenings(store, filters, at_least=at_least, limit=limit, members=True))


def row_of_happening(told: dict[str, Any]) -> HappeningRow:
    """A happening with its members as one struct."""
    days = told["days"] or {}
    plain = {name: told[name] for name in HappeningRow.__struct_fields__ if name in told and name not in ("tolls",)}
    return msgspec.convert(
        plain
        | {"day_from": days.get("from"), "day_to": days.get("to"), "day_basis": days.get("basis")}
        | {"tolls": [FigureGiven(effect, *given) for effect, given in told["tolls"].items()]},
        HappeningRow,
    )
