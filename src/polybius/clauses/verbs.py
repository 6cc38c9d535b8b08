"""Verbs and copulas as clauses: predicate and the arguments that stand beside them."""

from collections.abc import Sequence

from polybius.clauses.agents import misplaced_agent
from polybius.clauses.draft import Draft
from polybius.clauses.form import read_form
from polybius.clauses.lexicon import event_nouns, extraposed, idioms, lemma_repairs, lifts, people_nouns, words
from polybius.clauses.objects import late_object, small_clause
from polybius.clauses.particles import is_particle, read_adverb, read_phrases_below, settle_particle
from polybius.clauses.phrases import Phrases
from polybius.clauses.prepositions import obliques
from polybius.vocabulary import Doc, Token

NOT_CLAUSES = frozenset({
    "aux", "auxpass", "prep", "amod", "compound", "punct", "cc", "mark", "case", "det", "nmod", "predet", "agent",
    "quantmod", "intj",
})  # fmt: skip
LINKING = {"be": "", "become": "begin", "remain": "continue", "stay": "continue", "seem": "", "appear": "", "prove": ""}
LIKE_PREPOSITIONS = frozenset(
    {"following", "including", "regarding", "concerning", "according", "pending", "excluding"}
)
PREFIXES = frozenset({"re", "pre", "co", "non", "anti", "pro", "un"})
DATES = frozenset({"DATE", "TIME", "CARDINAL"})


def is_clause(doc: Doc, t: Token) -> bool:
    """Whether a verb heads a clause of its own; a participle tagged as an adjective does when "be" helps it."""
    if t.dep in NOT_CLAUSES or t.tag == "MD":
        return False
    if t.pos not in {"VERB", "AUX"}:
        return t.tag == "JJ" and t.lower.endswith("ed") and doc.child(t.i, "auxpass") is not None
    return t.lower not in LIKE_PREPOSITIONS and t.lower not in PREFIXES and t.text[-1].isalpha()


def read_verb(phrases: Phrases, i: int) -> Draft:
    """The draft of a verb with its own subject, objects, obliques and adverbs."""
    doc = phrases.doc
    t = doc.tokens[i]
    draft = Draft(i, "verb", _lemma(t), i, t.sentence)
    for c in t.children:
        if is_particle(doc, i, c) and draft.particle is None and not _quantity(doc, c):
            draft.particle = c
            draft.predicate += " " + doc.tokens[c].lower
            read_phrases_below(phrases, draft, c)
    read_form(doc, draft)
    for c in t.children:
        _argument(phrases, draft, c)
    _settle(phrases, draft)
    settle_particle(phrases, draft)
    if draft.predicate in LINKING:
        _copula(phrases, draft)
    elif len(draft.object) == 1 and (draft.predicate, doc.tokens[draft.object[0]].lemma.lower()) in idioms():
        _idiom(phrases, draft)
    if draft.object and draft.predicate in lifts():
        _lift(phrases, draft)
    if draft.passive and not draft.subject and (by := misplaced_agent(doc, i)) is not None:
        _agent(phrases, draft, by)
    return draft


def _settle(phrases: Phrases, draft: Draft) -> None:
    """ "Was given shelter": the subject is the receiver; "pulled out of": the preposition is a particle."""
    given = phrases.doc.child(draft.token, "dobj")
    if draft.passive and given is not None and draft.predicate in words("with indirect object") and not draft.indirect:
        kept = [o for o in draft.object if o >= given]
        draft.indirect, draft.object = [o for o in draft.object if o < given], kept
    if not draft.object and draft.predicate in words("out of") and any(name == "out of" for name, _ in draft.oblique):
        draft.predicate += " out"


def _lemma(t: Token) -> str:
    """The verb's lemma, repaired; of a participle tagged as an adjective, the verb it comes from."""
    if t.tag == "JJ":
        return t.lower[:-1] if t.lower.endswith(("sed", "ced", "ged", "ved", "ated", "ided", "uted")) else t.lower[:-2]
    return lemma_repairs().get(t.lower) or t.lemma.lower()


def read_participle(phrases: Phrases, i: int) -> Draft:
    """The draft of a participle before the noun that suffered the act (the kidnapped journalists)."""
    t = phrases.doc.tokens[i]
    draft = Draft(i, "verb", _lemma(t), i, t.sentence)
    draft.passive, draft.link = True, "modifier"
    draft.object = [phrases.semantic(t.head)]
    return draft


