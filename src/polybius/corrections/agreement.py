"""How far coders agree: Krippendorff's alpha, Cohen's kappa, and the F1 of one coder's rows against another's.

Krippendorff, Content Analysis (2004), ch. 11, for nominal data with missing values; Cohen, Educational and
Psychological Measurement 20 (1960).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

import msgspec

from polybius.corrections.correction import Correction
from polybius.corrections.questions import FEWEST, RIGHT, questions_of


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement on one question: over rows that at least two coders judged.

    `alpha` is of all coders; `kappa` is of each pair, null when a pair shares no row; both are null where only one
    value was ever given, since chance agreement is then certain. `f1` is over the rows that each of a pair keeps.
    """

    question: str
    rows: int
    coders: tuple[str, ...]
    agreed: float
    alpha: float | None
    kappa: dict[str, float | None]
    f1: dict[str, float | None]


def agreement_of(corrections: Iterable[Correction]) -> tuple[Agreement, ...]:
    """Agreement on whether rows are right, and on each field that a coder edited."""
    return tuple(_agreement(name, units) for name, units in questions_of(corrections).items())


def _agreement(question: str, units: Mapping[str, Mapping[str, str]]) -> Agreement:
    shared = {uid: said for uid, said in units.items() if len(said) >= FEWEST}
    coders = tuple(sorted({coder for said in units.values() for coder in said}))
    pairs = [(a, b) for said in shared.values() for a, b in combinations(said.values(), 2)]
    return Agreement(
        question=question, rows=len(shared), coders=coders,
        agreed=sum(a == b for a, b in pairs) / len(pairs) if pairs else 0.0,
        alpha=krippendorff_alpha([tuple(said.values()) for said in shared.values()]),
        kappa={f"{a} and {b}": cohen_kappa(_both(shared, a, b)) for a, b in combinations(coders, 2)},
        f1={f"{a} and {b}": kept_f1(_both(shared, a, b)) for a, b in combinations(coders, 2)}
        if question == RIGHT else {},
    )  # fmt: skip


def _both(units: Mapping[str, Mapping[str, str]], one: str, other: str) -> list[tuple[str, str]]:
    return [(said[one], said[other]) for said in units.values() if one in said and other in said]


def krippendorff_alpha(units: Iterable[tuple[str, ...]]) -> float | None:
    """Alpha for nominal values; each unit holds the values that its coders gave, at least two to count."""
    coincidences: Counter[tuple[str, str]] = Counter()
    for values in units:
        if len(values) < FEWEST:
            continue
        for a in range(len(values)):
            for b in range(len(values)):
                if a != b:
                    coincidences[values[a], values[b]] += 1 / (len(values) - 1)  # type: ignore[assignment]
    totals: Counter[str] = Counter()
    for (value, _), weight in coincidences.items():
        totals[value] += weight
    n = sum(totals.values())
    expected = sum(totals[a] * totals[b] for a in totals for b in totals if a != b)
    if not expected:
        return None
    observed = sum(weight for (a, b), weight in coincidences.items() if a != b)
    return 1 - (n - 1) * observed / expected


def cohen_kappa(pairs: list[tuple[str, str]]) -> float | None:
    """Kappa of two coders; None without shared rows or when chance agreement is certain."""
    if not pairs:
        return None
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[value] * second[value] for value in first) / len(pairs) ** 2
    if chance == 1:
        return None
    return (sum(a == b for a, b in pairs) / len(pairs) - chance) / (1 - chance)


def kept_f1(pairs: list[tuple[str, str]]) -> float | None:
    """F1 of the rows that one coder keeps against those the other keeps."""
    both = sum(a == b == "right" for a, b in pairs)
    kept = sum((a == "right") + (b == "right") for a, b in pairs)
    return 2 * both / kept if kept else None
