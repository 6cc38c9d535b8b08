"""A figure before it is settled what it restates: the number, and who is counted."""

from collections.abc import Sequence

import msgspec

from polybius.tolls.lexicon import person_nouns, states, words_of
from polybius.tolls.victims import PERSONAL_ENDINGS, SUMMED_EFFECTS, Loss, Numbers, is_thing
from polybius.vocabulary import Cast, Clause, Doc, Token

POINTING = frozenset({"the", "this", "that", "these", "those", "both", "all"})
NO_SINGLE = frozenset({"people", "rest", "half", "number"})
SINGLE_EFFECTS = frozenset({"killed", "injured", "arrested", "captured"})
HELD = frozenset({"arrested", "captured"})
SINGULAR = frozenset({"he", "she", "him", "her"})
BACK = 60


class Who(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the words for victims tell: head, name, age, gender, and whether they point back or add."""

    head: str
    name: tuple[str, ...] = ()
    age: int | None = None
    gender: str = ""
    definite: bool = False
    additive: bool = False
    pronoun: bool = False
    general: bool = False
    age_class: str = ""
    elliptic: bool = False
    told: bool = False
    actors: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    also: bool = False
    possessed: bool = False


class Figure(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A number of victims or things and the words it was read from; `single` when one person is named or described."""

    effect: str
    unit: str
    token: int
    clause: int | None
    start: int
    end: int
    low: int | None
    high: int | None
    bound: str = "exact"
    single: bool = False
    inside: bool = False
    cumulative: bool = False
    predicate: str = ""
    sentence: int = 0
    partitive: bool = False
    of_all: bool = False
    who: Who


def figure_of(doc: Doc, cast: Cast, loss: Loss, numbers: Numbers, clause: Clause) -> Figure | None:
    """The figure of a loss: its number, or one for a single person; None for a plural without a number."""
    tokens = doc.tokens
    quantity = numbers.of(loss.token, inner=clause.link == "relative")
    sentence = tokens[loss.token].sentence
    who = describe(doc, cast, loss.token, quantity.first if quantity is not None else None, loss.effect)
    if quantity is not None:
        unit = quantity.unit or (loss.unit if loss.unit == "people" else unit_of(tokens, loss.token))
        return Figure(
            effect=loss.effect, unit=unit, token=loss.token, clause=loss.clause, start=quantity.start, end=quantity.end,
            low=quantity.low, high=quantity.high, bound=quantity.bound, inside=loss.inside, who=who,
            single=quantity.low == quantity.high == 1, predicate=clause.predicate, sentence=sentence,
            partitive=quantity.last < len(tokens) and tokens[quantity.last].lower == "of" and quantity.bound == "exact",
            of_all=is_of_all(tokens, quantity.last, loss.effect),
        )  # fmt: skip
    if loss.effect not in SINGLE_EFFECTS or loss.unit != "people" or not _is_single(tokens, loss.token, who):
        return None
    return Figure(
        effect=loss.effect, unit="people", token=loss.token, clause=loss.clause, start=start_of(tokens, loss.token),
        end=tokens[loss.token].end, low=1, high=1, single=True, inside=loss.inside, who=who,
        predicate=clause.predicate, sentence=sentence,
    )  # fmt: skip


def is_of_all(tokens: Sequence[Token], after: int, effect: str) -> bool:
    """Whether a number is some of all to whom the same befell: "15 of the dead", "20 of those killed"."""
    if after + 2 >= len(tokens) or tokens[after].lower != "of" or tokens[after + 1].lower not in ("the", "those"):
        return False
    word = tokens[after + 2].lower
    return word in words_of("summed up") and SUMMED_EFFECTS.get(word, "killed") == effect


def start_of(tokens: Sequence[Token], token: int) -> int:
    """Where the words for somebody without a number begin: at the article before the noun, or the noun."""
    return tokens[next((c for c in tokens[token].children if c < token and tokens[c].dep == "det"), token)].start


def unit_of(tokens: Sequence[Token], token: int) -> str:
    """The unit of what is counted, as a plural: "people" for persons, else the noun with its compounds."""
    t = tokens[token]
    noun = person_nouns().get(t.lemma.lower())
    if noun is not None:
        return "people"
    first = token
    while (
        first > 0
        and tokens[first - 1].dep == "compound"
        and tokens[first - 1].head == token
        and tokens[first - 1].pos == "NOUN"
    ):
        first -= 1
    words = [tokens[i].lower for i in range(first, token + 1)]
    return " ".join(words)


def _is_single(tokens: Sequence[Token], token: int, who: Who) -> bool:
    t = tokens[token]
    if who.pronoun:
        return t.lower in ("he", "she", "him", "her", "another", "one")
    if who.name:
        return True
    if t.tag == "NN" and who.head not in person_nouns() and t.lemma.endswith(PERSONAL_ENDINGS) and not is_thing(t):
        return any(tokens[c].lower in ("a", "an", "one", "another") for c in t.children)
    if t.tag == "JJ" and t.lower in states():
        return False
    return t.tag in ("NN", "NNP", "JJ", "CD") and who.head in person_nouns() and who.head not in NO_SINGLE


def describe(doc: Doc, cast: Cast, token: int, number: int | None, effect: str) -> Who:
    """What the noun phrase around a token tells of those it names."""
    tokens = doc.tokens
    t = tokens[token]
    below = [tokens[c] for c in t.children if c < token]
    words = {b.lower for b in below}
    if number is not None:
        words |= _around_number(tokens, token, number)
    head = t.lemma.lower() if t.lemma.lower() in person_nouns() else t.lower
    noun = person_nouns().get(head)
    named = t.ent == "PERSON" and t.pos == "PROPN"
    pronoun = number is None and t.tag in ("PRP", "PRP$", "DT", "WP")
    bare = token == number or (noun is None and t.tag in ("CD", "JJ", "JJR", "NNS") and t.pos in ("NUM", "ADJ"))
    age = _age(tokens, token)
    return Who(
        head=head, name=_name(tokens, token) if named else (), age=age,
        age_class=_age_class(noun.age if noun else "", age),
        elliptic=token == number or t.lower in ("others", "more", "another"),
        gender=_gender(tokens, token, noun.gender if noun else ""),
        definite=named or bool(words & POINTING) or t.tag == "PRP" or (number is None and _is_possessed(below)),
        possessed=_is_possessed(below), pronoun=pronoun,
        additive=(bool(words & words_of("additive")) or t.lower in words_of("additive")) and t.dep != "attr",
        general=bare or (noun is not None and (noun.general == "yes" or (noun.general == "held" and effect in HELD))),
        actors=cast.at.get(_told_of(tokens, token), ()),
        told=number is None and t.lower in SINGULAR and _is_told(tokens, cast, token),
        also=any(tokens[c].lower == "also" for c in tokens[t.head].children) and t.dep in ("nsubj", "nsubjpass"),
        owners=tuple(a for b in below if b.dep == "poss" for a in cast.at.get(b.i, ())),
    )  # fmt: skip


def _told_of(tokens: Sequence[Token], token: int) -> int:
    """The name that a noun behind "is" tells of: "Politkovskaya is the third journalist killed"; else the noun."""
    if tokens[token].dep != "attr":
        return token
    above = tokens[tokens[token].head].children
    return next((c for c in above if tokens[c].dep == "nsubj" and tokens[c].pos in ("PROPN", "PRON")), token)


def _is_told(tokens: Sequence[Token], cast: Cast, token: int) -> bool:
    """Whether a pronoun for one person stands for a noun told shortly before."""
    same, gender = set(cast.at.get(token, ())), _gender(tokens, token, "")
    for at in range(token - 1, max(-1, token - BACK), -1):
        t = tokens[at]
        if t.tag in ("NN", "NNP") and same & set(cast.at.get(at, ())):
            return True
        noun = person_nouns().get(t.lemma.lower()) if t.tag == "NN" and t.dep in ("nsubj", "nsubjpass") else None
        if t.sentence == tokens[token].sentence and noun is not None and noun.gender in ("", gender):
            return True
        if t.ent == "NORP" and t.dep in ("nsubj", "nsubjpass") and t.sentence == tokens[token].sentence:
            return any(tokens[c].lower in ("a", "an") for c in t.children)
    return False


def _is_possessed(below: list[Token]) -> bool:
    """Whether a noun is somebody's, so that it can point back: "his sister"."""
    return any(b.tag == "PRP$" for b in below)


def _name(tokens: Sequence[Token], token: int) -> tuple[str, ...]:
    """The parts of a person's name, the last first."""
    first, last = token, token
    while first > 0 and tokens[first - 1].ent == "PERSON" and tokens[first - 1].pos == "PROPN":
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].ent == "PERSON" and tokens[last + 1].head == token:
        last += 1
    parts = [tokens[i].lower.rstrip(".") for i in range(last, first - 1, -1)]
    return tuple(p for p in parts if len(p) > 2 and p.isalpha()) or (tokens[token].lower,)


