"""POLECAT: 40 columns, one row for each who-to-whom that a story tells; what is missing is the word None."""

from polybius.codebook import modes, types
from polybius.export.asked import UNDATED, LeftOut, Options, Row
from polybius.export.codes import country
from polybius.export.dating import one_day
from polybius.export.dyads import dyad_id, dyads
from polybius.export.evidence import articles, source_name
from polybius.export.placing import level
from polybius.export.told import Deed, Party, Told

SEPARATOR = "; "


def rows(deed: Deed, options: Options) -> tuple[Row, ...] | LeftOut:
    """The rows of a deed: of each article that tells it, each who-to-whom once."""
    found = [row for told in articles(deed) for row in _of_story(told, options)]
    return tuple(found) or UNDATED


def _of_story(told: Told, options: Options) -> list[Row]:
    days = one_day(told, options.dated_by)
    if days is None:
        return []
    same = {
        "Event Date": days.first, "Event Type": told.type, "Event Mode": SEPARATOR.join(told.mode),
        "Intensity": intensity(told), "Quad Code": told.quad, "Contexts": SEPARATOR.join(told.context), **_place(told),
        "Source": source_name(told), "Publication Date": (told.published or "")[:10],
        "Language": told.language, "Version": f"polybius {options.version}".strip(), **_story(told),
    }  # fmt: skip
    return [
        {
            "Event ID": dyad_id(told.event, dyad),
            **same,
            **_party("Actor", dyad.source),
            **_party("Recipient", dyad.target),
        }
        for dyad in dyads(told)
    ]


def intensity(told: Told) -> float:
    """PLOVER's score of the first mode, else of the type."""
    of_type = modes(told.type)
    return next((of_type[mode].score for mode in told.mode if mode in of_type), types()[told.type].score)


def _party(side: str, party: Party | None) -> dict[str, str | None]:
    if party is None:
        return {}
    return {
        f"{side} Name": party.name, f"{side} Country": party.country, f"Primary {side} Sector": party.sector,
        f"{side} Sectors": party.sector, f"{side} Title": party.role, f"{side} Name Raw": party.words,
    }  # fmt: skip


def _place(told: Told) -> dict[str, object]:
    size = level(told)
    if size == "none":
        return {}
    return {
        "Placename": told.place, "City": told.place if size == "town" else "",
        "District": told.place if size == "district" else "", "Province": told.admin1,
        "Country": country(told.country).name, "Latitude": told.lat, "Longitude": told.lon,
        "GeoNames ID": told.geonames, "Raw Placename": told.place_words,
    }  # fmt: skip


def _story(told: Told) -> dict[str, str]:
    """Persons, organisations and places of the event: those of the whole story are in other formats."""
    people = dict.fromkeys(party.name for party in told.parties if party.kind == "person")
    bodies = dict.fromkeys(party.name for party in told.parties if party.kind not in ("person", "population", "state"))
    return {
        "Story People": SEPARATOR.join(people),
        "Story Organizations": SEPARATOR.join(bodies),
        "Story Locations": told.place or "",
    }
