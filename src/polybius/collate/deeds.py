"""The deeds an article tells of: its events with their restatements, and the figures that belong to each."""

import msgspec

from polybius.vocabulary import Event, Record, Toll

LEFT_OUT = frozenset({"negated", "habitual"})
HARM = frozenset({"killed", "injured"})


class Deed(msgspec.Struct, frozen=True):
    """Events of one article that restate each other, in order, and their figures; a figure may stand without event."""

    events: tuple[Event, ...]
    tolls: tuple[Toll, ...]


def find_deeds(record: Record) -> tuple[Deed, ...]:
    """The deeds of a record in the order of the text; what did not happen or is only habit is none."""
    roots = _roots({event.id: event.same_as for event in record.events})
    grouped: dict[str, list[Event]] = {}
    for event in record.events:
        if event.status not in LEFT_OUT:
            grouped.setdefault(roots[event.id], []).append(event)
    groups = [tuple(events) for events in grouped.values()]
    owner = {event.id: number for number, events in enumerate(groups) for event in events}
    held: list[list[Toll]] = [[] for _ in groups]
    loose: dict[str, list[Toll]] = {}
    same = _roots({toll.id: toll.same_as or toll.subset_of for toll in record.tolls})
    family: dict[str, int] = {}
    for toll in record.tolls:
        number = owner.get(toll.event or "", family.get(same[toll.id]))
        number = _nearest(record, toll, groups) if number is None and toll.effect in HARM else number
        if number is not None:
            held[number].append(toll)
            family.setdefault(same[toll.id], number)
        elif toll.effect in HARM and toll.unit == "people":
            loose.setdefault(same[toll.id], []).append(toll)
    deeds = [Deed(events, tuple(tolls)) for events, tolls in zip(groups, held, strict=True)]
    return (*deeds, *(Deed((), tuple(tolls)) for tolls in loose.values()))


def _roots(parents: dict[str, str | None]) -> dict[str, str]:
    """The first of each chain of restatements."""

    def root(id: str) -> str:
        seen = {id}
        while (parent := parents.get(id)) and parent not in seen:
            seen.add(parent)
            id = parent
        return id

    return {id: root(id) for id in parents}


def _nearest(record: Record, toll: Toll, groups: list[tuple[Event, ...]]) -> int | None:
    """The violent deed that a figure without event belongs to: of the same people, or else told in its sentence."""
    violent = [
        (number, event) for number, events in enumerate(groups) for event in events
        if event.type == "ASSAULT" and event.status in ("actual", "ongoing", "denied")
    ]  # fmt: skip
    for number, event in violent:
        if set(toll.of) & set(event.recipient):
            return number
    for number, event in violent:
        sentence = record.sentences[event.sentence]
        if sentence.start <= toll.start < sentence.end:
            return number
    return None
