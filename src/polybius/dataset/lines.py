"""A record as the rows of a dataset: articles with all that was read, and events, tolls and claims for questions."""

import datetime
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec.structs import replace

from polybius.dataset.tables import ArticleLine, ClaimLine, EventLine, FailureLine, TollLine
from polybius.query import PartyOf, PlaceOf
from polybius.query.evidence import SOMEONE, Sayer, chain_of, text_of
from polybius.store import article_key
from polybius.store.rows import days_of
from polybius.store.writing import NOTHING
from polybius.vocabulary import Article, Claim, Failure, Record, Time

DEEPEST = 20

type Lines = dict[str, list[Any]]


def failure_line(shard: str, position: int, failure: Failure) -> FailureLine:
    """The row of an input without a record."""
    return FailureLine(shard=shard, position=position, source=failure.source, name=failure.id, stage=failure.stage,
                       what=failure.what, where=failure.where, do=failure.do)  # fmt: skip


def lines_of(shard: str, position: int, article: Article, record: Record) -> Lines:
    """The rows of an article and its record, by table."""
    told = _Told(article_key(article, given_id=article.given_id), record)
    return {
        "articles": [_article_line(told.key, shard, position, article, record)],
        "events": told.events(),
        "tolls": told.tolls(),
        "claims": told.claims(),
    }


def article_of_line(row: dict[str, Any]) -> Article:
    """The article of a row, as it was read."""
    article = msgspec.json.decode(row["article"], type=Article)
    return replace(article, text=row["text"], raw=row["raw"] if row["raw"] is not None else row["text"].encode())


def record_of_line(row: dict[str, Any]) -> Record:
    """The record of a row, without its manifest, which the dataset keeps."""
    record = msgspec.json.decode(row["record"], type=Record)
    return replace(record, document=replace(record.document, text=row["text"]))


def _article_line(key: str, shard: str, position: int, article: Article, record: Record) -> ArticleLine:
    d = record.document
    bare = replace(record, document=replace(d, text=""), manifest=NOTHING)
    return ArticleLine(
        key=key, shard=shard, position=position, name=d.id, title=d.title, url=d.url, file=d.file,
        publisher=d.publisher, byline=d.byline, credit=d.credit, breadcrumbs=d.breadcrumbs, tags=d.tags,
        dateline_place=d.dateline.place, language=d.language, published=day_or_none(d.published),
        published_basis=d.published_basis, words=len(d.text.split()), events=len(record.events),
        tolls=len(record.tolls), claims=len(record.claims), text=d.text, text_sha256=d.text_sha256,
        raw=None if article.raw in (b"", d.text.encode()) else article.raw,
        article=msgspec.json.encode(replace(article, text="", raw=b"")), record=msgspec.json.encode(bare),
    )  # fmt: skip


def day_or_none(day: str | None) -> str | None:
    """An ISO day that is in the calendar."""
    try:
        return datetime.date.fromisoformat(day[:10]).isoformat() if day else None
    except ValueError:
        return None


