"""Figures that no victim's clause yields: "12 dead", "30 deaths", "the toll rose to 15", "1,700 marchers gathered"."""

from collections.abc import Sequence

from msgspec.structs import replace

from polybius.tolls.figure import Figure, describe, is_of_all, unit_of
from polybius.tolls.lexicon import effect_nouns, forces, involvements, person_nouns, states, words_of
from polybius.tolls.reality import is_real
from polybius.tolls.victims import Numbers, is_thing
from polybius.vocabulary import Cast, Clause, Doc, Quantity, Token

REACH, NEAR, WITHIN = 14, 5, 3
DOING = {"killing": "killed", "wounding": "injured", "injuring": "injured", "injured": "injured", "wounded": "injured",
         "killed": "killed"}  # fmt: skip


def count_figures(
    doc: Doc, clauses: tuple[Clause, ...], cast: Cast, quantities: tuple[Quantity, ...], used: frozenset[int]
) -> list[Figure]:
    """Figures of the quantities whose first token is not among `used`."""
    numbers_at = {c.head: c for c in clauses}
    found: list[Figure] = []
    for q in quantities:
        if q.first in used or (q.low is None and q.high is None and q.bound != "many"):
            continue
        effect, cumulative = _effect(doc.tokens, q)
        if not effect or not told(doc.tokens, clauses, numbers_at, q):
            continue
        counted = doc.tokens[q.counted] if q.counted is not None else None
        thing = counted is not None and is_thing(counted) and counted.lemma not in effect_nouns() | {"life": ""}
        unit = unit_of(doc.tokens, q.counted) if thing and q.counted is not None else "people"
        found.append(_figure(doc, cast, q, effect, unit, cumulative=cumulative))
    return found


def involved_figures(
    doc: Doc, clauses: tuple[Clause, ...], cast: Cast, numbers: Numbers, used: frozenset[int]
) -> list[Figure]:
    """Counted people and forces that take part in an event: gather, cross, are sent."""
    found: list[Figure] = []
    taken = set(used)
    for clause in clauses:
        role = involvements().get(clause.predicate)
        if clause.predicate == "take" and any(p == "to" and doc.tokens[t].lemma == "street" for p, t in clause.oblique):
            role = "subject"
        if role is None or (clause.kind == "noun" and (role == "object" or clause.tense == "none")):
            continue
        taking_part = (clause.subject or clause.object) if role == "subject" else clause.object
        for token in taking_part:
            q = numbers.of(token)
            if q is None or q.first in taken or q.bound == "many" or doc.tokens[token].lemma.lower() not in forces():
                continue
            if q.low == q.high == 1 or not is_real(clauses, clause):
                continue
            taken.add(q.first)
            unit = unit_of(doc.tokens, token)
            found.append(_figure(doc, cast, q, "involved", unit, clause=clause.i))
    return found


def _figure(
    doc: Doc, cast: Cast, q: Quantity, effect: str, unit: str, *, cumulative: bool = False, clause: int | None = None
) -> Figure:
    token = q.counted if q.counted is not None else q.first
    return Figure(
        effect=effect, unit=unit, token=token, clause=clause, start=q.start, end=q.end, low=q.low, high=q.high,
        bound=q.bound, cumulative=cumulative, single=q.low == q.high == 1, sentence=doc.tokens[token].sentence,
        who=describe(doc, cast, token, q.first, effect), of_all=is_of_all(doc.tokens, q.last, effect),
    )  # fmt: skip


def _effect(tokens: Sequence[Token], q: Quantity) -> tuple[str, bool]:
    """The effect a quantity is a figure of, and whether it is a running total; empty when it is none."""
    noun = tokens[q.counted].lemma.lower() if q.counted is not None else ""
    if noun in effect_nouns():
        return effect_nouns()[noun], False
    if noun in words_of("munition") and _is_fired(tokens, q.counted or 0):
        return "fired", False
    if noun in words_of("member") and tokens[q.last].lower == "-":
        following = {t.lemma for t in tokens[q.last : q.last + 5]}
        return ("involved", False) if following & words_of("team") else ("", False)
    if noun and _governed_by(tokens, q.counted or 0, words_of("remains")):
        return "killed", False
    if noun and _is_life_taken(tokens, q.counted or 0):
        return "killed", False
    if noun in ("number", "toll") or _followed_by_number(tokens, q):
        return _after_number(tokens, q.last), True
    after = _state_after(tokens, q) or _state_shared(tokens, q)
    if after:
        return after, False
    if [t.lower for t in tokens[q.last : q.last + 2]] == ["in", "attendance"]:
        return "involved", False
    if q.counted is not None and noun not in person_nouns():
        return "", False
    total = _toll_before(tokens, q)
    return total or _done_before(tokens, q), bool(total)


def _is_fired(tokens: Sequence[Token], token: int) -> bool:
    """Whether a counted munition stands under a verb of firing or hitting: "hit the town with four missiles"."""
    at = token
    for _ in range(NEAR):
        at = tokens[at].head
        if tokens[at].pos == "VERB":
            return tokens[at].lemma in words_of("firing")
    return False


def _above(tokens: Sequence[Token], token: int, steps: int) -> Token:
    """The token so many heads up."""
    for _ in range(steps):
        token = tokens[token].head
    return tokens[token]


def _is_life_taken(tokens: Sequence[Token], token: int) -> bool:
    """Whether lives are taken: "claimed 30 lives", "cost the lives of 30 miners"."""
    if tokens[token].lemma.lower() == "life":
        return _above(tokens, token, 1).lemma in words_of("taking lives")
    return _governed_by(tokens, token, words_of("life")) and _above(tokens, token, 3).lemma in words_of("taking lives")


