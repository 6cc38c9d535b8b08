"""Which figures restate others, which are parts of others, and which stand.

A figure is new when it adds ("another", "two others"), a restatement when it points back or says the same number of the
same people again, and a part when it names some of those a larger figure has counted. Figures are never summed.
"""

from collections.abc import Callable, Iterator

import msgspec
from msgspec.structs import replace

from polybius.tolls.dropping import drop_dead, drop_natural_deaths, drop_shots
from polybius.tolls.figure import Figure
from polybius.tolls.ledger import VAGUE, Ledger, family_of
from polybius.tolls.lexicon import words_of
from polybius.tolls.sums import settle_sums

HARM = frozenset({"killed", "injured"})
MOST = 200
TOTALS = frozenset({"", "be dead"})


class Settled(msgspec.Struct, frozen=True):
    """A figure and what it restates or is part of, by number."""

    figure: Figure
    same_as: int | None = None
    subset_of: int | None = None


def settle(
    figures: list[Figure],
    *,
    violent: Callable[[Figure], bool],
    apart: Callable[[Figure, Figure], bool],
    rival: Callable[[Figure, Figure], bool],
) -> dict[int, Settled]:
    """Each figure that stays, by number, with what it restates or is part of.

    `apart` tells whether places differ, `rival` whether a smaller figure is another count or of another side. Of very
    many figures, only those told near each other are held against each other.
    """
    found: dict[int, Settled] = {}
    for first, last in _stretches(figures):
        for n, settled in _settled(Ledger(figures[first:last], apart, rival), violent).items():
            same_as, subset_of = (None if m is None else m + first for m in (settled.same_as, settled.subset_of))
            found[n + first] = replace(settled, same_as=same_as, subset_of=subset_of)
    return found


def _stretches(figures: list[Figure]) -> Iterator[tuple[int, int]]:
    """The first and last numbers (exclusive) of figures that are settled together; a sentence stays whole."""
    first = 0
    while len(figures) - first > MOST:
        last = first + MOST
        while first + 1 < last and figures[last - 1].sentence == figures[last].sentence:
            last -= 1
        last = last if first + 1 < last else first + MOST
        yield first, last
        first = last
    yield first, len(figures)


def _settled(ledger: Ledger, violent: Callable[[Figure], bool]) -> dict[int, Settled]:
    figures = ledger.figures
    for n, figure in enumerate(figures):
        if figure.effect == "involved" or figure.cumulative:
            continue
        if figure.inside:
            _settle_inside(ledger, n)
            if figure.single and figure.unit == "people":
                ledger.persons.add(figure, family_of(figure), n)
        elif figure.single and figure.unit == "people":
            _settle_single(ledger, n)
        else:
            _settle_number(ledger, n)
    settle_sums(ledger)
    drop_shots(ledger)
    drop_dead(ledger)
    drop_natural_deaths(ledger, violent)
    roots = {n: _root(ledger, n) for n in range(len(figures))}
    return {n: Settled(f, roots[n], ledger.subset_of.get(n)) for n, f in enumerate(figures)
            if n not in ledger.dropped and roots[n] not in ledger.dropped}  # fmt: skip


def _root(ledger: Ledger, n: int) -> int | None:
    """The figure at the end of a chain of restatements."""
    at = ledger.same_as.get(n)
    for _ in range(len(ledger.figures)):
        if at is None or at not in ledger.same_as:
            break
        at = ledger.same_as[at]
    return None if at == n else at


def _settle_inside(ledger: Ledger, n: int) -> None:
    """A figure said to be among others is part of the nearest larger one."""
    figure = ledger.figures[n]
    size = figure.low or 0
    family = family_of(figure)
    alike = [p for p, f in enumerate(ledger.figures) if p != n and family_of(f) == family and not f.inside]
    larger = [p for p in alike if (ledger.figures[p].low or ledger.figures[p].high or 0) >= size]
    if larger:
        ledger.subset_of[n] = min(larger, key=lambda p: (p in ledger.subset_of, abs(p - n), p))


