"""Standing ties between actors: allies, backers, controllers, enemies, members."""

from collections.abc import Iterator

from polybius.events.rows import RelationRow
from polybius.events.scene import Scene
from polybius.vocabulary import Clause, Relation

LAND = frozenset({"territory", "facility"})
BODY = frozenset({"government", "organisation", "armed", "persons"})
JOINED = frozenset({"amod", "acl", "compound", "nmod", "ROOT", "appos"})


def find_relations(scene: Scene) -> tuple[Relation, ...]:
    """All standing ties, in text order."""
    found = sorted((*_from_joined(scene), *_from_nouns(scene), *_from_verbs(scene)), key=lambda r: (r.start, r.end))
    seen: set[tuple[int, str]] = set()
    kept = []
    for relation in found:
        if (relation.start, relation.kind) not in seen:
            seen.add((relation.start, relation.kind))
            kept.append(relation)
    return tuple(_numbered(kept))


def _numbered(relations: list[Relation]) -> Iterator[Relation]:
    for number, r in enumerate(relations, 1):
        yield Relation(id=f"r{number}", kind=r.kind, actor=r.actor, recipient=r.recipient, start=r.start, end=r.end)


def is_standing(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells a lasting tie rather than an act: a plain present, in a relative clause or of a state."""
    row = scene.lexicon.ties.get(("verb", clause.predicate))
    if row is None or clause.kind != "verb" or clause.tense != "present" or clause.aspect != "simple":
        return False
    return clause.link == "relative" and not clause.modal and not clause.negated


def _relation(
    scene: Scene, row: RelationRow, actor: tuple[str, ...], thing: int, start: int, end: int
) -> Relation | None:
    recipient = scene.cast.at.get(thing, ())
    classes = scene.classes_of(thing)
    land = not LAND.isdisjoint(classes) and BODY.isdisjoint(classes) and "state" not in classes
    if not actor or not recipient or set(actor) & set(recipient):
        return None
    return Relation(
        id="", kind=row.territory if land else row.kind, actor=actor, recipient=recipient, start=start, end=end
    )


def _from_joined(scene: Scene) -> Iterator[Relation]:
    """ "Hamas-controlled", "Iran-backed", "government held"."""
    for token in scene.tokens:
        if token.dep not in JOINED:
            continue
        word, _, last = token.lower.rpartition("-")
        row = scene.lexicon.ties.get(("joined", last))
        if row is None:
            continue
        named = token.i if word else _named_before(scene, token.i)
        if named is None or token.head == token.i:
            continue
        found = _relation(scene, row, _who(scene, named), token.head, token.start, token.end)
        if found:
            yield found


def _named_before(scene: Scene, i: int) -> int | None:
    if i and scene.tokens[i - 1].text == "-" and i > 1:
        return i - 2
    return i - 1 if i and scene.tokens[i - 1].pos in ("NOUN", "PROPN") and scene.tokens[i].dep == "amod" else None


def _who(scene: Scene, token: int) -> tuple[str, ...]:
    return tuple(a.id for a in scene.cast_of(token))


def _from_nouns(scene: Scene) -> Iterator[Relation]:
    """ "an ally of Syria", "Syria's ally", "the key U.S. ally"."""
    for token in scene.tokens:
        row = scene.lexicon.ties.get(("noun", token.lemma.lower())) if token.pos == "NOUN" else None
        if row is None:
            continue
        other = next((i for i in scene.inner(token.i) if scene.cast.at.get(i) and scene.tokens[i].dep != "appos"), None)
        if other is None:
            continue
        who = _holder(scene, token.i)
        if who and not set(who) & set(scene.cast.at.get(other, ())):
            found = _relation(scene, row, who, other, token.start, token.end)
            if found:
                yield found


def _holder(scene: Scene, token: int) -> tuple[str, ...]:
    """The one a noun is said of: the subject of "to be", the head or name in apposition, or the noun itself."""
    node = scene.tokens[token]
    if node.dep == "attr":
        subject = scene.doc.child(node.head, "nsubj")
        if subject is not None:
            return _who(scene, subject)
    if node.dep == "appos":
        return _who(scene, node.head)
    name = scene.doc.child(token, "appos")
    if name is not None:
        return _who(scene, name)
    return _who(scene, token)


def _from_verbs(scene: Scene) -> Iterator[Relation]:
    for clause in scene.clauses:
        if not is_standing(scene, clause):
            continue
        row = scene.lexicon.ties[("verb", clause.predicate)]
        for thing in clause.object:
            who = tuple(dict.fromkeys(i for token in clause.subject for i in _who(scene, token)))
            found = _relation(scene, row, who, thing, clause.start, clause.end)
            if found:
                yield found
