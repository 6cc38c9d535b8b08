"""Whether what a clause says has happened."""

from polybius.tolls.lexicon import governors
from polybius.vocabulary import Clause

UNREAL_MODALS = frozenset({"would", "could", "may", "might", "should", "must", "can", "will", "shall"})
INHERITING = frozenset({"complement", "participle", "argument", "modifier"})
DEPTH = 6


def is_real(clauses: tuple[Clause, ...], clause: Clause) -> bool:
    """Whether a clause is told as having happened: not negated, possible, asked for, aimed at or threatened."""
    for _ in range(DEPTH):
        if clause.negated or clause.question or clause.conditional or clause.attempted or clause.tense == "future":
            return False
        if clause.modal in UNREAL_MODALS or clause.link in ("purpose", "condition"):
            return False
        if clause.link == "relative" and clause.marker == "to":
            return False
        if clause.link == "time" and clause.marker in ("until", "till") and clause.tense == "present":
            return False
        if clause.parent is None or clause.link not in INHERITING:
            return True
        if clause.link == "participle" and clause.tense == "past":
            return True
        parent = clauses[clause.parent]
        if clause.link == "complement" and not _content_is_real(clause, parent):
            return False
        if clause.kind == "noun" and _is_wished(clause, parent):
            return False
        if (
            clause.link in ("complement", "participle")
            and parent.kind == "verb"
            and governors().get(parent.predicate) == "real"
        ):
            return not (parent.negated or parent.conditional)
        clause = parent
    return True


def _content_is_real(clause: Clause, parent: Clause) -> bool:
    """Whether a parent's content has happened: not what is threatened, nor an infinitive, but what is managed."""
    said = governors().get(parent.predicate, "")
    if said == "unreal":
        return False
    return clause.marker != "to" or said == "real" or parent.kind == "copula"


def _is_wished(clause: Clause, parent: Clause) -> bool:
    """Whether a deed told by a noun is only asked for or prevented by the verb over it."""
    unreal = governors().get(parent.predicate) == "unreal" and parent.predicate != "order"
    return unreal and clause.head in (*parent.object, *(t for p, t in parent.oblique if p == "for"))
