"""Who did violence or made an arrest, when the clause does not say: its occasion, the fight, the police of the text."""

from bisect import bisect_left

from polybius.events.acts import Act, Reader
from polybius.events.background import sums_up_war
from polybius.events.candidates import Ids, is_site, named_ids
from polybius.events.match import fillers
from polybius.events.reference import POINTING
from polybius.events.scene import ARMED, OCCASIONS, Scene
from polybius.events.words import words
from polybius.tables import word_list
from polybius.vocabulary import Clause

OCCASION_ROLES = (
    "subject",
    "in",
    "by",
    "during",
    "from",
    "after",
    "with",
    "due to",
    "because of",
    "following",
    "as a result of",
)
INSURGENT = frozenset({"REB", "UAF"})
BEHIND = {"be": ("behind",), "be behind": ("behind",), "be responsible": ("for",), "be to blame": ("for",)}
SURRENDER = "0874"
STEPS = 3
BACK = 40
NEAR = 12  # clauses
FARTHEST = 300  # words for police that are looked at on either side
STEM = 4


def attackers_of(scene: Scene, reader: Reader, clause: Clause) -> Ids:
    """Who attacked, by the event that the harm was done in, its occasion, or the attack that it follows from."""
    if sums_up_war(scene, clause):
        return ()
    return tuple(
        _agent_beside(scene, clause)
        or _actor_of_event(scene, clause)
        or _actor_of_occasion(scene, reader, clause)
        or _actor_above(scene, reader, clause)
        or _actor_around(scene, reader, clause)
        or (_told_before(scene, clause.i, _harmed(scene, clause)) if clause.kind == "noun" else ())
    )


def _actor_of_event(scene: Scene, clause: Clause) -> Ids:
    """Who did the event in or by which the act was done ("killed in Syrian shelling", "a bombing killed")."""
    harmed = _harmed(scene, clause)
    joined = (near for near in scene.joined(clause) if abs(near.i - clause.i) <= BACK)
    tokens = [t for near in (clause, *joined) for role in OCCASION_ROLES for t in fillers(scene, near, role)]
    for token in tokens:
        index = scene.clause_at.get(token)
        if index is None and (forces := _forces_of(scene, token)):
            return forces
        if index is None or index == clause.i or scene.clauses[index].kind != "noun":
            continue
        claiming = [i for i in scene.below.get(index, ()) if scene.clauses[i].predicate in words("claiming")]
        fell = scene.clauses[index]
        doers = (t for i in (index, *claiming) for t in scene.clauses[i].subject if not is_site(scene, fell, t))
        found = [i for t in doers for i in named_ids(scene, t) if i not in harmed]
        found = found or _opponents(scene, scene.clauses[index], harmed) or _told_before(scene, index, harmed)
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _told_before(scene: Scene, index: int, harmed: set[str]) -> list[str]:
    """Who did what "the clash" or "the firing" goes back to, told before with the same word."""
    noun = scene.clauses[index]
    children = (scene.tokens[c].lower for c in scene.tokens[noun.head].children)
    if noun.subject or noun.object or not any(c in POINTING for c in children):
        return []
    for clause in reversed(scene.clauses[max(0, index - BACK) : index]):
        if _is_same_deed(clause.predicate, noun.predicate) and not clause.negated:
            subjects = clause.subject or tuple(t for t in fillers(scene, clause, "by"))
            if found := [i for t in subjects for i in named_ids(scene, t) if i not in harmed]:
                return found
    return []


def _is_same_deed(verb: str, noun: str) -> bool:
    """Whether a verb and a noun name one deed: "fire" and "firing", "invade" and "invasion"."""
    mine, other = (word.removesuffix("ing").removesuffix("e") for word in (verb, noun))
    return mine == other or (len(mine) >= STEM and mine[:STEM] == other[:STEM])


def _agent_beside(scene: Scene, clause: Clause) -> Ids:
    """The agent that joined passives share ("were shot and killed by police")."""
    if not clause.passive:
        return ()
    near = (c for c in scene.joined(clause) if c.passive and c.object == clause.object)
    return tuple(dict.fromkeys(i for c in near for t in c.subject for i in named_ids(scene, t)))


def _forces_of(scene: Scene, token: int) -> Ids:
    """Whose operation or bullets did it ("killed in the police action", "by army bullets")."""
    if scene.tokens[token].lemma.lower() not in words("operations"):
        return ()
    inside = (c for c in scene.tokens[token].children if scene.tokens[c].dep in ("compound", "amod", "poss"))
    return tuple(a.id for c in inside for a in scene.cast_of(c) if a.sector == "COP" or a.sector in ARMED)


