"""Support, phase and attempt verbs: one clause with the noun or verb that carries the meaning."""

from polybius.clauses.draft import Draft, take_form
from polybius.clauses.lexicon import Support, phases, supports
from polybius.clauses.links import Links

NEGATABLE = ("oblique", "adverbs", "indirect")
ENDED_BY_OTHERS = frozenset({"protest", "parties", "contest"})


def merge_supports(links: Links, drafts: list[Draft]) -> None:
    """Merge each support verb into its event nouns, each phase verb into its complement, from the inside out."""
    for d in reversed(drafts):
        if d.kind != "noun" and d.merged is None and not d.gone:
            _merge_phase(d) or _merge_nouns(links, d)  # type: ignore[func-returns-value]


def _merge_phase(d: Draft) -> bool:
    """ "Began to shell", "tried to cross", "have to leave": the governed verb takes over."""
    row = phases().get(d.predicate)
    if row is None or len(d.content) != 1 or d.object != [] and d.object != d.content[0].object:
        return False
    inner = d.content[0]
    if inner.finite or inner.kind == "noun" or inner.merged is not None:
        return False
    if row.modal == "used to" and d.tense != "past":
        return False
    modal = row.modal
    _take_over(inner, d)
    inner.modal = inner.modal or modal
    inner.attempted = inner.attempted or row.attempted == "yes"
    inner.phase = inner.phase or row.phase
    return True


def _take_over(kept: Draft, given: Draft) -> None:
    """The kept draft stands where the given one stood."""
    passive = kept.passive
    take_form(kept, given)
    kept.passive = passive
    if not kept.surface:
        kept.surface = list(given.surface)
    kept.support = given.head if given.support is None else given.support
    kept.parent, kept.link, kept.marker = given.parent, given.link, given.marker
    kept.oblique = sorted([*kept.oblique, *given.oblique], key=lambda pair: pair[1])
    kept.adverbs = [*given.adverbs, *kept.adverbs]
    kept.indirect = [*kept.indirect, *given.indirect]
    kept.content = [c for c in (*kept.content, *given.content) if c is not kept]
    kept.attempted = kept.attempted or given.attempted
    kept.phase = kept.phase or given.phase
    given.merged = kept


def _merge_nouns(links: Links, d: Draft) -> None:
    """Merge a support verb into the event nouns among its arguments."""
    rows = supports().get(d.predicate, ())
    for row in (*rows, *_phase_rows(d)):
        places = _places(d, row.via)
        nouns = [n for p in places if (n := links.owner.get(p)) is not None and _fits(n, row)]
        if nouns:
            _support(d, row, nouns, len(nouns) == len(places))
            return


def _phase_rows(d: Draft) -> tuple[Support, ...]:
    """Begin, continue and end with an event noun as object or subject."""
    row = phases().get(d.predicate) or (phases().get(d.predicate.split()[0]) if d.kind == "copula" else None)
    if row is None:
        return (Support("exist", (), "subject"),) if d.predicate == "exist" else ()
    if not row.phase:
        return ()
    return (
        Support(d.predicate, (), "object", "subject", "", row.phase),
        Support(d.predicate, (), "subject", "", "", row.phase),
    )


def _places(d: Draft, via: str) -> list[int]:
    if via == "object":
        return d.object
    if via == "subject":
        return d.subject
    return [p for name, p in d.oblique if name == via]


def _fits(noun: Draft, row: Support) -> bool:
    if noun.kind != "noun" or noun.merged is not None:
        return False
    if row.phase == "end" and not row.nouns and row.via == "object" and noun.noun_class in ENDED_BY_OTHERS:
        return False
    return not row.nouns or noun.noun_class in row.nouns or noun.predicate in row.nouns


def _support(d: Draft, row: Support, nouns: list[Draft], all_nouns: bool) -> None:
    subject, other = list(d.subject), list(d.object)
    for noun in nouns:
        _give_roles(noun, row, subject, [o for o in other if all(n.token != o for n in nouns)], d)
    if all_nouns:
        for noun in nouns[::-1]:
            held = [n.content for n in nouns]
            _take_over(noun, d)
            noun.oblique = [(name, p) for name, p in noun.oblique if all(n.token != p for n in nouns)]
            noun.passive = d.passive
            noun.phase = row.phase or noun.phase
            del held
        d.merged = nouns[0]
    else:
        for noun in nouns:
            noun.support, noun.phase = d.head, row.phase or noun.phase


def _give_roles(noun: Draft, row: Support, subject: list[int], other: list[int], d: Draft) -> None:
    """Give the verb's subject and object, or its "against" and "to" phrases, to the noun where it has none."""
    own = [s for s in subject if s != noun.token]
    if row.subject == "subject" and not noun.subject:
        noun.subject = own
    elif row.subject == "object" and not noun.object:
        noun.object = own
    if row.object and other and not getattr(noun, row.object):
        setattr(noun, row.object, other)
    if not noun.object:
        noun.object = _from_obliques(noun, d)


def _from_obliques(noun: Draft, d: Draft) -> list[int]:
    from polybius.clauses.lexicon import event_nouns

    if noun.noun_class in {"transfer", "speech", "request", "hostile"} and d.indirect:
        return list(d.indirect)
    for slot in event_nouns()[noun.predicate].noun_class.object:
        found = [p for name, p in d.oblique if name == slot and p != noun.token]
        if found and slot not in {"of", "in", "at"}:
            d.oblique = [(name, p) for name, p in d.oblique if name != slot]
            return found
    return []
