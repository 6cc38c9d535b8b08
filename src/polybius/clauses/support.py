"""Support, phase and attempt verbs: one clause with the noun or verb that carries the meaning."""

from polybius.clauses.draft import Draft, standing, take_form
from polybius.clauses.lexicon import Phase, Support, event_nouns, phases, supports, words
from polybius.clauses.links import Links

ENDED_BY_OTHERS = frozenset({"protest", "conflict", "contest"})
LENT_INDIRECT = frozenset({"transfer", "speech", "request", "hostile", "favour"})
UNLENT = frozenset({"of", "in", "at", "from", "by", "for"})
LENT_FOR = frozenset({"transfer", "favour"})
SHARED_BY_ALL = frozenset({"parties", "conflict", "exchange", "phoning"})


def merge_supports(links: Links, drafts: list[Draft]) -> None:
    """Merge each support verb into its event nouns, each phase verb into its complement, from the inside out."""
    for d in reversed(drafts):
        if d.kind == "noun" or d.merged is not None or d.gone:
            continue
        if not (_merge_phase(d) or _merge_sight(links, d)):
            _merge_nouns(links, d)


def _merge_phase(d: Draft) -> bool:
    """ "Began to shell", "tried to cross", "have to leave", "is to sign": the governed verb takes over."""
    row = phases().get(d.predicate) or _future(d)
    kept = [c for c in map(standing, d.content) if c is not None]
    if row is None or not kept or d.object not in ([], kept[0].object):
        return False
    if row.modal == "used to" and d.tense != "past":
        return False
    if any(inner.finite or inner.own_subject for inner in kept) or (row.modal and kept[0].marker != "to"):
        return False
    _take_over(kept, d)
    for inner in kept:
        inner.modal = inner.modal or row.modal
        inner.attempted = inner.attempted or row.attempted == "yes"
        if "short" in d.adverbs:
            inner.negated = True
        else:
            inner.phase = inner.phase or row.phase
        if row.modal == "will":
            inner.tense, inner.aspect = "future", "simple"
    return True


def _future(d: Draft) -> Phase | None:
    """ "Is to", "is going to"."""
    if (d.predicate == "be" and d.kind == "verb") or (
        d.predicate == "go" and d.aspect == "progressive" and not d.oblique
    ):
        return Phase(d.predicate, "", "no", "will")
    return None


def _take_over(kept: list[Draft], given: Draft) -> None:
    """The kept drafts stand where the given one stood."""
    inner = [c for c in given.content if all(standing(c) is not k for k in kept)]
    for d in kept:
        passive = d.passive
        take_form(d, given)
        d.passive = passive
        d.surface = d.surface or list(given.surface)
        d.support = given.token if d.kind != "noun" or d.support is None else d.support
        d.parent, d.link, d.marker = given.parent, given.link, given.marker
        d.oblique = sorted([*d.oblique, *given.oblique], key=lambda pair: pair[1])
        d.adverbs = [*given.adverbs, *d.adverbs]
        d.indirect = [*d.indirect, *given.indirect]
        d.content = [c for c in (*d.content, *inner) if all(c is not k for k in kept)]
        d.attempted = d.attempted or given.attempted
        d.phase = d.phase or given.phase
    given.merged = kept[0]
    above = given.parent
    if above is not None and any(c is given for c in above.content):
        above.content += kept[1:]


def _merge_sight(links: Links, d: Draft) -> bool:
    """ "The onslaught saw 1,500 fighters cross": what is seen by a happening or a time simply happens."""
    if d.predicate not in words("seeing") or d.object or len(d.content) != 1 or not d.subject:
        return False
    if not all(_no_witness(links, s) for s in d.subject):
        return False
    inner = d.content[0]
    tense, aspect, subject, passive = d.tense, d.aspect, list(d.subject), inner.passive
    inner.parent, inner.link, inner.marker = d.parent, d.link, d.marker
    inner.tense, inner.aspect, inner.passive, inner.finite = tense, aspect, passive, d.finite
    inner.oblique = sorted([*inner.oblique, *d.oblique, *(("in", s) for s in subject)], key=lambda pair: pair[1])
    if d.parent is not None and any(c is d for c in d.parent.content):
        d.parent.content.append(inner)
    d.merged = inner
    return True


def _no_witness(links: Links, i: int) -> bool:
    owner, t = links.owner.get(i), links.tokens[i]
    return (
        (owner is not None and owner.kind == "noun") or t.ent in {"DATE", "TIME"} or t.lemma.lower() in words("times")
    )


def _merge_nouns(links: Links, d: Draft) -> None:
    """Merge a support verb into the event nouns among its arguments, unless it says what they are ("called it …")."""
    if any(links.tokens[c].dep == "oprd" for c in links.tokens[d.token].children):
        return
    for row in (*supports().get(d.predicate, ()), *_general_rows(links, d)):
        places = _places(d, row.via)
        found = [n for p in places if (n := links.owner.get(p)) is not None and n is not d and _fits(n, row)]
        if found:
            _support(links, d, row, found, len(found) == len(places))
            return


