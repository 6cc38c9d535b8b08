"""The words of a question as values: days, countries, types, areas. What is not known is said with what is."""

import calendar
import math
import re
from difflib import get_close_matches
from functools import cache
from typing import get_args

import msgspec

from polybius.errors import SettingError
from polybius.tables import read_table, word_class
from polybius.vocabulary.country import CountryRow
from polybius.vocabulary.record import EventType, Status

TYPES: tuple[str, ...] = get_args(EventType)
STATUSES: tuple[str, ...] = get_args(Status)
BODIES = ("UNO", "EUR", "IGO", "NGO", "IMG", "MNC", "ISM")
DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
CAMEO = re.compile(r"\d{1,4}")
KM_OF_DEGREE = 111.195


class Box(msgspec.Struct, frozen=True):
    """An area between two parallels and two meridians; `west` is greater than `east` across the date line."""

    south: float
    west: float
    north: float
    east: float


class Circle(msgspec.Struct, frozen=True):
    """All within `km` of a point."""

    lat: float
    lon: float
    km: float


def first_day(value: str, *, option: str) -> str:
    """The first ISO day of a day, month or year. Raises `SettingError` when it is none."""
    return _day(value, option, last=False)


def last_day(value: str, *, option: str) -> str:
    """The last ISO day of a day, month or year. Raises `SettingError` when it is none."""
    return _day(value, option, last=True)


def _day(value: str, option: str, *, last: bool) -> str:
    found = DAY.fullmatch(value.strip())
    year, month, day = (int(part) if part else 0 for part in found.groups()) if found else (0, 0, 0)
    month_of = month or (12 if last else 1)
    days = calendar.monthrange(year, month_of)[1] if year >= 1 and 1 <= month_of <= 12 else 0
    day_of = day or (days if last else 1)
    if not 1 <= day_of <= days:
        raise SettingError(f"{value!r} is not a day", where=option, do="write 1990-08-02, 1990-08 or 1990")
    return f"{year:04}-{month_of:02}-{day_of:02}"


@cache
def countries() -> dict[str, str]:
    """Codes of countries by code and by name, in small letters."""
    rows = read_table("actors/countries.csv", CountryRow)
    named = {name.casefold(): row.code for row in rows for name in (*row.other, row.name)}
    return named | {row.name.casefold(): row.code for row in rows} | {row.code.casefold(): row.code for row in rows}


@cache
def sectors() -> frozenset[str]:
    """The sectors that an actor can have."""
    return word_class("actors/classes.csv", "sectors")


def country_code(value: str, *, option: str = "--country") -> str:
    """The ISO 3166 code of a country. Raises `SettingError` with names that are spelled nearly so."""
    code = countries().get(value.strip().casefold())
    if code is None:
        near = get_close_matches(value.casefold(), list(countries()), n=3)
        advice = f"perhaps {' or '.join(near)}" if near else "give its name or three-letter code, e.g. IRQ"
        raise SettingError(f"no country {value!r}", where=option, do=advice)
    return code


def is_country(code: str) -> bool:
    """Whether a word is the code of a country or of what stands for one."""
    return code in BODIES or (len(code) == 3 and code.isupper() and countries().get(code.casefold()) == code)


def event_type(value: str) -> str:
    """A PLOVER type in capitals, or the digits of a CAMEO code. Raises `SettingError` with what is known."""
    if value.upper() in TYPES or CAMEO.fullmatch(value):
        return value.upper()
    raise SettingError(f"no event type {value!r}", where="--type",
                       do=f"the types are {', '.join(TYPES)}; or give the first digits of a CAMEO code")  # fmt: skip


def status(value: str) -> str:
    """A status. Raises `SettingError` with what is known."""
    if value in STATUSES:
        return value
    raise SettingError(f"no status {value!r}", where="--status", do=f"the statuses are {', '.join(STATUSES)}")


def quad(value: int) -> int:
    """A quad class. Raises `SettingError` with what is known."""
    if value in (1, 2, 3, 4):
        return value
    classes = "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"
    raise SettingError(f"no quad class {value}", where="--quad", do=f"the classes are {classes}")


def box(value: str) -> Box:
    """An area of two corners. Raises `SettingError` when they are none."""
    lat, lon, other_lat, other_lon = _numbers(value, 4, "--box", "lat,lon,lat,lon: 29,38,38,49")
    if max(abs(lat), abs(other_lat)) > 90 or max(abs(lon), abs(other_lon)) > 180:
        raise SettingError(f"{value!r} is not on the earth", where="--box", do="latitude comes first: 29,38,38,49")
    return Box(min(lat, other_lat), lon, max(lat, other_lat), other_lon)


def near(value: str) -> Circle:
    """A circle. Raises `SettingError` when it is none."""
    lat, lon, km = _numbers(value, 3, "--near", "lat,lon,km: 33.3,44.4,100")
    if abs(lat) > 90 or abs(lon) > 180 or km <= 0:
        raise SettingError(f"{value!r} is not on the earth", where="--near", do="latitude first: 33.3,44.4,100")
    return Circle(lat, lon, km)


def around(circle: Circle) -> Box:
    """The smallest area that holds a circle."""
    high = circle.km / KM_OF_DEGREE
    south, north = circle.lat - high, circle.lat + high
    if south <= -90 or north >= 90:
        return Box(max(south, -90), -180, min(north, 90), 180)
    angle = circle.km / KM_OF_DEGREE * math.pi / 180
    wide = math.degrees(math.asin(min(1.0, math.sin(angle) / math.cos(math.radians(circle.lat)))))
    if wide >= 90 or angle >= math.pi / 2:
        return Box(south, -180, north, 180)
    return Box(south, _wrapped(circle.lon - wide), north, _wrapped(circle.lon + wide))


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points on a sphere (haversine)."""
    one, other = math.radians(lat), math.radians(other_lat)
    half = math.sin((other - one) / 2) ** 2
    half += math.cos(one) * math.cos(other) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return math.degrees(2 * math.asin(min(1.0, math.sqrt(half)))) * KM_OF_DEGREE


def _wrapped(lon: float) -> float:
    return (lon + 180) % 360 - 180


def _numbers(value: str, count: int, option: str, pattern: str) -> tuple[float, ...]:
    try:
        numbers = tuple(float(part) for part in value.split(","))
    except ValueError:
        numbers = ()
    if len(numbers) != count or not all(map(math.isfinite, numbers)):
        raise SettingError(f"{value!r} is not {count} numbers", where=option, do=f"write {pattern}")
    return numbers
