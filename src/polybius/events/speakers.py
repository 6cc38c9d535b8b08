"""Who speaks where a clause stands: for demands that only a modal tells ("all sides should …")."""

from polybius.events.acts import Reader
from polybius.events.candidates import Ids, named_ids
from polybius.events.scene import Scene
from polybius.events.words import words
from polybius.vocabulary import Clause

CLIMB = 8


def saying_over(scene: Scene, reader: Reader, clause: Clause) -> Clause | None:
    """The clause of saying in whose content, or around whose quotation, a clause stands."""
    index, child = clause.parent, clause
    for _ in range(CLIMB):
        if index is None:
            break
        parent = scene.clauses[index]
        if child.i in parent.content and _says(reader, parent):
            return parent
        index, child = parent.parent, parent
    return _around_quote(scene, reader, clause) if scene.tokens[clause.head].quoted else None


def _says(reader: Reader, clause: Clause) -> bool:
    act = reader.act_of(clause.i)
    return act is not None and bool(act.frame.family) and clause.kind == "verb" and bool(clause.subject)


def _around_quote(scene: Scene, reader: Reader, clause: Clause) -> Clause | None:
    """The nearest unquoted clause of saying of the same paragraph."""
    here = scene.doc.sentences[clause.sentence]
    best: tuple[int, Clause] | None = None
    for other in reader.sayings:
        sentence = scene.doc.sentences[other.sentence]
        if sentence.paragraph != here.paragraph or scene.tokens[other.head].quoted:
            continue
        distance = abs(other.sentence - clause.sentence) * 2 + (other.sentence > clause.sentence)
        if best is None or distance < best[0]:
            best = (distance, other)
    return best[1] if best else None


def issuer_of(scene: Scene, clause: Clause) -> Ids:
    """Whose paper it is that says something ("released a statement criticising …", "a bill demanding …")."""
    if is_occasion(scene, clause, ()) and clause.parent is not None:
        above = scene.clauses[clause.parent].subject
        return tuple(dict.fromkeys(i for t in above if t not in clause.subject for i in named_ids(scene, t)))
    for token in clause.subject:
        if scene.classes_of(token).isdisjoint(words("papers")):
            continue
        verb = scene.tokens[token].head
        index = scene.clause_at.get(verb)
        if index is not None and index != clause.i and token in scene.clauses[index].object:
            found = [i for t in scene.clauses[index].subject for i in named_ids(scene, t)]
            if found:
                return tuple(dict.fromkeys(found))
    return ()


def is_occasion(scene: Scene, clause: Clause, acting: Ids) -> bool:
    """Whether a participle stands beside the occasion, not its doer ("wrote after the vote demanding …")."""
    if clause.link not in ("relative", "time") or not clause.subject or any(scene.actors[i].code for i in acting):
        return False
    if scene.tokens[clause.head].tag != "VBG":
        return False
    return all(not scene.classes_of(t).isdisjoint(words("occasions")) for t in clause.subject)