def _settle_single(ledger: Ledger, n: int) -> None:
    """One person: someone told of before, one of a number told before, or somebody new."""
    figure = ledger.figures[n]
    family = family_of(figure)
    known = ledger.persons.match(figure, family, lambda p: ledger.apart(ledger.figures[p], figure))
    if known is not None:
        earlier = known.tolls.get(family)
        if earlier is not None:
            ledger.same_as[n] = earlier
            ledger.persons.join(known, figure)
            return
        if figure.effect == "injured" and "killed/people" in known.tolls:
            ledger.dropped.add(n)
            return
        if figure.effect == "killed" and "injured/people" in known.tolls:
            ledger.dropped.add(known.tolls["injured/people"])
        ledger.persons.join(known, figure)
        known.tolls[family] = n
    elif _is_nobody(figure):
        ledger.dropped.add(n)
        return
    if known is None:
        ledger.persons.add(figure, family, n)
    adds = figure.who.additive or (figure.who.also and known is None and not figure.who.pronoun)
    if adds and (_joins_parts(ledger, n) or not figure.who.additive):
        return
    total = next((p for p in ledger.standing(n) if not ledger.figures[p].single and _may_contain(ledger, p, n)), None)
    if total is not None:
        ledger.subset_of[n] = total


def _is_nobody(figure: Figure) -> bool:
    """Whether a pronoun stands for nobody that the text has named before."""
    who = figure.who
    told = who.told and figure.effect in HARM and figure.predicate not in words_of("dying")
    return who.pronoun and not who.additive and not told and figure.predicate not in words_of("pronouncing")


def _may_contain(ledger: Ledger, p: int, n: int) -> bool:
    """Whether the larger figure `p`, said before, can hold the person of figure `n`."""
    larger, single = ledger.figures[p], ledger.figures[n]
    if single.who.additive or (larger.clause == single.clause and larger.sentence == single.sentence):
        return False
    if ledger.apart(larger, single) or ledger.rival(larger, single):
        return False
    if larger.sentence == single.sentence and not single.who.definite:
        return False
    held = sum(1 for q in ledger.subset_of.values() if q == p)
    if held >= (larger.low or larger.high or 0):
        return False
    return larger.who.general or single.who.general or larger.who.head == single.who.head or bool(single.who.name)


def _settle_number(ledger: Ledger, n: int) -> None:
    """A number of people or things: the same again, a part of a larger, a sharper one for "several", or new."""
    if _adds(ledger, n):
        _joins_parts(ledger, n)
        return
    for p in ledger.standing(n):
        if _relate(ledger, p, n):
            return
    _gather_singles(ledger, n)


def _adds(ledger: Ledger, n: int) -> bool:
    """Whether a figure adds to those of its kind; "eight others" hurt beside one killed add to the killed."""
    figure = ledger.figures[n]
    if not figure.who.additive:
        return False
    before = ledger.figures[max(0, n - 3) : n]
    beside = [f for f in before if f.unit == "people" and (f.sentence == figure.sentence or f is before[-1])]
    if all(family_of(f) == family_of(figure) for f in beside):
        return True
    alike = next((f for f in reversed(ledger.figures[:n]) if f.who.head == figure.who.head), None)
    return not figure.who.general and alike is not None and family_of(alike) == family_of(figure)


def _joins_parts(ledger: Ledger, n: int) -> bool:
    """Whether a figure that adds is one more part of the number whose part was told last: "three … and a fourth"."""
    family, size = family_of(ledger.figures[n]), ledger.figures[n].low or 0
    last = next((m for m in range(n - 1, -1, -1) if family_of(ledger.figures[m]) == family), None)
    whole = ledger.subset_of.get(ledger.same_as.get(last, last)) if last is not None else None
    if whole is None:
        return False
    named = sum(ledger.figures[q].low or 0 for q, of in ledger.subset_of.items() if of == whole)
    if named + size > (ledger.figures[whole].low or ledger.figures[whole].high or 0):
        return False
    ledger.subset_of[n] = whole
    return True


