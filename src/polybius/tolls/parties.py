"""Whose figure it is: the event it belongs to and who did it."""

from polybius.tolls.figure import Figure
from polybius.vocabulary import Cast, Clause, Doc, Event

DEPTH = 4


def event_of(clauses: tuple[Clause, ...], events: tuple[Event, ...], figure: Figure) -> str | None:
    """The event whose trigger is the figure's clause, or the clause it hangs on."""
    found = _event(clauses, events, figure)
    return found.id if found is not None else None


def _event(clauses: tuple[Clause, ...], events: tuple[Event, ...], figure: Figure) -> Event | None:
    at = figure.clause
    for _ in range(DEPTH):
        if at is None:
            return None
        clause = clauses[at]
        for event in events:
            if event.start < clause.end and clause.start < event.end:
                return event
        for token in clause.subject:
            inner = next((c for c in clauses if c.head == token and c.kind == "noun"), None)
            trigger = next(
                (e for e in events if inner is not None and e.start < inner.end and inner.start < e.end), None
            )
            if trigger is not None:
                return trigger
        at = clause.parent if clause.link in ("participle", "argument", "relative", "coordination") else None
    return None


def perpetrators(
    doc: Doc, clauses: tuple[Clause, ...], cast: Cast, events: tuple[Event, ...], figure: Figure
) -> tuple[str, ...]:
    """The actors who did it: the event's, else the subject of the figure's clause or of the attack that is its subject."""
    event = _event(clauses, events, figure)
    victims = set(figure.who.actors)
    if event is not None and event.actor:
        return tuple(a for a in event.actor if a not in victims)
    if figure.clause is None or figure.effect in ("missing", "involved"):
        return ()
    clause = clauses[figure.clause]
    if figure.token in clause.subject:
        return ()
    known = {a.id for a in cast.actors if a.kind != "unknown"}
    found: list[str] = []
    for token in clause.subject:
        inner = next((c for c in clauses if c.head == token and c.kind == "noun"), None)
        for subject in inner.subject if inner is not None else (token,):
            found += [a for a in cast.at.get(subject, ()) if a in known and a not in victims and a not in found]
    return tuple(found)
