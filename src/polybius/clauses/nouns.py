"""Event nouns as clauses: who acts and who is acted on, by the noun's argument class."""

from collections.abc import Iterator

from polybius.clauses.agents import misplaced_agent
from polybius.clauses.draft import Draft
from polybius.clauses.form import is_none
from polybius.clauses.lexicon import EventNoun, event_nouns, means_nouns, people_nouns, words
from polybius.clauses.phrases import PHASES, Phrases
from polybius.clauses.prepositions import obliques
from polybius.clauses.responsibility import claimants
from polybius.vocabulary import Doc, Token

NAMES = frozenset({"ORG", "NORP", "PERSON"})
PROPER = frozenset({"ORG", "PERSON", "FAC", "WORK_OF_ART", "PRODUCT", "DATE", "TIME"})
NEARER = frozenset({"of", "by", "against", "on", "between"})
BARE_STANCES = frozenset({"protest", "favour", "judgement"})
OCCASIONS = frozenset({"in", "during", "at", "after", "before", "following", "on", "ahead of"})
MEETING = frozenset({"parties", "exchange", "phoning"})
DASHES = frozenset({"-", "–", "—", "/"})
UNSAID = frozenset({"poss", "demonym", "compound", "party"})
MISPLACED = frozenset({"by", "against"})
NO_EVENT = frozenset({"compound", "nmod", "npadvmod", "det", "amod"})


def is_event_noun(phrases: Phrases, t: Token) -> EventNoun | None:
    """The table's entry when a token is an event noun in argument position."""
    counter = t.pos == "ADJ" and t.dep == "dobj" and hyphenated(phrases.doc, t.i)
    if (t.pos not in {"NOUN", "PROPN"} and not counter) or t.dep in NO_EVENT or (t.pos == "PROPN" and t.ent in PROPER):
        return None
    lemma = t.lemma.lower()
    found = event_nouns().get(lemma) or event_nouns().get(t.lower)
    if found is None and t.tag == "NNPS":
        found = event_nouns().get(lemma.removesuffix("s"))
    if hyphenated(phrases.doc, t.i):
        found = event_nouns().get(f"{phrases.doc.tokens[t.i - 2].lower}-{lemma}") or found
    if found is None or phrases.inside(t.i) is not None:
        return None
    if found.noun == "order" and phrases.doc.tokens[t.head].lower == "in":
        return None
    if found.noun in words("in exile") and t.tag in {"NNS", "NNPS"}:
        return None
    if found.noun == "opposition" and _is_side(phrases.doc, t):
        return None
    return found


def _is_side(doc: Doc, t: Token) -> bool:
    """Whether "the opposition" is those who oppose, not that somebody opposes something."""
    against = any(doc.tokens[c].lower in {"to", "from", "against"} for c in t.children)
    acting = t.dep == "nsubj" and doc.tokens[t.head].pos == "VERB"
    return not against and (acting or not any(doc.tokens[c].dep == "poss" for c in t.children)) and t.head != t.i


def hyphenated(doc: Doc, i: int) -> bool:
    """Whether a token is the second part of a hyphenated word (cease-fire)."""
    return i >= 2 and doc.tokens[i - 1].text == "-" and doc.tokens[i - 2].end == doc.tokens[i].start - 1


def read_noun(phrases: Phrases, i: int, noun: EventNoun) -> Draft:
    """The draft of an event noun with its arguments."""
    t = phrases.doc.tokens[i]
    draft = Draft(i, "noun", noun.noun, i, t.sentence, noun_class=noun.noun_class.name)
    slots: dict[str, list[int]] = {}
    for slot, token in _dependents(phrases, draft, i):
        dated = phrases.doc.tokens[token].ent in {"DATE", "TIME"} and slot in {
            "poss",
            "compound",
            "on",
            "at",
            "for",
            "in",
        }
        slots.setdefault(f"{slot} " if dated else slot, []).append(token)
    if any(_event(phrases, p) for p in slots.get("of", ())) and "of" in noun.noun_class.subject:
        slots["of "] = slots.pop("of")
    rank = noun.noun_class
    objects = any(slot in slots for slot in rank.object if slot != "poss")
    if not objects and "place" in slots:
        slots.pop("place")
    elif "place" in slots:
        slots.setdefault("compound", []).extend(slots.pop("place"))
    order = (("subject", rank.subject), ("object", rank.object))
    for role, names in order if rank.first == "subject" else order[::-1]:
        chosen = next((name for name in names if name in slots), None)
        if chosen is not None:
            getattr(draft, role).extend(slots.pop(chosen))
    named = ((slot.strip(), p) for slot, tokens in slots.items() for p in tokens)
    draft.oblique += [(slot, p) for slot, p in named if slot not in UNSAID]
    draft.oblique.sort(key=lambda pair: pair[1])
    draft.surface = list(draft.subject)
    draft.negated = is_none(phrases.doc, i)
    _phase(phrases, draft)
    return draft


