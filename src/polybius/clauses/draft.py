"""A clause while it is being read: the same fields, still open."""

import msgspec

from polybius.vocabulary import Clause, Doc


class Draft(msgspec.Struct, eq=False):
    """A clause under construction; `surface` is its grammatical subject, which others may inherit.

    `token` is the word that stands for the clause in the tree (the verb, the noun, the copula); `finite` is false for
    infinitives and participles; `fronted` is true when the object is the gap of a relative clause; `conjunct` is the
    verb that a misread participle is conjoined with; `merged` is the draft that took this one over.
    """

    token: int
    kind: str
    predicate: str
    head: int
    sentence: int
    particle: int | None = None
    support: int | None = None
    noun_class: str = ""
    subject: list[int] = msgspec.field(default_factory=list)
    object: list[int] = msgspec.field(default_factory=list)
    indirect: list[int] = msgspec.field(default_factory=list)
    oblique: list[tuple[str, int]] = msgspec.field(default_factory=list)
    modifiers: list[int] = msgspec.field(default_factory=list)
    adverbs: list[str] = msgspec.field(default_factory=list)
    surface: list[int] = msgspec.field(default_factory=list)
    content: list["Draft"] = msgspec.field(default_factory=list)
    parent: "Draft | None" = None
    merged: "Draft | None" = None
    gone: bool = False
    link: str = "root"
    marker: str = ""
    negated: bool = False
    modal: str = ""
    tense: str = "none"
    aspect: str = "simple"
    passive: bool = False
    finite: bool = False
    own_subject: bool = False
    expletive: bool = False
    fronted: bool = False
    conjunct: int | None = None
    phase: str = ""
    attempted: bool = False
    question: bool = False
    conditional: bool = False


FORM = ("negated", "modal", "tense", "aspect", "passive", "finite", "question", "conditional")


def take_form(kept: Draft, given: Draft) -> None:
    """Give a draft the negation, modal, tense and mood of the verb that carries it."""
    negated, modal = kept.negated or given.negated, kept.modal
    for name in FORM:
        setattr(kept, name, getattr(given, name))
    kept.negated, kept.modal = negated, kept.modal or modal


def standing(draft: "Draft | None") -> "Draft | None":
    """The draft that now stands for this one, after all merging."""
    seen = 0
    while draft is not None and draft.merged is not None and seen < 50:
        draft, seen = draft.merged, seen + 1
    return None if draft is None or draft.gone else draft


def settle(doc: Doc, drafts: list[Draft]) -> tuple[Clause, ...]:
    """Drafts as clauses, in text order, with content and parent as indices."""
    kept = sorted((d for d in drafts if d.merged is None and not d.gone), key=lambda d: (d.head, d.token))
    index = {id(d): n for n, d in enumerate(kept)}
    return tuple(_clause(doc, n, d, index) for n, d in enumerate(kept))


def _clause(doc: Doc, n: int, d: Draft, index: dict[int, int]) -> Clause:
    parent = _root_of(d)
    said = {index[id(c)] for c in map(standing, d.content) if c is not None and id(c) in index} if d.content else set()
    content = sorted(said - {n})
    first = last = d.head
    if d.kind == "noun" and "-" in d.predicate and doc.tokens[d.head - 1].text == "-" and d.head >= 2:
        first = d.head - 2
    if d.particle is not None and 0 < d.particle - d.head <= 1:
        last = d.particle
    return Clause(
        i=n, start=doc.tokens[first].start, end=doc.tokens[last].end, content=tuple(content),
        parent=None if parent is None else index.get(id(parent)), kind=d.kind, predicate=d.predicate, head=d.head,  # type: ignore[arg-type]
        support=d.support, sentence=d.sentence, link=d.link, marker=d.marker, negated=d.negated, modal=d.modal,  # type: ignore[arg-type]
        tense=d.tense, aspect=d.aspect, passive=d.passive, phase=d.phase, attempted=d.attempted,  # type: ignore[arg-type]
        question=d.question, conditional=d.conditional, subject=_once(d.subject), object=_once(d.object),
        indirect=_once(d.indirect), oblique=_once(d.oblique), modifiers=_once(d.modifiers), adverbs=_once(d.adverbs),
    )  # fmt: skip


def _once[Part](parts: list[Part]) -> tuple[Part, ...]:
    """Parts in their order, each once."""
    return tuple(parts) if len(parts) < 2 else tuple(dict.fromkeys(parts))


def _root_of(d: Draft) -> Draft | None:
    """The nearest standing draft above, never the draft itself."""
    above, steps = d.parent, 0
    while above is not None and steps < 50:
        stand = standing(above)
        if stand is not None and stand is not d:
            return stand
        above, steps = above.parent, steps + 1
    return None
