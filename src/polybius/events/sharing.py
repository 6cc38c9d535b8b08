"""When and where one happening took place, told by one of its mentions and meant by all."""

from msgspec.structs import replace

from polybius.events.continuing import CARRIED
from polybius.events.named_places import STANDING
from polybius.events.scene import Scene
from polybius.events.whereabouts import Whereabouts
from polybius.events.words import words
from polybius.vocabulary import Event

NEARBY = 3  # sentences


def shared_settings(scene: Scene, whereabouts: Whereabouts, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events, each with the place and time that other mentions of its happening give and it leaves open."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        groups.setdefault(event.same_as or event.id, []).append(event)
    events = tuple(_completed(scene, whereabouts, event, groups[event.same_as or event.id]) for event in events)
    events = _placed_later(scene, whereabouts, events)
    met = [event for event in events if _is_meeting(event) and event.place]
    return tuple(_met_near(event, met) if _is_meeting(event) and not event.place else event for event in events)


def _placed_later(scene: Scene, whereabouts: Whereabouts, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Deeds of which the next sentence says where they were ("It happened in X", "The incident occurred in X")."""
    found: dict[str, str] = {}
    for clause in scene.clauses:
        named = {scene.tokens[t].lemma.lower() for t in clause.subject}
        if clause.predicate not in words("happening") or not named & (words("incidents") | {"it", "this"}):
            continue
        stated = (whereabouts.named.within(t) for preposition, t in clause.oblique if preposition in STANDING)
        place = next((p for p in stated if p), None)
        told = [e for e in events if e.type in CARRIED and e.status == "actual" and e.sentence == clause.sentence - 1]
        if place and told and told[-1].place is None:
            found[told[-1].id] = place
    return tuple(replace(event, place=found.get(event.id, event.place)) for event in events)


def _is_meeting(event: Event) -> bool:
    """Whether an event is a meeting that took place, and no call."""
    return event.type == "CONSULT" and event.status in ("actual", "ongoing") and "phone" not in event.mode


def _met_near(event: Event, met: list[Event]) -> Event:
    """A meeting with the place that a sentence nearby tells of the same two or more parties."""
    parties = {*event.actor, *event.recipient}
    for other in sorted(met, key=lambda other: abs(other.sentence - event.sentence)):
        same = len(parties) > 1 and parties == {*other.actor, *other.recipient}
        if same and abs(other.sentence - event.sentence) <= NEARBY and event.time in (None, other.time):
            return replace(event, place=other.place)
    return event


def _completed(scene: Scene, whereabouts: Whereabouts, event: Event, mentions: list[Event]) -> Event:
    """An event with what it leaves open: rather a town than a country, and a time anchored in the calendar."""
    if len(mentions) < 2 or (event.place and event.time):
        return event
    places = [other.place for other in mentions if other.place]
    times = (other.time for other in mentions if other.time and scene.times[other.time].from_)
    near = (place for place in places if not whereabouts.is_wide(place))
    return replace(
        event,
        place=event.place or next(near, next(iter(places), None)),
        time=event.time or next(times, None),
    )