def _governed_by(tokens: Sequence[Token], token: int, lemmas: frozenset[str]) -> bool:
    """Whether a noun stands after "of" under one of these: "the bodies of 12 migrants"."""
    of = tokens[tokens[token].head]
    return of.lower == "of" and tokens[of.head].lemma in lemmas


def _state_after(tokens: Sequence[Token], q: Quantity) -> str:
    """The state that follows the number or its noun: "12 dead", "five people left dead"."""
    if q.counted is not None and tokens[q.counted].lower in states():
        return states()[tokens[q.counted].lower]
    at = q.last if q.counted is None or q.counted < q.last else q.counted + 1
    if q.counted is not None and q.counted - q.last > NEAR:
        return ""
    for token in tokens[at : at + 3]:
        if token.lower in states() or token.lower in words_of("died"):
            following = tokens[token.i + 1] if token.i + 1 < len(tokens) else token
            attributive = token.dep == "amod" and token.head > token.i and q.counted != token.head
            active = token.dep not in ("acl", "relcl") and any(tokens[c].dep == "dobj" for c in token.children)
            return "" if active or (attributive and following.pos == "NOUN") else states().get(token.lower, "killed")
        if token.lower not in words_of("before a state"):
            break
    return ""


def _state_shared(tokens: Sequence[Token], q: Quantity) -> str:
    """The state behind the noun that stands beside the one counted: "five officers and a dozen militants dead"."""
    if q.counted is None or tokens[q.counted].lemma.lower() not in person_nouns():
        return ""
    beside = next((c for c in tokens[q.counted].children if tokens[c].dep == "conj" and tokens[c].tag == "NNS"), None)
    return _state_after(tokens, replace(q, last=beside, counted=beside)) if beside is not None else ""


def stated_effect(tokens: Sequence[Token], q: Quantity) -> str:
    """The effect that the words right beside a number state, whatever the parse: "wounding 12", "four men injured"."""
    if before := _done_before(tokens, q):
        return before
    at = q.last if q.counted is None or q.counted < q.last else q.counted + 1
    if at - q.last > WITHIN or at + 1 >= len(tokens):
        return ""
    state = states().get(tokens[at].lower, "")
    follows = tokens[at + 1].lower in (",", ".", "and", "in", "on", "after", "when", "by", ";", "during", "at")
    return state if follows and tokens[at].tag in ("VBN", "JJ", "VBG") else ""


def _done_before(tokens: Sequence[Token], q: Quantity) -> str:
    """The effect of the verb right before a number: "wounding at least 12"."""
    before = q.first - 1
    while before >= 0 and tokens[before].lower in words_of("before a number"):
        before -= 1
    done = before >= 0 and tokens[before].sentence == tokens[q.first].sentence
    return DOING.get(tokens[before].lower, "") if done else ""


def _followed_by_number(tokens: Sequence[Token], q: Quantity) -> bool:
    """ "brought to nine the number of people in custody"."""
    return [t.lower for t in tokens[q.last : q.last + 2]] == ["the", "number"]


def _after_number(tokens: Sequence[Token], at: int) -> str:
    """The effect named after "the number of"."""
    for token in tokens[at : at + 8]:
        word = token.lower
        if word in states():
            return states()[word]
        if token.lemma in effect_nouns():
            return effect_nouns()[token.lemma]
        if word in ("custody", "arrests", "detained"):
            return "arrested"
    return ""


def _toll_before(tokens: Sequence[Token], q: Quantity) -> str:
    """The effect when a toll or a number of victims is said to stand at the quantity."""
    start = q.first - 1
    if start < 0 or tokens[start].lower not in words_of("before a total"):
        return ""
    sentence = tokens[q.first].sentence
    for i in range(start, max(-1, q.first - REACH), -1):
        token = tokens[i]
        if token.sentence != sentence or token.lower in (";", "but", "while"):
            break
        if token.lower == "dead" and i == start - 1 and tokens[start].lower == "at":
            return "killed"
        if token.lower == "toll":
            return _effect_of_toll(tokens, i)
        if token.lower == "number":
            return _after_number(tokens, i + 1)
    return _toll_as_subject(tokens, q)


def _toll_as_subject(tokens: Sequence[Token], q: Quantity) -> str:
    """The effect when a toll, however far before, rises to the quantity ("the toll from … had risen to 175")."""
    verb = _above(tokens, q.first, 2)
    if verb.pos != "VERB" or tokens[q.first].head != q.first - 1:
        return ""
    tolls = [c for c in verb.children if tokens[c].dep.startswith("nsubj") and tokens[c].lower == "toll"]
    return _effect_of_toll(tokens, tolls[0]) if tolls else ""


def _effect_of_toll(tokens: Sequence[Token], toll: int) -> str:
    return "injured" if tokens[toll - 1].lower in ("injury", "casualty", "injured") else "killed"


def told(tokens: Sequence[Token], clauses: tuple[Clause, ...], heads: dict[int, Clause], q: Quantity) -> bool:
    """Whether the clause the quantity stands in has happened, and the figure is not only feared."""
    if any(t.lower in words_of("uncertain") for t in tokens[max(0, q.first - 2) : q.last + 3]):
        return False
    node = q.first
    for _ in range(REACH):
        if node in heads and heads[node].kind != "noun":
            return is_real(clauses, heads[node])
        if tokens[node].head == node:
            break
        node = tokens[node].head
    return True
