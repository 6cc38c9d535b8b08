"""One actor across articles: the names used for it and by whom, its offices, its counterparts, how it speaks."""

from collections import Counter
from typing import Any, Literal

import msgspec

from polybius.errors import AbsentError
from polybius.query.entity_names import NameUsed, names_used
from polybius.query.offices_listed import OfficeListed, offices_listed
from polybius.query.rows import ActorRow, ClaimRow, EventRow
from polybius.query.series_asked import HUNDREDTHS
from polybius.query.sources import VoiceHeard, voices
from polybius.query.telling import claim_rows, event_rows
from polybius.store import Store

TOP = 20
NEWEST = 8
MENTIONS = 1_000  # the newest mentions that are looked at for names
ROWS = 4_000  # the newest rows that are looked at for offices, months, types and stances
ACTOR = """
    SELECT n.id, n.name, n.kind, n.country, n.sector, n.code, n.wikidata, coalesce(k.acts, 0), coalesce(k.receives, 0),
        coalesce(k.says, 0), coalesce(k.articles, 0)
    FROM entities n LEFT JOIN entity_counts k ON k.entity = n.id WHERE {where}"""
OTHERS = (
    ACTOR.format(where="n.name = ? COLLATE NOCASE AND n.id <> ?") + " ORDER BY coalesce(k.total, 0) DESC, n.id LIMIT ?"
)
OFFICES = """
    SELECT role, min(published), max(published), count(*) FROM (
        SELECT r.role, a.published FROM actors r INDEXED BY actors_entity
        CROSS JOIN articles a INDEXED BY articles_id_day ON a.id = r.article
        WHERE r.entity = ? ORDER BY r.id DESC LIMIT ?
    ) WHERE role IS NOT NULL GROUP BY role ORDER BY min(published) IS NULL, min(published), role"""
PAIRS = """
    SELECT n.id, n.name, n.code, n.country, p.mentions, p.goldstein FROM actor_pairs p {by}
    CROSS JOIN entities n ON n.id = p.{other} WHERE p.{own} = ? ORDER BY p.mentions DESC, n.id LIMIT ?"""
DEEDS = """
    SELECT substr(p.day_from, 1, 7), e.quad, e.type, p.side, count(*) FROM (
        SELECT event, side, day_from FROM event_actors INDEXED BY event_actors_entity
        WHERE entity = ? AND side IN ('actor', 'recipient') ORDER BY day_from DESC LIMIT ?
    ) p CROSS JOIN events e ON e.id = p.event WHERE e.same_as IS NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2"""
STANCES = """
    SELECT stance, count(*) FROM (
        SELECT c.stance FROM claim_sayers s INDEXED BY claim_sayers_entity CROSS JOIN claims c ON c.id = s.claim
        WHERE s.entity = ? ORDER BY s.claim DESC LIMIT ?
    ) GROUP BY stance ORDER BY 2 DESC, 1"""
EVENTS = """
    SELECT p.event FROM event_actors p INDEXED BY event_actors_entity CROSS JOIN events e ON e.id = p.event
    WHERE p.entity = ? AND p.side = ? AND e.same_as IS NULL ORDER BY p.day_from DESC, p.event DESC LIMIT ?"""
CLAIMS = "SELECT claim FROM claim_sayers INDEXED BY claim_sayers_entity WHERE entity = ? ORDER BY claim DESC LIMIT ?"

Side = Literal["actor", "recipient"]


class OfficeTold(msgspec.Struct, frozen=True, kw_only=True):
    """An office as articles give it (held on their days), with the first and last day of publication."""

    role: str
    published_from: str | None
    published_to: str | None
    articles: int


class Counterpart(msgspec.Struct, frozen=True, kw_only=True):
    """An actor on the other side of what happened: mentions of events, and the mean of their Goldstein values."""

    entity: int
    name: str
    code: str
    country: str | None
    mentions: int
    goldstein_mean: float


class Month(msgspec.Struct, frozen=True):
    """In how many mentions of events of a quad class and a month an actor acts and receives."""

    month: str
    quad: int
    acts: int
    receives: int


class Deed(msgspec.Struct, frozen=True):
    """A type of event, and in how many mentions of it an actor acts and receives."""

    type: str
    quad: int
    acts: int
    receives: int


class EntityTold(msgspec.Struct, frozen=True, kw_only=True):
    """One actor across articles.

    `exact` when all its mentions and rows were looked at, and not only the newest. `others` have the same name with
    another kind, country or sector; `offices` are those that articles give it, `offices_listed` those of the shipped
    tables; `acts_on` and `acted_on_by` are its counterparts, `undated` counts mentions of `deeds` that are in no month;
    `stances` how often it says, denies, …, `voices` in which outlets it speaks and through whom; `newest` are what it
    did or was done to it last, `said` what it said in the articles ingested last.
    """

    row: ActorRow
    others: tuple[ActorRow, ...]
    names: tuple[NameUsed, ...]
    offices: tuple[OfficeTold, ...]
    offices_listed: tuple[OfficeListed, ...]
    acts_on: tuple[Counterpart, ...]
    acted_on_by: tuple[Counterpart, ...]
    deeds: tuple[Deed, ...]
    months: tuple[Month, ...]
    undated: int
    stances: tuple[tuple[str, int], ...]
    voices: tuple[VoiceHeard, ...]
    newest: tuple[EventRow, ...]
    said: tuple[ClaimRow, ...]
    exact: bool


