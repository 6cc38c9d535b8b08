"""One table of events with all that fits in one row: what was coded, its words and offsets, and who says so."""

from polybius.export.asked import Row
from polybius.export.evidence import as_json, chain, named
from polybius.export.told import Deed, Figure, Party, Told


def rows(deed: Deed) -> tuple[Row, ...]:
    """A row for each mention of a deed."""
    return tuple({"event": deed.unit, "happening": told.happening, **_row(told)} for told in deed.mentions)


def _row(told: Told) -> Row:
    return {
        "mention": told.event, "uid": told.uid, "type": told.type, "mode": "; ".join(told.mode),
        "context": "; ".join(told.context), "cameo": told.cameo, "quad": told.quad, "goldstein": told.goldstein,
        "status": told.status, "symmetric": told.symmetric, **_side("actor", told.actors),
        **_side("recipient", told.recipients), "effect": "; ".join(told.effect), "weapon": "; ".join(told.weapon),
        "day_from": told.day_from, "day_to": told.day_to, "time_value": told.time_value,
        "time_precision": told.precision, "time_basis": told.time_basis, "place": told.place, "country": told.country,
        "admin1": told.admin1, "lat": told.lat, "lon": told.lon, "radius_km": told.radius_km,
        "geonames": told.geonames, "place_basis": told.place_basis, "place_words": told.place_words,
        "said_by": chain(told), "figures": as_json([figure_values(f) for f in told.figures]) if told.figures else "",
        "words": told.words, "start": told.start, "end": told.end, "sentence_words": told.sentence_words,
        "sentence_start": told.sentence_start, "sentence_end": told.sentence_end, "part": told.part, "rule": told.rule,
        "article": told.article, "article_key": told.article_key, "article_name": told.article_name, "url": told.url,
        "publisher": told.publisher, "title": told.title, "published": told.published,
        "published_basis": told.published_basis, "retrieved": told.retrieved, "credit": told.credit,
    }  # fmt: skip


def _side(side: str, parties: tuple[Party, ...]) -> dict[str, str]:
    return {side: named(parties), f"{side}_code": "; ".join(dict.fromkeys(p.code for p in parties)),
            f"{side}_words": "; ".join(party.words or "" for party in parties)}  # fmt: skip


def figure_values(figure: Figure) -> dict[str, object]:
    """A figure as values."""
    return {
        "uid": figure.uid, "effect": figure.effect, "unit": figure.unit, "low": figure.low, "high": figure.high,
        "bound": figure.bound, "words": figure.words, "start": figure.start, "end": figure.end,
        "cumulative": bool(figure.cumulative), "part_of_another": figure.subset_of is not None,
        "part_of_unstated": bool(figure.part) and figure.subset_of is None,
        "restated": figure.same_as is not None,
    }  # fmt: skip
