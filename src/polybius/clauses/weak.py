"""What is not a clause after all: weak event nouns that nobody takes part in, expletive copulas."""

from polybius.clauses.draft import Draft
from polybius.clauses.lexicon import event_nouns
from polybius.vocabulary import Doc


def drop_unsaid(doc: Doc, drafts: list[Draft]) -> None:
    """Drop weak event nouns without an argument or support, and the frame of clefts."""
    relatives = {doc.tokens[d.token].head: d for d in drafts if d.link == "relative"}
    for d in drafts:
        if d.kind == "noun" and d.merged is None and d.support is None:
            noun = event_nouns()[d.predicate]
            d.gone = noun.weak and not (d.subject or d.object or d.content)
        elif d.kind == "copula" and d.merged is None:
            relative = relatives.get(d.head)
            if relative is not None and [doc.tokens[s].lower for s in d.subject] == ["it"]:
                relative.link, relative.parent, relative.marker = d.link, d.parent, d.marker
                d.merged = relative
