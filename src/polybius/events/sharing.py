"""When and where one happening took place, told by one of its mentions and meant by all."""

from collections.abc import Iterable

from msgspec.structs import replace

from polybius.events.candidates import VIOLENT
from polybius.events.continuing import CARRIED
from polybius.events.named_places import STANDING
from polybius.events.narration import Narration
from polybius.events.reference import POINTING
from polybius.events.scene import Scene
from polybius.events.staging import Staging
from polybius.events.whereabouts import Whereabouts
from polybius.events.words import words
from polybius.vocabulary import Clause, Event, Time

DURING = frozenset({"in", "during", "at"})
DAYS = ("day", "minute")
WINDOW = 14

NEARBY = 3  # sentences


def shared_settings(
    scene: Scene,
    whereabouts: Whereabouts,
    narration: Narration,
    events: tuple[Event, ...],
    clauses: tuple[Clause, ...],
) -> tuple[Event, ...]:
    """The events, each with the place and time that other mentions of its happening give and it leaves open.

    `clauses` are those of the events, in the same order. A time also holds for what happened on the occasion it was
    told of ("a guard was hurt in the shootout"), and for what the same parties did next.
    """
    begun = frozenset(e.id for e, c in zip(events, clauses, strict=True) if c.phase == "begin" and c.kind == "noun")
    events = _completed_all(scene, whereabouts, events, begun)
    told: list[tuple[Event, Clause]] = []
    staging = Staging(scene, whereabouts.named, narration)
    for event, clause in zip(events, clauses, strict=True):
        if event.time is None and event.status == "actual":
            event = replace(event, time=_on_occasion(scene, clause, told) or narration.day_of(event, clause, told))
        if event.place is None:
            event = replace(event, place=staging.place_of(event, clause, told))
        told.append((event, clause))
    told = [
        (_placed_next(whereabouts, staging, *one, told[at + 1 : at + WINDOW]), one[1]) for at, one in enumerate(told)
    ]
    return _completed_all(scene, whereabouts, tuple(event for event, _ in told), begun)


def _placed_next(
    whereabouts: Whereabouts, staging: Staging, event: Event, clause: Clause, later: list[tuple[Event, Clause]]
) -> Event:
    """A deed without a place, or with that of the dateline alone, where the next sentences say that it was."""
    if event.place not in (None, whereabouts.named.dateline):
        return event
    found = staging.told_next(event, clause, later) or event.place or whereabouts.agreed.place_of(event, clause)
    return replace(event, place=found)


def _completed_all(
    scene: Scene, whereabouts: Whereabouts, events: tuple[Event, ...], begun: frozenset[str]
) -> tuple[Event, ...]:
    """The events with what other mentions give; the day on which a thing of days began, in `begun`, is not its day."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        groups.setdefault(event.same_as or event.id, []).append(event)
    events = tuple(_completed(scene, whereabouts, event, groups[event.same_as or event.id], begun) for event in events)
    events = _placed_later(scene, whereabouts, events)
    met = [event for event in events if _is_meeting(event)]
    return tuple(_met_near(scene, event, met) if _is_meeting(event) else event for event in events)


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


def _met_near(scene: Scene, event: Event, met: list[Event]) -> Event:
    """A meeting with the place and the day that sentences nearby tell of the same two or more parties."""
    parties = {*event.actor, *event.recipient}
    same = (e for e in met if e.id != event.id and parties == {*e.actor, *e.recipient}) if len(parties) > 1 else ()
    for other in sorted(same, key=lambda other: abs(other.sentence - event.sentence)):
        apart = abs(other.sentence - event.sentence)
        if apart > NEARBY or event.time not in (None, other.time):
            continue
        if event.place is None:
            event = replace(event, place=other.place)
        there = event.place == other.place and event.place is not None
        if apart == 1 and there and other.time and scene.times[other.time].from_:
            event = replace(event, time=other.time)
    return event


def _on_occasion(scene: Scene, clause: Clause, told: list[tuple[Event, Clause]]) -> str | None:
    """The time of what a definite noun goes back to: "in the shootout", told before by the same noun."""
    for preposition, token in clause.oblique:
        children = scene.tokens[token].children
        if preposition not in DURING or not any(scene.tokens[c].lower in POINTING for c in children):
            continue
        if any(scene.tokens[c].dep not in ("det", "punct") for c in children):
            continue
        noun = scene.tokens[token].lemma
        for event, before in reversed(told[-WINDOW:]):
            nouns = (before.head, *(t for p, t in before.oblique if p in DURING))
            named = any(scene.tokens[t].lemma == noun and t != token for t in nouns)
            if named and before.sentence < clause.sentence and event.time:
                return event.time
        if not VIOLENT.isdisjoint(scene.classes_of(token)):
            return _last_violence(clause, told)
    return None


def _last_violence(clause: Clause, told: list[tuple[Event, Clause]]) -> str | None:
    """The day of the violence told in the sentence before, which another noun goes back to ("the shootout")."""
    times = {
        event.time
        for event, before in told[-WINDOW:]
        if event.type == "ASSAULT" and event.status == "actual" and before.sentence == clause.sentence - 1
    }
    return times.pop() if len(times) == 1 else None


def _completed(
    scene: Scene, whereabouts: Whereabouts, event: Event, mentions: list[Event], begun: frozenset[str]
) -> Event:
    """An event with what it leaves open: rather a town than a country, and a time anchored in the calendar."""
    if len(mentions) < 2 or (event.place and event.time):
        return event
    places = [other.place for other in mentions if other.place]
    told = (other for other in mentions if other.id not in begun or _is_short(scene, other))
    times = [other.time for other in told if other.time and scene.times[other.time].from_]
    near = (place for place in places if not whereabouts.is_wide(place))
    return replace(
        event,
        place=event.place or next(near, next(iter(places), None)),
        time=event.time or (times[0] if times and _agree(scene.times[time] for time in times) else None),
    )


def _is_short(scene: Scene, event: Event) -> bool:
    """Whether what began is over on the day of its beginning: an attack of a known day, no protests."""
    return event.type == "ASSAULT" and event.time is not None and scene.times[event.time].precision in DAYS


def _agree(times: Iterable[Time]) -> bool:
    """Whether all that is said of when something happened can be true: some day lies within all of it."""
    told = [(time.from_ or "", time.to or "") for time in times]
    return max(first[:10] for first, _ in told) <= min(last[:10] for _, last in told)
