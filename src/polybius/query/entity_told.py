"""One actor across articles: the names used for it and by whom, its offices, its counterparts, how it speaks."""

from collections import Counter
from typing import Any

import msgspec

from polybius.errors import AbsentError
from polybius.query.evidence import text_of
from polybius.query.rows import ActorRow
from polybius.query.series_asked import HUNDREDTHS
from polybius.query.sources import Voice, voices
from polybius.store import Store

TOP = 20
MENTIONS = 1_500  # the newest mentions that are looked at for names
ROWS = 8_000  # the newest rows that are looked at for offices, months and stances
NAMING = ("name", "role", "nominal", "metonym", "demonym")
ROW = """
    SELECT n.id, n.name, n.kind, n.country, n.sector, n.code, n.wikidata, coalesce(k.acts, 0), coalesce(k.receives, 0),
        coalesce(k.says, 0), coalesce(k.articles, 0)
    FROM entities n LEFT JOIN entity_counts k ON k.entity = n.id WHERE n.id = ?"""
NAMED = f"""
    SELECT lower(substr(a.text, m.start + 1, m."end" - m.start)), substr(a.text, m.start + 1, m."end" - m.start),
        m.form, c.source, (
            SELECT sayer.name FROM claims said CROSS JOIN json_each(said.content) part
            JOIN actors sayer ON sayer.id = said.speaker
            WHERE said.id BETWEEN a.id * 1000000 AND a.id * 1000000 + 999999 AND said.speaker <> r.id
            AND m.start >= json_extract(part.value, '$[0]') AND m."end" <= json_extract(part.value, '$[1]')
            ORDER BY json_extract(part.value, '$[1]') - json_extract(part.value, '$[0]') LIMIT 1)
    FROM actors r INDEXED BY actors_entity CROSS JOIN mentions m ON m.actor = r.id
    CROSS JOIN articles a ON a.id = r.article JOIN article_counts c ON c.article = r.article
    WHERE r.entity = ? AND m.form IN ({", ".join(f"'{form}'" for form in NAMING)})
    ORDER BY r.id DESC LIMIT ?"""
OFFICES = """
    SELECT role, min(published), max(published), count(*) FROM (
        SELECT r.role, a.published FROM actors r INDEXED BY actors_entity
        CROSS JOIN articles a INDEXED BY articles_id_day ON a.id = r.article
        WHERE r.entity = ? ORDER BY r.id DESC LIMIT ?
    ) WHERE role IS NOT NULL GROUP BY role ORDER BY min(published) IS NULL, min(published), role"""
PAIRS = """
    SELECT n.id, n.name, n.code, n.country, p.mentions, p.goldstein FROM actor_pairs p {by}
    CROSS JOIN entities n ON n.id = p.{other} WHERE p.{own} = ? ORDER BY p.mentions DESC, n.id LIMIT ?"""
MONTHS = """
    SELECT substr(day_from, 1, 7), sum(side = 'actor'), sum(side = 'recipient') FROM (
        SELECT day_from, side FROM event_actors INDEXED BY event_actors_entity
        WHERE entity = ? AND side IN ('actor', 'recipient') AND day_from IS NOT NULL ORDER BY day_from DESC LIMIT ?
    ) GROUP BY 1 ORDER BY 1"""
STANCES = """
    SELECT stance, count(*) FROM (
        SELECT c.stance FROM claim_sayers s INDEXED BY claim_sayers_entity CROSS JOIN claims c ON c.id = s.claim
        WHERE s.entity = ? ORDER BY s.claim DESC LIMIT ?
    ) GROUP BY stance ORDER BY 2 DESC, 1"""


class NameUsed(msgspec.Struct, frozen=True, kw_only=True):
    """Words used for an actor, how often, and by whom: the outlets in their own words, and speakers in what they say.

    `forms` are the kinds of mention: name, role, nominal, metonym, demonym.
    """

    words: str
    forms: tuple[str, ...]
    mentions: int
    outlets: tuple[tuple[str, int], ...]
    speakers: tuple[tuple[str, int], ...]


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
    """In how many mentions of events of a month an actor acts and receives."""

    month: str
    acts: int
    receives: int