def _phase(phrases: Phrases, draft: Draft) -> None:
    """A noun over the event noun gives its phase, doubt or absence (suspension of the talks, the risk of war)."""
    over, kind = phrases.phase_noun(draft.token) or (None, "")
    if kind == "possible":
        draft.modal = "may"
    elif kind == "none":
        draft.negated = True
    elif kind in PHASES:
        draft.support, draft.phase = over, kind


def share_arguments(doc: Doc, first: Draft, second: Draft) -> None:
    """ "The arrest and detention of X", "Israel's raids and arrests": conjoined nouns share what is said once."""
    after = [o for o in (*first.object, *second.object) if o > second.token]
    if after and not (first.object and second.object):
        first.object = first.object or list(second.object)
        second.object = second.object or list(first.object)
    owned = {s for s in first.subject for t in (doc.tokens[s],) if t.dep == "poss" and t.head == first.token}
    if not second.subject and owned:
        second.subject = sorted(owned)


def _dependents(phrases: Phrases, draft: Draft, i: int) -> Iterator[tuple[str, int]]:
    """Each dependent that can be an argument, with the slot it fills; the others become modifiers."""
    tokens = phrases.doc.tokens
    inner, modifiers = i, draft.modifiers
    for at in (i, *phrases.outer(i)):
        for c in tokens[at].children:
            t = tokens[c]
            if t.dep == "poss":
                yield from (("poss", p) for p in phrases.participants(c))
            elif t.dep in {"amod", "compound", "nummod", "nmod"}:
                modifiers.append(c)
                yield from _premodifier(phrases, c, t)
            elif t.dep in {"prep", "agent"} and phrases.doc.child(c, "pobj") != inner and not _lent(phrases.doc, at, c):
                found = obliques(phrases, c)
                yield from found
                for p in [p for name, p in found if name in NEARER][-1:]:
                    yield from _nearer(phrases, p)
        inner, modifiers = at, []
    yield from _strayed(phrases, i)


def _strayed(phrases: Phrases, i: int) -> Iterator[tuple[str, int]]:
    """ "Describes the massacre of Armenians by soldiers as a crime": the doers that hang on the active verb."""
    tokens, doc = phrases.doc.tokens, phrases.doc
    verb = tokens[i].head
    if tokens[i].dep != "dobj" or doc.child(verb, "auxpass") is not None or doc.child(i, "prep") is None:
        return
    for c in tokens[verb].children:
        told = tokens[c].lower == "by" and tokens[c].dep == "prep" and c > i and c == 1 + max(_subtree(tokens, i))
        noun = doc.child(c, "pobj") if told else None
        if noun is not None and tokens[noun].lemma.lower() in people_nouns() | words("armed"):
            yield from obliques(phrases, c)


def _subtree(tokens: tuple[Token, ...], i: int) -> Iterator[int]:
    """A noun with what stands under it."""
    yield i
    for c in tokens[i].children:
        yield from _subtree(tokens, c)


def _lent(doc: Doc, noun: int, by: int) -> bool:
    """Whether a "by" under a noun is the agent of the passive verb above."""
    above = doc.tokens[noun].head
    verb = doc.tokens[above].head if doc.tokens[above].dep == "prep" else above
    return doc.tokens[by].lower == "by" and doc.tokens[verb].pos == "VERB" and misplaced_agent(doc, verb) == by


def _nearer(phrases: Phrases, i: int) -> Iterator[tuple[str, int]]:
    """Phrases that the parser hung on the nearer noun (the killing of a judge by gunmen)."""
    for c in phrases.doc.tokens[i].children:
        if phrases.doc.tokens[c].dep == "prep" and phrases.doc.tokens[c].lower in MISPLACED:
            yield from obliques(phrases, c)


