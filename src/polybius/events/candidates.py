"""Candidates for who is acted on: the actors that a noun phrase names, and the choice among phrases."""

from polybius.events.acts import Act
from polybius.events.match import WHEN, fillers
from polybius.events.scene import Scene, is_collective, is_political
from polybius.events.words import words
from polybius.vocabulary import Actor, Clause

THINGS = frozenset({
    "weapon", "explosive", "projectile", "throwable", "document", "statement", "deal", "talks", "money", "law",
    "medium", "disaster", "violence", "figurative", "protest", "sanction", "game", "proposal", "request", "visit",
    "investigation", "concern", "sympathy", "epithet",
})  # fmt: skip
REACH = frozenset({
    "with", "against", "toward", "towards", "near", "along", "outside", "off", "around", "into", "across", "to", "on",
    "between", "out of", "from", "at", "in",
})  # fmt: skip
SITES = frozenset({"unknown", "population", "media", "company"})
ABROAD = frozenset({"with", "to", "against"})
VIOLENT = frozenset({"attack", "violence"})
ABOUT = frozenset({"into", "of", "about", "over"})
SPATIAL = ("MOBILIZE", "RETREAT")
OWN_MOVES = frozenset({"RETREAT", "AGREE", "MOBILIZE", "REJECT"})
RECALLED = "161"
MUTUAL = ("COOPERATE", "CONSULT", "AGREE", "RETREAT")
Ids = tuple[str, ...]
PLACED = 6.0


def named_ids(scene: Scene, token: int) -> Ids:
    """The actors a token denotes, none when it is a thing without a country."""
    index = scene.clause_at.get(token)
    if index is not None and scene.clauses[index].kind == "noun":
        return ()
    found = scene.cast_of(token)
    if all(not a.country and a.kind == "unknown" for a in found) and not scene.classes_of(token).isdisjoint(THINGS):
        return ()
    return tuple(a.id for a in found)


def inner_ids(scene: Scene, token: int, barred: Ids = (), but: frozenset[str] = frozenset()) -> Ids:
    """The actors inside a noun phrase that names a thing: who did it, whose it is, where it is."""
    if scene.tokens[token].lemma.lower() in words("adversaries"):
        return ()
    index = scene.clause_at.get(token)
    if index is not None and scene.clauses[index].kind == "noun" and scene.clauses[index].phase != "end":
        noun = scene.clauses[index]
        but = but | ABOUT | {"against", "for"} if "protest" in scene.classes_of(token) else but
        for tokens in (noun.subject, noun.object, tuple(t for p, t in noun.oblique if p not in but)):
            found = tuple(i for t in tokens for i in (named_ids(scene, t) or near_ids(scene, t)))
            if found:
                return found
    return near_ids(scene, token, barred)


def doing_ids(scene: Scene, token: int) -> Ids:
    """The actors that a subject names: itself, or those inside it; of violence only who did it, not who suffered it."""
    if found := named_ids(scene, token):
        return found
    index = scene.clause_at.get(token)
    if index is None or not is_violence(scene, token):
        return inner_ids(scene, token)
    noun = scene.clauses[index]
    doers = (t for t in noun.subject if not is_site(scene, noun, t))
    return tuple(i for t in doers for i in (named_ids(scene, t) or near_ids(scene, t)))


def is_violence(scene: Scene, token: int) -> bool:
    """Whether a token is an event noun of violence."""
    index = scene.clause_at.get(token)
    if index is None or scene.clauses[index].kind != "noun":
        return False
    called = scene.lexicon.classes.get(scene.clauses[index].predicate, frozenset())
    return not VIOLENT.isdisjoint(scene.classes_of(token) | called)


def is_blame_for_violence(scene: Scene, act: Act, clause: Clause) -> bool:
    """Whether an act condemns violence, and so is aimed at nobody but those who did it."""
    others = {"repression", *words("takeovers")}
    violent = any(is_violence(scene, t) and others.isdisjoint(scene.classes_of(t)) for t in clause.object)
    return violent and act.cameo == "111" and act.type == "ACCUSE"


def is_site(scene: Scene, noun: Clause, token: int) -> bool:
    """Whether a name before a noun of violence tells where it fell ("the Benghazi attack")."""
    node = scene.tokens[token]
    if node.dep != "compound" or node.head != noun.head or noun.kind != "noun":
        return False
    found = scene.cast_of(token)
    return bool(found) and all(a.kind in SITES for a in found) and (token in scene.toponyms or _is_business(found))


def _is_business(found: tuple[Actor, ...]) -> bool:
    return all(actor.kind in ("media", "company") for actor in found)