def _harmed(scene: Scene, clause: Clause) -> set[str]:
    """Those who came to harm."""
    return {i for t in clause.object or clause.subject for i in named_ids(scene, t)}


def _opponents(scene: Scene, fight: Clause, harmed: set[str]) -> list[str]:
    """Against whom those fought who came to harm ("killed in clashes with rebels")."""
    if fight.predicate not in word_list("events/fights.txt"):
        return []
    others = (*fight.object, *(t for preposition, t in fight.oblique if preposition in ("with", "against")))
    return [i for t in others for i in named_ids(scene, t) if i not in harmed]


def sender_of(scene: Scene, clause: Clause) -> Ids:
    """Who fired the missiles of a reduced relative ("killing ten under a hail of rockets fired at the town")."""
    if clause.subject or not any("projectile" in scene.classes_of(t) for t in clause.object):
        return ()
    above = scene.clauses[clause.parent or 0]
    return tuple(dict.fromkeys(i for t in above.subject for i in named_ids(scene, t)))


def accused_of(scene: Scene, reader: Reader, clause: Clause) -> Ids:
    """Who is blamed for a deed that names no doer ("blamed the IRA for two killings")."""
    if told := _told_behind(scene, clause):
        return told
    governor = reader.governor.get(clause.i)
    if governor is None or governor.type != "ACCUSE" or governor.frame.family != "accuse":
        return ()
    accusing = scene.clauses[governor.clause]
    if accusing.predicate not in words("accusing"):
        return ()
    return tuple(dict.fromkeys(i for t in accusing.object for i in named_ids(scene, t)))


def _told_behind(scene: Scene, clause: Clause) -> Ids:
    """Who is said to be behind a deed or responsible for it."""
    if clause.parent is None or clause.link != "argument":
        return ()
    above = scene.clauses[clause.parent]
    beside = any(t == clause.head and p in BEHIND.get(above.predicate, ()) for p, t in above.oblique)
    return tuple(dict.fromkeys(i for t in above.subject for i in named_ids(scene, t))) if beside else ()


def is_for_police(scene: Scene, act: Act, clause: Clause) -> bool:
    """Whether an act that names no one is the police's: an arrest, or shots where they are the only armed side."""
    if "arrest" in act.mode or "crowd-control" in act.mode:
        return True
    if act.cameo != "193" or not clause.passive or clause.predicate != "fire":
        return False
    return not any((actor.sector or "") in ARMED | {"CRM"} for actor in scene.actors.values())


def police_of(scene: Scene, clause: Clause) -> Ids:
    """The police of the text, for an arrest that names no one: those of the sentence, or the only ones there are."""
    first, last = scene.doc.sentences[clause.sentence].first, scene.doc.sentences[clause.sentence].last
    taken = _harmed(scene, clause)
    at = bisect_left(scene.police, (clause.head, ""))
    around = scene.police[max(0, at - FARTHEST) : at + FARTHEST]
    barred = taken | {i for token, i in around if _is_source(scene, token)}
    police = [(token, i) for token, i in around if i not in barred]
    near = [i for token, i in police if first <= token < last]
    police = [(t, i) for t, i in police if scene.tokens[t].lemma.lower() in words("officers")]
    countries = {scene.actors[i].country for _, i in police}
    if not near and len(countries) == 1:
        near = [i for token, i in police if token < clause.head][-1:] or [police[0][1]]
    return tuple(dict.fromkeys(near))[:1]


def _is_source(scene: Scene, token: int) -> bool:
    """Whether a noun is what newspapers call those who told them: "security sources"."""
    return scene.tokens[token].lemma.lower() in words("sources")


def _actor_of_occasion(scene: Scene, reader: Reader, clause: Clause) -> Ids:
    """Who attacked when somebody came to harm ("killed when police opened fire", "died in police firing")."""
    for index in (i for near in (clause, *scene.joined(clause)) for i in scene.below.get(near.i, ())):
        below = scene.clauses[index]
        inner = reader.act_of(index)
        if inner is None or inner.type != "ASSAULT" or below.negated:
            continue
        occasion = below.link == "time" and below.marker in OCCASIONS
        within = below.link == "relative" and any(t in below.subject for _, t in clause.oblique)
        if not (occasion or within):
            continue
        doing = [t for t in below.subject if scene.classes_of(t).isdisjoint(("facility", "territory"))]
        if found := forces_behind(scene, below) or tuple(i for t in doing for i in named_ids(scene, t)):
            return tuple(dict.fromkeys(found))
    return ()


