"""Whether a row of the codebook fits a clause: its conditions against the clause's arguments."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter

from polybius.events.rows import FLAGS, Condition, Frame
from polybius.events.scene import Scene
from polybius.vocabulary import Clause

NOUN_PREPOSITIONS = frozenset({
    "of", "on", "against", "at", "upon", "into", "to", "with", "for", "in", "between", "by", "from", "over", "among",
    "toward", "towards", "through", "near", "outside", "about",
})  # fmt: skip
PREDICATIVE = frozenset({"oprd", "attr", "acomp", "npadvmod", "intj"})
type Known = dict[str, list[frozenset[str]]]

WHEN = frozenset({"DATE", "TIME"})
OTHER = frozenset({
    "support", "supporter", "content", "doer", "span", "predicative", "about", "whose", "within", "aim", "aimed",
    "doing", "occasion", "if",
})  # fmt: skip
FORMAL = FLAGS | {"adverb", "marker", "modal", "that", "content"}
PLAIN: Mapping[str, Callable[[Clause], tuple[int, ...]]] = {
    "subject": attrgetter("subject"), "object": attrgetter("object"), "indirect": attrgetter("indirect"),
    "modifier": attrgetter("modifiers"),
}  # fmt: skip


def first_fit(scene: Scene, clause: Clause, rows: Sequence[Frame]) -> Frame | None:
    """The first row whose conditions all hold for the clause; what stands in a role is looked up once for all rows."""
    known: Known = {}
    for row in rows:
        for condition in row.conditions:
            if not holds(scene, clause, condition, known):
                break
        else:
            return row
    return None


def holds(scene: Scene, clause: Clause, condition: Condition, known: Known) -> bool:
    """Whether a condition holds: something of the wanted values stands in one of its roles, or nothing does.

    `known` are the classes of what stands in the roles that were asked for before.
    """
    values = condition.values
    for role in condition.roles:
        if role in FORMAL:
            stands = _is_formed(scene, clause, role, values)
        elif not values:
            stands = any(scene.entity_label.get(token) not in WHEN for token in fillers(scene, clause, role))
        else:
            found = known.get(role)
            if found is None:
                found = known[role] = _classes_in(scene, clause, role)
            stands = False
            for classes in found:
                if not values.isdisjoint(classes):
                    stands = True
                    break
        if stands:
            return condition.wanted
    return not condition.wanted


def _classes_in(scene: Scene, clause: Clause, role: str) -> list[frozenset[str]]:
    """The classes of each word that stands in a role; of a support verb its lemma."""
    tokens = fillers(scene, clause, role)
    if role == "support":
        return [frozenset((scene.verb_of(token),)) for token in tokens]
    return [scene.classes_of(token) for token in tokens]


def _is_formed(scene: Scene, clause: Clause, role: str, values: frozenset[str]) -> bool:
    """Whether the form of a clause, its adverbs or its content are as a condition wants them."""
    if role in FLAGS:
        return _flag(scene, clause, role)
    if role == "adverb":
        return not values.isdisjoint(clause.adverbs) if values else bool(clause.adverbs)
    if role in ("marker", "modal"):
        return (clause.marker if role == "marker" else clause.modal) in values
    return bool(clause.content) if role == "that" else _content_stands(scene, clause, values)


def _flag(scene: Scene, clause: Clause, role: str) -> bool:
    if role == "passive":
        return clause.passive
    if role == "begins":
        return clause.phase == "begin"
    if role == "means":
        below = (scene.clauses[index] for index in scene.below.get(clause.i, ()))
        return any(other.marker == "by" and other.kind == "verb" for other in below)
    if role == "negated":
        return clause.negated
    return speaks_of_itself(scene, clause) if role == "own" else is_of_several(scene, clause)


def is_of_several(scene: Scene, clause: Clause) -> bool:
    """Whether the subjects of a clause are of two countries or more ("staged by French and Greek marines")."""
    return len({a.country for token in clause.subject for a in scene.cast_of(token) if a.country}) > 1


def _content_stands(scene: Scene, clause: Clause, values: frozenset[str]) -> bool:
    if not clause.content or not values:
        return bool(clause.content)
    for index in clause.content:
        content = scene.clauses[index]
        if content.negated and "negated" in values:
            return True
        if content.predicate in values or content.modal in values or content.marker in values:
            return True
        if content.support is not None and scene.verb_of(content.support) in values:
            return True
        if not values.isdisjoint(scene.classes_of(content.head)):
            return True
        if "indicative" in values and is_told(content):
            return True
        if "bare" in values and _is_subjunctive(scene, clause, content):
            return True
    return False


def is_told(content: Clause) -> bool:
    """Whether content says what is so or may be so, not what should be ("that Israel was willing", "could stay")."""
    if content.kind == "noun" or content.modal in ("should", "must", "ought"):
        return False
    return content.tense == "past" or content.modal in ("could", "may", "might") or content.aspect == "perfect"


def _is_subjunctive(scene: Scene, clause: Clause, content: Clause) -> bool:
    """Whether content is what should be ("insisted that Iran allow", "that the troops leave", "that it be lifted")."""
    verb = scene.tokens[content.head if content.support is None else content.support]
    if content.modal or content.marker == "to" or content.tense not in ("none", "present"):
        return False
    helpers = [scene.tokens[c] for c in verb.children if scene.tokens[c].dep in ("aux", "auxpass")]
    if helpers:
        return helpers[0].lower == "be" or (helpers[0].lower == "not" and verb.tag == "VB")
    subjects = [scene.tokens[c] for c in verb.children if scene.tokens[c].dep in ("nsubj", "nsubjpass")]
    if not subjects or verb.tag not in ("VB", "VBP") or verb.lower in ("are", "am"):
        return False
    if verb.tag == "VB":
        return True
    joined = any(scene.tokens[c].dep == "conj" for c in subjects[0].children)
    single = subjects[0].tag in ("NN", "NNP") and not joined and subjects[0].lower not in ("police", "people")
    return single or clause.tense == "past"


def speaks_of_itself(scene: Scene, clause: Clause) -> bool:
    """Whether what a clause says will be done by its own subject, or by a body of the subject's country."""
    own = {actor.id for token in clause.subject for actor in scene.cast_of(token)}
    countries = {actor.country for token in clause.subject for actor in scene.cast_of(token) if actor.country}
    for index in clause.content:
        content = scene.clauses[index]
        if content.tense != "future" and content.modal not in ("will", "would"):
            continue
        for token in content.subject or (content.object if content.passive else ()):
            if token in clause.subject or scene.tokens[token].lower in ("we", "i"):
                return True
            if any(actor.id in own or actor.country in countries for actor in scene.cast_of(token)):
                return True
    return False


