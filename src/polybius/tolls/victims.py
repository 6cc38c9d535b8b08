"""Clauses → losses: which arguments of which predicates are victims, and of what."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from polybius.tolls.lexicon import Rule, causes, noun_rules, person_nouns, rules, states, things, words_of
from polybius.tolls.phrases import (
    antecedent,
    beside_within,
    bounded_object,
    bounded_within,
    enumerated,
    fatal,
    included,
    is_beside,
    of_within,
    person_within,
    predicated,
    reduced,
)
from polybius.tolls.reality import is_real
from polybius.vocabulary import Clause, Doc, Quantity, Token

PERSONAL_ENDINGS = (
    "man", "woman", "ist", "eer", "ian", "ger", "der", "ter", "ner", "ier", "per", "ker", "tor", "ee",
)  # fmt: skip
REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself", "self", "myself", "yourself"})
SUMMED_EFFECTS = {"wounded": "injured", "injured": "injured"}
AIMED = frozenset({"at", "into", "toward", "towards", "on", "against", "from", "through"})


class Loss(msgspec.Struct, frozen=True):
    """A victim: the effect, the token that heads its words, the clause; `inside` when part of a larger figure."""

    effect: str
    unit: str
    token: int
    clause: int
    inside: bool = False


class Numbers(msgspec.Struct, frozen=True):
    """The quantities of a document by the token they count and by their own tokens."""

    by_counted: dict[int, list[Quantity]]
    by_token: dict[int, Quantity]

    def of(self, token: int, *, inner: bool = False) -> Quantity | None:
        """The quantity of a noun; the inner one of "one of five people" for what is said of the five."""
        if token in self.by_token:
            return self.by_token[token]
        counting = self.by_counted.get(token)
        return (counting[-1] if inner else counting[0]) if counting else None


def numbers_of(quantities: tuple[Quantity, ...]) -> Numbers:
    """The quantities, found by token."""
    by_counted: dict[int, list[Quantity]] = {}
    by_token: dict[int, Quantity] = {}
    for q in quantities:
        if q.counted is not None:
            by_counted.setdefault(q.counted, []).append(q)
        for i in range(q.first, q.last):
            by_token[i] = q
    return Numbers(by_counted, by_token)


def find_losses(doc: Doc, clauses: tuple[Clause, ...], numbers: Numbers) -> list[Loss]:
    """All victims that a real clause names, in the order of the clauses."""
    found: list[Loss] = []
    for clause in clauses:
        tried = (
            noun_rules().get(clause.predicate)
            if clause.kind == "noun"
            else rules().get(_predicate(doc, clause).removesuffix(" along"))
        )
        contains = clause.predicate in words_of("containing") or any(p == "among" for p, _ in clause.oblique)
        if (tried is None and not contains) or _is_care(clauses, clause):
            continue
        nearly = any(doc.tokens[c].lower in words_of("not quite") for c in doc.tokens[clause.head].children)
        if nearly or not is_real(clauses, clause):
            continue
        if isinstance(tried, Rule):
            found += [Loss(tried.effect, tried.unit, v, clause.i) for v in clause.object
                      if doc.tokens[v].dep != "compound" or numbers.of(v)]  # fmt: skip
            continue
        found += _contained(doc, clause) or _of_verb(doc, _with_doer(doc.tokens, clauses, clause), tried or (), numbers)
    return found


def _is_care(clauses: tuple[Clause, ...], clause: Clause) -> bool:
    """Whether somebody is let go by a hospital: "treated and released"."""
    above = clauses[clause.parent].predicate if clause.parent is not None and clause.link == "coordination" else ""
    return clause.predicate == "release" and above in words_of("caring")


def _with_doer(tokens: Sequence[Token], clauses: tuple[Clause, ...], clause: Clause) -> Clause:
    """A clause about "himself" with the subject of the clause before: "shot his wife, then killed himself"."""
    if clause.subject or clause.parent is None or clause.link != "coordination":
        return clause
    own = any(tokens[t].lower in REFLEXIVE for t in (*clause.object, *(t for _, t in clause.oblique)))
    return replace(clause, subject=clauses[clause.parent].subject) if own else clause


def _predicate(doc: Doc, clause: Clause) -> str:
    """The predicate of a clause; "be missing" for "went missing", whose second verb the parse takes for its own."""
    went_missing = doc.tokens[clause.head].lower == "missing" and not clause.object and clause.kind == "verb"
    return "be missing" if went_missing else clause.predicate


def _of_verb(doc: Doc, clause: Clause, tried: tuple[Rule, ...], numbers: Numbers) -> list[Loss]:
    """The victims by the first rule that fits, and those it counts among them ("including 3 children")."""
    for rule in tried:
        victims = tuple(
            person_within(doc.tokens, bounded_within(doc.tokens, antecedent(doc.tokens, v)))
            for v in _victims(doc.tokens, clause, rule, numbers)
        )
        victims += tuple(v for victim in victims for v in beside_within(doc.tokens, victim) if v not in victims)
        victims += tuple(v for victim in victims for v in enumerated(doc.tokens, victim) if v not in victims)
        if not victims or not _fits(doc.tokens, clause, rule, victims, numbers):
            continue
        effect = "killed" if rule.predicate == "shoot" and fatal(doc.tokens, clause) else rule.effect
        beside = tuple(t for p, t in clause.oblique if rule.unit == "people" and is_beside(doc.tokens, p, t))
        found = [Loss(effect, rule.unit, v, clause.i) for v in (*victims, *beside)]
        if rule.unit == "people":
            found = [
                replace(n, unit="people" if _may_be_people(doc.tokens, n.token, numbers) else "things") for n in found
            ]
            found = [
                n
                for n in found
                if n.unit == "people" or (effect == "killed" and doc.tokens[n.token].lemma in words_of("animal"))
            ]
        inside = [t for p, t in clause.oblique if p == "including"]
        for victim in victims:
            inside += [t for t in included(doc.tokens, victim) if t not in inside]
        return found + [Loss(effect, rule.unit, t, clause.i, inside=True) for t in inside]
    return []


def _victims(tokens: Sequence[Token], clause: Clause, rule: Rule, numbers: Numbers) -> tuple[int, ...]:
    if rule.victim == "subject":
        return clause.subject or (clause.object if clause.passive else ())
    where, _, name = rule.needs.partition(":")
    if rule.victim == "owner":
        parts = [c for t in clause.object if tokens[t].lemma in words_of("body") for c in tokens[t].children]
        return tuple(c for c in parts if tokens[c].dep == "poss")
    if rule.victim == "body":
        one = tuple(v for t in clause.object if tokens[t].tag == "NN" for v in of_within(tokens, t))
        return one or tuple(t for p, t in clause.oblique if p == "of" and tokens[t].ent == "PERSON")
    if where == "object" and rule.victim == "object":
        return tuple(t for t in clause.object if tokens[t].lemma not in words_of(name))
    if rule.victim == "of":
        of = tuple(t for p, t in clause.oblique if p == "of")
        lives = tuple(t for t in clause.object if tokens[t].lemma == "life")
        return of or tuple(t for t in lives if numbers.of(t)) or tuple(v for t in lives for v in of_within(tokens, t))
    if any(tokens[t].lower in REFLEXIVE for t in clause.object):
        return clause.subject
    if bounded := bounded_object(tokens, clause):
        return bounded
    if clause.object:
        return clause.object
    if rule.victim == "carried":
        return clause.subject
    elliptic = tokens[clause.head].tag in ("VBN", "VBD") and not clause.passive and rule.effect != "fired"
    if elliptic and rule.effect in ("killed", "injured") and not any(p in AIMED for p, _ in clause.oblique):
        return tuple(t for t in clause.subject if numbers.of(t) or reduced(tokens, t, clause))
    return (
        tuple(t for t in clause.subject if numbers.of(t)) if elliptic and rule.needs.partition(":")[0] != "by" else ()
    )


def _fits(tokens: Sequence[Token], clause: Clause, rule: Rule, victims: tuple[int, ...], numbers: Numbers) -> bool:
    """Whether the rule's condition holds of the clause."""
    where, _, name = rule.needs.partition(":")
    if not where or where == "life":
        return not where or clause.predicate.endswith("life") or any(tokens[t].lemma == "life" for t in clause.object)
    if where == "only":
        if name == "fighter":
            return any(tokens[v].lemma in words_of(name) and numbers.of(v) is not None for v in victims)
        if name == "persons":
            return any(_is_surely_person(tokens, v, numbers) for v in victims)
        if name == "people":
            return any(is_person(tokens, v, numbers) for v in victims)
        return any(tokens[v].lemma in words_of(name) for v in victims)
    words = words_of(name)
    if where == "but":
        return not any(tokens[v].lemma.lower() in words or tokens[v].lower in words for v in victims) and any(
            is_person(tokens, v, numbers) for v in victims
        )
    if where == "own":
        return any(tokens[t].lemma in words and any(tokens[c].lower == "own" for c in tokens[t].children)
                   for t in clause.object)  # fmt: skip
    if where == "object":
        return any(tokens[t].lemma in words for t in clause.object)
    if where == "doing":
        below = [tokens[c] for c in tokens[clause.head].children if tokens[c].dep in ("ccomp", "xcomp")]
        disaster = any(tokens[t].lemma in causes() for t in clause.subject)
        return any(t.lemma in words or (disaster and t.lemma == "leave") for t in below)
    if where == "near":
        sentence = tokens[clause.head].sentence
        around = tokens[max(0, clause.head - 30) : clause.head + 30]
        return clause.passive and any(t.lemma in words and t.sentence == sentence for t in around)
    if where == "by":
        return any(
            tokens[t].lemma in words for t in (*clause.subject, *(t for p, t in clause.oblique if p in ("by", "with")))
        )
    if where == "with" and any(t.lemma in words and tokens[t.head].lower == "with" and t.sentence == clause.sentence
                               for t in tokens[clause.head : clause.head + 14]):  # fmt: skip
        return True
    return any(p == where and tokens[t].lemma in words for p, t in clause.oblique) or (
        where == "as" and predicated(tokens, clause, words))  # fmt: skip