def _premodifier(phrases: Phrases, c: int, t: Token) -> Iterator[tuple[str, int]]:
    """The slot of a modifier before the noun: a demonym, a name, a people noun, a pair of parties, "US-led"."""
    tokens = phrases.doc.tokens
    edge = c
    while edge > 0 and tokens[edge - 1].pos == "PROPN" and tokens[edge - 1].head == c:
        edge -= 1
    partner = edge - 2 if edge >= 2 and tokens[edge - 1].text in DASHES else None
    if partner is not None and _pair(tokens[partner], t):
        yield from (("party", p) for p in (partner, c))
    elif c + 2 < len(tokens) and tokens[c + 1].text in DASHES and _pair(t, tokens[c + 2]):
        return
    elif t.dep == "amod" and (_names(t) or t.lower.endswith("-led")):
        yield "demonym", c
    elif t.dep == "amod" and t.lower == "led" and (leaders := [g for g in t.children if _names(tokens[g])]):
        yield from (("demonym", g) for g in leaders)
    elif t.dep == "compound" and (t.ent in NAMES or t.lower in words("abbreviations") or t.lemma in people_nouns()
                                  or t.lower in people_nouns()):  # fmt: skip
        yield "compound", c
    elif t.dep in {"compound", "nmod"} and t.ent == "GPE":
        yield "place", c
    elif t.dep == "compound" and t.lower in means_nouns():
        for g in t.children:
            if tokens[g].dep in {"amod", "compound", "nmod"}:
                yield from _premodifier(phrases, g, tokens[g])


def _pair(first: Token, second: Token) -> bool:
    """Whether two hyphenated words are two parties (Israel-Hamas, Franco-German)."""
    named = _names(first) or _names(second) or first.ent == second.ent == "EVENT"
    return named and all(t.pos in {"PROPN", "ADJ"} and len(t.text) > 1 and t.text[0].isupper() for t in (first, second))


def _event(phrases: Phrases, i: int) -> bool:
    return phrases.doc.tokens[i].lemma.lower() in event_nouns()


def _names(t: Token) -> bool:
    return t.ent in {"NORP", "GPE"} or (t.pos == "PROPN" and t.ent in NAMES)


def lend_receiver(d: Draft) -> None:
    """ "Offered aid to Iran": who gets what is promised stands beside the verb."""
    if d.object or d.noun_class != "transfer" or d.parent is None or d.parent.predicate not in words("promising"):
        return
    named = [p for name, p in d.parent.oblique if name in {"to", "for"}]
    if d.token in d.parent.object:
        d.object = list(d.parent.indirect or named)


def _are_several(doc: Doc, verb: Draft) -> bool:
    """Whether those who do something together are told as several ("at talks in Doha the two sides agreed")."""
    joined = any(doc.tokens[c].dep == "conj" for s in verb.surface for c in doc.tokens[s].children)
    return (
        bool(verb.surface)
        and verb.predicate in words("agreeing")
        and (joined or doc.tokens[verb.surface[0]].tag == "NNS")
    )


def lend_subject(doc: Doc, d: Draft) -> None:
    """ "In protest", "in a call with X", "responsibility for the attack": the doer is the governing verb's subject."""
    if d.subject or d.parent is None or d.parent.kind != "verb":
        return
    if d.marker == "for" and d.parent.predicate in words("owning up"):
        d.subject = claimants(doc, d.parent)
        return
    if d.predicate in words("searches") and d.marker in OCCASIONS and d.parent.predicate in words("catching"):
        d.subject = list(d.parent.subject)
        return
    if d.noun_class == "phoning" and d.marker in OCCASIONS and not d.object and d.parent.predicate != "be":
        d.subject = list(d.parent.surface)
        d.object = [p for name, p in d.parent.oblique if name == "with"] or list(d.parent.indirect)
        return
    met = bool(d.object) or (d.noun_class == "parties" and _are_several(doc, d.parent))
    meets = d.parent.predicate != "be" and (d.noun_class == "visit" or (d.noun_class in MEETING and met))
    if meets and d.marker in OCCASIONS and not set(d.object) & set(d.parent.surface):
        d.subject = list(d.parent.surface)
        return
    if d.marker != "in" or d.link == "modifier":
        return
    bare = doc.child(d.token, "det") is None
    if d.noun_class == "speech" or (bare and (d.noun_class in BARE_STANCES or d.predicate in words("bare answers"))):
        d.subject = list(d.parent.surface)