def _actor_above(scene: Scene, reader: Reader, clause: Clause) -> Ids:
    """Who attacked, of harm told after the attack ("police fired and two were killed", "in which two died")."""
    if clause.link not in ("relative", "coordination") or not (clause.passive or clause.predicate in words("dying")):
        return ()
    harmed = _harmed(scene, clause)
    sectors = {scene.actors[i].sector for i in harmed}
    at = clause
    for _ in range(STEPS):
        if at.parent is None or at.sentence != clause.sentence:
            return ()
        at = scene.clauses[at.parent]
        act = reader.act_of(at.i)
        if act is None or act.type != "ASSAULT" or at.negated or at.passive:
            continue
        doing = tuple(dict.fromkeys(i for t in at.subject for i in named_ids(scene, t) if i not in harmed))
        own = {scene.actors[i].sector for i in doing}
        mutual = act.frame.symmetric or (own & INSURGENT and sectors & INSURGENT)
        return () if mutual or (own & sectors - {"CVL", None}) else doing
    return ()


def _actor_around(scene: Scene, reader: Reader, clause: Clause) -> Ids:
    """Who killed or seized in the attack that a noun names ("rebels killed ten in an attack on a convoy")."""
    if clause.kind != "noun" or clause.marker not in ("in", "during") or clause.parent is None:
        return ()
    above, act = scene.clauses[clause.parent], reader.act_of(clause.parent)
    if act is None or act.type != "ASSAULT" or above.negated or above.kind != "verb":
        return ()
    found = [a for t in above.subject for a in scene.cast_of(t)]
    there = {i for t in clause.object for i in named_ids(scene, t)}
    beaten = any(a.sector not in INSURGENT for a in found) and clause.predicate not in words("onslaughts")
    return () if beaten else tuple(dict.fromkeys(a.id for a in found if a.id not in there))


def keepers_of(scene: Scene, clause: Clause) -> Ids:
    """Into whose custody a court sends somebody ("remanded to police custody")."""
    kept = (t for p, t in clause.oblique if p in ("to", "in", "into") and scene.tokens[t].lower == "custody")
    inside = (c for t in kept for c in scene.tokens[t].children if scene.tokens[c].dep in ("compound", "poss"))
    return tuple(a.id for c in inside for a in scene.cast_of(c) if a.sector == "COP")


def forces_behind(scene: Scene, clause: Clause) -> Ids:
    """Whose operation, bullets or rockets the subject names ("hit by police bullets", "rockets fired by rebels")."""
    found = next((found for token in clause.subject if (found := _forces_of(scene, token))), ())
    return found or _launchers(scene, clause) or _fired_before(scene, clause)


def _launchers(scene: Scene, clause: Clause) -> Ids:
    """By whom, or from which country, the missiles of the subject were fired, or by whom its bomb was planted."""
    above = scene.below.get(clause.parent, ()) if clause.link == "participle" and clause.parent is not None else ()
    for index in (*scene.below.get(clause.i, ()), *above):
        fired = scene.clauses[index]
        classes = {c for t in fired.object if t in clause.subject for c in scene.classes_of(t)}
        launched = "projectile" in classes and fired.predicate in words("launching")
        planted = "explosive" in classes and fired.predicate in words("planting")
        if fired.link == "relative" and (launched or planted):
            doers = fired.subject or fillers(scene, fired, "from")
            return tuple(dict.fromkeys(i for t in doers for i in named_ids(scene, t)))
    return ()


def _fired_before(scene: Scene, clause: Clause) -> Ids:
    """Who fired "the missiles", told just before ("jets fired missiles at a base … the missiles hit two houses")."""
    for token in clause.subject:
        definite = any(scene.tokens[c].lower in POINTING for c in scene.tokens[token].children)
        if not definite or "projectile" not in scene.classes_of(token):
            continue
        for fired in reversed(scene.clauses[max(0, clause.i - NEAR) : clause.i]):
            same = any(scene.tokens[t].lemma == scene.tokens[token].lemma for t in fired.object)
            if same and fired.predicate in words("launching") and not fired.negated:
                return tuple(dict.fromkeys(i for t in fired.subject for i in named_ids(scene, t)))
    return ()


def beaten_of(scene: Scene, reader: Reader, act: Act, clause: Clause) -> Ids:
    """Those who gave up before somebody did them harm ("police shot the men after they surrendered")."""
    above = scene.clauses[clause.parent] if clause.parent is not None and clause.marker == "after" else None
    if above is None or act.cameo != SURRENDER or not all(scene.tokens[t].lower == "they" for t in clause.subject):
        return ()
    harm = reader.act_of(above.i)
    if harm is None or harm.type != "ASSAULT" or above.passive:
        return ()
    return tuple(dict.fromkeys(i for t in above.object for i in named_ids(scene, t)))