def told_ids(scene: Scene, token: int) -> Ids:
    """Of whom a claim or a report tells something ("an investigation into claims that soldiers had …")."""
    index = scene.clause_at.get(token)
    content = scene.clauses[index].content if index is not None and scene.clauses[index].kind == "noun" else ()
    told = (t for c in content for t in scene.clauses[c].subject)
    return next((ids for t in told if (ids := named_ids(scene, t))), ())


def actors_inside(scene: Scene, token: int) -> Ids:
    """The actors named inside a noun phrase by a possessive, a demonym or "of"."""
    return near_ids(scene, token)


def near_ids(scene: Scene, token: int, barred: Ids = (), depth: int = 0) -> Ids:
    for inner in scene.inner(token):
        if scene.tokens[inner].dep == "compound" and not scene.classes_of(inner).isdisjoint(words("carriers")):
            continue
        cast = (a for t in _with_conjuncts(scene, inner) for a in scene.cast_of(t))
        found = tuple(dict.fromkeys(a.id for a in cast if (a.country or is_political(a)) and a.id not in barred))
        if found:
            return found
    if depth < 2:
        for inner in scene.inner(token):
            if found := near_ids(scene, inner, barred, depth + 1):
                return found
    return ()


def best_recipient(scene: Scene, clause: Clause, roles: tuple[str, ...], acting: Ids, *, by_deed: bool = False) -> Ids:
    """The best candidate: by the order of roles, but rather one of another country than the actor's.

    `by_deed`: of violence only who did it, since those who suffered it are not condemned.
    """
    home = {scene.actors[i].country for i in acting} - {None}
    best: tuple[float, Ids] = (0.0, ())
    for rank, role in enumerate(roles):
        tokens = fillers(scene, clause, role)
        if not tokens:
            continue
        direct = tuple(dict.fromkeys(i for t in tokens for i in named_ids(scene, t)))
        if by_deed:
            inner = tuple(dict.fromkeys(i for t in tokens for i in doing_ids(scene, t)))
        else:
            others = (t for t in tokens if not _is_all_of(acting, named_ids(scene, t)))
            inner = tuple(dict.fromkeys(i for t in others for i in inner_ids(scene, t, acting)))
        if any(scene.tokens[t].ent == "PERSON" and named_ids(scene, t) for t in tokens):
            inner = ()
        elif not inner and role in ABOUT:
            inner = next((ids for t in tokens if (ids := told_ids(scene, t))), ())
        placed = PLACED if role == "in" and all(_is_quarter(scene, t) for t in tokens) else 0.0
        for penalty, ids in ((placed, direct), (1.0 + placed, inner)):
            ids = tuple(i for i in ids if i not in acting)
            if ids and (score := _worth(scene, ids, home) - rank * 0.6 - penalty) > best[0]:
                best = (score, ids)
    return best[1]


def _is_quarter(scene: Scene, token: int) -> bool:
    """Whether a noun only tells the part of a town or country in which something happens ("the Sisli district")."""
    return scene.tokens[token].lemma.lower() in words("quarters")


def _is_all_of(acting: Ids, named: Ids) -> bool:
    """Whether a noun names nobody but those who act, whose country then is not acted on ("withdrawal of US ships")."""
    return bool(named) and set(named) <= set(acting)


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


def without_own(scene: Scene, act: Act, clause: Clause, acting: Ids, suffering: Ids) -> Ids:
    """The recipients without the actor's own forces and arms, which its own moves are not aimed at."""
    if (act.type not in OWN_MOVES and act.cameo != RECALLED) or not acting:
        return suffering
    homes = {scene.actors[i].country for i in acting if scene.actors[i].sector in (None, "GOV")}
    own = {i for i in suffering if scene.actors[i].sector == "MIL" and scene.actors[i].country in homes}
    if act.type == "RETREAT" and (away := {scene.actors[i].country for i in acting if scene.actors[i].sector == "MIL"}):
        own |= {i for i in suffering if scene.actors[i].kind == "state" and scene.actors[i].country in away}
    for token in clause.object:
        holders = [c for c in scene.tokens[token].children if scene.tokens[c].dep == "poss"]
        if any(actor.id in acting for c in holders for actor in scene.cast_of(c)):
            own.update(actor.id for actor in scene.cast_of(token))
    return tuple(i for i in suffering if i not in own)


