"""What follows when somebody rejects an actor, a place or a time: no row names it any more; it stays in the record."""

from collections.abc import Collection

from msgspec.structs import replace

from polybius.vocabulary import Claim, Event, Record, Relation, Toll


def without(record: Record, gone: Collection[str]) -> Record:
    """The record with no row that refers to these actors, places and times, by their ids ("a2", "p1", "t3")."""
    if not gone:
        return record
    return replace(
        record,
        events=tuple(_event(event, gone) for event in record.events),
        relations=tuple(_relation(relation, gone) for relation in record.relations),
        tolls=tuple(_toll(toll, gone) for toll in record.tolls),
        claims=tuple(_claim(claim, gone) for claim in record.claims),
    )


def _left(ids: tuple[str, ...], gone: Collection[str]) -> tuple[str, ...]:
    return tuple(id for id in ids if id not in gone)


def _kept(id: str | None, gone: Collection[str]) -> str | None:
    return None if id in gone else id


def _event(event: Event, gone: Collection[str]) -> Event:
    return replace(event, actor=_left(event.actor, gone), recipient=_left(event.recipient, gone),
                   place=_kept(event.place, gone), time=_kept(event.time, gone))  # fmt: skip


def _relation(relation: Relation, gone: Collection[str]) -> Relation:
    return replace(relation, actor=_left(relation.actor, gone), recipient=_left(relation.recipient, gone),
                   time=_kept(relation.time, gone))  # fmt: skip


def _toll(toll: Toll, gone: Collection[str]) -> Toll:
    return replace(toll, of=_left(toll.of, gone), perpetrator=_left(toll.perpetrator, gone))


def _claim(claim: Claim, gone: Collection[str]) -> Claim:
    return replace(claim, speaker=_kept(claim.speaker, gone), joint=_left(claim.joint, gone),
                   via=_left(claim.via, gone), addressee=_left(claim.addressee, gone),
                   time=_kept(claim.time, gone))  # fmt: skip
