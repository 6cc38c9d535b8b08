"""PLOVER 0.8 JSON: one event on each line, with the fields of the PLOVER manual."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from polybius.export.asked import UNDATED, LeftOut, Options, Row, Tally
from polybius.export.codes import country
from polybius.export.dating import one_day
from polybius.export.evidence import articles, chain, citation
from polybius.export.placing import Level, level
from polybius.export.polecat import intensity
from polybius.export.told import Deed, Party, Told
from polybius.export.tolling import estimate_of

RESOLUTION: dict[Level, int] = {"town": 4, "district": 3, "province": 2, "region": 2, "country": 1}
SIZES = {"killed": "dead", "injured": "injured", "arrested": "arrested"}


def event(deed: Deed, options: Options) -> Row | LeftOut:
    """A deed as an event record of PLOVER, which needs its day."""
    told = deed.main
    days = one_day(told, options.dated_by)
    if days is None:
        return UNDATED
    record: dict[str, Any] = {
        "id": f"polybius-{deed.unit}", "has_event": True, "date": days.first,
        "enddate": days.last if days.last != days.first else None, "actor": [_entity(party) for party in told.actors],
        "recipient": [_entity(party) for party in told.recipients], "event": [told.type],
        "event_loc": _location(told), "event_text": [mention.words for mention in deed.mentions],
        "quad_code": told.quad, "event_scale": intensity(told), "mode": list(told.mode),
        "context": list(told.context), "size": _sizes(deed), "link": [citation(each) for each in articles(deed)],
        "text": told.sentence_words, "text_info": _text_info(told), "cite_info": _cited(told, options),
        "coder": f"polybius {options.version}".strip(), "comment": _comment(deed, told, days.basis),
    }  # fmt: skip
    return {name: value for name, value in record.items() if value not in (None, {}, [])}


def _entity(party: Party) -> dict[str, str]:
    values = {
        "code": party.country, "sector": party.sector, "entity_text": party.words or party.name,
        "entity_name": party.name, "identifier_id": party.wikidata,
        "identifier_text": party.name if party.wikidata else None,
        "office": party.role, "country_name": country(party.country).name, "sector_code": party.sector,
    }  # fmt: skip
    return {name: value for name, value in values.items() if value}


def _location(told: Told) -> dict[str, Any]:
    size = level(told)
    if size == "none":
        return {}
    values = {
        "extracted_place": told.place_words, "resolved_place": told.place, "geonameid": told.geonames, "lat": told.lat,
        "lon": told.lon, "city": told.place if size == "town" else None,
        "district": told.place if size == "district" else None, "province": told.admin1,
        "country": country(told.country).name, "country_code": told.country, "resolution": RESOLUTION[size],
    }  # fmt: skip
    return {name: value for name, value in values.items() if value not in (None, "")}


def _sizes(deed: Deed) -> dict[str, int]:
    found = ((name, estimate_of(deed, effect).best) for effect, name in SIZES.items())
    return {name: best for name, best in found if best is not None}


def _text_info(told: Told) -> dict[str, Any]:
    return {"sequence": told.sentence + 1, "start": told.sentence_start, "end": told.sentence_end}


def _cited(told: Told, options: Options) -> dict[str, str]:
    values = {
        "citation": citation(told), "url": told.url, "title": told.title, "language": told.language,
        "publication": told.publisher, "coder": f"polybius {options.version}".strip(), "codebook": "plover-0.8",
    }  # fmt: skip
    return {name: value for name, value in values.items() if value}


def _comment(deed: Deed, told: Told, basis: str) -> str:
    said = f"; according to {chain(told)}" if told.sayings else ""
    dated = "; dated by its publication" if basis == "published" else ""
    direction = "; without direction" if told.symmetric else ""
    cameo = f"; CAMEO {told.cameo}" if told.cameo else ""
    at = f"; coded at {told.start}-{told.end} of {told.article_key} as {told.uid}"
    return f"{told.status}{said}{dated}{direction}{cameo}; {len(deed.mentions)} mentions{at}"


def write(path: Path, deeds: Iterable[Deed], options: Options, tally: Tally) -> None:
    """Write JSON Lines."""
    with path.open("wb") as stream:
        tally.rows[path.name] = 0
        for deed in deeds:
            found = event(deed, options)
            if isinstance(found, LeftOut):
                tally.leave(found, deed)
                continue
            stream.write(msgspec.json.encode(found) + b"\n")
            tally.rows[path.name] += 1
