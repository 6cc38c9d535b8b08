"""One happening told by several words: later mentions point to the first."""

from msgspec.structs import replace

from polybius.events.background import sums_up_war
from polybius.events.pointing import POINTING, determiner, is_plain_meeting, is_pointed_at, named_so
from polybius.events.scene import Scene
from polybius.vocabulary import Clause, Event

WINDOW = 14
MEANS = frozenset({
    "aerial", "drone", "explosives", "firearms", "heavy-weapons", "primitive", "unconventional", "suicide-attack",
    "beat", "abduct", "crowd-control",
})  # fmt: skip
EXPLODING = frozenset({"aerial", "suicide-attack", "heavy-weapons"})  # what may be called a bombing
NARROW = 60  # kilometres: the radius up to which a place is a town or a site
AGAIN = frozenset({"again", "also", "once", "twice", "later", "earlier", "previously", "before", "often", "repeatedly"})
LASTING = frozenset({"state", "government_body", "armed_group", "party", "io", "ngo", "media", "company"})
APART = 1.0  # degrees of latitude and longitude together
DISPUTED = frozenset({"denied", "negated"})
HAPPENED = frozenset({"actual", "ongoing"})
NEAR = 4
UNDONE = ("planned", "requested", "threatened", "possible", "negated", "denied")


def same_happening(scene: Scene, event: Event, clause: Clause, earlier: list[tuple[Event, Clause]]) -> str | None:
    """The id of the first mention of the happening that this event tells again, None when it is the first."""
    if copied := _copied(scene, event, earlier):
        return copied
    if sums_up_war(scene, clause):
        return None
    named = named_so(scene, clause, earlier)
    for other, before in (*named, *reversed(earlier[-WINDOW:])):
        if other.type != event.type:
            continue
        if is_disputed(scene, event, clause, other, before):
            return other.same_as or other.id
        if (other.status in UNDONE) != (event.status in UNDONE):
            continue
        if before.head in clause.subject and clause.kind == "verb" and event.type == "ASSAULT":
            return other.same_as or other.id
        if is_plain_meeting(scene, event, clause, before):
            return other.same_as or other.id
        if not _compatible(scene, event, other):
            continue
        if (
            _is_consequence(clause, before)
            or _is_joint_harm(event, clause, other, before)
            or (event.type == "ASSAULT" and _is_moment(clause, before))
            or is_pointed_at(scene, event, clause, other, before)
            or _is_headline(scene, clause, before)
            or _is_told_again(scene, event, clause, other, before)
        ):
            return other.same_as or other.id
    return None


def is_disputed(scene: Scene, event: Event, clause: Clause, other: Event, before: Clause) -> bool:
    """ "Beirut says Israel hit the port. Israel denied the attack": what one asserts another denies."""
    if (event.status in DISPUTED) == (other.status in DISPUTED) or not {event.status, other.status} & HAPPENED:
        return False
    if not 0 < clause.sentence - before.sentence <= NEAR or _another_day(scene, event, other):
        return False
    refused, spoken = (event, clause) if event.status in DISPUTED else (other, before)
    if refused.status == "negated" and (spoken.parent is None or spoken.i not in scene.clauses[spoken.parent].content):
        return False
    named = clause.kind == "noun" and determiner(scene, clause.head) in POINTING
    one_deed = (
        clause.predicate == before.predicate or event.cameo == other.cameo or set(event.effect) & set(other.effect)
    )
    return bool(named or one_deed) and _compatible(scene, event, other) and _shares_party(scene, event, other, named)


def _shares_party(scene: Scene, event: Event, other: Event, named: bool) -> bool:
    """Whether somebody does or suffers both; for "the attack" it is enough that nobody is told to suffer another."""
    codes = [{scene.actors[i].code for i in (*e.actor, *e.recipient)} for e in (event, other)]
    return bool(codes[0] & codes[1]) or (named and not event.recipient)


