"""What is not a clause after all: weak event nouns that nobody takes part in, expletive copulas."""

from polybius.clauses.draft import Draft
from polybius.clauses.lexicon import event_nouns
from polybius.vocabulary import Doc

TRYING = frozenset({"attempt", "effort", "bid", "try"})
ATTEMPTED = frozenset({"attempted", "failed", "foiled", "botched", "abortive", "thwarted", "averted", "unsuccessful"})
ONLY_WITH_CONTENT = frozenset(
    {"ability", "inability", "step", "move", "right", "effort", "desire", "hope", "determination"}
)


def mark_attempts(doc: Doc, drafts: list[Draft]) -> None:
    """An attempted coup, a failed attack, a bid to seize power."""
    for d in drafts:
        if d.kind == "noun":
            d.attempted = d.attempted or any(doc.tokens[m].lower in ATTEMPTED for m in d.modifiers)
            for c in d.content if d.predicate in TRYING else ():
                c.attempted = True


def mark_questions(doc: Doc, drafts: list[Draft]) -> None:
    """All that is asked in a sentence with a question mark, but not what its relative clauses tell."""
    asking = {s.i for s in doc.sentences if any(t.text == "?" for t in doc.tokens[max(s.first, s.last - 2) : s.last])}
    for d in drafts if asking else ():
        d.question = d.sentence in asking and d.link not in {"relative", "modifier", "time"}


def drop_unsaid(doc: Doc, drafts: list[Draft]) -> None:
    """Drop weak event nouns without an argument or support, and the frame of clefts."""
    relatives = {doc.tokens[d.token].head: d for d in drafts if d.link == "relative"}
    for d in drafts:
        if d.kind == "noun" and d.merged is None and d.support is None:
            noun = event_nouns()[d.predicate]
            bare = d.predicate in ONLY_WITH_CONTENT or not (d.subject or d.object)
            d.gone = noun.weak and bare and not d.content
        elif d.kind == "copula" and d.merged is None:
            relative = relatives.get(d.head) or next((c for c in d.content if d.head in c.subject), None)
            if relative is not None and [doc.tokens[s].lower for s in d.subject] == ["it"]:
                relative.link, relative.parent, relative.marker = d.link, d.parent, d.marker
                d.merged = relative