def _contained(doc: Doc, clause: Clause) -> list[Loss]:
    """Those counted among victims: "the dead included four children", "two medics were among 31 people killed"."""
    if clause.predicate == "include":
        for s in clause.subject:
            about = {doc.tokens[s].lower, doc.tokens[s].lemma}
            about |= {
                doc.tokens[c].lower for c in doc.tokens[s].children if doc.tokens[c].dep in ("acl", "relcl", "amod")
            }
            if about & words_of("summed up"):
                effect = "injured" if about & SUMMED_EFFECTS.keys() else "killed"
                included = [n for o in clause.object for n in (o, *enumerated(doc.tokens, o))]
                return [Loss(effect, "people", o, clause.i, inside=True) for o in dict.fromkeys(included)]
    among = [t for p, t in clause.oblique if p == "among"]
    for t in among if clause.kind == "copula" or clause.predicate == "be" else ():
        below = [doc.tokens[c].lower for c in (t, *doc.tokens[t].children)]
        effect = next(("killed" if w in words_of("summed up") and w not in states() else states()[w] for w in below
                       if w in words_of("summed up") or w in states()), "")  # fmt: skip
        if effect:
            return [Loss(effect, "people", s, clause.i, inside=True) for s in clause.subject or clause.object]
    return []


def is_person(tokens: Sequence[Token], token: int, numbers: Numbers) -> bool:
    """Whether a token is a word for people: a person noun, a name, a pronoun, or a number that counts no thing."""
    t = tokens[token]
    if t.lemma.lower() in person_nouns() or t.lower in person_nouns() or t.ent == "PERSON":
        return True
    if t.tag == "PRP":
        return t.lower not in ("it", "they", "them")
    if token in numbers.by_token:
        return True
    if t.pos == "NOUN" and t.lemma.endswith(PERSONAL_ENDINGS) and not is_thing(t):
        return True
    return numbers.of(token) is not None and t.tag in ("NNS", "NNPS", "JJ") and not is_thing(t) and t.ent != "PRODUCT"