def _copied(scene: Scene, event: Event, earlier: list[tuple[Event, Clause]]) -> str | None:
    """The event told by the same word of the sentence that this sentence repeats."""
    if (known := scene.repeated.get(event.sentence)) is None:
        return None
    sentences = scene.doc.sentences
    at = event.start - sentences[event.sentence].start + sentences[known].start
    same = (o for o, _ in earlier if o.sentence == known and o.start == at and o.type == event.type)
    return next((other.same_as or other.id for other in same), None)


def shared_parties(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events with a side that one mention of a happening leaves open taken from the others ("the onslaught")."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        groups.setdefault(event.same_as or event.id, []).append(event)
    return tuple(_completed(event, groups[event.same_as or event.id]) for event in events)


def _completed(event: Event, mentions: list[Event]) -> Event:
    if len(mentions) < 2:
        return event
    event = replace(
        event, mode=event.mode or next((o.mode for o in mentions if o.mode and o.status == event.status), ())
    )
    if event.symmetric:
        return event
    told = [other for other in mentions if not other.symmetric]
    actor = event.actor or next((o.actor for o in told if o.actor and not set(o.actor) & set(event.recipient)), ())
    recipient = event.recipient or next(
        (o.recipient for o in told if o.recipient and not set(o.recipient) & set(actor)), ()
    )
    return replace(event, actor=actor, recipient=recipient)


def _countries(scene: Scene, ids: tuple[str, ...]) -> set[str]:
    return {country for i in ids if (country := scene.actors[i].country)}


def _compatible(scene: Scene, event: Event, other: Event) -> bool:
    """Whether the parties of two events can be the same: each role shares somebody or is open on one side."""
    if _other_means(event, other) or _elsewhere(scene, event, other) or _another_year(scene, event, other):
        return False
    if event.symmetric or other.symmetric:
        mine, theirs = (_countries(scene, (*e.actor, *e.recipient)) for e in (event, other))
        several = len(mine) > 1 and len(theirs) > 1
        return not mine or not theirs or (mine <= theirs or theirs <= mine if several else bool(mine & theirs))
    if _swapped(scene, event, other):
        return False
    doing, done = _countries(scene, event.actor), _countries(scene, other.actor)
    to, before = _countries(scene, event.recipient), _countries(scene, other.recipient)
    if (doing & before) - done - to or (done & to) - doing - before:
        return False
    for role in ("actor", "recipient"):
        mine, theirs = _countries(scene, getattr(event, role)), _countries(scene, getattr(other, role))
        if mine and theirs and not mine & theirs:
            return False
    return True


def _swapped(scene: Scene, event: Event, other: Event) -> bool:
    """Whether sides of one kind in one country do and suffer in turn, or do both ("the mob", "the police")."""
    doing, done = _sides(scene, event.actor), _sides(scene, other.actor)
    to, before = _sides(scene, event.recipient), _sides(scene, other.recipient)
    if doing & done:
        return False
    return bool((doing & before) - to or (done & to) - before or (doing and done))


def _sides(scene: Scene, ids: tuple[str, ...]) -> set[str]:
    """The codes of the actors whose sector is known."""
    return {scene.actors[i].code for i in ids if scene.actors[i].sector not in (None, "", "CVL", "UNK")}


def _other_means(event: Event, other: Event) -> bool:
    """Whether the two were done with different means ("the air raid", "the stabbings")."""
    mine, theirs = set(event.mode) & MEANS, set(other.mode) & MEANS
    if not mine or not theirs or mine & theirs:
        return False
    return not ("explosives" in mine and theirs & EXPLODING) and not ("explosives" in theirs and mine & EXPLODING)


def _another_year(scene: Scene, event: Event, other: Event) -> bool:
    """Whether the two are dated to days in different years."""
    if event.time is None or other.time is None or event.time == other.time:
        return False
    mine, theirs = (scene.times[id] for id in (event.time, other.time))
    if not (mine.from_ and mine.to and theirs.from_ and theirs.to):
        return False
    return mine.to[:4] < theirs.from_[:4] or theirs.to[:4] < mine.from_[:4]


def _elsewhere(scene: Scene, event: Event, other: Event) -> bool:
    """Whether the two happened in different places, neither of which lies in the other."""
    if event.place is None or other.place is None or event.place == other.place:
        return False
    mine, theirs = scene.places[event.place], scene.places[other.place]
    if mine.country and theirs.country and mine.country != theirs.country:
        return True
    wide = any(place.radius_km is None or place.radius_km > NARROW for place in (mine, theirs))
    if wide or None in (mine.lat, mine.lon, theirs.lat, theirs.lon):
        return False
    return abs((mine.lat or 0) - (theirs.lat or 0)) + abs((mine.lon or 0) - (theirs.lon or 0)) > APART


def _is_consequence(clause: Clause, before: Clause) -> bool:
    """ "shelled the town, killing five"; "killed in an attack": two words of one clause for one happening."""
    if clause.sentence != before.sentence:
        return False
    if before.head in clause.subject:
        return True
    if clause.parent == before.i:
        return clause.link in ("participle", "argument")
    if before.parent == clause.i:
        return before.link in ("participle", "argument")
    return clause.parent is not None and clause.parent == before.parent and clause.link == "participle"


def _is_joint_harm(event: Event, clause: Clause, other: Event, before: Clause) -> bool:
    """ "Killed five and wounded ten", "ten were killed and twenty wounded": two outcomes of one attack."""
    if event.type != "ASSAULT" or event.sentence != other.sentence or clause.link != "coordination":
        return False
    together = clause.parent == before.i or clause.parent == before.parent
    by_same = (clause.passive and before.passive) or (bool(clause.subject) and clause.subject == before.subject)
    one_each = {"killed", "injured"} <= {*event.effect, *other.effect} and set(event.effect) != set(other.effect)
    return together and by_same and one_each


def _is_moment(clause: Clause, before: Clause) -> bool:
    """ "Died when a bomber attacked the hotel": harm, and in the clause of its moment what did it."""
    above, below = (before, clause) if clause.parent == before.i else (clause, before)
    harmed = above.passive or not above.object
    return harmed and below.parent == above.i and below.link == "time" and below.marker in ("when", "as")


def _is_told_again(scene: Scene, event: Event, clause: Clause, other: Event, before: Clause) -> bool:
    """ "Gunmen seized a school", "the gunmen seized the school": one deed of the same to the same, and no other day."""
    if clause.kind != "verb" or clause.predicate != before.predicate or clause.sentence == before.sentence:
        return False
    if AGAIN.intersection(clause.adverbs) or (clause.aspect == "perfect" and before.aspect != "perfect"):
        return False
    if _another_day(scene, event, other):
        return False
    mine, theirs = ({"actor": set(e.actor), "recipient": set(e.recipient)} for e in (event, other))
    everybody = [scene.actors[i] for i in (*event.actor, *event.recipient)]
    if event.symmetric or other.symmetric:
        return mine == theirs and len(everybody) > 1 and all(actor.kind == "person" for actor in everybody)
    suffered = {scene.actors[i].kind for i in event.recipient}
    site = any("facility" in scene.classes_of(t) for t in clause.object)
    return mine == theirs and bool(suffered) and (site or suffered.isdisjoint(LASTING))


def _another_day(scene: Scene, event: Event, other: Event) -> bool:
    """Whether the two are dated to days that have nothing in common."""
    if event.time is None or other.time is None or event.time == other.time:
        return False
    mine, theirs = (scene.times[id] for id in (event.time, other.time))
    if not (mine.from_ and mine.to and theirs.from_ and theirs.to):
        return mine.basis != theirs.basis or mine.value != theirs.value
    return mine.to[:10] < theirs.from_[:10] or theirs.to[:10] < mine.from_[:10]


def _is_headline(scene: Scene, clause: Clause, before: Clause) -> bool:
    """Whether the earlier mention stands in the headline and this one in what follows, with the same word."""
    parts = scene.doc.sentences
    return (
        parts[before.sentence].part == "headline"
        and parts[clause.sentence].part != "headline"
        and (clause.predicate == before.predicate or before.sentence + 3 >= clause.sentence)
    )
