"""Report-level rows for eventreport (108 columns): what each report says of an event, its figures, who says them."""

from typing import Any

from polybius.export.asked import LeftOut, Options, Row
from polybius.export.codes import country, sector
from polybius.export.dating import interval
from polybius.export.evidence import articles, chain, citation, named, source_name
from polybius.export.placing import Level, has_point, level
from polybius.export.told import Deed, Figure, Told
from polybius.export.tolling import figures_of, least, most

ACTORS = 6
UNIT = "report"
AGGREGATION = "none: one row for each report of an event and each source of its figures"


def rows(deed: Deed, options: Options) -> tuple[Row, ...] | LeftOut:
    """A row for each report of a deed, and for each who says so of its figures."""
    return tuple(row for told in articles(deed) for row in _of_report(deed, told, options))


def _of_report(deed: Deed, told: Told, options: Options) -> list[Row]:
    mentions = [mention for mention in deed.mentions if mention.article == told.article]
    figures = [
        (said_by(mention, figure), figure)
        for mention in mentions
        for effect in ("killed", "injured", "displaced")
        for figure in figures_of(mention, effect)
    ]
    sayers = list(dict.fromkeys(said for said, _ in figures)) or [chain(told)]
    same = _same(deed, told, options)
    return [
        {"id": f"{told.event}-{number}", **same, "source_author": said or source_name(told),
         **_figures([figure for by, figure in figures if by == said])}
        for number, said in enumerate(sayers, 1)
    ]  # fmt: skip


def said_by(told: Told, figure: Figure) -> str:
    """Who says a figure, outermost first; nothing when the report itself does."""
    return " > ".join(
        f"{sayer.name or 'somebody'} ({sayer.stance})" for sayer in told.sayers if sayer.toll == figure.toll
    )


def _same(deed: Deed, told: Told, options: Options) -> dict[str, Any]:
    """What the rows of one report share."""
    days = interval(told, options.dated_by)
    hedged = any(saying.hedged for saying in told.sayings)
    return {
        "event_id": deed.unit, "country": country(told.country).name,
        "certain": int(told.status == "actual" and not hedged),
        "date_start": days.first if days else None, "date_end": days.last if days else None, **_place(told),
        **_parties(told), "event_context": "; ".join((told.type, *told.mode, *told.context)),
        "target": named(told.recipients), "damage": int("destroyed" in told.effect), "source": citation(told),
        "number_of_sources": 1, "source_type": "news", "source_classification": told.status,
        "unit_of_analysis": UNIT, "aggregation": AGGREGATION,
    }  # fmt: skip


PRECISION: dict[Level, int] = {"town": 1, "district": 2, "region": 3, "province": 3, "country": 4}


def _place(told: Told) -> dict[str, Any]:
    size = level(told)
    point = {"latitude": told.lat, "longitude": told.lon} if has_point(told) else {}
    city = told.place if size == "town" else None
    return {"city": city, "location": told.place_words or told.place, "geo_precision": PRECISION.get(size), **point}


def _parties(told: Told) -> dict[str, Any]:
    """Up to six parties, those who act first; only an event with a direction has a perpetrator and a victim."""
    found: dict[str, Any] = {}
    for number, party in enumerate((*told.actors, *told.recipients)[:ACTORS], 1):
        one_way, acts = not told.symmetric, party.side == "actor"
        values = {"": party.name, "_id": party.entity, "_type": party.kind, "_subtype": sector(party.sector).meaning,
                  "_violence": told.type if acts and one_way else "", "_perpetrator": _yes(one_way, acts),
                  "_victim": _yes(one_way, not acts)}  # fmt: skip
        found |= {f"actor{number}{name}": value for name, value in values.items()}
    return found


def _yes(known: bool, true: bool) -> int | None:
    return int(true) if known else None


def _figures(figures: list[Figure]) -> dict[str, Any]:
    """Best, low and high of one report's figures by one source; the largest where there are several, none added up."""
    found: dict[str, Any] = {}
    for effect, name in (("killed", "deaths"), ("injured", "injuries")):
        of_effect = [figure for figure in figures if figure.effect == effect]
        if of_effect:
            figure: Figure = max(of_effect, key=least)
            high = most(figure)
            found |= {f"{name}_best": least(figure), f"{name}_low": figure.low, f"{name}_high": high}
    displaced = [least(figure) for figure in figures if figure.effect == "displaced"]
    return found | ({"displacement": int(max(displaced) > 0)} if displaced else {})
