"""GeoJSON: events as points, only where there is a coordinate, each with its precision, status and words."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from polybius.export.asked import NO_POINT, LeftOut, Options, Row, Tally
from polybius.export.dating import interval
from polybius.export.evidence import articles, chain, citation, named, origins, sources
from polybius.export.flat import figure_values
from polybius.export.placing import has_point, level
from polybius.export.told import Deed


def feature(deed: Deed, options: Options) -> Row | LeftOut:
    """A deed as a GeoJSON Feature; events of no known point have none."""
    told = deed.main
    if not has_point(told):
        return NO_POINT
    days = interval(told, options.dated_by)
    return {
        "type": "Feature", "id": deed.unit, "geometry": {"type": "Point", "coordinates": [told.lon, told.lat]},
        "properties": {
            "uid": told.uid, "happening": deed.happening,
            "type": told.type, "mode": told.mode, "context": told.context, "cameo": told.cameo,
            "quad": told.quad, "goldstein": told.goldstein, "status": told.status, "actor": named(told.actors),
            "recipient": named(told.recipients), "symmetric": bool(told.symmetric),
            "start": days.first if days else None, "end": days.last if days else None,
            "date_basis": days.basis if days else None,
            "place": told.place, "country": told.country, "admin1": told.admin1, "precision": level(told),
            "radius_km": told.radius_km, "place_basis": told.place_basis, "geonames": told.geonames,
            "figures": [figure_values(figure) for figure in told.figures], "said_by": chain(told) or None,
            "coded_as": f"{told.type} by {told.rule}", "words": told.sentence_words,
            "offsets": [told.sentence_start, told.sentence_end], "trigger": [told.start, told.end],
            "reports": len(articles(deed)), "origins": origins(deed),
            "sources": sources(deed), "url": citation(told), "title": told.title,
        },
    }  # fmt: skip


def write(path: Path, deeds: Iterable[Deed], options: Options, tally: Tally) -> None:
    """Write a FeatureCollection, one feature on each line."""
    between = b"\n"
    with path.open("wb") as stream:
        stream.write(b'{"type":"FeatureCollection","features":[')
        tally.rows[path.name] = 0
        for deed in deeds:
            found = feature(deed, options)
            if isinstance(found, LeftOut):
                tally.leave(found, deed)
                continue
            stream.write(between + msgspec.json.encode(found))
            between = b",\n"
            tally.rows[path.name] += 1
        stream.write(b"\n]}\n")
