"""ICEWS events: 20 columns, one row for each who-to-whom that a story tells."""

from polybius.codebook import codes
from polybius.export.asked import NO_CODE, UNDATED, LeftOut, Options, Row
from polybius.export.codes import country, sector
from polybius.export.dating import one_day
from polybius.export.dyads import dyad_id, dyads
from polybius.export.evidence import articles, source_name
from polybius.export.placing import has_point, level
from polybius.export.told import Deed, Party, Told


def rows(deed: Deed, options: Options) -> tuple[Row, ...] | LeftOut:
    """The rows of a deed: of each article that tells it, each who-to-whom once."""
    if not deed.main.cameo:
        return NO_CODE
    found = [row for told in articles(deed) for row in _of_story(told, options)]
    return tuple(found) or UNDATED


def _of_story(told: Told, options: Options) -> list[Row]:
    days = one_day(told, options.dated_by)
    entry = codes().get(told.cameo)
    if days is None or not told.cameo:
        return []
    same = {
        "Event Date": days.first, "Event Text": entry.label if entry else "", "CAMEO Code": told.cameo,
        "Intensity": entry.goldstein_icews if entry else told.goldstein, "Story ID": told.article,
        "Sentence Number": told.sentence + 1, "Publisher": source_name(told), **_place(told),
    }  # fmt: skip
    return [
        {
            "Event ID": dyad_id(told.event, dyad),
            **same,
            **_actor("Source", dyad.source),
            **_actor("Target", dyad.target),
        }
        for dyad in dyads(told)
    ]


def _actor(side: str, party: Party | None) -> dict[str, str]:
    if party is None:
        return {}
    return {f"{side} Name": party.name, f"{side} Sectors": ",".join(sector(party.sector).icews),
            f"{side} Country": country_name(party.country)}  # fmt: skip


def country_name(code: str | None) -> str:
    """The name that ICEWS has for a country."""
    known = country(code)
    return known.icews or known.name


def _place(told: Told) -> dict[str, object]:
    """Town, province and country; coordinates only with a place that has them."""
    size = level(told)
    if size == "none":
        return {}
    point = {"Latitude": told.lat, "Longitude": told.lon} if has_point(told) else {}
    return {
        "City": told.place if size == "town" else "",
        "District": told.place if size == "district" else "",
        "Province": told.admin1,
        "Country": country_name(told.country),
        **point,
    }
