"""`polybius places lookup`: the places that a name can mean, and why the first is chosen."""

from pathlib import Path
from typing import Literal

import msgspec
from rich.table import Table
from rich.text import Text

from polybius.cli.terminal import out
from polybius.errors import SettingError
from polybius.mentions import Gazetteer, load_gazetteer
from polybius.mentions.places.gazetteer import Spot
from polybius.mentions.places.lookup import PlaceFound, best_place, country_code, nearest_spellings, places_named
from polybius.settings import Settings

SHOWN = 12
SOURCE = "Places: GeoNames (geonames.org), CC BY 4.0, and the tables of Polybius."


class Found(msgspec.Struct, frozen=True):
    """An answer as a line of output, with what was asked."""

    asked: str
    country: str | None
    near: str | None
    places: tuple[PlaceFound, ...]
    source: str = SOURCE


def show_places(
    name: str, *, country: str | None, near: str | None, format: Literal["table", "json"], chosen: Settings
) -> None:
    """Show the places of a name.

    Raises `SettingError` when there is none, with the names spelled nearly so, or no such country or place to be near.
    """
    gazetteer = load_gazetteer(Path(chosen.gazetteer) if chosen.gazetteer else None)
    code = _country(country) if country else None
    found = places_named(name, gazetteer, country=code, near=_place(near, gazetteer) if near else None)
    if not found:
        raise SettingError(f"no place {name!r}{f' in {code}' if code else ''}", where="gazetteer",
                           do=_advice(name, code, gazetteer))  # fmt: skip
    if format == "json":
        answer = Found(name, code, near, found)
        out.print(msgspec.json.format(msgspec.json.encode(answer)).decode(), soft_wrap=True, markup=False)
        return
    out.print(_first(found[0]))
    if len(found) > 1:
        out.print(_others(found[1:SHOWN]))
    if len(found) > SHOWN:
        out.print(f"and {len(found) - SHOWN} more (--format json shows all)", style="dim")
    out.print(SOURCE, style="dim")


def _country(country: str) -> str:
    code = country_code(country)
    if code is None:
        raise SettingError(f"no country {country!r}", where="--country", do="give its English name or ISO 3166 code")
    return code


def _place(near: str, gazetteer: Gazetteer) -> Spot:
    spot = best_place(near, gazetteer)
    if spot is None:
        raise SettingError(f"no place {near!r}", where="--near", do=_advice(near, None, gazetteer))
    return spot


def _advice(name: str, country: str | None, gazetteer: Gazetteer) -> str:
    """What a person could ask instead."""
    if country and places_named(name, gazetteer):
        return "there are some elsewhere: ask without --country"
    near = nearest_spellings(name, gazetteer)
    return f"perhaps {' or '.join(near)}" if near else "give another spelling"


def _first(found: PlaceFound) -> Table:
    """The chosen place, fact by fact."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    facts = (
        ("name", Text(found.name, style="bold")), ("kind", found.kind), ("country", found.country or "several"),
        ("admin1", found.admin1), ("point", _point(found)), ("radius", f"{found.radius_km:g} km"),
        ("population", _people(found)), ("geonames", _number(found)), ("score", f"{found.score:g}"), ("why", found.why),
    )  # fmt: skip
    for fact, value in facts:
        if value:
            table.add_row(fact, value)
    return table


def _others(found: tuple[PlaceFound, ...]) -> Table:
    """The other candidates, one a line."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("or", "kind", "country", "admin1", "point", "people", "geonames", "score"):
        table.add_column(column, justify="right" if column in ("people", "score") else "left", no_wrap=True)
    for f in found:
        table.add_row(f.name, f.kind, f.country or "several", f.admin1 or "", _point(f), _people(f), _number(f),
                      f"{f.score:g}")  # fmt: skip
    return table


def _point(found: PlaceFound) -> str:
    return f"{found.lat:.3f} {found.lon:.3f}"


def _people(found: PlaceFound) -> str:
    return f"{found.population:,}" if found.population else ""


def _number(found: PlaceFound) -> str:
    return str(found.geonames or "")