class _Told:
    """What the rows of one record are told by."""

    def __init__(self, key: str, record: Record) -> None:
        self.key, self.record, self.text = key, record, record.document.text
        self.actors = {a.id: PartyOf(a.name, a.code, a.country, a.role) for a in record.actors}
        self.times = {t.id: t for t in record.times}
        self.places = {p.id: p for p in record.places}
        self.claims_by_id = {c.id: c for c in record.claims}
        self.events_by_id = {e.id: e for e in record.events}
        self.tolls_by_id = {t.id: t for t in record.tolls}
        self.starts = [s.start for s in record.sentences]
        d = record.document
        self.shared: dict[str, Any] = {"article": key, "publisher": d.publisher, "published": day_or_none(d.published)}

    def events(self) -> list[EventLine]:
        """The mentions of events."""
        return [
            EventLine(
                uid=e.uid, type=e.type, mode=e.mode, cameo=e.cameo, quad=e.quad, goldstein=e.goldstein,
                status=e.status, **self._days(self.times.get(e.time or "")),
                precision=self.times[e.time].precision if e.time in self.times else None,
                actor=self._parties(e.actor), recipient=self._parties(e.recipient), place=self._place(e.place),
                said_by=self._chain(e.said_by), effect=e.effect, weapon=e.weapon, context=e.context,
                restates=_uid(self.events_by_id, e.same_as), words=self._words(e.start, e.end),
                sentence=self._sentence(e.start), start=e.start, end=e.end, rule=e.rule, **self.shared,
            )
            for e in self.record.events
        ]  # fmt: skip

    def tolls(self) -> list[TollLine]:
        """The figures."""
        found = []
        for t in self.record.tolls:
            event = self.events_by_id.get(t.event or "")
            place = self.places.get(event.place or "") if event else None
            found.append(TollLine(
                uid=t.uid, effect=t.effect, unit=t.unit, low=t.low, high=t.high, bound=t.bound,
                cumulative=t.cumulative, of=self._parties(t.of), perpetrator=self._parties(t.perpetrator),
                said_by=self._chain(t.claims), event=event.uid if event else None, type=event.type if event else None,
                status=event.status if event else None,
                **self._days(self.times.get(event.time or "") if event else None),
                country=place.country if place else None, subset_of=_uid(self.tolls_by_id, t.subset_of),
                part=t.part or t.subset_of is not None, restates=_uid(self.tolls_by_id, t.same_as),
                words=self._words(t.start, t.end), sentence=self._sentence(t.start), start=t.start, end=t.end,
                **self.shared,
            ))  # fmt: skip
        return found

    def claims(self) -> list[ClaimLine]:
        """The times that somebody says something."""
        return [
            ClaimLine(
                uid=c.uid, speaker=self.actors.get(c.speaker or ""), joint=self._parties(c.joint),
                via=self._parties(c.via), addressee=self._parties(c.addressee), said_by=self._chain(self._links(c)),
                stance=c.stance, quote=c.quote, hedged=c.hedged,
                content=tuple(self._words(start, end) for start, end in c.content), cue=self._words(c.start, c.end),
                **self._days(self.times.get(c.time or "")), within=_uid(self.claims_by_id, c.within),
                sentence=self._sentence(c.start), start=c.start, end=c.end, **self.shared,
            )
            for c in self.record.claims
        ]  # fmt: skip

    def _parties(self, ids: Iterable[str]) -> tuple[PartyOf, ...]:
        return tuple(self.actors[id] for id in ids)

    def _place(self, id: str | None) -> PlaceOf | None:
        p = self.places.get(id or "")
        return None if p is None else PlaceOf(p.name, p.country, p.admin1, p.lat, p.lon, p.radius_km, p.basis)

    def _days(self, time: Time | None) -> dict[str, Any]:
        first, last = days_of(time)
        return {"day_from": day_or_none(first), "day_to": day_or_none(last)}

    def _chain(self, claims: Iterable[str]) -> str:
        return chain_of(self._sayer(self.claims_by_id[id]) for id in claims)

    def _links(self, claim: Claim) -> list[str]:
        """A claim with those it is reported within, outermost first."""
        links = [claim.id]
        while (outer := self.claims_by_id[links[0]].within) in self.claims_by_id and len(links) <= DEEPEST:
            links.insert(0, outer)
        return links

    def _sayer(self, claim: Claim) -> Sayer:
        speaker = self.actors.get(claim.speaker or "")
        return Sayer(speaker.name if speaker else SOMEONE, claim.stance, tuple(self.actors[v].name for v in claim.via))

    def _words(self, start: int, end: int) -> str:
        return text_of(self.text[start:end])

    def _sentence(self, at: int) -> str:
        n = bisect_right(self.starts, at) - 1
        if n < 0 or at >= self.record.sentences[n].end:
            return ""
        return self._words(self.record.sentences[n].start, self.record.sentences[n].end)


def _uid(rows: dict[str, Any], id: str | None) -> str | None:
    row = rows.get(id or "")
    return None if row is None else row.uid