def further(scene: Scene, act: Act, clause: Clause, acting: Ids, suffering: Ids) -> Ids:
    """The recipient, or a better one of another country from the clause's other phrases when it names nobody abroad."""
    home = {scene.actors[i].country for i in acting} - {None}
    abroad = {scene.actors[i].country for i in suffering} - {None} - home
    placed = act.type in SPATIAL or act.cameo[:2] == "16"
    nowhere = not acting or (not home and (suffering or act.type not in SPATIAL))
    if abroad or nowhere or act.frame.nobody or act.type == "CONSULT" or is_blame_for_violence(scene, act, clause):
        return suffering
    if suffering and any(scene.actors[i].country or _is_someone(scene.actors[i]) for i in suffering) and not placed:
        return suffering
    for token in _phrases(scene, clause, act.type):
        for find in (named_ids, inner_ids):
            ids = tuple(dict.fromkeys(i for t in _with_conjuncts(scene, token) for i in find(scene, t)))
            if any((country := scene.actors[i].country) and country not in home for i in ids):
                return tuple(i for i in ids if i not in acting)
    if any(scene.actors[i].country for i in suffering):
        return suffering
    return tuple(i for i in _told_beside(scene, act, clause) if i not in acting) or suffering


def _told_beside(scene: Scene, act: Act, clause: Clause) -> Ids:
    """Whom a relative clause or a purpose tells ("an island held by Greece", "sent jets to confront Iran")."""
    places = {*clause.object, *(token for _, token in clause.oblique)}
    for index in scene.below.get(clause.i, ()):
        told = scene.clauses[index]
        if told.kind == "verb" and told.predicate in words("holding") and not places.isdisjoint(told.object):
            found = told.subject
        elif _faces(act, told, places):
            found = told.object
        else:
            continue
        if ids := tuple(dict.fromkeys(i for t in found for i in (named_ids(scene, t) or inner_ids(scene, t)))):
            return ids
    return ()


def _faces(act: Act, told: Clause, places: set[int]) -> bool:
    """Whether the object of a clause is what a place looks upon, or whom a move is to hold off."""
    if told.kind == "verb" and told.predicate in words("facing") and not places.isdisjoint(told.subject):
        return True
    return act.type == "MOBILIZE" and told.link == "purpose" and told.predicate in words("deterring")


def _with_conjuncts(scene: Scene, token: int) -> list[int]:
    """A noun and those joined to it."""
    found = [token]
    for at in found:
        found.extend(c for c in scene.tokens[at].children if scene.tokens[c].dep == "conj" and c > at)
    return found


def _phrases(scene: Scene, clause: Clause, kind: str) -> list[int]:
    """The nouns of a clause's phrases and of those under its object, without times; of aid, of the clause above too."""
    found = [token for preposition, token in clause.oblique if preposition in REACH]
    if kind == "AID" and clause.parent is not None and clause.link in ("relative", "participle"):
        above = scene.clauses[clause.parent]
        found += [*above.object, *(token for preposition, token in above.oblique if preposition in REACH)]
    nouns = list(clause.object)
    for _ in range(2):
        preps = [c for noun in nouns for c in scene.tokens[noun].children if scene.tokens[c].dep == "prep"]
        nouns = [n for p in preps for n in scene.tokens[p].children if scene.tokens[n].dep == "pobj"]
        near = REACH if kind == "MOBILIZE" else ABROAD
        found += [n for n in nouns if scene.tokens[scene.tokens[n].head].lower in near]
    return [token for token in found if scene.entity_label.get(token) not in WHEN]


def is_mutual(scene: Scene, act: Act, clause: Clause, acting: Ids, suffering: Ids) -> bool:
    """Whether those of several countries that act together do so with one another ("India and Pakistan agreed")."""
    homes = {country for i in acting if (country := scene.actors[i].country)}
    if len(homes) < 2:
        return False
    if any(_is_reciprocal(scene, t) for t in (*clause.object, *(t for _, t in clause.oblique))):
        return True
    if any(scene.actors[i].country and scene.actors[i].country not in homes for i in suffering):
        return False
    if any(_is_someone(scene.actors[i]) and not scene.actors[i].country for i in suffering):
        return False
    return act.type in MUTUAL or act.cameo in ("050", "054", "057")


def _is_reciprocal(scene: Scene, token: int) -> bool:
    """Whether a noun is "each other" or "one another", or theirs ("expelled each other's diplomats")."""
    owners = (c for c in scene.tokens[token].children if scene.tokens[c].dep == "poss")
    words = {scene.tokens[t].lower for t in (token, *owners)}
    following = [t.lower for t in scene.tokens[token : token + 2]]
    return not words.isdisjoint(("other", "another")) or following == ["one", "another"]


def is_armed(scene: Scene, tokens: tuple[int, ...]) -> bool:
    """Whether any of some nouns are soldiers, police or arms."""
    return any(not {"armed", "forces", "police"}.isdisjoint(scene.classes_of(t)) for t in tokens)


def goes(scene: Scene, tokens: tuple[int, ...]) -> bool:
    """Whether those who are sent act themselves: armed ones, and helpers."""
    helpers = (a for t in tokens if not words("helpers").isdisjoint(scene.classes_of(t)) for a in scene.cast_of(t))
    return is_armed(scene, tokens) or any(a.country for a in helpers)
