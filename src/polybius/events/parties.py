"""Who acts and who is acted on: candidates by role, and the choice among them."""

from polybius.events.acts import Act, Reader
from polybius.events.lexicon import recipients
from polybius.events.match import fillers
from polybius.events.scene import Scene, is_collective, is_political
from polybius.events.speakers import saying_over
from polybius.tables import word_list
from polybius.vocabulary import Actor, Clause

THINGS = frozenset({
    "weapon", "explosive", "projectile", "throwable", "document", "statement", "deal", "talks", "money", "law",
    "medium", "disaster", "violence", "figurative", "protest", "sanction", "game", "proposal", "request", "visit",
    "investigation",
})  # fmt: skip
SPEAKING = frozenset({"it", "he", "she", "they", "we", "i"})
CONTENT_ROLES = ("object", "indirect", "to", "with", "against", "on", "from", "in", "at", "for")
PARTY_ROLES = ("subject", "object", "with", "between", "among", "against")
Ids = tuple[str, ...]


def parties_of(scene: Scene, reader: Reader, act: Act, clause: Clause, depth: int = 0) -> tuple[Ids, Ids, bool]:
    """The ids of those who act and those who are acted on, and whether all act on one another."""
    frame = act.frame
    if frame.symmetric and not act.reversed:
        together = _all_parties(scene, clause) or _speaker(scene, reader, clause)
        if len(together) != 1 or frame.nobody or act.type not in ("AGREE", "SUPPORT", "CONSULT"):
            return together, (), len(together) > 1
    acting = _first(scene, clause, frame.actor, ())
    if not acting and act.type == "ASSAULT" and frame.actor:
        acting = _actor_of_event(scene, clause) or _actor_of_occasion(scene, reader, clause)
    if not acting and clause.kind == "noun" and frame.actor:
        acting = _doer_above(scene, clause)
    if not acting and "arrest" in act.mode and frame.actor and not clause.subject:
        acting = _police_of(scene, clause)
    if not acting and clause.link == "relative" and clause.parent is not None and act.type == "ASSAULT":
        acting = _sender_of(scene, clause)
    if not acting and frame.actor == ("subject",):
        acting = _speaker(scene, reader, clause)
    if frame.nobody:
        return acting, (), False
    roles = frame.recipient or recipients().get(act.type, ("object",))
    if act.type not in ("REQUEST", "ACCUSE"):
        roles = tuple(role for role in roles if role != "content")
    suffering = _recipient(scene, clause, roles, acting)
    if not suffering and frame.recipient:
        suffering = _recipient(scene, clause, recipients().get(act.type, ()), acting)
    if not suffering and depth < 3:
        suffering = (
            _of_content(scene, reader, act, acting, depth)
            or _of_purpose(scene, reader, act, clause, depth)
            or _of_next(scene, reader, clause, depth)
        )
    return acting, tuple(i for i in suffering if i not in acting), False


def _of_next(scene: Scene, reader: Reader, clause: Clause, depth: int) -> Ids:
    """The recipient a verb shares with the one joined to it ("normalised or seek to establish ties with X")."""
    joined = scene.tokens[clause.head + 1].dep == "cc" if clause.head + 1 < len(scene.tokens) else False
    if clause.kind != "verb" or clause.object or clause.oblique or clause.passive or not joined:
        return ()
    beside = scene.below.get(clause.parent, []) if clause.parent is not None else []
    for index in (*beside, *scene.below.get(clause.i, [])):
        other = scene.clauses[index]
        if other.head > clause.head and other.subject == clause.subject:
            act = reader.act_of(index)
            return parties_of(scene, reader, act, other, depth + 1)[1] if act is not None and act.type else ()
    return ()


def _all_parties(scene: Scene, clause: Clause) -> Ids:
    found: list[str] = []
    for role in PARTY_ROLES:
        for token in fillers(scene, clause, role):
            found.extend(_ids(scene, token) or _inner_ids(scene, token))
    return tuple(dict.fromkeys(found))


