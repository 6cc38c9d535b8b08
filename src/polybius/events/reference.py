"""Deeds that a definite noun goes back to: who is condemned when "the strikes" are, who thanked for "the release"."""

from functools import cache

import msgspec
from msgspec.structs import replace

from polybius.events.acts import Reader
from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.tables import read_table
from polybius.vocabulary import Clause, Event

WINDOW = 12
POINTING = frozenset({"the", "this", "that", "these", "those"})
BARE = frozenset({"det", "punct", "amod", "compound", "relcl", "advmod"})
BROAD = ("19", "18", "190", "180")
JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST"})
TOLD = ("actual", "ongoing")
NEAR = 3
FAR = 8  # sentences: an agreement is spoken of longer than a strike
SIGNED = "057"
AGREED = frozenset({"AGREE", "RETREAT"})
FREEING = frozenset({"0253", "1053"})
SEIZING = ("17", "18")


class DeedRow(msgspec.Struct, frozen=True):
    """Nouns for a deed told before, with its possible types and the first digits of its codes."""

    noun: tuple[str, ...]
    types: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()


@cache
def deeds() -> dict[str, tuple[DeedRow, ...]]:
    """The rows of each noun."""
    found: dict[str, tuple[DeedRow, ...]] = {}
    for row in read_table("events/deeds.csv", DeedRow):
        for noun in row.noun:
            found[noun] = (*found.get(noun, ()), row)
    return found


def is_deed(scene: Scene, token: int, event: Event) -> bool:
    """Whether a noun may name a deed of the kind of an event."""
    return any(_fits(row, event) for row in deeds().get(scene.tokens[token].lemma.lower(), ()) if row.types)


def _fits(row: DeedRow, event: Event) -> bool:
    return event.type in row.types and (not row.codes or event.cameo.startswith(row.codes))


def blamed(scene: Scene, reader: Reader, event: Event, clause: Clause, told: list[tuple[Event, Clause]]) -> Event:
    """A judgement without a recipient is of who did the deed told before that its object goes back to."""
    if event.type == "ACCUSE" and not event.recipient and (deed := _accused(scene, reader, clause, told)):
        return replace(event, recipient=_doers(event, deed))
    if event.type == "REQUEST" and event.cameo in FREEING and (holders := _holders(scene, reader, event, clause)):
        return replace(event, recipient=holders)
    if event.type == "REQUEST" and event.cameo in FREEING and (deed := _captors(scene, event, clause, told)):
        return replace(event, recipient=_doers(event, deed))
    if event.type in JUDGING and _is_open(scene, event, clause):
        for token in (*clause.object, *(t for p, t in clause.oblique if p in ("for", "of", "to"))):
            deed = _meant(scene, token, event, told)
            if deed is not None and (doers := _doers(event, deed)):
                return replace(event, recipient=doers)
    return event


def _holders(scene: Scene, reader: Reader, event: Event, clause: Clause) -> tuple[str, ...]:
    """Who holds those whose release is asked for, told beside them ("the release of monks held by the army")."""
    captives = set(event.recipient)
    for other in scene.in_sentence.get(clause.sentence, ()):
        act = reader.act_of(other.i)
        seized = (act is not None and act.cameo.startswith(SEIZING)) or other.predicate in words("detaining")
        if (
            seized
            and other.link == "relative"
            and any(a.id in captives for t in other.object for a in scene.cast_of(t))
        ):
            holders = (a.id for t in other.subject for a in scene.cast_of(t))
            return tuple(i for i in dict.fromkeys(holders) if i not in event.actor)
    return ()


def _captors(scene: Scene, event: Event, clause: Clause, told: list[tuple[Event, Clause]]) -> Event | None:
    """Who holds those whose release is asked for: the last who were told to have seized them."""
    nouns = [t for t in (*clause.object, *(t for _, t in clause.oblique)) if scene.tokens[t].lemma == "release"]
    whose = {a.id for t in nouns for c in scene.inner(t) for a in scene.cast_of(c)}
    if not nouns or not set(event.recipient) <= whose:
        return None
    anyone = whose <= set(event.actor)
    for other, _ in reversed(told[-WINDOW:]):
        seized = other.type in ("COERCE", "ASSAULT") and other.cameo.startswith(SEIZING) and other.status in TOLD
        if seized and (anyone or not whose.isdisjoint(other.recipient)):
            return other if _doers(event, other) else None
    return None


