"""ACLED's dyadic table: 31 columns, one row for an event; its two actors have no direction."""

import datetime
from typing import Literal

from polybius.export.asked import NO_COUNTRY, NO_KIND, UNDATED, LeftOut, Options, Row
from polybius.export.codes import Kind, acled_kinds, body, country, sector
from polybius.export.dating import Days, interval
from polybius.export.evidence import articles, notes, sources
from polybius.export.placing import Level, has_point, level
from polybius.export.told import Deed, Party, Told
from polybius.export.tolling import estimate_of

WEEK, MONTH = 7, 31
OUTSIDE = "External/Other forces"
ARMED = frozenset({"state", "group"})


def rows(deed: Deed, options: Options) -> tuple[Row, ...] | LeftOut:
    """The row of a deed, or why ACLED has none."""
    told = deed.main
    kind, days = kind_of(told), interval(told, options.dated_by)
    if kind is None:
        return NO_KIND
    if days is None or (precision := time_precision(days)) is None:
        return UNDATED
    if not told.country:
        return NO_COUNTRY
    first, second = sides(told)
    violent = kind.disorder_type == "Political violence" and kind.event_type != "Battles"
    civilians = violent and "Civilians" in {inter(p, told) for p in (*first, *second)}
    return (
        {
            "event_id_cnty": f"{told.country}{deed.unit}", "event_date": days.first, "year": days.first[:4],
            "time_precision": precision, "disorder_type": kind.disorder_type, "event_type": kind.event_type,
            "sub_event_type": kind.sub_event_type, **_actors(first, second, told),
            "civilian_targeting": "Civilian targeting" if civilians else "",
            **_place(told), "source": "; ".join(sources(deed)), "notes": notes(told),
            "fatalities": fatalities(deed), "tags": f"polybius={told.uid}; reports={len(articles(deed))}",
            "timestamp": timestamp(told),
        },
    )  # fmt: skip


def kind_of(told: Told) -> Kind | None:
    """The first kind of ACLED's whose type, mode and sides fit."""
    acting, hit = _sides_of(told.actors), _sides_of(told.recipients)
    if told.symmetric and not told.recipients:
        acting, hit = _sides_of(told.actors[:1]), _sides_of(told.actors[1:])
    return next(
        (
            kind for kind in acled_kinds()
            if kind.type == told.type and (not kind.mode or kind.mode in told.mode)
            and _fits(kind.actor, acting) and _fits(kind.recipient, hit)
        ),
        None,
    )  # fmt: skip


def _sides_of(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(sector(party.sector).side or ("state" if party.kind == "state" else "") for party in parties)


def _fits(asked: str, found: frozenset[str]) -> bool:
    if asked == "others":
        return "civilians" not in found
    return not asked or asked in found or (asked == "armed" and bool(found & ARMED))


def sides(told: Told) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The parties as two sides: civilians second, demonstrators first; else in the order of the alphabet.

    The order says nothing of who did it: ACLED's has no direction.
    """
    one, other = told.actors, told.recipients
    if told.symmetric and not other:
        one, other = told.actors[:1], told.actors[1:]
    if not one or not other:
        return (one, other) if one else (other, ())
    return (one, other) if _place_of(one[0], told) <= _place_of(other[0], told) else (other, one)


def _place_of(party: Party, told: Told) -> tuple[bool, str]:
    return inter(party, told) == "Civilians", "" if told.type == "PROTEST" and party.side == "actor" else party.name


def inter(party: Party, told: Told) -> str:
    """ACLED's type of an actor: forces of another state, or of a body of states, are external."""
    kind = sector(party.sector).acled or ("State forces" if party.kind == "state" else "")
    if told.type == "PROTEST" and party.side == "actor":
        return "Rioters" if "riot" in told.mode else "Protesters"
    foreign = party.country is not None and party.country != told.country
    return OUTSIDE if kind == "State forces" and (foreign or body(party.country) is not None) else kind


def _actors(first: tuple[Party, ...], second: tuple[Party, ...], told: Told) -> dict[str, str]:
    inter1 = inter(first[0], told) if first else ""
    inter2 = inter(second[0], told) if second else ""
    return {
        "actor1": first[0].name if first else "", "assoc_actor_1": "; ".join(party.name for party in first[1:]),
        "inter1": inter1, "actor2": second[0].name if second else "",
        "assoc_actor_2": "; ".join(party.name for party in second[1:]), "inter2": inter2,
        "interaction": f"{inter1}-{inter2}" if inter1 and inter2 else f"{inter1} only" if inter1 and not second else "",
    }  # fmt: skip


GEO_PRECISION: dict[Level, Literal[1, 2, 3]] = {"town": 1, "district": 2, "region": 3, "province": 3}


def _place(told: Told) -> dict[str, object]:
    """The place; a country alone has no point in ACLED, and gets none."""
    size = level(told)
    point = {"latitude": told.lat, "longitude": told.lon} if has_point(told) and size in GEO_PRECISION else {}
    return {
        "iso": country(told.country).numeric.lstrip("0"), "country": country(told.country).name, "admin1": told.admin1,
        "admin2": told.place if size == "district" else "",
        "location": told.place, "geo_precision": GEO_PRECISION.get(size), **point,
    }  # fmt: skip


def time_precision(days: Days) -> int | None:
    """1 for a day, 2 for a week, 3 for a month; None for more."""
    first, last = datetime.date.fromisoformat(days.first), datetime.date.fromisoformat(days.last)
    length = (last - first).days + 1
    return 1 if length == 1 else 2 if length <= WEEK else 3 if length <= MONTH else None


def fatalities(deed: Deed) -> int | None:
    """The lowest figure of deaths by the rule; 0 when no report tells of deaths; nothing when they give no figure."""
    low = estimate_of(deed, "killed").low
    if low is not None:
        return low
    return None if any("killed" in told.effect for told in deed.mentions) else 0


def timestamp(told: Told) -> int | None:
    """When the report was fetched, else the midnight (UTC) of its publication, in seconds since 1970."""
    try:
        day = datetime.datetime.fromisoformat(told.retrieved or told.published or "")
    except ValueError:
        return None
    return int((day if day.tzinfo else day.replace(tzinfo=datetime.UTC)).timestamp())
