"""Who acts and who is acted on: candidates by role, and the choice among them."""

from polybius.events.acts import Act, Reader
from polybius.events.attackers import (
    accused_of,
    attackers_of,
    beaten_of,
    forces_behind,
    is_for_police,
    keepers_of,
    police_of,
    sender_of,
)
from polybius.events.candidates import (
    Ids,
    best_recipient,
    doing_ids,
    further,
    goes,
    inner_ids,
    is_armed,
    is_blame_for_violence,
    is_mutual,
    is_site,
    named_ids,
    without_own,
)  # fmt: skip
from polybius.events.match import fillers
from polybius.events.raids import arrest_over, is_search
from polybius.events.scene import Scene, is_political
from polybius.events.speakers import is_occasion, issuer_of, saying_over
from polybius.events.words import words
from polybius.tables import word_list
from polybius.vocabulary import Actor, Clause

SPEAKING = frozenset({"it", "he", "she", "they", "we", "i"})
CONTENT_ROLES = ("object", "indirect", "to", "with", "against", "on", "from", "in", "at", "for")
ASKED_ROLES = ("indirect", "from", "on", "to", "object")
OWN_DEEDS = frozenset({"agree", "promise", "threaten", "want", "plan", "decide"})
JOINT_DEEDS = frozenset({"refuse", "possible", "fail", "try", "manage"})
ANSWERS = frozenset({"SANCTION", "REJECT", "PROTEST"})
HELPED = ("object", "in", "for", "of")
CAUSES = frozenset({"after", "because", "since", "over", "as"})
AIMED = frozenset({"PROTEST", "CONSULT", "AID", "MOBILIZE"})
ARMS = frozenset({"weapon", "projectile", "explosive"})
MATTER = frozenset({"over", "about", "for"})
PARTY_ROLES = ("subject", "object", "with", "between", "among", "against")


def parties_of(scene: Scene, reader: Reader, act: Act, clause: Clause, depth: int = 0) -> tuple[Ids, Ids, bool]:
    """The ids of those who act and those who are acted on, and whether all act on one another."""
    frame = act.frame
    if frame.symmetric and not act.reversed:
        together = _all_parties(scene, clause, frame.actor) or _speaker(scene, reader, clause)
        together = together or _doer_above(scene, clause)
        if len(together) == 1 and clause.kind == "noun":
            together = _joint_doers(scene, clause, together)
        if len(together) < 2 and clause.kind == "noun":
            together = tuple(dict.fromkeys((*_doer_over(scene, reader, act, clause), *together)))
        if len(together) != 1 or frame.nobody or act.type not in ("AGREE", "SUPPORT", "CONSULT"):
            return together, (), len(together) > 1
    acting = _doers(scene, reader, act, clause)
    if frame.nobody:
        return acting, (), False
    roles = _roles(act, frame.recipient or scene.lexicon.recipients.get(act.type, ("object",)))
    if clause.passive and acting and set(acting) == set(_first(scene, clause, ("object",), ())):
        roles = tuple(role for role in roles if role != "object")
    if act.type == "CONSULT" and len({scene.actors[i].country for i in acting} - {None}) != 1:
        roles = tuple(role for role in roles if role != "in")
    blaming = is_blame_for_violence(scene, act, clause)
    suffering = best_recipient(scene, clause, ("object",) if blaming else roles, acting, by_deed=blaming)
    if not suffering and frame.recipient and not blaming:
        suffering = best_recipient(scene, clause, _roles(act, _elsewhere(scene, act)), acting)
    if act.type == "THREATEN" and not any(_can_be_threatened(scene.actors[i], act) for i in suffering):
        suffering = ()
    if not suffering and depth < 3:
        acting, suffering = _of_content(scene, reader, act, acting, depth)
        suffering = (
            suffering
            or _of_purpose(scene, reader, act, clause, acting, depth)
            or _of_next(scene, reader, clause, depth)
        )
    suffering = without_own(scene, act, clause, acting, suffering)
    suffering = further(scene, act, clause, acting, suffering)
    if not suffering and (act.type in ANSWERS or act.cameo.startswith("15")):
        suffering = _of_cause(scene, clause, acting)
    if is_mutual(scene, act, clause, acting, suffering):
        return acting, (), True
    return acting, tuple(i for i in suffering if i not in acting), False


