"""Subjects and objects that are not said beside the verb: control, participles, relatives, coordination."""

from polybius.clauses.draft import Draft
from polybius.clauses.form import share_form
from polybius.clauses.lexicon import controls, effect_verbs, event_nouns, people_nouns, supports, words
from polybius.clauses.links import Links, addressee
from polybius.clauses.nouns import lend_receiver, lend_subject
from polybius.clauses.phrases import NOMINAL
from polybius.vocabulary import Token

HELD_BY_OBJECT = frozenset({"request", "judgement", "accusation", "legal", "patient"})
CONTROLLED_BY_OBJECT = frozenset({"from", "of", "for", "into", "with"})


def inherit(links: Links, d: Draft) -> None:
    """Fill a verb draft's missing subject or object from what governs it; parents must have been filled before."""
    t = links.tokens[d.token]
    if d.kind == "noun":
        lend_subject(links.phrases.doc, d)
        lend_receiver(d)
        return
    if t.dep == "conj" or d.conjunct is not None:
        _from_conjunct(links, d, t)
    elif t.dep == "acl" or (t.dep == "relcl" and d.marker == "to"):
        _from_noun(links, d, t)
    elif t.dep == "relcl" and d.link == "relative":
        _from_antecedent(links, d, t)
    elif t.dep == "oprd" and d.passive and d.parent is not None and not d.object:
        give_surface(d, d.parent.object or d.parent.surface)
    elif not d.surface and t.dep in {"xcomp", "ccomp", "pcomp", "advcl"}:
        _from_governor(links, d, t)
    if t.dep == "xcomp":
        _take_gap(d)
    raised = t.dep == "ccomp" and not d.finite and d.own_subject and d.parent is not None
    if raised and d.parent is not None and not d.parent.object and "object" in controls().get(d.parent.predicate, ()):
        d.parent.object = list(d.surface)


def _take_gap(d: Draft) -> None:
    """ "The regions it plans to attack": the gap belongs to the complement."""
    above = d.parent
    if above is None or not above.fronted or d.object or d.passive or d.kind != "verb":
        return
    if "object" not in controls().get(above.predicate, ()):
        d.object, d.fronted, above.object, above.fronted = above.object, True, [], False


def give_surface(d: Draft, found: list[int]) -> None:
    """Make tokens the grammatical subject: the object of a passive, the subject of anything else."""
    d.surface = list(found)
    if d.passive:
        d.object = d.object or list(found)
    else:
        d.subject = d.subject or list(found)


def _from_conjunct(links: Links, d: Draft, t: Token) -> None:
    first = links.owner.get(t.head if d.conjunct is None else d.conjunct)
    if first is None or first.kind == "noun":
        return
    between = links.tokens[first.token : d.token]
    if any(b.lower == "nor" or (b.lower == "than" and b.i >= d.token - 2) for b in between):
        d.negated = True
    above = d.parent
    goes_on = above is not None and above.kind != "noun" and above.token < d.token
    if above is not None and goes_on and not d.surface and d.finite and not first.finite:
        give_surface(d, above.surface)
    elif not d.surface and t.tag == "VBD" and first.passive and "subject" in controls().get(d.predicate, ()):
        give_surface(d, first.surface)
    elif not d.surface:
        share_form(d, first, links.tokens[first.token : d.token], (t.tag, links.tokens[first.token].tag))
        give_surface(d, first.surface)
    elif t.tag == "VBN" and first.passive and not d.finite and d.own_subject:
        if not d.passive:
            d.object, d.subject, d.passive = [*d.surface, *d.object], [], True
        d.tense, d.aspect, d.modal, d.finite = first.tense, first.aspect, first.modal, first.finite
    _share_object(links, d, first)


def _share_object(links: Links, d: Draft, first: Draft) -> None:
    """ "Kidnapped and killed two soldiers": the first verb has the object of the last when nothing stands between."""
    if not d.object or first.object or first.passive or d.passive or first.content:
        return
    between = links.tokens[first.token + 1 : d.token]
    if any(first.token < p < d.token for _, p in first.oblique):
        return
    if len(between) <= 3 and all(b.pos in {"CCONJ", "ADV", "PUNCT", "AUX"} for b in between) and first.kind == "verb":
        first.object = list(d.object)


def _from_antecedent(links: Links, d: Draft, t: Token) -> None:
    """The gap of a relative clause without a pronoun: its subject, else its object, else a place."""
    phrases = links.phrases
    if links.tokens[t.head].pos not in NOMINAL:
        return
    antecedent = [phrases.whole(t.head)]
    where = [links.tokens[c].lower for c in t.children if c < t.i and links.tokens[c].tag == "WRB"]
    if where:
        d.oblique.append((where[0], antecedent[0]))
    elif not d.surface:
        give_surface(d, antecedent)
    elif not d.object and not d.passive and d.kind == "verb" and t.head not in phrases.antecedent.values():
        d.object, d.fronted = antecedent, True


