"""Who speaks where a clause stands: for demands that only a modal tells ("all sides should …")."""

from polybius.events.acts import Reader
from polybius.events.scene import Scene
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
