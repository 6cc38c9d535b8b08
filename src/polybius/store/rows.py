"""A record as rows of the workspace's tables."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import msgspec

from polybius.store.keys import IDS_OF_ARTICLE, id_of
from polybius.vocabulary import Actor, Record, Time

type Row = tuple[Any, ...]
type Refer = Callable[[str | None], int | None]
type Days = tuple[str | None, str | None]


def json_of(value: object) -> str:
    """A value of a column that holds several."""
    return "[]" if value == () else msgspec.json.encode(value).decode()


def rows_of(record: Record, article: int, entities: dict[str, int]) -> dict[str, list[Row]]:
    """The rows of all tables that a record fills, in the order of their columns; `entities` are those of its actors."""

    @cache
    def refer(local: str | None) -> int | None:
        return None if local is None else id_of(article, local)

    first = article * IDS_OF_ARTICLE
    return {
        "sentences": [(first + n, article, s.start, s.end, s.part) for n, s in enumerate(record.sentences)],
        **_actor_rows(record, article, refer, entities),
        "times": [
            (refer(t.id), article, t.start, t.end, t.type, t.value, t.from_, t.to, t.precision, t.basis)
            for t in record.times
        ],
        "places": [
            (refer(p.id), article, p.start, p.end, p.name, p.country, p.admin1, p.lat, p.lon, p.radius_km, p.geonames,
             p.basis, json_of(p.candidates))
            for p in record.places
        ],
        **_claim_rows(record, article, refer),
        **_event_rows(record, article, refer, entities),
        **_toll_rows(record, article, refer),
        **_relation_rows(record, article, refer),
    }  # fmt: skip


def _actor_rows(record: Record, article: int, refer: Refer, entities: dict[str, int]) -> dict[str, list[Row]]:
    return {
        "actors": [
            (refer(a.id), article, a.uid, entities[a.id], a.name, a.kind, a.country, a.sector, json_of(a.other_sectors),
             a.code, a.role, a.wikidata)
            for a in record.actors
        ],
        "mentions": [
            (refer(a.id), start, end, form, rule)
            for a in record.actors
            for (start, end), (form, rule) in {(m.start, m.end): (m.form, m.rule) for m in a.mentions}.items()
        ],
    }  # fmt: skip


def _event_rows(record: Record, article: int, refer: Refer, entities: dict[str, int]) -> dict[str, list[Row]]:
    times = {t.id: t for t in record.times}
    places = {p.id: p for p in record.places}
    actors = {a.id: a for a in record.actors}
    events: list[Row] = []
    parties: list[Row] = []
    for e in record.events:
        time, place, id = times.get(e.time or ""), places.get(e.place or ""), refer(e.id)
        day, until = days_of(time)
        events.append((
            id, article, e.uid, e.type, json_of(e.mode), json_of(e.context), e.cameo, e.quad, e.goldstein, e.status,
            e.start, e.end, article * IDS_OF_ARTICLE + e.sentence, int(e.symmetric), json_of(e.effect),
            json_of(e.weapon), refer(e.place), refer(e.time), refer(e.content_of), refer(e.cause), refer(e.same_as),
            e.rule, day, until, place and place.country, place and place.lat, place and place.lon,
        ))  # fmt: skip
        for side, locals_ in (("actor", e.actor), ("recipient", e.recipient)):
            parties += [
                (id, side, n, refer(a), entities[a], actors[a].country or "", actors[a].sector or "", day)
                for n, a in enumerate(locals_)
            ]
    return {
        "events": events,
        "event_actors": parties,
        "event_claims": [(refer(e.id), *row) for e in record.events for row in _numbered(e.said_by, refer)],
        "event_tolls": [(refer(e.id), *row) for e in record.events for row in _numbered(e.tolls, refer)],
    }


def _claim_rows(record: Record, article: int, refer: Refer) -> dict[str, list[Row]]:
    times = {t.id: t for t in record.times}
    sentence = _sentence_finder(record, article)
    return {
        "claims": [
            (refer(c.id), article, c.uid, c.start, c.end, refer(c.speaker), c.channel, c.stance, c.cameo, c.quote,
             int(c.hedged), *(c.speaker_span or (None, None)), json_of(c.content), refer(c.time), refer(c.within),
             sentence(c.start), *days_of(times.get(c.time or "")))
            for c in record.claims
        ],
        "claim_actors": [
            (refer(c.id), side, *row)
            for c in record.claims
            for side, locals_ in (("joint", c.joint), ("via", c.via), ("addressee", c.addressee))
            for row in _numbered(locals_, refer)
        ],
    }  # fmt: skip


def _toll_rows(record: Record, article: int, refer: Refer) -> dict[str, list[Row]]:
    times, countries = {t.id: t for t in record.times}, {p.id: p.country for p in record.places}
    events = {e.id: (*days_of(times.get(e.time or "")), countries.get(e.place or "")) for e in record.events}
    sentence = _sentence_finder(record, article)
    return {
        "tolls": [
            (refer(t.id), article, t.uid, t.effect, t.unit, t.low, t.high, t.bound, t.start, t.end, refer(t.event),
             int(t.cumulative), refer(t.subset_of), refer(t.same_as), sentence(t.start),
             *events.get(t.event or "", (None, None, None)), int(t.part or t.subset_of is not None))
            for t in record.tolls
        ],
        "toll_actors": [
            (refer(t.id), side, *row)
            for t in record.tolls
            for side, locals_ in (("of", t.of), ("perpetrator", t.perpetrator))
            for row in _numbered(locals_, refer)
        ],
        "toll_claims": [(refer(t.id), *row) for t in record.tolls for row in _numbered(t.claims, refer)],
    }  # fmt: skip


def _relation_rows(record: Record, article: int, refer: Refer) -> dict[str, list[Row]]:
    return {
        "relations": [(refer(r.id), article, r.kind, r.start, r.end, refer(r.time)) for r in record.relations],
        "relation_actors": [
            (refer(r.id), side, *row)
            for r in record.relations
            for side, locals_ in (("actor", r.actor), ("recipient", r.recipient))
            for row in _numbered(locals_, refer)
        ],
    }


def _numbered(locals_: Iterable[str], refer: Refer) -> Iterator[tuple[int, int | None]]:
    return ((n, refer(local)) for n, local in enumerate(locals_))


def days_of(time: Time | None) -> Days:
    """The first and last day of a time, as far as it is anchored."""
    first = time.from_[:10] if time and time.from_ else None
    return first, time.to[:10] if time and time.to and first else first


def _sentence_finder(record: Record, article: int) -> Callable[[int], int | None]:
    """A function that tells the sentence in which a character stands."""
    starts = [s.start for s in record.sentences]
    first = article * IDS_OF_ARTICLE

    def sentence(at: int) -> int | None:
        n = bisect_right(starts, at) - 1
        return first + n if n >= 0 and at < record.sentences[n].end else None

    return sentence


def entity_of(actor: Actor) -> Row:
    """What an actor is across articles: name, kind, country, sector, code."""
    return actor.name, actor.kind, actor.country or "", actor.sector or "", actor.code
