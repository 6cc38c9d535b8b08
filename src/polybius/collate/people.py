"""The parties of a deed, and the people its passage names, by what they are in it."""

import msgspec

from polybius.collate.account import Side
from polybius.collate.passages import Told
from polybius.collate.words import full_name
from polybius.vocabulary import Actor, Record

VICTIM_EFFECTS = frozenset({"killed", "injured", "captured", "missing"})


class People(msgspec.Struct, frozen=True):
    """Names of people in a passage: private ones as first and last name, public ones as they are known."""

    victims: tuple[str, ...]
    others: tuple[str, ...]
    speakers: tuple[str, ...]
    known: tuple[str, ...]


def persons_of(record: Record) -> tuple[tuple[Actor, bool], ...]:
    """The persons an article names, and whether they only speak in it."""
    doing = {id for event in record.events for id in (*event.actor, *event.recipient)}
    doing |= {id for toll in record.tolls for id in toll.of}
    saying = {claim.speaker for claim in record.claims} - doing
    return tuple((actor, actor.id in saying) for actor in record.actors if actor.kind == "person")


def people_of(persons: tuple[tuple[Actor, bool], ...], told: Told) -> People:
    """The people named in a deed's passage, by what they are in it."""
    harmed = {id for toll in told.deed.tolls if toll.effect in VICTIM_EFFECTS for id in toll.of}
    harmed |= {id for event in told.deed.events if event.type == "ASSAULT" for id in event.recipient}
    passage = told.within
    found: dict[str, list[str]] = {"victims": [], "others": [], "speakers": [], "known": []}
    for actor, speaking in persons:
        if passage.isdisjoint(told.at[mention.start] for mention in actor.mentions):
            continue
        if actor.wikidata:
            found["known"].append(actor.name)
        elif name := full_name(actor.name):
            what = "victims" if actor.id in harmed else "speakers" if speaking else "others"
            found[what].append(name)
    return People(**{what: tuple(dict.fromkeys(names)) for what, names in found.items()})


def sides_of(record: Record, told: Told) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Those who act and those acted upon, over all mentions of the deed."""
    acting = dict.fromkeys(id for event in told.deed.events for id in event.actor)
    acted = dict.fromkeys(id for event in told.deed.events for id in event.recipient)
    acted |= dict.fromkeys(id for toll in told.deed.tolls for id in toll.of)
    acting |= dict.fromkeys(id for toll in told.deed.tolls for id in toll.perpetrator)
    actors = {actor.id: actor for actor in record.actors if actor.id in acting or actor.id in acted}
    return _sides(actors, acting), _sides(actors, acted)


def _sides(actors: dict[str, Actor], ids: dict[str, None]) -> tuple[Side, ...]:
    found = [actors[id] for id in ids if id in actors]
    return tuple(
        Side(actor.name, actor.code, actor.country, actor.wikidata is not None or actor.kind == "state")
        for actor in found
    )
