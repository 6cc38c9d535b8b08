"""Deeds that a definite noun goes back to: who is condemned when "the invasion" is."""

from msgspec.structs import replace

from polybius.events.acts import Reader
from polybius.events.scene import Scene
from polybius.vocabulary import Clause, Event

WINDOW = 12
POINTING = frozenset({"the", "this", "that", "these", "those"})
BROAD = ("19", "18", "190", "180")


def blamed(scene: Scene, reader: Reader, event: Event, clause: Clause, told: list[tuple[Event, Clause]]) -> Event:
    """An accusation without a recipient is aimed at who did the deed told before that its object goes back to."""
    if event.type != "ACCUSE" or event.recipient:
        return event
    for token in clause.object:
        index = scene.clause_at.get(token)
        act = reader.act_of(index) if index is not None else None
        if act is None or act.type not in ("ASSAULT", "COERCE") or not _is_definite(scene, token):
            continue
        nearest = [other for other, _ in reversed(told[-WINDOW:])]
        for other in sorted(nearest, key=lambda o: o.cameo != act.cameo):
            real = other.type == act.type and other.actor and other.status in ("actual", "ongoing")
            if real and (other.cameo == act.cameo or act.cameo in BROAD):
                return replace(event, recipient=tuple(i for i in other.actor if i not in event.actor))
    return event


def _is_definite(scene: Scene, token: int) -> bool:
    """Whether a noun stands after "the" or "this"."""
    return any(scene.tokens[c].lower in POINTING for c in scene.tokens[token].children)