def _doers(scene: Scene, reader: Reader, act: Act, clause: Clause) -> Ids:
    """Who acts: whom the row names, or whom the clauses around tell."""
    frame = act.frame
    acting = _first(scene, clause, frame.actor, ())
    if act.type == "ASSAULT" and acting and any(is_site(scene, clause, t) for t in clause.subject):
        acting = ()
    if act.type == "ASSAULT" and (forces := forces_behind(scene, clause)):
        return forces
    if act.type == "ASSAULT" and clause.link == "relative" and clause.subject:
        sites = all("facility" in scene.classes_of(t) for t in clause.subject)
        acting = () if sites and not {"killed", "injured"}.isdisjoint(frame.effect) else acting
    moved = act.type in ("MOBILIZE", "RETREAT") or act.cameo in ("073", "074")
    if not acting and clause.passive and moved and "release" not in act.mode:
        acting = _first(scene, clause, ("object",), ()) if goes(scene, clause.object) else ()
    if not acting and act.type == "ASSAULT" and frame.actor:
        acting = attackers_of(scene, reader, clause)
    if not acting and clause.kind == "noun" and frame.actor:
        acting = _doer_above(scene, clause) or _doer_over(scene, reader, act, clause)
    if not acting and (arrest := arrest_over(reader, clause)) is not None:
        acting = _doers(scene, reader, arrest, scene.clauses[arrest.clause])
    if not acting and clause.kind == "noun" and act.type == "ASSAULT":
        acting = accused_of(scene, reader, clause)
    if acting and "arrest" in act.mode and clause.kind == "verb":
        acting = tuple(dict.fromkeys((*acting, *keepers_of(scene, clause))))
    if not acting and frame.actor and not clause.subject and is_for_police(scene, act, clause):
        acting = police_of(scene, clause)
    if not acting and clause.link == "relative" and clause.parent is not None and act.type == "ASSAULT":
        acting = sender_of(scene, clause)
    if frame.actor and frame.actor[0] == "subject" and (not acting or is_occasion(scene, clause, acting)):
        acting = issuer_of(scene, clause)
    return _teller(scene, reader, act, clause, acting) or beaten_of(scene, reader, act, clause) or acting


def _can_be_threatened(actor: Actor, act: Act) -> bool:
    """Whether a threat can be aimed at an actor; at a thing only when what is threatened names nobody."""
    return actor.kind == "person" or (bool(actor.code) and not (act.contents and actor.kind == "unknown"))


def _teller(scene: Scene, reader: Reader, act: Act, clause: Clause, acting: Ids) -> Ids:
    """Who brings in the bill that threatens, or who speaks of what is his own."""
    above = scene.clauses[clause.parent] if clause.parent is not None and not acting else None
    brought = above is not None and clause.link == "relative" and act.type == "THREATEN"
    rejected = above is not None and clause.kind == "noun" and act.type == "REJECT" and clause.head in above.object
    if above is not None and (brought or rejected):
        return tuple(dict.fromkeys(i for t in above.subject for i in named_ids(scene, t)))
    anyhow = "speaker" in act.frame.actor or (not acting and act.rule.endswith("+ refuse"))
    unresolved = all(scene.actors[i].name.lower() in SPEAKING for i in acting)
    if not unresolved or (act.frame.actor != ("subject",) and not anyhow):
        return ()
    return _speaker(scene, reader, clause, anyhow)


def _roles(act: Act, roles: tuple[str, ...]) -> tuple[str, ...]:
    """The roles without that of the content's subject, which only a request or an accusation is aimed at."""
    return roles if act.type in ("REQUEST", "ACCUSE") else tuple(role for role in roles if role != "content")


