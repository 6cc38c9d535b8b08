"""How an act is done: its modes, its weapons, and the code that they refine."""

from msgspec.structs import replace

from polybius.events.about import About
from polybius.events.acts import Act
from polybius.events.match import fillers
from polybius.events.rows import WeaponRow
from polybius.events.scene import BODIES, Scene
from polybius.events.whereabouts import Whereabouts
from polybius.tables import word_list
from polybius.vocabulary import Actor, Clause, Event

BESIDE = frozenset({"compound", "amod", "nmod"})
WITHIN = frozenset({"of", "with", "including"})
MEANS = ("with", "in", "by", "using", "from", "through", "via", "under", "after", "during")
LINKED = ("participle", "argument", "coordination")
NEARBY = 2
ASSASSINATION, ATTEMPT = "186", "185"
KILLINGS = ("186", "190", "193", "183", "182")


def modes_of(scene: Scene, about: About, act: Act, clause: Clause) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """Modes, weapons and the refined code of an act."""
    rows = _weapons(scene, clause) if act.type == "ASSAULT" else []
    given = tuple(f"{act.type}:{m}" for m in dict.fromkeys((*act.mode, *(row.mode for row in rows))))
    shown = about.shows(scene.lexicon.manners, given, act.mode, act.cameo)
    mode = tuple(name.partition(":")[2] for name in shown if name.startswith(f"{act.type}:"))
    weapon = tuple(row.weapon for row in rows)
    cameo = refined(scene, act.cameo, (*(m for m in mode if m == "suicide-attack"), *weapon, *mode))
    if clause.attempted and cameo in KILLINGS and _is_aimed_at_one(scene, clause, cameo):
        return tuple(dict.fromkeys(("targeted", *mode))), weapon, ATTEMPT
    return mode, weapon, cameo


def _is_aimed_at_one(scene: Scene, clause: Clause, cameo: str) -> bool:
    """Whether the attempt was on somebody's life in particular, not one at killing in general."""
    named = (t for t in clause.object if scene.tokens[t].pos == "PROPN" or "official" in scene.classes_of(t))
    return cameo == ASSASSINATION or any(not scene.classes_of(t).isdisjoint(("person", "official")) for t in named)


def refined(scene: Scene, cameo: str, mode: tuple[str, ...]) -> str:
    """The more precise code of an act of a code told with these modes."""
    return next((code for m in mode if (code := scene.lexicon.refined.get((cameo, m)))), cameo)


def _weapons(scene: Scene, clause: Clause) -> list[WeaponRow]:
    """The weapons of a clause, or else of the one that it only tells the outcome of."""
    rows = weapons_of(scene, clause)
    if not rows and clause.link in LINKED and clause.parent is not None:
        rows = weapons_of(scene, scene.clauses[clause.parent])
    return rows


def weapons_of(scene: Scene, clause: Clause) -> list[WeaponRow]:
    """The weapons that a clause's own words name, those who do it carry, and what they are used in."""
    launching = word_list("events/launching.txt")
    tokens = [clause.head, *clause.modifiers, *(t for s in clause.subject for t in (s, *_carried(scene, s)))]
    if clause.predicate in launching or (clause.kind == "noun" and clause.support is None):
        tokens.extend(clause.object)
    for role in MEANS:
        tokens.extend(t for f in fillers(scene, clause, role) for t in (f, *_carried(scene, f)))
    below = (c for t in clause.object for c in scene.tokens[t].children if scene.tokens[c].lower in ("with", "using"))
    tokens.extend(t for c in below for t in _joined(scene, c))
    for index in scene.below.get(clause.i, ()):
        other = scene.clauses[index]
        if other.link == "participle" and other.predicate in launching:
            tokens.extend(other.object)
    found: dict[str, WeaponRow] = {}
    for token in tokens:
        around = [c for c in scene.tokens[token].children if scene.tokens[c].dep in BESIDE]
        rows = [row for near in (*around, token) if (row := _weapon(scene, near, token)) is not None]
        mild = [row for row in rows if row.mode == "crowd-control"]
        for row in mild or rows:
            found.setdefault(row.weapon, row)
    return list(found.values())


def _joined(scene: Scene, preposition: int) -> list[int]:
    """The nouns after a preposition, and those joined to them."""
    found = [c for c in scene.tokens[preposition].children if scene.tokens[c].dep == "pobj"]
    for token in found:
        found.extend(c for c in scene.tokens[token].children if scene.tokens[c].dep == "conj")
    return found


def _carried(scene: Scene, token: int) -> list[int]:
    """What somebody is said to bear, or something to hold ("men armed with knives", "a hail of bullets")."""
    found: list[int] = []
    for child in scene.tokens[token].children:
        node = scene.tokens[child]
        if node.dep == "acl":
            found.extend(c for c in node.children if scene.tokens[c].dep == "dobj")
            found.extend(t for c in node.children if scene.tokens[c].dep == "prep" for t in scene.tokens[c].children)
        elif node.dep == "prep" and node.lower in WITHIN:
            found.extend(node.children)
    return found


def _weapon(scene: Scene, token: int, head: int) -> WeaponRow | None:
    """The weapon that a word names, alone or before the head of its phrase ("car bomb")."""
    known, lemma = scene.lexicon.weapons, scene.tokens[token].lemma.lower()
    both = f"{lemma} {scene.tokens[head].lemma.lower()}" if token != head else ""
    return known.get(both) or known.get(lemma) or known.get(scene.tokens[token].lower)


def met_at(scene: Scene, event: Event, whereabouts: Whereabouts) -> Event:
    """A meeting with the mode that its place and its parties show."""
    if event.type != "CONSULT" or event.mode:
        return event
    everybody = [scene.actors[i] for i in (*event.actor, *event.recipient)]
    parties = [a for a in everybody if a.country or a.kind == "io"]
    bodies = {a.country for a in parties if a.kind == "io" or a.country in BODIES}
    countries = {a.country for a in parties if a.country} - bodies
    mode = ""
    where = whereabouts.country.get(event.place) if event.place else None
    members = [a for a in parties if _is_alliance(a)]
    if len(countries) > 2 or (members and all(a in members or a.country == where for a in parties)):
        mode = "multilateral"
    elif where and len(countries) == 2:
        mode = "visit" if where in countries else "third-party"
    return replace(event, mode=(mode,), cameo=refined(scene, event.cameo, (mode,))) if mode else event


def _is_alliance(actor: Actor) -> bool:
    """Whether an actor is an organisation of states or its members together ("NATO foreign ministers")."""
    return actor.kind == "io" or (actor.country in BODIES and actor.kind in ("collective", "unknown"))


def dealt_before(scene: Scene, event: Event, clause: Clause, told: list[tuple[Event, Clause]]) -> Event:
    """Harm that names neither doer nor weapon, with the mode of the attack told just before it."""
    if event.type != "ASSAULT" or event.mode or not event.effect or event.actor or clause.kind != "verb":
        return event
    for other, before in reversed(told):
        if clause.sentence - before.sentence > NEARBY:
            return event
        if other.type == "ASSAULT" and other.status == event.status:
            mode = tuple(m for m in other.mode if m not in ("destroy", "abduct"))
            return replace(event, mode=mode, cameo=refined(scene, event.cameo, mode))
    return event
