"""The last step of coding: what nothing refers to is dropped, stable uids are set."""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable

from msgspec.structs import replace

from polybius.vocabulary import (
    Actor,
    Cast,
    Claim,
    Dateline,
    Doc,
    Document,
    Event,
    Manifest,
    PlaceMention,
    Record,
    Relation,
    Segment,
    SentenceSpan,
    Time,
    Toll,
)


def assemble(
    doc: Doc,
    manifest: Manifest,
    cast: Cast,
    events: tuple[Event, ...],
    relations: tuple[Relation, ...],
    tolls: tuple[Toll, ...],
    claims: tuple[Claim, ...],
    times: tuple[Time, ...],
    places: tuple[PlaceMention, ...],
) -> Record:
    """One record from what the stages found; actors of unknown kind that nothing refers to are left out."""
    article = doc.article
    digest = hashlib.sha256(article.text.encode()).hexdigest()
    used = _referred(events, relations, tolls, claims)
    actors = [a for a in cast.actors if a.kind != "unknown" or a.id in used]
    sentences = _sentences(doc)
    place_of = {(s.start, s.end): n for n, s in enumerate(sentences)}
    index = [place_of[s.start, s.end] for s in doc.sentences]

    def uid(kind: str, start: int, end: int, extra: str = "") -> str:
        return hashlib.sha256(f"{digest}/{kind}/{start}/{end}/{extra}".encode()).hexdigest()[:16]

    return Record(
        manifest=manifest,
        document=document_of(doc, digest),
        sentences=tuple(sentences),
        actors=tuple(replace(a, uid=uid("actor", *_first_span(a), a.name)) for a in actors),
        events=tuple(replace(e, uid=uid("event", e.start, e.end, e.type), sentence=index[e.sentence]) for e in events),
        relations=relations,
        tolls=tuple(replace(t, uid=uid("toll", t.start, t.end, t.effect)) for t in tolls),
        claims=tuple(replace(c, uid=uid("claim", c.start, c.end)) for c in claims),
        times=times,
        places=tuple(p.place for p in places),
    )


def document_of(doc: Doc, digest: str) -> Document:
    """The article as the record shows it."""
    a = doc.article
    return Document(
        id=a.id, url=a.url, file=a.file, publisher=a.publisher, title=a.title, byline=a.byline,
        breadcrumbs=a.breadcrumbs, tags=a.tags, credit=a.credit, dateline=Dateline(a.dateline_place, a.dateline_date),
        language=a.language, published=a.published, published_basis=a.published_basis, retrieved=a.retrieved,
        topic=doc.topic, text=a.text, text_sha256=digest,
    )  # fmt: skip


def _sentences(doc: Doc) -> list[SentenceSpan]:
    """The parsed sentences, in the order of the text, with the furniture around them."""
    parsed = [SentenceSpan(s.start, s.end, s.part, s.passed_over) for s in doc.sentences]
    covered = sorted((s.start, s.end) for s in parsed)
    furniture = [SentenceSpan(s.start, s.end, s.part) for s in doc.article.segments if not _covers(s, covered)]
    return sorted(parsed + furniture, key=lambda s: (s.start, s.end))


def _covers(segment: Segment, sentences: list[tuple[int, int]]) -> bool:
    """Whether one of some sentences, in the order of the text, lies in a segment."""
    first = bisect_left(sentences, (segment.start, 0))
    return first < len(sentences) and sentences[first][1] <= segment.end


def _first_span(actor: Actor) -> tuple[int, int]:
    return (actor.mentions[0].start, actor.mentions[0].end) if actor.mentions else (0, 0)


def _referred(
    events: Iterable[Event], relations: Iterable[Relation], tolls: Iterable[Toll], claims: Iterable[Claim]
) -> set[str]:
    """The ids of all actors that a fact refers to."""
    used: set[str] = set()
    for e in events:
        used.update(e.actor, e.recipient)
    for r in relations:
        used.update(r.actor, r.recipient)
    for t in tolls:
        used.update(t.of, t.perpetrator)
    for c in claims:
        used.update(c.via, c.joint, c.addressee, (c.speaker,) if c.speaker else ())
    return used