def _elsewhere(scene: Scene, act: Act) -> tuple[str, ...]:
    """The usual roles of a recipient that the row does not name, less an object that is the means ("used batons")."""
    roles = scene.lexicon.recipients.get(act.type, ())
    if is_search(scene.clauses[act.clause]):
        roles = tuple(role for role in roles if role != "in")
    means = act.type == "ASSAULT" and "object" not in act.frame.recipient
    if means and any(c.wanted and "object" in c.roles for c in act.frame.conditions):
        return tuple(role for role in roles if role != "object")
    return roles


def _of_next(scene: Scene, reader: Reader, clause: Clause, depth: int) -> Ids:
    """The recipient a verb shares with the one joined to it ("normalised or seek to establish ties with X")."""
    joined = scene.tokens[clause.head + 1].dep == "cc" if clause.head + 1 < len(scene.tokens) else False
    if clause.kind != "verb" or clause.object or clause.oblique or clause.passive or not joined:
        return ()
    for index in (
        *(scene.below.get(clause.parent, []) if clause.parent is not None else []),
        *scene.below.get(clause.i, []),
    ):
        other = scene.clauses[index]
        if other.head > clause.head and other.subject == clause.subject:
            act = reader.act_of(index)
            return parties_of(scene, reader, act, other, depth + 1)[1] if act is not None and act.type else ()
    return ()


def _all_parties(scene: Scene, clause: Clause, roles: tuple[str, ...] = ()) -> Ids:
    tokens = (token for role in (roles if len(roles) > 1 else PARTY_ROLES) for token in fillers(scene, clause, role))
    tokens = (token for token in tokens if ARMS.isdisjoint(scene.classes_of(token)) or scene.clause_at.get(token))
    return tuple(dict.fromkeys(i for t in tokens for i in named_ids(scene, t) or inner_ids(scene, t, (), MATTER)))


def _first(scene: Scene, clause: Clause, roles: tuple[str, ...], barred: Ids) -> Ids:
    """The actors in the first role that has any."""
    for role in roles:
        found: list[str] = []
        for token in fillers(scene, clause, role):
            found.extend(
                doing_ids(scene, token) if role == "subject" else named_ids(scene, token) or inner_ids(scene, token)
            )
        if found := [i for i in dict.fromkeys(found) if i not in barred]:
            return tuple(found)
    return ()


def _doer_above(scene: Scene, clause: Clause) -> Ids:
    """The subject of a verb that says who does the event noun in its object ("announced aid", "plans a protest")."""
    if clause.parent is None or clause.link != "argument":
        return ()
    above = scene.clauses[clause.parent]
    joint = any(scene.tokens[t].lower == "joint" for t in clause.modifiers)
    if clause.marker == "in" and (clause.predicate in words("marches") or joint):
        subjects = () if is_armed(scene, above.subject) and clause.predicate in words("marches") else above.subject
        return tuple(dict.fromkeys(i for t in subjects for i in named_ids(scene, t)))
    judged = any(preposition == "as" for preposition, _ in above.oblique) or (
        above.predicate == "call" and clause.predicate not in words("called")
    )
    if above.kind != "verb" or judged or above.predicate not in word_list("events/doers.txt"):
        return ()
    named = above.subject if clause.head in above.object else ()
    return tuple(dict.fromkeys(i for t in named for i in named_ids(scene, t)))


def _doer_over(scene: Scene, reader: Reader, act: Act, clause: Clause) -> Ids:
    """Who would do what is only named under an operator: whoever promises or threatens it, or of whom it is asked."""
    governor = reader.governor.get(clause.i)
    if governor is None:
        return ()
    above, family = scene.clauses[governor.clause], governor.frame.family
    own = _first(scene, above, governor.frame.actor, ())
    if not own and above.kind == "noun" and above.i != clause.i:
        own = _doer_over(scene, reader, governor, above)
    avoided = family == "avert" and above.predicate in words("avoiding")
    if family in OWN_DEEDS or avoided or (family in JOINT_DEEDS and act.frame.symmetric):
        return own
    if family not in ("ask", "demand", "order"):
        return ()
    asked = _first(scene, above, ASKED_ROLES, own)
    if any(token == clause.head for role in ASKED_ROLES for token in fillers(scene, above, role)):
        asked = ()
    return tuple(dict.fromkeys((*own, *asked))) if act.type in ("CONSULT", "AGREE", "SUPPORT") else asked