def _relate(ledger: Ledger, p: int, n: int) -> bool:
    """Settle figure `n` by an earlier one, when it can be."""
    earlier, figure = ledger.figures[p], ledger.figures[n]
    if earlier.single or not _same_people(earlier, figure):
        return False
    if earlier.sentence == figure.sentence and not figure.who.definite:
        return False
    if not figure.who.definite and ledger.apart(earlier, figure):
        return False
    if _same_number(earlier, figure) or (figure.bound == "several" and (earlier.low or 0) >= 2):
        ledger.same_as[n] = p
    elif earlier.bound == "several" and figure.bound not in VAGUE and (figure.low or 0) >= 2:
        ledger.same_as[p] = n
        _gather_singles(ledger, n)
    elif _is_part(ledger, p, n):
        ledger.subset_of[n] = p
    elif figure.predicate in TOTALS and figure.who.general and (figure.low or 0) > (earlier.low or earlier.high or 0):
        ledger.subset_of[p] = n
        return False
    else:
        return False
    return True


def _is_part(ledger: Ledger, p: int, n: int) -> bool:
    """Whether a number names some of a larger one told before: "two of them", or parts that do not exceed it."""
    earlier, figure = ledger.figures[p], ledger.figures[n]
    whole, part = earlier.low or earlier.high or 0, figure.low or figure.high or 0
    if part >= whole or figure.bound in VAGUE or (not _points_back(earlier, figure) and ledger.rival(earlier, figure)):
        return False
    named = sum(ledger.figures[q].low or 0 for q, of in ledger.subset_of.items() if of == p)
    return figure.who.definite or figure.partitive or named + part <= whole


def _points_back(earlier: Figure, figure: Figure) -> bool:
    """Whether a figure is said to be of those told before ("two of them", "the three")."""
    who = figure.who
    again = who.general or who.head == earlier.who.head
    return who.pronoun or (who.definite and again and not who.possessed)


def _same_number(a: Figure, b: Figure) -> bool:
    """Whether two figures give the same number, one of them perhaps as a bound."""
    if a.bound in VAGUE or b.bound in VAGUE:
        return a.bound == b.bound and a.low == b.low
    return (a.low is not None and a.low == b.low) or (a.high is not None and a.high == b.high)


def _same_people(a: Figure, b: Figure) -> bool:
    """Whether the words of two figures can mean the same people."""
    return a.who.general or b.who.general or a.who.head == b.who.head or a.who.pronoun or b.who.pronoun or (
        b.who.definite and a.unit == "people") or not (a.who.head.isalpha() and b.who.head.isalpha())  # fmt: skip


def _gather_singles(ledger: Ledger, n: int) -> None:
    """A number of people said after single persons holds them, when it is general and stands in another sentence."""
    figure = ledger.figures[n]
    if figure.unit != "people":
        return
    size = figure.low or figure.high or 0
    standing = ledger.standing(n)
    beside = {(f.sentence, f.clause) for q in standing if not (f := ledger.figures[q]).single}
    others = [
        p
        for p in standing
        if (one := ledger.figures[p]).single
        and one.sentence != figure.sentence
        and (one.sentence, one.clause) not in beside  # as one told of beside others: "13 passengers and the driver"
        and not ledger.apart(one, figure)
    ]
    alike = [p for p in others if ledger.figures[p].who.head == figure.who.head]
    singles = others if len(others) == size and (alike or figure.who.general) else alike
    if figure.who.general and figure.effect in ("killed", "injured"):
        singles = others
    if singles and len(singles) <= size:
        for p in singles:
            ledger.subset_of[p] = n