def _age(tokens: Sequence[Token], token: int) -> int | None:
    """The age in "a 16-year-old boy" or "John Smith, 34,"."""
    for i in range(token, max(-1, token - 9), -1):
        if tokens[i].lower in ("year", "years") and i >= 2:
            found = tokens[i - 2].lower if tokens[i - 1].lower == "-" else tokens[i - 1].lower
            return int(found) if found.isdecimal() and len(found) < 4 and int(found) < 111 else None
        if i < token and (tokens[i].lower in (".", ",", ";") or tokens[i].pos in ("VERB", "AUX", "ADP")):
            break
    after = token + 2
    if (
        after < len(tokens)
        and tokens[token + 1].lower in (",", "(")
        and tokens[after].lower.isdecimal()
        and len(tokens[after].lower) < 4
    ):
        return int(tokens[after].lower)
    return None


def _gender(tokens: Sequence[Token], token: int, noun: str) -> str:
    if noun:
        return noun
    t = tokens[token]
    if t.lower in ("he", "him", "himself"):
        return "m"
    if t.lower in ("she", "her", "herself"):
        return "f"
    below = {tokens[c].lower for c in t.children}
    return "f" if below & {"female", "woman"} else "m" if "male" in below else ""


def _age_class(noun: str, age: int | None) -> str:
    """Child or adult, by the age or else by the noun; empty at 18 and 19, and when nothing tells."""
    if age is None:
        return noun
    return "child" if age < 18 else "adult" if age > 19 else ""


def _around_number(tokens: Sequence[Token], token: int, number: int) -> set[str]:
    """The words beside a number that point or add: "the two", "two more", but not "more than two"."""
    before = {tokens[i].lower for i in range(max(0, number - 2), number)}
    if number and tokens[number - 1].lower == "than":
        before.discard("more")
    after = {tokens[i].lower for i in range(number, min(token + 2, number + 6, len(tokens)))}
    return (before & (words_of("additive") | POINTING)) | (after & words_of("additive"))