def is_conjoined_participle(doc: Doc, t: Token) -> bool:
    """ "Guards beat and tortured prisoners" read as "and tortured-prisoners": the participle is a verb after all."""
    noun = doc.tokens[t.head]
    if t.dep != "amod" or t.tag not in {"VBN", "VBD", "VBG"} or doc.tokens[t.i - 1].pos != "CCONJ":
        return False
    return noun.dep == "conj" and doc.tokens[noun.head].pos == "VERB" and noun.i > t.i


def read_conjoined_participle(phrases: Phrases, i: int) -> Draft:
    """The draft of a verb that the parser took for the modifier of its own object."""
    t = phrases.doc.tokens[i]
    draft = Draft(i, "verb", _lemma(t), i, t.sentence)
    draft.conjunct = phrases.doc.tokens[t.head].head
    draft.object = phrases.participants(t.head)
    if t.tag != "VBG":
        draft.tense, draft.finite = "past", True
    return draft


def _lift(phrases: Phrases, draft: Draft) -> None:
    """Take over the prepositions that belong to the verb but hang on its object (accuse the government of fraud)."""
    tokens = phrases.doc.tokens
    wanted = lifts()[draft.predicate]
    own = {name for name, _ in draft.oblique}
    for o in draft.object:
        for c in tokens[o].children:
            if tokens[c].dep == "prep" and c > draft.token and tokens[c].lower in wanted and tokens[c].lower not in own:
                draft.oblique += obliques(phrases, c)


def _idiom(phrases: Phrases, draft: Draft) -> None:
    """Join verb and object to one predicate; what hangs on the object hangs on the whole (responsibility for X)."""
    tokens = phrases.doc.tokens
    noun = draft.object[0]
    draft.predicate += " " + tokens[noun].lemma.lower()
    for c in tokens[noun].children:
        if tokens[c].dep == "prep":
            draft.oblique += obliques(phrases, c)
        elif tokens[c].dep == "poss" and draft.passive is False:
            draft.oblique += [("of", p) for p in phrases.participants(c)]
    draft.object = []
    if draft.passive:
        draft.surface = []


def _argument(phrases: Phrases, draft: Draft, c: int) -> None:
    """Add what one child of the verb contributes."""
    child = phrases.doc.tokens[c]
    dep = child.dep
    draft.own_subject = draft.own_subject or dep in {"nsubj", "nsubjpass", "csubj", "expl"}
    told = dep == "nsubjpass" and draft.aspect == "perfect" and not draft.passive
    if dep == "nsubj" or told:
        found = phrases.participants(c)
        draft.subject += found
        draft.surface += found
    elif dep == "nsubjpass":
        found = phrases.participants(c)
        draft.object += found
        draft.surface += found
        draft.passive = True
    elif dep == "dobj" and _is_comment(phrases.doc, draft, c):
        draft.oblique.append(("", c))
    elif dep == "dobj":
        _object(phrases, draft, c)
    elif dep == "agent":
        _agent(phrases, draft, c)
    elif dep == "dative":
        _dative(phrases, draft, c)
    elif dep == "prep":
        if child.lower == "by" and draft.passive:
            _agent(phrases, draft, c)
        elif child.lower in {"up", "to"} and not draft.object and _quantity(phrases.doc, c - (child.lower == "to")):
            draft.object += [p for _, p in obliques(phrases, c)]
        else:
            draft.oblique += obliques(phrases, c)
    elif dep == "oprd" or (dep == "acomp" and draft.predicate not in LINKING):
        draft.oblique += [("as", p) for p in phrases.participants(c)]
    elif dep == "ccomp" and child.pos not in {"VERB", "AUX"}:
        small_clause(phrases, draft, c)
    elif dep in {"npadvmod", "nmod"}:
        late_object(phrases, draft, c)
    elif dep in {"advmod", "neg"}:
        read_adverb(phrases, draft, c)


def _object(phrases: Phrases, draft: Draft, c: int) -> None:
    """Add a direct object, and what it is left or made by the verb."""
    child = phrases.doc.tokens[c]
    draft.object += _captive(phrases, draft, c)
    draft.fronted = child.tag in {"WDT", "WP"}
    if draft.token + 1 < c and phrases.doc.tokens[draft.token + 1].lower == "dead":
        draft.adverbs.append("dead")
    draft.indirect += _swallowed(phrases, draft, c)
    resulting = child.children if draft.predicate in words("resulting") else ()
    draft.oblique += [("as", g) for g in resulting if g > c and phrases.doc.tokens[g].dep == "amod"]


def _is_comment(doc: Doc, draft: Draft, c: int) -> bool:
    """A noun after a comma that speaks of the whole clause (…, a claim denied by Moscow) is no second object."""
    if not draft.object or draft.object[-1] > c:
        return False
    between = doc.tokens[draft.object[-1] + 1 : c]
    return any(b.text == "," for b in between) and any(b.lower in {"a", "an"} and b.head == c for b in between)