def _is_surely_person(tokens: Sequence[Token], token: int, numbers: Numbers) -> bool:
    """Whether a token is known for a person, where a predicate takes things as well: "captured two rebels"."""
    t = tokens[token]
    named = t.lemma.lower() in person_nouns() or t.lower in person_nouns() or t.ent in ("PERSON", "NORP")
    return named or t.tag == "PRP" or token in numbers.by_token or (
        t.pos == "NOUN" and t.lemma.endswith(PERSONAL_ENDINGS) and not is_thing(t))  # fmt: skip


def is_thing(token: Token) -> bool:
    """Whether a noun is known for no people: a weapon, a building, an animal."""
    if token.pos == "PROPN":
        return False
    return token.lemma in things() or any(token.lemma in words_of(c) for c in ("munition", "object", "body", "wound"))


def _may_be_people(tokens: Sequence[Token], token: int, numbers: Numbers) -> bool:
    """Whether what a predicate did to people can have been done to this: a word for people, or no word for a thing."""
    t = tokens[token]
    if is_person(tokens, token, numbers):
        return True
    number = numbers.of(token)
    if number is not None and number.unit == "percent":
        return not is_thing(t)
    return t.tag in ("PRP", "DT", "CD", "JJ", "JJR") or (t.ent == "NORP" and t.lemma not in things())
