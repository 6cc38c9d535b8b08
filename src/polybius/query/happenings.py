"""Happenings that fit filters: rows with what is known of each in short, and who makes it up when that is asked."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import batched

import msgspec

from polybius.query.bounded import Count, counted
from polybius.query.evidence import in_order, listed, several
from polybius.query.filters import Filters
from polybius.query.happening_filters import happening_filters
from polybius.query.rows import PlaceOf
from polybius.query.selecting import ALL, Page, ids_of
from polybius.query.values import country_code
from polybius.store import Store

AT_ONCE = 500
KEPT = ("type", "status", "mode", "country")  # what a happening's own row tells, and facets are counted by
COLUMNS = (
    "h.number, h.id, h.type, h.quad, h.status, h.day_from, h.day_to, h.day_basis, h.told_first, h.told_last, "
    "h.articles, h.origins, h.mentions, h.disputed, h.mode, h.actor, h.recipient, h.weapon, h.victims, "
    "h.place, h.country, h.admin1, h.lat, h.lon, h.radius_km, h.place_basis, h.tolls"
)


class FigureGiven(msgspec.Struct, frozen=True, gc=False):
    """The lowest and highest figure that is given for an effect on people.

    `best` is the one that the rule of authority believes, `disputed` whether those that stand cannot all be true.
    """

    effect: str
    low: int
    high: int
    best: int | None = None
    disputed: bool = False


class Members(msgspec.Struct, frozen=True, kw_only=True):
    """Who makes up a happening.

    `articles` are the names of all articles that mention it, `main_of` of those that are about it before all else, and
    `mentions` the uids of its events and of its figures without event.
    """

    articles: tuple[str, ...] = ()
    main_of: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


class HappeningRow(msgspec.Struct, frozen=True, kw_only=True):
    """A happening; docs/happenings.md says what the fields hold.

    `number` is its number in the workspace until it is grouped anew; `articles`, `origins` and `mentions` are counts.
    `told_first` and `told_last` are the days of publication of its first and newest article. `members` is null unless
    it is asked for.
    """

    id: str
    number: int
    type: str
    quad: int
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
    disputed: bool
    articles: int
    origins: int
    mentions: int
    told_first: str | None
    told_last: str | None
    members: Members | None = None


def happenings(store: Store, filters: Filters, page: Page = ALL, *, members: bool = False) -> Iterator[HappeningRow]:
    """The happenings that fit (`HappeningFilters` ask for more). Raises `SettingError` for what cannot be asked."""
    for some in batched(ids_of(store, "happenings", filters, page), AT_ONCE):
        yield from happening_rows(store, some, members=members)


def count_happenings(store: Store, filters: Filters) -> Count:
    """How many happenings fit: exactly, or at least so many. Raises `SettingError` for what cannot be asked."""
    kept = _kept_count(store, filters)
    return counted(store, "happenings", filters) if kept is None else Count(kept, exact=True)


def _kept_count(store: Store, filters: Filters) -> int | None:
    """The count that is kept of one value by which happenings are divided; None when something else is asked."""
    given = happening_filters(filters).given()
    if len(given) != 1:
        return None
    [(name, values)] = given.items()
    if name not in KEPT or not isinstance(values, tuple) or len(values) != 1:
        return None
    value = country_code(values[0]) if name == "country" else values[0]
    asked = "SELECT happenings FROM facet_values WHERE facet = ? AND value = ? AND happenings > 0"
    found: tuple[int] | None = store.execute(asked, (name, value)).fetchone()
    return found[0] if found else None


def happening_rows(store: Store, numbers: Sequence[int], *, members: bool = False) -> list[HappeningRow]:
    """The happenings of these numbers, in their order."""
    figures = _figures(store, numbers)
    held = members_of(store, numbers) if members else {}
    asked = f"SELECT {COLUMNS} FROM json_each(?) j CROSS JOIN happenings h ON h.number = j.value"
    rows: dict[int, HappeningRow] = {}
    for number, id, type, quad, status, *more in store.execute(asked, (listed(numbers),)):
        day_from, day_to, basis, first, last, articles, origins, mentions, disputed, *more = more
        mode, actors, recipients, weapon, victims, *place, tolls = more
        rows[number] = HappeningRow(
            id=id, number=number, type=type, quad=quad, status=status, day_from=day_from, day_to=day_to,
            day_basis=basis, told_first=first, told_last=last, articles=articles, origins=origins, mentions=mentions,
            disputed=bool(disputed), mode=several(mode), actors=several(actors), recipients=several(recipients),
            weapon=several(weapon), victims=several(victims), place=PlaceOf(*place) if place[0] else None,
            tolls=tuple(_given(each, figures.get(number, {})) for each in json.loads(tolls).items()),
            members=held.get(number),
        )  # fmt: skip
    return in_order(numbers, rows)


def _given(each: tuple[str, tuple[int, int]], known: dict[str, tuple[int | None, bool]]) -> FigureGiven:
    effect, (low, high) = each
    best, disputed = known.get(effect, (None, False))
    return FigureGiven(effect, low, high, best, disputed)


def _figures(store: Store, numbers: Sequence[int]) -> dict[int, dict[str, tuple[int | None, bool]]]:
    """The best figure of people of each effect, and whether it is disputed."""
    asked = (
        "SELECT f.happening, f.effect, f.best, f.disputed FROM json_each(?) j "
        "CROSS JOIN happening_figures f ON f.happening = j.value WHERE f.unit = 'people'"
    )
    found: dict[int, dict[str, tuple[int | None, bool]]] = {}
    for number, effect, best, disputed in store.execute(asked, (listed(numbers),)):
        found.setdefault(number, {})[effect] = (best, bool(disputed))
    return found


def members_of(store: Store, numbers: Iterable[int]) -> dict[int, Members]:
    """Who makes up each happening, without what people have rejected."""
    return {number: _members(store, number) for number in numbers}


def _members(store: Store, number: int) -> Members:
    asked = (
        "SELECT a.name, m.id, m.uid, m.main FROM happenings h CROSS JOIN accounts m ON m.happening = h.id "
        "CROSS JOIN articles a ON a.id = m.article WHERE h.number = ? AND (EXISTS (SELECT 1 FROM account_events l "
        "WHERE l.account = m.id) OR EXISTS (SELECT 1 FROM account_tolls l WHERE l.account = m.id)) ORDER BY m.id"
    )
    rows = store.execute(asked, (number,)).fetchall()
    mentions: list[str] = []
    for _, account, uid, _ in rows:
        told = "SELECT uid FROM account_events JOIN events ON events.id = event WHERE account = ? ORDER BY event"
        mentions += [row[0] for row in store.execute(told, (account,))] or [uid]
    return Members(
        articles=tuple(dict.fromkeys(name for name, *_ in rows)),
        main_of=tuple(dict.fromkeys(name for name, *_, main in rows if main)),
        mentions=tuple(mentions),
    )