def _captive(phrases: Phrases, draft: Draft, c: int) -> list[int]:
    """ "Holding 20 peacekeepers hostage" read as "peacekeepers-hostage": the object is those held."""
    tokens = phrases.doc.tokens
    if draft.predicate not in {"hold", "take", "keep"} or tokens[c].lower not in {"hostage", "captive", "prisoner"}:
        return phrases.participants(c)
    held = [g for g in tokens[c].children if tokens[g].dep in {"compound", "nmod", "poss"} and g == c - 1]
    if not held and not draft.object:
        return phrases.participants(c)
    draft.oblique.append(("as", c))
    return held


def _swallowed(phrases: Phrases, draft: Draft, noun: int) -> list[int]:
    """ "Gave Albania grain" read as "Albania-grain": a country before a bare noun is the receiver."""
    tokens = phrases.doc.tokens
    if draft.predicate not in words("with indirect object") or tokens[noun].lemma in people_nouns():
        return []
    first = tokens[noun].children[0] if tokens[noun].children else noun
    country = tokens[first].dep == "compound" and tokens[first].ent == "GPE" and first == draft.token + 1
    return [first] if country and len(tokens[first].text) > 4 else []


def _agent(phrases: Phrases, draft: Draft, by: int) -> None:
    """The "by" phrase of a passive: its agent, unless it names a time, a means clause or by what count it is so."""
    tokens = phrases.doc.tokens
    for c in phrases.doc.children(by, "pobj"):
        if tokens[c].lower == tokens[by - 1].lower:
            continue
        other = tokens[c].ent in DATES or _conveys(tokens[c]) or _counts(tokens, by, c)
        if other and phrases.inside(c) is None:
            draft.oblique.append(("by", c))
        else:
            draft.subject += phrases.participants(c)


def _conveys(noun: Token) -> bool:
    """Whether a bare noun is the means of transport ("taken to hospital by helicopter")."""
    return noun.tag == "NN" and not noun.children and noun.lemma.lower() in words("conveyances")


def _counts(tokens: Sequence[Token], by: int, noun: int) -> bool:
    """Whether a phrase tells by whose count or by what measure something is so ("by some estimates")."""
    return tokens[noun].lemma.lower() in words("counts") and (by < tokens[by].head or tokens[by - 1].text == ",")


def _dative(phrases: Phrases, draft: Draft, c: int) -> None:
    """An indirect object; one with a preposition is an oblique as well."""
    if phrases.doc.tokens[c].pos == "ADP":
        found = obliques(phrases, c)
        draft.oblique += found
        draft.indirect += [p for _, p in found]
    else:
        draft.indirect += phrases.participants(c)


def _quantity(doc: Doc, up: int) -> bool:
    """Whether "up to" stands before a number (kidnapped up to 16 advisers)."""
    after = doc.tokens[up : up + 3]
    return len(after) == 3 and (after[0].lower, after[1].lower, after[2].tag) == ("up", "to", "CD")


def _copula(phrases: Phrases, draft: Draft) -> None:
    """Turn "be" (become, remain) with an adjective, noun or phrase into a copula clause."""
    doc: Doc = phrases.doc
    tokens = doc.tokens
    complement = doc.child(draft.token, "acomp", "attr")
    if complement is None:
        return
    draft.expletive = [tokens[s].lower for s in draft.subject] == ["it"] and tokens[complement].lemma in extraposed()
    draft.kind, draft.phase, draft.support = "copula", LINKING[draft.predicate], draft.token
    if doc.child(draft.token, "expl") is not None and tokens[complement].dep == "attr":
        draft.predicate = "exist"
        draft.subject = phrases.participants(complement)
        draft.surface = list(draft.subject)
        return
    if tokens[complement].tag in {"WP", "WDT"}:
        return
    kind = phrases.heads.get(tokens[complement].lemma)
    thing = complement if kind in {"group", "member", "part"} else phrases.semantic(complement)
    if tokens[complement].dep == "attr":
        draft.object += phrases.participants(complement)
    draft.particle = None
    draft.predicate = "be " + tokens[thing].lemma.lower()
    if tokens[thing].lemma.lower() not in event_nouns():
        draft.head = complement
    for c in tokens[complement].children if draft.head == complement else ():
        if tokens[c].dep == "prep" and (thing == complement or phrases.inside(complement) is None):
            draft.oblique += obliques(phrases, c)
        elif tokens[c].dep in {"advmod", "neg"} and tokens[complement].dep == "acomp":
            draft.adverbs.append(tokens[c].lower)