def predicatives(scene: Scene, clause: Clause) -> tuple[int, ...]:
    """What the object is said to be ("called the vote a sham", "found the plan unacceptable")."""
    found = [c for c in scene.tokens[clause.head].children if scene.tokens[c].dep in PREDICATIVE]
    for token in clause.object:
        inner = (scene.tokens[c] for c in scene.tokens[token].children)
        found += [t.i for t in inner if t.dep == "npadvmod" or (t.dep == "amod" and t.tag == "JJ" and t.i > token)]
    return tuple(c for c in found if scene.entity_label.get(c) not in WHEN)


def _inside(scene: Scene, clause: Clause, role: str) -> tuple[int, ...]:
    """What stands inside the object (about), the subject (whose) or the phrases (within) of a clause."""
    outer = {"about": clause.object, "whose": clause.subject}.get(role, tuple(token for _, token in clause.oblique))
    return tuple(inner for token in outer for inner in scene.inner(token))


def fillers(scene: Scene, clause: Clause, role: str) -> tuple[int, ...]:
    """The tokens in a role of a clause; a preposition also finds what an event noun took as subject or object."""
    if plain := PLAIN.get(role):
        return plain(clause)
    if role not in OTHER:
        return _after(scene, clause, role)
    match role:
        case "support":
            return () if clause.support is None else (clause.support,)
        case "supporter":
            verb = () if clause.support is None else scene.tokens[clause.support].children
            return tuple(c for c in verb if scene.tokens[c].dep == "nsubj")
        case "content" | "doer":
            return tuple(token for index in clause.content for token in scene.clauses[index].subject)
        case "span":
            return tuple(token for preposition, token in clause.oblique if not preposition)
        case "predicative":
            return predicatives(scene, clause)
        case "about" | "whose" | "within":
            said = (token for preposition, token in clause.oblique if preposition == role == "about")
            return (*_inside(scene, clause, role), *said)
    return _around(scene, clause, role)


def _after(scene: Scene, clause: Clause, role: str) -> tuple[int, ...]:
    """The tokens after a preposition."""
    found = tuple([token for preposition, token in clause.oblique if preposition == role])
    if not found and role == "by" and clause.passive and clause.kind == "verb":
        return clause.subject
    if not found and clause.kind == "noun" and role in NOUN_PREPOSITIONS:
        found = tuple(t for t in (*clause.object, *clause.subject) if role in scene.prepositions(t, clause.head))
    return found


def _around(scene: Scene, clause: Clause, role: str) -> tuple[int, ...]:
    """What the clauses around one tell: its purposes, whom they are for, what is done meanwhile, its occasions, or who
    a condition is about."""
    if role in ("aim", "aimed", "doing"):
        link = "participle" if role == "doing" else "purpose"
        linked = [c for i in scene.below.get(clause.i, ()) if (c := scene.clauses[i]).link == link]
        return tuple(t for c in linked for t in (c.object if role == "aimed" else (c.head,)))
    if role == "occasion":
        return tuple(t for near in (clause, *scene.joined(clause)) for t in scene.occasions(near))
    return tuple(t for c in scene.in_sentence.get(clause.sentence, ()) if c.link == "condition" for t in c.subject)
