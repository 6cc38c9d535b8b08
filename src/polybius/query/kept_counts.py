"""Counts of periods that the workspace keeps: for all events, or for one type, country, quad class or dyad."""

from msgspec.structs import replace

from polybius.query.calendar_periods import begins_period, ends_period
from polybius.query.filters import REAL, Filters
from polybius.query.series_asked import Asked, Cells, Per
from polybius.query.terms import marks
from polybius.query.values import TYPES, country_code, event_type, is_country, quad
from polybius.store import Store
from polybius.store.periods import NO_DAY, SEVERAL, Unit, period_of

ALL_KEYS: dict[Per, tuple[str, ...]] = {"all": ("",), "type": TYPES, "quad": ("1", "2", "3", "4")}
KEPT: tuple[Per, ...] = ("type", "country", "quad", "dyad")
LAST = "~"  # after all periods

type Keys = tuple[Per, tuple[str, ...] | None]


def kept_keys(filters: Filters, asked: Asked) -> Keys | None:
    """The kept counts that answer a question, and of which keys (None is all); None when there are none."""
    ours = ("since", "until") if asked.clock == "event" else ("published_since", "published_until")
    others = replace(filters, once=False, undated=False, status=(), **dict.fromkeys(ours)).given()
    if set(filters.status) not in (set(), set(REAL)) or asked.per == "status" or len(others) > 1:
        return None
    if not others:
        return asked.per, ALL_KEYS.get(asked.per)
    per: Per = next((kind for kind in KEPT if kind in others), "all")
    keys = _keys(per, getattr(filters, per)) if per != "all" else None
    if keys is None or asked.per not in ("all", per) or (asked.per == "all" and len(keys) > 1):
        return None
    return per, keys


def _keys(per: str, values: tuple[str, ...]) -> tuple[str, ...] | None:
    """The keys of a filter whose counts are kept."""
    if per == "type":
        return None if any(value.isdigit() for value in values) else tuple(map(event_type, values))
    if per == "country":
        return tuple(map(country_code, values))
    if per == "quad":
        return tuple(str(quad(int(value))) for value in values)
    return dyad_keys(values)


def dyad_keys(values: tuple[str, ...]) -> tuple[str, ...] | None:
    """The directed pairs of countries that are asked for ("IRN-ISR" is two); None when some are not of countries."""
    keys: list[str] = []
    for value in values:
        one, sign, other = (part.strip() for part in (value.partition(">") if ">" in value else value.partition("-")))
        if not is_country(one) or not is_country(other):
            return None
        keys += [f"{one}>{other}"] if sign == ">" else [f"{one}>{other}", f"{other}>{one}"]
    return tuple(dict.fromkeys(keys))


def lies_between_periods(since: str | None, until: str | None, unit: Unit) -> bool:
    """Whether limits cut no period in two."""
    return (since is None or begins_period(since, unit)) and (until is None or ends_period(until, unit))


def kept_cells(
    store: Store, asked: Asked, kept: Keys, since: str | None, until: str | None
) -> tuple[Cells, int]:  # fmt: skip
    """The counts of keys and periods, and how many further keys there are beside the most frequent ones."""
    per, keys = kept
    left_out = 0
    if keys is None:
        ordered = _ordered_keys(store, asked, per, since, until)
        keys = ordered[: asked.top] if asked.top else ordered
        left_out = len(ordered) - len(keys)
    low = "" if since is None else period_of(since, asked.by)
    high = LAST if until is None else period_of(until, asked.by)
    limits = [(low or "0", high), (SEVERAL + low, SEVERAL + high)]
    limits += [(NO_DAY, NO_DAY)] if since is None and until is None else []
    sql = (
        "SELECT period, key, mentions, goldstein, articles FROM period_counts "
        f"WHERE clock = ? AND unit = ? AND per = ? AND key IN ({marks(keys)}) AND period BETWEEN ? AND ?"
    )
    one = asked.per == "all"
    cells: Cells = {}
    for first, last in limits:
        for period, key, *counts in store.execute(sql, (asked.clock, asked.by, per, *keys, first, last)):
            cells[period, "" if one else key] = (counts[0], counts[1], counts[2])
    return cells, left_out


def _ordered_keys(store: Store, asked: Asked, per: Per, since: str | None, until: str | None) -> tuple[str, ...]:
    """The keys of what begins in the time that is asked for, the most frequent first."""
    units: tuple[Unit, ...] = ("year", "month", asked.by)
    coarse = next(unit for unit in units if lies_between_periods(since, until, unit))
    low = "0" if since is None else period_of(since, coarse)
    high = LAST if until is None else period_of(until, coarse)
    sql = (
        "SELECT key FROM period_counts WHERE clock = ? AND unit = ? AND per = ? "
        "AND (period BETWEEN ? AND ? OR period BETWEEN ? AND ?) GROUP BY key ORDER BY sum(mentions) DESC, key"
    )
    given = (asked.clock, coarse, per, low, high, SEVERAL + low, SEVERAL + high)
    return tuple(key for (key,) in store.execute(sql, given))
