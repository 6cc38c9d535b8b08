"""What other data sets call a country, a sector or an act: the tables under `data/export/`."""

from functools import cache

import msgspec

from polybius.tables import read_table


class CountryCodes(msgspec.Struct, frozen=True):
    """Another list's codes of a country; empty where it has none."""

    code: str
    name: str
    fips: str = ""
    cameo: str = ""
    gw: str = ""
    numeric: str = ""
    icews: str = ""


class SectorCodes(msgspec.Struct, frozen=True):
    """What a sector of PLOVER is elsewhere."""

    sector: str
    cameo: str = ""
    icews: tuple[str, ...] = ()
    acled: str = ""
    side: str = ""
    public: str = "no"
    meaning: str = ""


class Body(msgspec.Struct, frozen=True):
    """What CAMEO has for a cell of PLOVER that is no country."""

    cell: str
    code: str
    country: str = ""
    group: str = ""
    type: str = ""
    meaning: str = ""


class FipsPart(msgspec.Struct, frozen=True):
    """A part of a country with a FIPS code of its own."""

    country: str
    admin1: str
    fips: str


class UsState(msgspec.Struct, frozen=True):
    """A state of the USA and its postal code."""

    name: str
    code: str


class Kind(msgspec.Struct, frozen=True):
    """What an event is to ACLED when type, mode and the sides of its parties fit."""

    type: str
    event_type: str
    sub_event_type: str
    disorder_type: str
    mode: str = ""
    actor: str = ""
    recipient: str = ""


@cache
def _countries() -> dict[str, CountryCodes]:
    return {row.code: row for row in read_table("export/countries.csv", CountryCodes)}


@cache
def _sectors() -> dict[str, SectorCodes]:
    return {row.sector: row for row in read_table("export/sectors.csv", SectorCodes)}


@cache
def _bodies() -> dict[str, Body]:
    return {row.cell: row for row in read_table("export/bodies.csv", Body)}


@cache
def _fips_parts() -> dict[tuple[str, str], str]:
    return {(row.country, row.admin1): row.fips for row in read_table("export/fips_parts.csv", FipsPart)}


@cache
def _us_states() -> dict[str, str]:
    return {row.name: row.code for row in read_table("export/us_states.csv", UsState)}


@cache
def acled_kinds() -> tuple[Kind, ...]:
    """The rows of the table of ACLED's kinds of event, the more telling first."""
    return read_table("export/acled.csv", Kind)


@cache
def public_sectors(*, harmed: bool) -> frozenset[str]:
    """The sectors whose persons act in public life; fewer for those to whom something is done."""
    return frozenset(
        row.sector for row in _sectors().values() if row.public in ("yes", *(() if harmed else ("unharmed",)))
    )


NO_COUNTRY = CountryCodes("", "")
NO_SECTOR = SectorCodes("")


def country(code: str | None) -> CountryCodes:
    """The codes of a country; empty ones for what is none."""
    return _countries().get(code or "", NO_COUNTRY)


def sector(code: str | None) -> SectorCodes:
    """The counterparts of a sector; empty ones for what is none."""
    return _sectors().get(code or "", NO_SECTOR)


def body(cell: str | None) -> Body | None:
    """What CAMEO has for a cell such as UNO, or None for a country."""
    return _bodies().get(cell or "")


def fips(code: str | None, admin1: str | None) -> str:
    """The FIPS 10-4 code of the country of a place, or of a part that has its own."""
    return _fips_parts().get((code or "", admin1 or "")) or country(code).fips


def adm1(code: str | None, admin1: str | None) -> str:
    """GDELT's code of a region ("USTX"); only those of the USA are known."""
    state = _us_states().get(admin1 or "") if code == "USA" else None
    return f"US{state}" if state else ""