def _from_noun(links: Links, d: Draft, t: Token) -> None:
    """Reduced relatives take the noun; infinitives and "that" clauses take whoever has the plan, threat or order."""
    noun = links.phrases.whole(t.head)
    if d.surface:
        return
    if d.marker not in {"to", "that"}:
        give_surface(d, [noun])
        return
    if d.marker == "to" and links.tokens[t.head].dep == "attr" and d.parent is not None and d.parent.subject:
        give_surface(d, d.parent.subject)
        return
    owner = links.owner.get(t.head)
    if owner is not None and owner.kind == "noun":
        give_surface(d, _holder(owner))
        return
    word, above = links.tokens[noun], links.above(t.i)
    itself = word.pos in {"PROPN", "PRON", "NUM"} or word.ent != "" or word.lemma in people_nouns()
    give_surface(d, [noun] if itself or above is None else above.surface)


def _holder(noun: Draft) -> list[int]:
    """Who is to do what an event noun speaks of: the one asked or accused, else the noun's subject."""
    if noun.noun_class in HELD_BY_OBJECT and noun.object:
        return noun.object
    if noun.subject and noun.noun_class != "request":
        return noun.subject
    if noun.parent is not None and noun.parent.predicate in words("opposing") and noun.token in noun.parent.object:
        return []
    if noun.noun_class == "request" and noun.parent is not None and noun.parent.predicate in supports():
        return []
    return noun.parent.surface if noun.parent is not None else []


def _from_governor(links: Links, d: Draft, t: Token) -> None:
    """Control: the governor's object or the one it calls on when the verb says so, else its grammatical subject."""
    governor = d.parent
    if governor is None or (t.dep == "ccomp" and d.finite):
        return
    punished = _punished(links, governor) if d.marker == "for" and t.dep == "pcomp" else []
    if punished:
        give_surface(d, punished)
    elif governor.kind == "noun":
        give_surface(d, _holder(governor))
    elif governor.kind == "copula" and d.link == "complement" and governor.expletive:
        return
    else:
        give_surface(d, _controller(links, governor, d, t) or _doer(links, governor, d, t))


def _punished(links: Links, governor: Draft) -> list[int]:
    """Who did what a sanction is "for": those on whom it falls ("an embargo on Iraq for seizing Kuwait")."""
    tokens = links.tokens
    while (
        governor.kind == "noun" and governor.parent is not None and tokens[governor.token].lemma in words("punishing")
    ):
        if governor.object:
            return governor.object
        governor = governor.parent
    nouns = [o for o in governor.object if tokens[o].lemma.lower() in words("punishing")]
    for head in (*nouns, *([governor.token] if nouns else ())):
        for c in tokens[head].children:
            if tokens[c].dep == "prep" and tokens[c].lower in ("on", "against", "of", "upon"):
                return [p for g in tokens[c].children if tokens[g].dep == "pobj" for p in links.phrases.participants(g)]
    return []


def _doer(links: Links, governor: Draft, d: Draft, t: Token) -> list[int]:
    """The subject of a participle or infinitive; "killing 28" after a passive is the doing of the agent or the bomb."""
    result = t.dep == "advcl" and not d.marker and t.i > governor.token and t.tag == "VBG"
    if not (governor.passive and result and d.predicate in effect_verbs()):
        return governor.surface
    if governor.subject:
        return governor.subject
    lemmas = [(s, links.tokens[s].lemma.lower()) for s in governor.surface]
    return [s for s, lemma in lemmas if lemma in words("weapons") or lemma in event_nouns()]


def _controller(links: Links, governor: Draft, d: Draft, t: Token) -> list[int]:
    """The object that controls a complement, if the governing verb is one of object control."""
    complement = (
        t.dep in {"xcomp", "ccomp"} or d.link == "complement" or (t.dep == "pcomp" and d.marker in CONTROLLED_BY_OBJECT)
    )
    if governor.passive or not (complement or d.marker == "as") or links.tokens[t.head].lower in words("unable"):
        return []
    kinds = controls().get(governor.predicate, ())
    asked = addressee(links.tokens, governor)
    if asked:
        return asked
    if t.dep == "pcomp" and d.marker == "into" and governor.object:
        return governor.object
    if "object" in kinds or (t.dep == "xcomp" and d.marker != "to" and "subject" not in kinds and not governor.fronted):
        return governor.object or governor.indirect
    return []