def _joint_doers(scene: Scene, clause: Clause, known: Ids) -> Ids:
    """ "The two armies ended their manoeuvres": all subjects of the verb above, when the one found is among them."""
    above = scene.clauses[clause.parent].subject if clause.parent is not None and clause.link == "argument" else ()
    found = tuple(dict.fromkeys(i for t in above for i in named_ids(scene, t)))
    return found if set(known) <= set(found) else known


def _speaker(scene: Scene, reader: Reader, clause: Clause, anyhow: bool = False) -> Ids:
    """Who speaks, where the subject is a pronoun that was not resolved, or `anyhow`."""
    if not anyhow and not any(scene.tokens[t].lower in SPEAKING for t in clause.subject):
        return ()
    saying = saying_over(scene, reader, clause)
    told = (a for t in saying.subject for a in scene.cast_of(t)) if saying else ()
    return tuple(dict.fromkeys(a.id for a in told if anyhow or a.kind != "media"))


def _of_content(scene: Scene, reader: Reader, act: Act, acting: Ids, depth: int) -> tuple[Ids, Ids]:
    """Who promises or threatens, if only the content names them, and those on whom the act would fall."""
    for index in act.contents:
        content = scene.clauses[index]
        inner = reader.act_of(index)
        if inner is not None:
            doing, suffering, _ = parties_of(scene, reader, inner, content, depth + 1)
            if not acting and doing and suffering and act.type in ("THREATEN", "AGREE"):
                return doing, suffering
            own = {scene.actors[i].country for i in acting} if act.type == "THREATEN" else set()
            forces = {i for i in doing if scene.actors[i].sector == "MIL" and scene.actors[i].country in own}
            found = tuple(i for i in (*suffering, *doing) if i not in acting and i not in forces)
        else:
            found = best_recipient(scene, content, CONTENT_ROLES, acting)
        if found:
            return acting, found
    return acting, ()


def _of_purpose(scene: Scene, reader: Reader, act: Act, clause: Clause, acting: Ids, depth: int) -> Ids:
    """Those at whom the purpose of an act is aimed ("a hunger strike to protest against the government")."""
    given = act.type == "AID" and clause.kind == "noun" and clause.link == "argument" and clause.parent is not None
    around = scene.below.get(clause.parent or 0, ()) if given else ()
    for index in (*scene.below.get(clause.i, ()), *around):
        below = scene.clauses[index]
        if below.link not in ("purpose", "relative", "participle") or below.kind != "verb":
            continue
        inner = reader.act_of(index)
        if inner is None or not inner.type:
            if act.type == "AID" and below.marker == "to" and (found := best_recipient(scene, below, HELPED, acting)):
                return found
            continue
        if act.type in AIMED or inner.type == act.type:
            found = parties_of(scene, reader, inner, below, depth + 1)[1]
            if found:
                return found
    return ()


def _of_cause(scene: Scene, clause: Clause, acting: Ids) -> Ids:
    """Those abroad who did what an act answers ("recalled its envoy after India arrested two diplomats")."""
    home = {scene.actors[i].country for i in acting} - {None}
    for index in scene.below.get(clause.i, ()):
        below = scene.clauses[index]
        if below.kind == "verb" and below.marker in CAUSES and below.link in ("time", "reason"):
            doers = tuple(dict.fromkeys(a.id for t in below.subject for a in scene.cast_of(t) if is_political(a)))
            if home and doers and not home & {scene.actors[i].country for i in doers}:
                return doers
    return ()