def _first(scene: Scene, clause: Clause, roles: tuple[str, ...], barred: Ids) -> Ids:
    """The actors in the first role that has any."""
    for role in roles:
        found: list[str] = []
        for token in fillers(scene, clause, role):
            found.extend(_ids(scene, token) or _inner_ids(scene, token))
        if found := [i for i in dict.fromkeys(found) if i not in barred]:
            return tuple(found)
    return ()


def _ids(scene: Scene, token: int) -> Ids:
    """The actors a token denotes, none when it is a thing without a country."""
    index = scene.clause_at.get(token)
    if index is not None and scene.clauses[index].kind == "noun":
        return ()
    found = scene.cast_of(token)
    if all(not a.country and a.kind == "unknown" for a in found) and not scene.classes_of(token).isdisjoint(THINGS):
        return ()
    return tuple(a.id for a in found)


def _inner_ids(scene: Scene, token: int, barred: Ids = ()) -> Ids:
    """The actors inside a noun phrase that names a thing: who did it, whose it is, where it is."""
    index = scene.clause_at.get(token)
    if index is not None and scene.clauses[index].kind == "noun" and scene.clauses[index].phase != "end":
        noun = scene.clauses[index]
        for tokens in (noun.subject, noun.object, tuple(t for _, t in noun.oblique)):
            found = tuple(i for t in tokens for i in (_ids(scene, t) or _near_ids(scene, t)))
            if found:
                return found
    return _near_ids(scene, token, barred)


def actors_inside(scene: Scene, token: int) -> Ids:
    """The actors named inside a noun phrase by a possessive, a demonym or "of"."""
    return _near_ids(scene, token)


def _near_ids(scene: Scene, token: int, barred: Ids = (), depth: int = 0) -> Ids:
    for inner in scene.inner(token):
        found = tuple(a.id for a in scene.cast_of(inner) if (a.country or is_political(a)) and a.id not in barred)
        if found:
            return found
    if depth < 2:
        for inner in scene.inner(token):
            if found := _near_ids(scene, inner, barred, depth + 1):
                return found
    return ()


def _actor_of_event(scene: Scene, clause: Clause) -> Ids:
    """Who did the event in or by which the act was done ("killed in Syrian shelling", "a bombing killed")."""
    tokens = [
        token
        for role in ("subject", "in", "by", "during", "from", "after", "with")
        for token in fillers(scene, clause, role)
    ]
    for token in tokens:
        index = scene.clause_at.get(token)
        if index is None or index == clause.i or scene.clauses[index].kind != "noun":
            continue
        found = [i for t in scene.clauses[index].subject for i in _ids(scene, t)]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _sender_of(scene: Scene, clause: Clause) -> Ids:
    """Who fired the missiles of a reduced relative ("killing ten under a hail of rockets fired at the town")."""
    if clause.subject or not any("projectile" in scene.classes_of(t) for t in clause.object):
        return ()
    above = scene.clauses[clause.parent or 0]
    return tuple(dict.fromkeys(i for t in above.subject for i in _ids(scene, t)))


def _police_of(scene: Scene, clause: Clause) -> Ids:
    """The police of the text, for an arrest that names no one: those of the sentence, or the only ones there are."""
    first, last = scene.doc.sentences[clause.sentence].first, scene.doc.sentences[clause.sentence].last
    near = [i for token, i in scene.police if first <= token < last]
    countries = {scene.actors[i].country for _, i in scene.police}
    if not near and len(countries) == 1:
        near = [i for token, i in scene.police if token < clause.head][-1:] or [scene.police[0][1]]
    return tuple(dict.fromkeys(near))[:1]


def _doer_above(scene: Scene, clause: Clause) -> Ids:
    """The subject of a verb that says who does the event noun in its object ("announced aid", "plans a protest")."""
    if clause.parent is None or clause.link != "argument":
        return ()
    above = scene.clauses[clause.parent]
    if above.kind != "verb" or clause.head not in above.object or above.predicate not in word_list("events/doers.txt"):
        return ()
    return tuple(dict.fromkeys(i for t in above.subject for i in _ids(scene, t)))


