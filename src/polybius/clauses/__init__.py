"""Doc → Clause: one predicate and its arguments, whatever the surface form."""

from polybius.clauses.complete import with_own_phrases
from polybius.clauses.control import inherit
from polybius.clauses.draft import Draft, settle
from polybius.clauses.lexicon import act_participles
from polybius.clauses.links import Links
from polybius.clauses.nouns import is_event_noun, read_noun
from polybius.clauses.phrases import Phrases
from polybius.clauses.repairs import repaired
from polybius.clauses.revision import (
    drop_unsaid,
    give_agents,
    mark_attempts,
    mark_degrees,
    mark_questions,
    speak_through,
    suffer,
)
from polybius.clauses.support import merge_supports
from polybius.clauses.verbs import (
    is_clause,
    is_conjoined_participle,
    read_conjoined_participle,
    read_participle,
    read_verb,
)
from polybius.vocabulary import Clause, Doc

TELLING = frozenset({"VERB", "AUX", "NOUN", "PROPN"})
MODIFYING = frozenset({"amod", "dobj"})

__all__ = ["find_clauses", "repaired", "with_own_phrases"]


def find_clauses(doc: Doc, mended: Doc | None = None) -> tuple[Clause, ...]:
    """All clauses of a document, in text order of their heads; `Clause.i` is the position in the tuple.

    `mended` is the document with its tree already `repaired`.
    """
    doc = repaired(doc) if mended is None else mended
    phrases = Phrases(doc)
    drafts = _top_down(doc, _read(phrases))
    links = Links(phrases, drafts)
    for d in drafts:
        links.connect(d)
        inherit(links, d)
    suffer(doc, drafts)
    merge_supports(links, drafts)
    give_agents(doc, drafts)
    speak_through(doc, drafts)
    mark_attempts(doc, drafts)
    mark_degrees(drafts)
    mark_questions(doc, drafts)
    drop_unsaid(doc, drafts)
    return settle(doc, drafts)


def _read(phrases: Phrases) -> dict[int, Draft]:
    """A draft for each verb and event noun."""
    found: dict[int, Draft] = {}
    participles = act_participles()
    for t in phrases.doc.tokens:
        if t.pos not in TELLING and t.tag != "JJ" and t.dep not in MODIFYING:
            continue
        if is_clause(phrases.doc, t):
            found[t.i] = read_verb(phrases, t.i)
        elif (noun := is_event_noun(phrases, t)) is not None:
            found[t.i] = read_noun(phrases, t.i, noun)
        elif t.dep == "amod" and is_conjoined_participle(phrases.doc, t):
            found[t.i] = read_conjoined_participle(phrases, t.i)
        elif t.dep == "amod" and t.lower in participles:
            found[t.i] = read_participle(phrases, t.i)
    return found


def _top_down(doc: Doc, found: dict[int, Draft]) -> list[Draft]:
    """Drafts so that what governs comes before what is governed."""
    depth: dict[int, int] = {}
    for i in found:
        path: list[int] = []
        at = i
        while at not in depth and doc.tokens[at].head != at and at not in path[-60:]:
            path.append(at)
            at = doc.tokens[at].head
        level = depth.setdefault(at, 0)
        for step in reversed(path):
            level += 1
            depth[step] = level
    return [found[i] for i in sorted(found, key=lambda i: (depth[i], i))]
