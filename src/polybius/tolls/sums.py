"""Figures that add up: two kinds of victims told beside each other are the parts of a total, told before or after."""

from polybius.tolls.ledger import Ledger, family_of

HARM = frozenset({"killed", "injured"})
SENTENCES_ON = 3


def settle_sums(ledger: Ledger) -> None:
    """Settle what can only be seen when all figures are known."""
    _join_companies(ledger)
    _restate_companions(ledger)
    _drop_casualties(ledger)


def _join_companies(ledger: Ledger) -> None:
    """ "Two men and a woman" are parts of "three people" of another sentence."""
    companies: dict[tuple[int, int | None, str], list[int]] = {}
    for n, figure in enumerate(ledger.figures):
        if figure.unit == "people" and figure.clause is not None and not figure.inside and n not in ledger.dropped:
            companies.setdefault((figure.sentence, figure.clause, family_of(figure)), []).append(n)
    for members in companies.values():
        if len(members) > 1 and not any(n in ledger.same_as for n in members):
            whole = _whole_of(ledger, members)
            if whole is not None:
                ledger.subset_of.update(dict.fromkeys(members, whole))


def _whole_of(ledger: Ledger, members: list[int]) -> int | None:
    """The figure that a company adds up to: one told before, or a definite one soon after."""
    size = sum(ledger.figures[n].low or 0 for n in members)
    first = ledger.figures[members[0]]
    for p, figure in enumerate(ledger.figures):
        alike = family_of(figure) == family_of(first) and figure.low == size and figure.sentence != first.sentence
        if not alike or figure.single or p in ledger.same_as or p in ledger.dropped or p in ledger.subset_of:
            continue
        near = 0 < figure.sentence - first.sentence <= SENTENCES_ON and figure.who.definite
        if (p < members[0] or near) and not ledger.apart(figure, first):
            return p
    return None


def _restate_companions(ledger: Ledger) -> None:
    """The "additional insurgent" beside a leader told of again is the insurgent told of beside him before."""
    for n, figure in enumerate(ledger.figures):
        if not figure.who.additive or n in ledger.same_as or n in ledger.subset_of or n in ledger.dropped:
            continue
        last = next((m for m in range(n - 1, -1, -1) if family_of(ledger.figures[m]) == family_of(figure)), None)
        root = ledger.same_as.get(last) if last is not None else None
        if root is None or ledger.figures[root].clause is None:
            continue
        first = ledger.figures[root]
        mates = [m for m in ledger.standing(n) if m != root and ledger.figures[m].clause == first.clause
                 and ledger.figures[m].low == figure.low and m not in ledger.same_as.values()
                 and (ledger.figures[m].who.head == figure.who.head or figure.who.general)]  # fmt: skip
        if mates:
            ledger.same_as[n] = mates[0]


def _drop_casualties(ledger: Ledger) -> None:
    """ "The six victims" are no six more dead where two died and four were hurt."""
    alive = [n for n, f in enumerate(ledger.figures) if f.effect in HARM and f.unit == "people" and not f.cumulative
             and n not in ledger.same_as and n not in ledger.subset_of and n not in ledger.dropped]  # fmt: skip
    for n in alive:
        figure = ledger.figures[n]
        if figure.single or not figure.who.definite or not figure.who.general:
            continue
        sums = {e: sum(ledger.figures[m].low or 0 for m in alive if m < n and ledger.figures[m].effect == e)
                for e in HARM}  # fmt: skip
        if all(sums.values()) and sum(sums.values()) == figure.low:
            ledger.dropped.add(n)
