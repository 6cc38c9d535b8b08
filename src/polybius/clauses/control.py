"""Subjects and objects that are not said beside the verb: control, participles, relatives, coordination."""

from polybius.clauses.draft import Draft
from polybius.clauses.form import share_form
from polybius.clauses.lexicon import subject_control
from polybius.clauses.links import Links
from polybius.vocabulary import Token

CONTROLLED_BY_OBJECT = frozenset({"from", "of", "for", "into", "with"})


def inherit(links: Links, d: Draft) -> None:
    """Fill a verb draft's missing subject or object from what governs it; parents must have been filled before."""
    t = links.tokens[d.token]
    if d.kind == "noun":
        return
    if t.dep == "conj":
        _from_conjunct(links, d, t)
    elif t.dep == "relcl":
        _from_antecedent(links, d, t)
    elif t.dep == "acl":
        _from_noun(links, d, t)
    elif not d.surface and t.dep in {"xcomp", "ccomp", "pcomp", "advcl"}:
        _from_governor(links, d, t)
    if t.dep == "ccomp" and d.marker == "to" and d.parent is not None and not d.parent.object and d.surface:
        d.parent.object = list(d.surface)


def give_surface(d: Draft, found: list[int]) -> None:
    """Make tokens the grammatical subject: the object of a passive, the subject of anything else."""
    d.surface = list(found)
    if d.passive:
        d.object = d.object or list(found)
    else:
        d.subject = d.subject or list(found)


def _from_conjunct(links: Links, d: Draft, t: Token) -> None:
    first = links.owner.get(t.head)
    if first is None or first.kind == "noun":
        return
    if not d.surface:
        share_form(d, first, t.tag, links.tokens[first.token].tag)
        give_surface(d, first.surface)
        if d.passive and not d.subject and first.passive:
            d.subject = []
    _share_object(links, d, first)


def _share_object(links: Links, d: Draft, first: Draft) -> None:
    """ "Kidnapped and killed two soldiers": the first verb has the object of the last when nothing stands between."""
    if not d.object or first.object or first.passive or d.passive or first.content or first.oblique:
        return
    between = links.tokens[first.token + 1 : d.token]
    if len(between) <= 3 and all(b.pos in {"CCONJ", "ADV", "PUNCT", "AUX"} for b in between) and first.kind == "verb":
        first.object = list(d.object)


def _from_antecedent(links: Links, d: Draft, t: Token) -> None:
    """The gap of a relative clause without a pronoun: its subject, else its object, else a place."""
    phrases = links.phrases
    antecedent = [phrases.whole(t.head)]
    edge = {links.tokens[c].tag for c in t.children if c < t.i}
    if "WRB" in edge:
        where = {links.tokens[c].lower for c in t.children if links.tokens[c].tag == "WRB"}
        d.oblique.append((min(where), antecedent[0]))
        return
    bound = {i for i, a in phrases.antecedent.items() if a == t.head}
    if bound:
        if not d.surface:
            give_surface(d, antecedent)
        return
    if not d.surface:
        give_surface(d, antecedent)
    elif not d.object and not d.passive and d.kind == "verb":
        d.object = antecedent


def _from_noun(links: Links, d: Draft, t: Token) -> None:
    """Reduced relatives take the noun; infinitives and "that" clauses take whoever has the plan, threat or order."""
    noun = links.phrases.whole(t.head)
    if d.marker not in {"to", "that"}:
        if not d.surface:
            give_surface(d, [noun])
        return
    if d.surface:
        return
    owner = links.owner.get(t.head)
    if owner is not None and owner.kind == "noun":
        holder = owner.object if owner.noun_class == "request" and owner.object else owner.subject
        if not holder and owner.parent is not None:
            holder = owner.parent.surface
        give_surface(d, holder)
    else:
        above = links.above(t.i)
        give_surface(d, above.surface if above is not None and noun not in above.surface else [noun])


def _from_governor(links: Links, d: Draft, t: Token) -> None:
    """Control: the governor's object when there is one and the verb allows it, else its grammatical subject."""
    governor = d.parent
    if governor is None or governor.kind == "noun":
        if governor is not None:
            give_surface(d, governor.subject)
        return
    complement = t.dep in {"xcomp", "ccomp"} or (t.dep == "pcomp" and d.marker in CONTROLLED_BY_OBJECT)
    if t.dep == "ccomp" and d.finite:
        return
    if complement and governor.predicate not in subject_control() and governor.kind == "verb":
        controller = governor.object or governor.indirect
        if controller:
            give_surface(d, controller)
            return
    give_surface(d, governor.surface)