def _speaker(scene: Scene, reader: Reader, clause: Clause) -> Ids:
    """Who speaks, where the subject is a pronoun that was not resolved."""
    if not any(scene.tokens[t].lower in SPEAKING for t in clause.subject):
        return ()
    saying = saying_over(scene, reader, clause)
    return tuple(dict.fromkeys(a.id for t in saying.subject for a in scene.cast_of(t))) if saying else ()


def _of_content(scene: Scene, reader: Reader, act: Act, acting: Ids, depth: int) -> Ids:
    """Those on whom the act that is promised, refused or threatened would fall."""
    for index in act.contents:
        content = scene.clauses[index]
        inner = reader.act_of(index)
        if inner is not None:
            doing, suffering, _ = parties_of(scene, reader, inner, content, depth + 1)
            found = tuple(i for i in (*suffering, *doing) if i not in acting)
        else:
            found = _recipient(scene, content, CONTENT_ROLES, acting)
        if found:
            return found
    return ()


def _of_purpose(scene: Scene, reader: Reader, act: Act, clause: Clause, depth: int) -> Ids:
    """Those at whom the purpose of an act is aimed ("a hunger strike to protest against the government")."""
    for index in scene.below.get(clause.i, ()):
        below = scene.clauses[index]
        inner = reader.act_of(index)
        if (
            inner is None
            or not inner.type
            or below.link not in ("purpose", "relative", "participle")
            or below.kind != "verb"
        ):
            continue
        if act.type in ("PROTEST", "CONSULT") or inner.type == act.type:
            found = parties_of(scene, reader, inner, below, depth + 1)[1]
            if found:
                return found
    return ()


def _actor_of_occasion(scene: Scene, reader: Reader, clause: Clause) -> Ids:
    """Who attacked when somebody came to harm ("killed when police opened fire", "died in police firing")."""
    for index in scene.below.get(clause.i, ()):
        below = scene.clauses[index]
        inner = reader.act_of(index)
        if inner is None or inner.type != "ASSAULT" or below.negated:
            continue
        occasion = below.link == "time" and below.marker in ("when", "as", "after")
        within = below.link == "relative" and any(t in below.subject for _, t in clause.oblique)
        if (occasion or within) and (found := tuple(i for t in below.subject for i in _ids(scene, t))):
            return tuple(dict.fromkeys(found))
    return ()


def _recipient(scene: Scene, clause: Clause, roles: tuple[str, ...], acting: Ids) -> Ids:
    """The best candidate: by the order of roles, but rather one of another country than the actor's."""
    home = {scene.actors[i].country for i in acting} - {None}
    best: tuple[float, Ids] = (0.0, ())
    for rank, role in enumerate(roles):
        tokens = fillers(scene, clause, role)
        direct = tuple(dict.fromkeys(i for t in tokens for i in _ids(scene, t)))
        inner = tuple(dict.fromkeys(i for t in tokens for i in _inner_ids(scene, t, acting)))
        for penalty, ids in ((0.0, direct), (1.0, inner)):
            ids = tuple(i for i in ids if i not in acting)
            if ids and (score := _worth(scene, ids, home) - rank * 0.6 - penalty) > best[0]:
                best = (score, ids)
    return best[1]


def _worth(scene: Scene, ids: Ids, home: set[str | None]) -> float:
    """How well some actors suit as the recipient."""
    who = [scene.actors[i] for i in ids]
    score = 5.0
    if any(a.country for a in who):
        score += 2.0
        if home and any(a.country and a.country not in home for a in who):
            score += 1.0
        elif home:
            score -= 1.5
    elif not any(_is_someone(a) for a in who):
        score -= 1.5
    return score


def _is_someone(actor: Actor) -> bool:
    return actor.kind != "unknown" or is_political(actor) or is_collective(actor)