def entity_told(store: Store, entity: int, *, top: int = TOP) -> EntityTold:
    """One actor by the id of its entity. Raises `AbsentError` when there is none."""
    found = store.execute(ACTOR.format(where="n.id = ?"), (entity,)).fetchone()
    if found is None:
        raise AbsentError(f"there is no actor {entity}", do="list them: polybius actors FILE")
    row = _actor(*found)
    names, all_names = names_used(store, entity, most=MENTIONS, top=top)
    deeds = store.execute(DEEDS, (entity, ROWS)).fetchall()
    said = store.execute(CLAIMS, (entity, NEWEST)).fetchall()
    return EntityTold(
        row=row,
        others=tuple(_actor(*other) for other in store.execute(OTHERS, (row.name, entity, top))),
        names=names,
        offices=_offices(store, entity),
        offices_listed=offices_listed(row.name) if row.kind == "person" else (),
        acts_on=_counterparts(store, entity, own="actor", other="recipient", top=top),
        acted_on_by=_counterparts(store, entity, own="recipient", other="actor", top=top),
        deeds=_deeds(deeds),
        months=_months(deeds),
        undated=sum(n for month, *_, n in deeds if month is None),
        stances=tuple((stance, n) for stance, n in store.execute(STANCES, (entity, ROWS))),
        voices=voices(store, speaker=entity, top=top),
        newest=tuple(event_rows(store, _newest(store, entity))),
        said=tuple(claim_rows(store, [claim for (claim,) in said])),
        exact=all_names and max(row.articles, row.acts + row.receives, row.says) < ROWS,
    )


def _actor(
    id: int, name: str, kind: str, country: str, sector: str, code: str, wikidata: str | None, *counts: int
) -> ActorRow:  # fmt: skip
    acts, receives, says, articles = counts
    return ActorRow(id=id, name=name, kind=kind, country=country or None, sector=sector or None, code=code,
                    wikidata=wikidata, acts=acts, receives=receives, says=says, articles=articles)  # fmt: skip


def _offices(store: Store, entity: int) -> tuple[OfficeTold, ...]:
    return tuple(
        OfficeTold(role=role, published_from=first, published_to=last, articles=n)
        for role, first, last, n in store.execute(OFFICES, (entity, ROWS))
    )


def _months(deeds: list[tuple[Any, ...]]) -> tuple[Month, ...]:
    """What has a day, by month and quad class."""
    counts: Counter[tuple[str, int, Side]] = Counter()
    for month, quad, _, side, n in deeds:
        if month is not None:
            counts[month, quad, side] += n
    keys = sorted({(month, quad) for month, quad, _ in counts})
    return tuple(Month(*key, counts[*key, "actor"], counts[*key, "recipient"]) for key in keys)


def _deeds(deeds: list[tuple[Any, ...]]) -> tuple[Deed, ...]:
    """Types of events, the most frequent first."""
    counts: Counter[tuple[str, int, Side]] = Counter()
    for _, quad, type, side, n in deeds:
        counts[type, quad, side] += n
    found = [Deed(*key, counts[*key, "actor"], counts[*key, "recipient"]) for key in {key[:2] for key in counts}]
    return tuple(sorted(found, key=lambda deed: (-deed.acts - deed.receives, deed.type, deed.quad)))


def _newest(store: Store, entity: int) -> list[int]:
    """The newest events with an actor, on either side."""
    sides: tuple[Side, ...] = ("actor", "recipient")
    found = {id for side in sides for (id,) in store.execute(EVENTS, (entity, side, NEWEST))}
    days = "SELECT e.id FROM json_each(?) j CROSS JOIN events e ON e.id = j.value ORDER BY e.day_from DESC, e.id DESC"
    return [id for (id,) in store.execute(days, (str(sorted(found)),))][:NEWEST]


def _counterparts(store: Store, entity: int, *, own: str, other: str, top: int) -> tuple[Counterpart, ...]:
    by = "INDEXED BY actor_pairs_recipient" if own == "recipient" else ""
    found = store.execute(PAIRS.format(by=by, own=own, other=other), (entity, top))
    return tuple(
        Counterpart(entity=id, name=name, code=code, country=country or None, mentions=n,
                    goldstein_mean=round(score / HUNDREDTHS / n, 3))
        for id, name, code, country, n, score in found
    )  # fmt: skip
