"""What shows only when all clauses are read: attempts, questions, bare passives, and what is no clause after all."""

from polybius.clauses.draft import Draft, standing
from polybius.clauses.lexicon import event_nouns, transitive_verbs, words
from polybius.vocabulary import Doc

SPEAKING = frozenset({"speech", "protest", "request", "judgement", "plan", "hostile", "accusation"})


def suffer(doc: Doc, drafts: list[Draft]) -> None:
    """ "Three Americans wounded", "the letter released Monday": bare past forms of transitive verbs are passive."""
    for d in drafts:
        if d.predicate in transitive_verbs() and not (d.passive or d.object or d.content or d.phase or d.modal):
            bare = all(doc.tokens[c].dep not in {"aux", "auxpass"} for c in doc.tokens[d.token].children)
            joined = doc.tokens[d.token].dep == "conj" and not d.own_subject and doc.tokens[d.token].tag == "VBD"
            if bare and not joined and doc.tokens[d.token].tag in {"VBD", "VBN"} and d.aspect == "simple":
                d.object, d.subject, d.passive = list(d.subject), [], True


def give_agents(doc: Doc, drafts: list[Draft]) -> None:
    """ "Followed attacks on Monday by rebels": who follows "by" beside an active verb did what its object names."""
    nouns = {d.token: d for d in drafts if d.kind == "noun" and not d.subject}
    for d in drafts:
        named = next((nouns[o] for o in d.object if o in nouns), None)
        if d.kind != "verb" or d.passive or not d.own_subject or named is None:
            continue
        by = [c for c in doc.tokens[d.token].children if doc.tokens[c].dep == "agent" and c > named.token]
        agents = [p for c in by for p in doc.tokens[c].children if p in d.subject]
        if agents:
            d.subject = [s for s in d.subject if s not in agents]
            named.subject = agents
            later = [p for name, p in d.oblique if name in {"on", "against"} and p > agents[-1]]
            named.object = named.object or later[:1]


def mark_attempts(doc: Doc, drafts: list[Draft]) -> None:
    """An attempted coup, a failed attack, a bid to seize power."""
    for d in drafts:
        if d.kind == "noun":
            d.attempted = d.attempted or any(doc.tokens[m].lower in words("attempted") for m in d.modifiers)
            for c in d.content if d.predicate in words("trying") else ():
                c.attempted = True


def mark_degrees(drafts: list[Draft]) -> None:
    """ "Too weak to attack", "not strong enough to attack": what lies beyond somebody's power is not done."""
    for d in drafts:
        beyond = "too" in d.adverbs or ("enough" in d.adverbs and d.negated)
        if d.kind != "copula" or not (beyond or "enough" in d.adverbs) or {"only", "all", "never"} & set(d.adverbs):
            continue
        for c in map(standing, d.content):
            if c is not None and c.marker == "to":
                c.negated, c.modal = c.negated or beyond, c.modal or ("" if beyond else "can")


def speak_through(doc: Doc, drafts: list[Draft]) -> None:
    """ "Issued a statement condemning the raid": what a statement or protest says is said by whoever makes it."""
    nouns = {d.token: d for d in drafts if d.kind == "noun" and d.noun_class in SPEAKING and d.subject}
    for d in drafts:
        if d.kind == "verb" and len(d.subject) == 1 and doc.tokens[d.token].dep == "acl":
            noun = nouns.get(d.subject[0])
            if noun is not None and doc.tokens[d.token].tag == "VBG":
                d.subject = list(noun.subject)


def mark_questions(doc: Doc, drafts: list[Draft]) -> None:
    """All that is asked in a sentence with a question mark, but not what its relative clauses tell."""
    asking = {s.i for s in doc.sentences if any(t.text == "?" for t in doc.tokens[max(s.first, s.last - 2) : s.last])}
    for d in drafts if asking else ():
        d.question = d.sentence in asking and d.link not in {"relative", "modifier", "time"}


def _uncover(d: Draft) -> None:
    """ "Suspected gunmen attacked" read as somebody's suspicion: the attack is what the sentence tells."""
    told = d.content[0]
    told.link, told.parent, told.marker = d.link, d.parent, d.marker
    told.oblique = [*d.oblique, *told.oblique]
    d.merged = told


def _names_act(doc: Doc, d: Draft, preposition: str = "of") -> bool:
    """Whether a phrase says which act is offered, planned or called for (an offer of talks, calls for a truce)."""
    return any(name == preposition and doc.tokens[p].lemma.lower() in event_nouns() for name, p in d.oblique)


def drop_unsaid(doc: Doc, drafts: list[Draft]) -> None:
    """Drop weak event nouns without an argument or support, the frame of clefts, and adjectives taken for verbs."""
    relatives = {doc.tokens[d.token].head: d for d in drafts if d.link == "relative"}
    for d in drafts:
        nobody = not (d.surface or d.passive or d.merged)
        if nobody and d.content and d.tense == "past" and d.predicate in words("supposed"):
            _uncover(d)
        elif d.kind == "noun" and d.merged is None and d.support is None:
            noun = event_nouns()[d.predicate]
            bare = d.predicate in words("only with content") or not (d.subject or d.object)
            bare = bare and not any(doc.tokens[m].lower in words("by wire") for m in d.modifiers)
            bare = bare and not (d.noun_class == "phoning" and _names_act(doc, d, "for"))
            d.gone = noun.weak and bare and not d.content and not (d.noun_class == "plan" and _names_act(doc, d))
        elif d.kind == "copula" and d.merged is None:
            relative = relatives.get(d.head) or next((c for c in d.content if d.head in c.subject), None)
            if relative is not None and [doc.tokens[s].lower for s in d.subject] == ["it"]:
                relative.link, relative.parent, relative.marker = d.link, d.parent, d.marker
                d.merged = relative
