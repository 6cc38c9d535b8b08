"""UCDP GED: 49 columns, one row for an event of organised violence with deaths; sides are sides of a conflict."""

import datetime
import math

import msgspec

from polybius.export.asked import NO_COUNTRY, NO_DATE, NO_DEATHS, NO_KIND, NO_SIDES, LeftOut, Options, Row
from polybius.export.codes import country, sector
from polybius.export.dating import Days, interval
from polybius.export.evidence import articles, chain, citation, notes, source_name
from polybius.export.placing import Level, has_point, level
from polybius.export.told import Deed, Figure, Party, Told
from polybius.export.tolling import estimate_of, used_of
from polybius.ledger import Estimate

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
CIVILIANS = "Civilians"


class Sides(msgspec.Struct, frozen=True):
    """The two sides of an event, and which of UCDP's three kinds of violence it is."""

    kind: int
    a: tuple[Party, ...]
    b: tuple[Party, ...]

    @property
    def name_a(self) -> str:
        """Side A in the words of the data set."""
        return _name(self.a)

    @property
    def name_b(self) -> str:
        """Side B; civilians of one-sided violence bear that name alone."""
        return CIVILIANS if self.kind == ONE_SIDED else _name(self.b)


def _name(parties: tuple[Party, ...]) -> str:
    party = parties[0]
    if _side(party) == "state" and country(party.country).name:
        return f"Government of {country(party.country).name}"
    return party.name


def _side(party: Party) -> str:
    return sector(party.sector).side or ("state" if party.kind == "state" else "")


def sides_of(told: Told) -> Sides | None:
    """The sides, when each party is a state, an organised group or civilians; None when one is not known.

    Against civilians the armed side is A. A state against a group is A. Of two states, or two groups, the one whose
    name comes first in the alphabet is A: it says nothing about who attacked.
    """
    one, other = told.actors, told.recipients
    if told.symmetric and not other:
        one, other = told.actors[:1], told.actors[1:]
    if not one or not other:
        return None
    kinds = {_side(party) for party in one}, {_side(party) for party in other}
    if any(len(kind) != 1 or kind == {""} for kind in kinds):
        return None
    first, second = kinds[0].pop(), kinds[1].pop()
    if second == "civilians":
        return None if first == "civilians" else Sides(ONE_SIDED, one, other)
    if first == "civilians":
        return None
    if {first, second} == {"state", "group"}:
        return Sides(STATE_BASED, one, other) if first == "state" else Sides(STATE_BASED, other, one)
    one, other = sorted((one, other), key=_name)
    return Sides(STATE_BASED if first == "state" else NON_STATE, one, other)


def rows(deed: Deed, options: Options) -> tuple[Row, ...] | LeftOut:
    """The row of a deed, or why UCDP has none."""
    told = deed.main
    deaths = estimate_of(deed, "killed")
    if told.type != "ASSAULT":
        return NO_KIND
    if not deaths.greatest:
        return NO_DEATHS
    sides, days = sides_of(told), interval(told, options.dated_by)
    if sides is None:
        return NO_SIDES
    if days is None:
        return NO_DATE
    if not told.country:
        return NO_COUNTRY
    return (
        {
            "id": deed.unit, "relid": told.uid, "year": days.first[:4], "code_status": "Check polybius",
            **_parties(sides), **_reports(deed), **_place(told), "event_clarity": 1 if days.first == days.last else 2,
            "date_prec": date_precision(days), "date_start": days.first, "date_end": days.last,
            **_deaths(deaths, used_of(deed, deaths), sides),
        },
    )  # fmt: skip


def _parties(sides: Sides) -> dict[str, object]:
    return {
        "type_of_violence": sides.kind, "dyad_name": f"{sides.name_a} - {sides.name_b}", "side_a": sides.name_a,
        "side_b": sides.name_b, "gwnoa": _number(sides.a), "gwnob": "" if sides.kind == ONE_SIDED else _number(sides.b),
    }  # fmt: skip


def _number(parties: tuple[Party, ...]) -> str:
    return country(parties[0].country).gw if _side(parties[0]) == "state" else ""


def _reports(deed: Deed) -> dict[str, object]:
    """The reports, and in source_original who says so in them."""
    reports = articles(deed)
    said = dict.fromkeys(chain(told) for told in deed.mentions if told.sayings)
    return {
        "number_of_sources": len(reports), "source_article": "; ".join(_cited(told) for told in reports),
        "source_office": "; ".join(source_name(told) for told in reports),
        "source_date": "; ".join((told.published or "")[:10] for told in reports),
        "source_headline": "; ".join(told.title or "" for told in reports), "source_original": "; ".join(said),
    }  # fmt: skip


def _cited(told: Told) -> str:
    return f'"{told.title}", {citation(told)}' if told.title and told.url else citation(told)


WHERE: dict[Level, int] = {"town": 1, "district": 3, "province": 4, "region": 5, "country": 6}


def _place(told: Told) -> dict[str, object]:
    """The place; a point only where it has coordinates."""
    size = level(told)
    values: dict[str, object] = {
        "where_prec": WHERE.get(size), "where_coordinates": told.place, "where_description": notes(told),
        "adm_1": told.admin1, "adm_2": told.place if size == "district" else "",
        "country": country(told.country).name, "country_id": country(told.country).gw,
    }  # fmt: skip
    if not has_point(told):
        return values
    lat, lon = told.lat or 0.0, told.lon or 0.0
    point = {
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon:.6f} {lat:.6f})",
        "priogrid_gid": priogrid(lat, lon),
    }
    return values | point


def priogrid(lat: float, lon: float) -> int:
    """The number of the cell of half a degree that a point lies in, from the south-west corner on (PRIO-GRID)."""
    row, column = math.floor((min(lat, 89.99) + 90) * 2), math.floor((min(lon, 179.99) + 180) * 2)
    return row * 720 + column + 1


DATE_PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4))


def date_precision(days: Days) -> int:
    """1 a day, 2 two to six days, 3 a week, 4 a month, 5 more."""
    length = (datetime.date.fromisoformat(days.last) - datetime.date.fromisoformat(days.first)).days + 1
    return next((code for most, code in DATE_PRECISION if length <= most), 5)


def _deaths(deaths: Estimate, figures: tuple[Figure, ...], sides: Sides) -> dict[str, int | None]:
    """Low, best and high; best under the side that the figures count, or under unknown when they do not say whose.

    Where a figure is open above ("at least 30"), high is the greatest number given.
    """
    dead = [actor for figure in figures for actor in figure.actors if actor.side == "of"]
    counted, classes = {actor.code for actor in dead}, {sector(actor.sector).side for actor in dead}
    parties_a, parties_b = {party.code for party in sides.a}, {party.code for party in sides.b}
    whose = (
        "deaths_civilians" if classes == {"civilians"}
        else "deaths_a" if counted and counted <= parties_a - parties_b and sides.kind != ONE_SIDED
        else "deaths_b" if counted and counted <= parties_b - parties_a and sides.kind != ONE_SIDED
        else "deaths_unknown"
    )  # fmt: skip
    none: dict[str, int | None] = dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), 0)
    high = deaths.greatest if deaths.high is None else deaths.high
    return none | {whose: deaths.best, "best": deaths.best, "high": high, "low": deaths.low}