def _accused(scene: Scene, reader: Reader, clause: Clause, told: list[tuple[Event, Clause]]) -> Event | None:
    """The deed told before that an accusation's object, itself read as an act, goes back to."""
    for token in clause.object:
        index = scene.clause_at.get(token)
        act = reader.act_of(index) if index is not None else None
        if act is None or act.type not in ("ASSAULT", "COERCE") or not is_definite(scene, token):
            continue
        if (same := _named_so(scene, token, act.type, told)) is not None:
            return next((other for other, _ in told if _one(other) == _one(same) and other.actor), None)
        nearest = [other for other, _ in reversed(_told_so(scene, token, told) or told[-WINDOW:])]
        for other in sorted(nearest, key=lambda o: o.cameo != act.cameo):
            real = other.type == act.type and other.actor and other.status in TOLD
            if real and (other.cameo == act.cameo or act.cameo in BROAD):
                return other
    return None


def _named_so(scene: Scene, token: int, type: str, told: list[tuple[Event, Clause]]) -> Event | None:
    """The deed that was last told by the same noun ("the attack": "an attack on a convoy")."""
    lemma = scene.tokens[token].lemma
    for other, clause in reversed(told[-WINDOW:]):
        if clause.kind == "noun" and scene.tokens[clause.head].lemma == lemma and other.type == type:
            return other if other.status in TOLD else None
    return None


def _told_so(scene: Scene, token: int, told: list[tuple[Event, Clause]]) -> list[tuple[Event, Clause]]:
    """What was told by one of the verbs that a noun goes back to first ("the coup": "overthrew the president")."""
    verbs = {verb for row in deeds().get(scene.tokens[token].lemma.lower(), ()) for verb in row.verbs}
    return [(event, clause) for event, clause in told[-WINDOW:] if clause.predicate in verbs and event.status in TOLD]


def _one(event: Event) -> str:
    """The id of the happening of which an event is a mention."""
    return event.same_as or event.id


def _is_open(scene: Scene, event: Event, clause: Clause) -> bool:
    """Whether nobody is known to be judged: no recipient, or only the deed taken for one."""
    nouns = {scene.tokens[t].lower for t in clause.object}
    known = (scene.actors[i] for i in event.recipient)
    return all(not actor.code and actor.name.lower() in nouns for actor in known)


def _meant(scene: Scene, token: int, event: Event, told: list[tuple[Event, Clause]]) -> Event | None:
    """The deed, told in one of the last sentences, that a bare definite noun goes back to."""
    rows = deeds().get(scene.tokens[token].lemma.lower(), ())
    if not rows or not is_definite(scene, token) or not is_bare(scene, token):
        return None
    lemma = scene.tokens[token].lemma.lower()
    synonyms = {noun for row in rows if row.types for noun in row.noun}
    late = told[: -WINDOW - 1 : -1]
    called = [o for o in late if o[1].predicate in synonyms and lemma in synonyms]
    for other, clause in (*reversed(_told_so(scene, token, told)), *called, *late):
        near = clause.sentence + (FAR if other.type in AGREED or other.cameo == SIGNED else NEAR) >= event.sentence
        if not near or other.status not in TOLD or other.content_of is not None:
            continue
        if _is_own(scene, event, other):
            continue
        if any(_fits(row, other) for row in rows):
            return other
        if any(not row.types for row in rows) and clause.sentence < event.sentence:
            return other
    return None


def _is_own(scene: Scene, event: Event, deed: Event) -> bool:
    """Whether those who judge a deed are of the government that did it."""
    mine, theirs = ({scene.actors[i].code for i in e.actor} for e in (event, deed))
    home = {code[:3] for code in mine if code[3:] in ("", "GOV")}
    return bool(home) and bool(theirs) and {code[:3] for code in theirs if code[3:] in ("", "GOV")} == home


def _doers(event: Event, deed: Event) -> tuple[str, ...]:
    """Those who did a deed, without those who judge it."""
    return tuple(i for i in deed.actor if i not in event.actor)


def is_bare(scene: Scene, token: int) -> bool:
    """Whether nothing beside a noun says whose deed it is."""
    tokens, at = scene.tokens, scene.cast.at
    return all(tokens[c].dep in BARE and c not in at for c in tokens[token].children)


def is_definite(scene: Scene, token: int) -> bool:
    """Whether a noun stands after "the" or "this"."""
    return any(scene.tokens[c].lower in POINTING for c in scene.tokens[token].children)
