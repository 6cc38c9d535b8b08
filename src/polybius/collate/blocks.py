"""The keys under which accounts are looked up: only accounts that share a key are compared, so all pairs never are."""

from collections.abc import Iterator
from itertools import product
from math import cos, floor, radians

from polybius.collate.account import Account, Side, When, Where

DAYS = 4
DEGREES = 1.0
REACH_KM = 30.0
KM_A_DEGREE = 111.0
WIDE_KM = 60.0
WIDEST_KM = 300.0
MOST_PERIODS = 6
MOST_SIDES = 3


def block_keys(account: Account) -> tuple[str, ...]:
    """The keys of an account: where and when, names, sites, parties and when, figures and when."""
    periods = _periods(account.when)
    cells = _cells(account.where)
    class_ = account.standing
    keys = [f"place {class_} {cell} {period}" for cell in cells for period in periods]
    keys += [f"name {name}" for name in (*account.victims, *account.others)]
    keys += [f"site {spot} {cell}" for spot in account.spots for cell in cells if len(spot.split()) > 1]
    keys += [f"sides {class_} {pair} {period}" for pair in _pairs(account) for period in periods]
    country = account.where.country if account.where else None
    keys += [
        f"figure {class_} {figure.effect} {figure.low} {country} {period}"
        for figure in account.figures if (figure.low or 0) > 1 and country for period in periods
    ]  # fmt: skip
    keys += [f"town {class_} {town} {account.type} {day}" for town in _towns(account) for day in _days(account)]
    keys += [f"region {class_} {region} {account.type} {day}" for region in _regions(account) for day in _days(account)]
    return tuple(dict.fromkeys(keys))


def _regions(account: Account) -> tuple[str, ...]:
    """The province of an account's place, so that one that names only the province meets those that name a town."""
    where = account.where
    return (f"{where.country} {where.admin1}",) if where and where.country and where.admin1 else ()


def _towns(account: Account) -> tuple[str, ...]:
    """The very place, so that those of one day there still meet where too many share its wider surroundings."""
    where = account.where
    return (f"{where.geonames or where.name} {where.country}",) if where and where.radius_km <= WIDE_KM else ()


def _days(account: Account) -> tuple[int, ...]:
    """The day of an account, or both of a night, when it is told."""
    when = account.when
    if when is None or when.basis == "published" or when.last - when.first > 1:
        return ()
    return tuple(range(when.first, when.last + 1))


def _periods(when: When | None) -> tuple[int, ...]:
    """The spans of four days that an account's days touch, with a day of grace; none for days too far apart."""
    if when is None:
        return ()
    first, last = (when.first - 1) // DAYS, (when.last + 1) // DAYS
    return tuple(range(first, last + 1)) if last - first < MOST_PERIODS else ()


def _cells(where: Where | None) -> tuple[str, ...]:
    """The cells of one degree that a place may lie in, of a wide one those around its middle; none for a country."""
    if where is None or where.lat is None or where.lon is None or where.radius_km > WIDEST_KM:
        return ()
    reach = (min(where.radius_km, WIDE_KM) + REACH_KM) / KM_A_DEGREE
    across = min(5.0, reach / max(0.05, cos(radians(where.lat))))
    rows = range(floor((where.lat - reach) / DEGREES), floor((where.lat + reach) / DEGREES) + 1)
    columns = range(floor((where.lon - across) / DEGREES), floor((where.lon + across) / DEGREES) + 1)
    return tuple(f"{row},{(column + 180) % 360 - 180}" for row, column in product(rows, columns))


def _pairs(account: Account) -> Iterator[str]:
    """The parties of both sides by name or code, in the order of their names, so that direction does not matter."""
    for one, other in product(_names(account.actors), _names(account.recipients)):
        first, second = sorted((one, other))
        yield f"{first}|{second}"
    if account.symmetric:
        names = sorted(_names(account.actors))
        yield from (f"{a}|{b}" for i, a in enumerate(names) for b in names[i + 1 :])


def _names(sides: tuple[Side, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s.name if s.known else s.code for s in sides if s.known or s.country))[:MOST_SIDES]