class EntityTold(msgspec.Struct, frozen=True, kw_only=True):
    """One actor across articles.

    `exact` when all its mentions and rows were looked at, and not only the newest. `acts_on` and `acted_on_by` are its
    counterparts, `stances` how often it says, denies, …, `voices` in which outlets it speaks and through whom.
    """

    row: ActorRow
    names: tuple[NameUsed, ...]
    offices: tuple[OfficeTold, ...]
    acts_on: tuple[Counterpart, ...]
    acted_on_by: tuple[Counterpart, ...]
    months: tuple[Month, ...]
    stances: tuple[tuple[str, int], ...]
    voices: tuple[Voice, ...]
    exact: bool


def entity_told(store: Store, entity: int, *, top: int = TOP) -> EntityTold:
    """One actor by the id of its entity. Raises `AbsentError` when there is none."""
    found = store.execute(ROW, (entity,)).fetchone()
    if found is None:
        raise AbsentError(f"there is no actor {entity}", do="list them: polybius actors FILE")
    id, name, kind, country, sector, code, wikidata, acts, receives, says, articles = found
    row = ActorRow(id=id, name=name, kind=kind, country=country or None, sector=sector or None, code=code,
                   wikidata=wikidata, acts=acts, receives=receives, says=says, articles=articles)  # fmt: skip
    named = store.execute(NAMED, (entity, MENTIONS)).fetchall()
    offices = store.execute(OFFICES, (entity, ROWS))
    return EntityTold(
        row=row,
        names=_names(named, top),
        offices=tuple(
            OfficeTold(role=role, published_from=first, published_to=last, articles=n)
            for role, first, last, n in offices
        ),
        acts_on=_counterparts(store, entity, own="actor", other="recipient", top=top),
        acted_on_by=_counterparts(store, entity, own="recipient", other="actor", top=top),
        months=tuple(Month(*month) for month in store.execute(MONTHS, (entity, ROWS))),
        stances=tuple((stance, n) for stance, n in store.execute(STANCES, (entity, ROWS))),
        voices=voices(store, speaker=entity, top=top),
        exact=len(named) < MENTIONS and max(articles, acts + receives, says) < ROWS,
    )


def _names(found: list[tuple[Any, ...]], top: int) -> tuple[NameUsed, ...]:
    """Mentions put together by their words, whatever their capitals."""
    said: dict[str, list[tuple[Any, ...]]] = {}
    for key, *mention in found:
        said.setdefault(text_of(key), []).append(tuple(mention))
    ordered = sorted(said.values(), key=lambda mentions: (-len(mentions), mentions[0][0]))
    return tuple(_name(mentions, top) for mentions in ordered[:top])


def _name(mentions: list[tuple[Any, ...]], top: int) -> NameUsed:
    spelled = Counter(text_of(words) for words, *_ in mentions)
    return NameUsed(
        words=min(spelled, key=lambda words: (-spelled[words], words)),
        forms=tuple(sorted({form for _, form, _, _ in mentions})),
        mentions=len(mentions),
        outlets=_most((source for _, _, source, speaker in mentions if speaker is None and source), top),
        speakers=_most((speaker for *_, speaker in mentions if speaker is not None), top),
    )


def _most(words: Any, top: int) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(words).items(), key=lambda found: (-found[1], found[0]))[:top])


def _counterparts(store: Store, entity: int, *, own: str, other: str, top: int) -> tuple[Counterpart, ...]:
    by = "INDEXED BY actor_pairs_recipient" if own == "recipient" else ""
    found = store.execute(PAIRS.format(by=by, own=own, other=other), (entity, top))
    return tuple(
        Counterpart(entity=id, name=name, code=code, country=country or None, mentions=n,
                    goldstein_mean=round(score / HUNDREDTHS / n, 3))
        for id, name, code, country, n, score in found
    )  # fmt: skip
