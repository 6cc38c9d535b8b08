"""A table of events under a row of HXL hashtags, as humanitarian tools read them."""

from polybius.export.asked import LeftOut, Options, Row
from polybius.export.codes import country
from polybius.export.dating import interval
from polybius.export.evidence import articles, chain, citation, named, notes, origins, sources
from polybius.export.placing import has_point, level
from polybius.export.told import Deed
from polybius.export.tolling import estimate_of


def rows(deed: Deed, options: Options) -> tuple[Row, ...] | LeftOut:
    """The row of a deed."""
    told = deed.main
    days = interval(told, options.dated_by)
    point = {"latitude": told.lat, "longitude": told.lon} if has_point(told) else {}
    one, other = ("actor", "recipient") if not told.symmetric else ("parties", "recipient")
    return (
        {
            "id": deed.unit, "uid": told.uid, "happening": deed.happening,
            "event_type": told.type, "event_mode": "; ".join(told.mode),
            "status": told.status, one: named(told.actors), other: named(told.recipients),
            "date_start": days.first if days else None, "date_end": days.last if days else None,
            "date_basis": days.basis if days else None, "place": told.place, "place_precision": level(told),
            "adm_1": told.admin1, "country": country(told.country).name, "iso3": told.country, **point,
            **{effect: estimate_of(deed, effect).best for effect in ("killed", "injured", "displaced", "missing")},
            "said_by": chain(told), "source": "; ".join(sources(deed)), "reports": len(articles(deed)),
            "origins": origins(deed),
            "url": citation(told), "headline": told.title, "notes": notes(told),
        },
    )  # fmt: skip
