"""GDELT 2.0: the table of events (61 columns) and that of mentions (16)."""

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from polybius.export.asked import NO_CODE, UNDATED, LeftOut, Options, Row, Tally
from polybius.export.codes import adm1, body, country, fips, sector
from polybius.export.columns import names_of
from polybius.export.dating import one_day
from polybius.export.delimited import delimited
from polybius.export.dyads import Dyad, dyad_id, dyads
from polybius.export.evidence import articles, as_json, citation, origins, proof, source_name
from polybius.export.placing import Level, has_point, level
from polybius.export.told import Deed, Party, Told

NO_PLACE = 0
IN_PAGES = 1
CITED = 2


def event_rows(deed: Deed, options: Options) -> tuple[Row, ...] | LeftOut:
    """The rows of a deed in the table of events: one for each who-to-whom."""
    told = deed.main
    if not told.cameo:
        return NO_CODE
    days = one_day(told, options.dated_by)
    if days is None:
        return UNDATED
    same = {
        **_date(days.first), **_code(told), **_counts(deed), **_geography(told), "DATEADDED": added(told),
        "SOURCEURL": citation(told), "Actor1Geo_Type": NO_PLACE, "Actor2Geo_Type": NO_PLACE,
    }  # fmt: skip
    return tuple(
        {
            "GLOBALEVENTID": dyad_id(deed.unit, dyad),
            **same,
            **_actor("Actor1", dyad.source),
            **_actor("Actor2", dyad.target),
        }
        for dyad in dyads(told)
    )


def mention_rows(deed: Deed) -> Iterator[Row]:
    """The rows of a deed in the table of mentions: each mention of each who-to-whom."""
    first = added(deed.main)
    for dyad in dyads(deed.main):
        for told in deed.mentions:
            yield {"GLOBALEVENTID": dyad_id(deed.unit, dyad), "EventTimeDate": first, **_mention(told, dyad)}


def _mention(told: Told, dyad: Dyad) -> dict[str, Any]:
    actor = _named_alike(dyad.source, told)
    target = _named_alike(dyad.target, told)
    return {
        "MentionTimeDate": added(told), "MentionType": IN_PAGES if told.url else CITED,
        "MentionSourceName": source_name(told), "MentionIdentifier": citation(told), "SentenceID": told.sentence + 1,
        "Actor1CharOffset": actor.start if actor else None, "Actor2CharOffset": target.start if target else None,
        "ActionCharOffset": told.start, "InRawText": 1, "MentionDocLen": told.length, "Extras": as_json(proof(told)),
    }  # fmt: skip


def _named_alike(party: Party | None, told: Told) -> Party | None:
    """The same party in another mention of the event."""
    return next((each for each in told.parties if party and each.entity == party.entity), None)


def _date(day: str) -> dict[str, Any]:
    year, month, number = (int(part) for part in day.split("-"))
    return {
        "SQLDATE": day.replace("-", ""), "MonthYear": day[:7].replace("-", ""), "Year": day[:4],
        "FractionDate": f"{year + (month * 30 + number) / 365:.4f}",
    }  # fmt: skip


def _code(told: Told) -> dict[str, Any]:
    return {
        "IsRootEvent": int(told.part in ("headline", "lead")), "EventCode": told.cameo, "EventBaseCode": told.cameo[:3],
        "EventRootCode": told.cameo[:2], "QuadClass": told.quad, "GoldsteinScale": f"{told.goldstein:.1f}",
    }  # fmt: skip


def _counts(deed: Deed) -> dict[str, Any]:
    reports = articles(deed)
    return {"NumMentions": len(deed.mentions), "NumSources": origins(deed), "NumArticles": len(reports)}


def _actor(prefix: str, party: Party | None) -> dict[str, Any]:
    if party is None:
        return {}
    known = body(party.country)
    role = sector(party.sector).cameo
    place = known.country if known else country(party.country).cameo
    types = [kind for kind in (known.type if known else "", role) if kind]
    code = (known.code if known else place) + role
    values = {"Code": code, "Name": party.name, "CountryCode": place, "KnownGroupCode": known.group if known else "",
              "Type1Code": types[0] if types else "", "Type2Code": types[1] if types[1:] else ""}  # fmt: skip
    return {f"{prefix}{name}": value for name, value in values.items()}


GEO_TYPES: dict[Level, tuple[int, int]] = {
    "country": (1, 1), "province": (5, 2), "region": (5, 2), "district": (4, 3), "town": (4, 3),
}  # fmt: skip


def _geography(told: Told) -> dict[str, Any]:
    """The place of the deed: country, US state or town, state or town of the world; 0 for none."""
    size = level(told)
    if size == "none" or not has_point(told):
        return {"ActionGeo_Type": NO_PLACE}
    code = fips(told.country, told.admin1)
    parts = (told.place, told.admin1 if told.admin1 != told.place else None, country(told.country).name)
    name = ", ".join(dict.fromkeys(part for part in parts if part))
    return {
        "ActionGeo_Type": GEO_TYPES[size][told.country == "USA"], "ActionGeo_FullName": name,
        "ActionGeo_CountryCode": code,
        "ActionGeo_ADM1Code": code if size == "country" else adm1(told.country, told.admin1),
        "ActionGeo_Lat": told.lat, "ActionGeo_Long": told.lon,
    }  # fmt: skip


def added(told: Told) -> str:
    """When an article came in, as YYYYMMDDHHMMSS: when it was fetched, else the midnight of its publication."""
    return stamp_of(told.retrieved or told.published)


def stamp_of(moment: str | None) -> str:
    """An ISO 8601 day or moment as YYYYMMDDHHMMSS in UTC; nothing when there is none."""
    try:
        day = datetime.datetime.fromisoformat(moment or "")
    except ValueError:
        return ""
    return (day.astimezone(datetime.UTC) if day.tzinfo else day).strftime("%Y%m%d%H%M%S")


def write(folder: Path, deeds: Iterable[Deed], options: Options, tally: Tally, *, stamp: str) -> None:
    """Write both tables; `stamp` (YYYYMMDDHHMMSS) begins their names."""
    events, mentions = f"{stamp}.export.CSV", f"{stamp}.mentions.CSV"
    with (
        delimited(folder / events, names_of("gdelt_events"), tabs=True, header=False) as write_event,
        delimited(folder / mentions, names_of("gdelt_mentions"), tabs=True, header=False) as write_mention,
    ):
        tally.rows.update({events: 0, mentions: 0})
        for deed in deeds:
            rows = event_rows(deed, options)
            if isinstance(rows, LeftOut):
                tally.leave(rows, deed)
                continue
            for row in rows:
                write_event(row)
                tally.rows[events] += 1
            for row in mention_rows(deed):
                write_mention(row)
                tally.rows[mentions] += 1
