"""Mentions over time for a picture: in periods so long that all of them can be seen at once."""

from datetime import date

import msgspec

from polybius.query.counting import series
from polybius.query.filters import Filters
from polybius.query.overview import span
from polybius.query.series_asked import Asked
from polybius.query.values import first_day, last_day
from polybius.store import Store
from polybius.store.periods import Unit

QUADS = ("1", "2", "3", "4")
MOST = 1_500  # periods in one picture
LONG: dict[Unit, float] = {"day": 1, "week": 7, "month": 30.4, "year": 365.2}  # days
READABLE: dict[Unit, float] = {"day": 150, "week": 3 * 366, "month": 40 * 366, "year": float("inf")}


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """Mentions by period and quad class: `counts` holds for each class, 1 to 4, the mentions in each of the periods.

    `by` is the length of a period; `undated` mentions have no day, `wide` ones reach over the end of a period.
    """

    by: Unit
    stated: str
    periods: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    undated: int
    wide: int


def timeline(store: Store, filters: Filters, by: Unit | None = None) -> Timeline:
    """The mentions that fit over time. Raises `SettingError` for what cannot be asked.

    Periods are as long as is asked for, or longer when there would be too many; without a wish, as can be read well.
    """
    unit = _unit(_days(store, filters), by)
    found = series(store, filters, Asked(by=unit, per="quad"))
    none = (0, 0, 0)
    return Timeline(
        by=unit, stated=found.stated, periods=found.periods, undated=found.undated, wide=found.wide,
        counts=tuple(tuple(found.cells.get((period, quad), none)[0] for period in found.periods) for quad in QUADS),
    )  # fmt: skip


def _days(store: Store, filters: Filters) -> int:
    """Over how many days the mentions can be spread."""
    known = span(store)
    since = first_day(filters.since, option="--since") if filters.since else known.day_from
    until = last_day(filters.until, option="--until") if filters.until else known.day_to
    if since is None or until is None:
        return 0
    first, last = max(since, known.day_from or since), min(until, known.day_to or until)
    return max(0, (date.fromisoformat(last) - date.fromisoformat(first)).days + 1)


def _unit(days: int, by: Unit | None) -> Unit:
    if by is None:
        return next(unit for unit, most in READABLE.items() if days <= most)
    longer = list(LONG)[list(LONG).index(by) :]
    return next((unit for unit in longer if days / LONG[unit] <= MOST), "year")