def _general_rows(links: Links, d: Draft) -> tuple[Support, ...]:
    """What "there is", "the week saw" and the verbs of phase do to any event noun."""
    if d.predicate == "exist":
        return (Support("exist", (), "subject"),)
    if d.predicate in words("seeing") and d.subject and all(_no_witness(links, s) for s in d.subject):
        return (Support(d.predicate, (), "object"),)
    row = phases().get(d.predicate)
    if row is None or not row.phase or d.kind != "verb":
        return ()
    if d.object:
        return (Support(d.predicate, (), "object", "subject", "", row.phase),)
    return (Support(d.predicate, (), "subject", "", "", row.phase),)


def _places(d: Draft, via: str) -> list[int]:
    if via == "object":
        return d.object
    if via == "subject":
        return [] if d.object else d.subject
    return [p for name, p in d.oblique if name == via]


def _fits(noun: Draft, row: Support) -> bool:
    if noun.kind != "noun" or noun.merged is not None:
        return False
    return not row.nouns or noun.noun_class in row.nouns or noun.predicate in row.nouns


def _support(links: Links, d: Draft, row: Support, nouns: list[Draft], all_nouns: bool) -> None:
    """Give the nouns their roles and, when nothing else hangs on the verb, its place."""
    heads = {n.token for n in nouns}
    subject = [s for s in d.subject if s not in heads]
    if (
        row.via == "object"
        and row.phase == "end"
        and not row.nouns
        and subject
        and _of_others(links, nouns[0], subject)
    ):
        for noun in nouns:
            noun.phase = "end"
        return
    for noun in nouns:
        _give_roles(links, noun, row, d, heads)
        noun.phase = row.phase or noun.phase
        noun.support = d.token
    if d.link == "relative" and any(links.tokens[d.token].head == h for h in heads):
        for noun in nouns:
            noun.oblique = sorted(
                [*noun.oblique, *(pair for pair in d.oblique if pair[1] not in heads)], key=lambda p: p[1]
            )
            noun.negated, noun.modal = noun.negated or d.negated, noun.modal or d.modal
            noun.tense, noun.aspect = d.tense, d.aspect
        d.merged = nouns[0]
    elif all_nouns:
        phase = d.phase
        d.phase = ""
        _take_over(nouns, d)
        for noun in nouns:
            taken = {*heads, *noun.subject, *noun.object}
            noun.oblique = [(name, p) for name, p in noun.oblique if p not in taken]
            noun.passive, noun.phase = d.passive, noun.phase or phase


def _of_others(links: Links, noun: Draft, enders: list[int]) -> bool:
    """Whether what is ended is not the doing of those who end it (police ended the protest, the Israeli raids)."""
    own = [s for s in noun.subject if links.tokens[s].tag != "PRP$" and s not in enders]
    return noun.noun_class in ENDED_BY_OTHERS or (bool(own) and noun.noun_class not in SHARED_BY_ALL)


def _give_roles(links: Links, noun: Draft, row: Support, d: Draft, heads: set[int]) -> None:
    """Give the verb's subject and object, or its "against" and "to" phrases, to the noun where it has none."""
    subject = [s for s in d.subject if s not in heads]
    other = [o for o in d.object if o not in heads]
    if row.subject == "subject" and subject and row.phase == "end" and noun.subject:
        noun.object = noun.object or [s for s in noun.subject if links.tokens[s].tag != "PRP$" and s not in subject]
        noun.subject = list(subject)
    elif row.subject == "subject" and subject:
        noun.subject = [*subject, *(noun.subject if noun.noun_class in SHARED_BY_ALL else ())]
    elif row.subject == "object" and not noun.object:
        noun.object = list(subject)
        _agent_of_undergone(noun, d)
    if row.object and other and not getattr(noun, row.object):
        setattr(noun, row.object, list(other))
    if not noun.object:
        noun.object = _from_obliques(links, noun, d)


def _agent_of_undergone(noun: Draft, d: Draft) -> None:
    """ "Came under fire from rebels", "faces sanctions by the EU": who acts stands in a phrase of the verb."""
    found = [(name, p) for name, p in d.oblique if name in {"from", "by"} and p != noun.token]
    if found and not noun.subject:
        noun.subject = [p for _, p in found]
        d.oblique = [pair for pair in d.oblique if pair not in found]


def _from_obliques(links: Links, noun: Draft, d: Draft) -> list[int]:
    if noun.noun_class in LENT_INDIRECT and d.indirect:
        return list(d.indirect)
    for slot in event_nouns()[noun.predicate].noun_class.object:
        found = [p for name, p in d.oblique if name == slot and p != noun.token and not links.dated(p)]
        if found and (slot not in UNLENT or (slot == "for" and noun.noun_class in LENT_FOR)):
            d.oblique = [(name, p) for name, p in d.oblique if name != slot]
            return found
    return []
