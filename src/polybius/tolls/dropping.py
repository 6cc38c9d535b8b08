"""Figures that are none, once all are known: of the shot who died, and of those who died of no violence."""

from collections.abc import Callable

from polybius.tolls.figure import Figure
from polybius.tolls.ledger import Ledger
from polybius.tolls.lexicon import words_of


def drop_shots(ledger: Ledger) -> None:
    """People shot are not injured as well when as many died, or when the rest of them are told of by themselves."""
    alive = [n for n in range(len(ledger.figures)) if n not in ledger.same_as and n not in ledger.dropped]
    standing = [n for n in alive if n not in ledger.subset_of]
    dead = [ledger.figures[n] for n in standing if ledger.figures[n].effect == "killed"]
    killed = {f.low for f in dead}
    hurt = [n for n in alive if ledger.figures[n].effect == "injured"]
    for n in hurt:
        figure = ledger.figures[n]
        if figure.single or n in ledger.subset_of or n in ledger.dropped:
            continue
        beside = any(f.sentence == figure.sentence and not f.partitive for f in dead) and figure.predicate != "shoot"
        parts = [ledger.figures[q].low or 0 for q, whole in ledger.subset_of.items() if whole == n]
        if len(parts) > 1 and sum(parts) == figure.low and figure.predicate != "shoot":
            continue
        rest = {(figure.low or 0) - (k or 0) for k in killed}
        left = [m for m in hurt if m not in (n, *ledger.dropped) and not beside
                and (ledger.figures[m].low or ledger.figures[m].high) in rest]  # fmt: skip
        if left or (figure.predicate == "shoot" and figure.low in killed):
            ledger.dropped.add(n)
            _hand_over(ledger, n, left[0] if left else None)


def _hand_over(ledger: Ledger, dropped: int, rest: int | None) -> None:
    """Give the parts of a dropped figure to the one that tells of the rest, which stands by itself."""
    for part in [q for q, whole in ledger.subset_of.items() if whole == dropped]:
        if rest is None or part == rest:
            del ledger.subset_of[part]
        else:
            ledger.subset_of[part] = rest


def drop_dead(ledger: Ledger) -> None:
    """Single persons shot are not injured when they and the dead told of singly make up a number of dead."""
    shot = [n for n, f in enumerate(ledger.figures) if f.single and f.effect == "injured" and n not in ledger.same_as
            and n not in ledger.subset_of and n not in ledger.dropped]  # fmt: skip
    if not shot or any(ledger.figures[n].predicate not in words_of("deadly acts") for n in shot):
        return
    for whole, figure in enumerate(ledger.figures):
        named = sum(ledger.figures[q].low or 0 for q, of in ledger.subset_of.items() if of == whole)
        if figure.effect == "killed" and not figure.single and named and named + len(shot) == figure.low:
            ledger.dropped.update(shot)


def drop_natural_deaths(ledger: Ledger, violent: Callable[[Figure], bool]) -> None:
    """One person's dying is no figure where nobody is killed or attacked."""
    ledger.dropped.update(
        n for n, f in enumerate(ledger.figures) if f.single and f.predicate in words_of("dying") and not violent(f)
    )
