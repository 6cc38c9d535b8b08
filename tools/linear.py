"""Linear models over named features: logistic regression, and a choice among several; numpy does the sums."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np

RARE = 4
ROUNDS = 200


class Rows(msgspec.Struct):
    """Feature lists as numbers: the names kept, the number of each feature of each row, and that row."""

    names: list[str]
    features: Any
    owners: Any
    count: int


def numbered(rows: Sequence[Sequence[str]]) -> Rows:
    """Number the features that are not rare."""
    counts = Counter(f for row in rows for f in set(row))
    names = sorted(f for f, n in counts.items() if n >= RARE)
    index = {f: i for i, f in enumerate(names)}
    pairs = [(index[f], n) for n, row in enumerate(rows) for f in row if f in index]
    features = np.array([p[0] for p in pairs], dtype=np.int64)
    owners = np.array([p[1] for p in pairs], dtype=np.int64)
    return Rows(names, features, owners, len(rows))


def classify(rows: list[list[str]], right: list[bool], weights: list[float], penalty: float) -> dict[str, float]:
    """Logistic regression with a square penalty."""
    data, wanted, weight = numbered(rows), np.array(right, dtype=float), np.array(weights)

    def slope(scores: Any) -> Any:
        return (1 / (1 + np.exp(-scores)) - wanted) * weight

    found, bias = descend(data, slope, penalty, biased=True)
    return dict(zip(data.names, found, strict=True)) | {"bias": bias}


def rank(
    rows: list[list[str]], sizes: list[int], wanted: list[bool], weights: list[float], penalty: float
) -> dict[str, float]:
    """A conditional log-linear model: the readings of one cue share a probability of 1."""
    data = numbered(rows)
    member = np.repeat(np.arange(len(sizes)), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
    weight, good = np.array(weights)[member], np.array(wanted, dtype=float)

    def slope(scores: Any) -> Any:
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[member])
        share = raised / np.add.reduceat(raised, starts)[member]
        hit = raised * good
        return (share - hit / np.add.reduceat(hit, starts)[member]) * weight

    found, _ = descend(data, slope, penalty, biased=False)
    return dict(zip(data.names, found, strict=True))


def descend(data: Rows, slope: Any, penalty: float, *, biased: bool) -> tuple[list[float], float]:
    """Weights where the slope of the loss and of the penalty is flat, by steps that adapt to each weight (Adam)."""
    size = len(data.names)
    w, mean, spread = np.zeros(size + 1), np.zeros(size + 1), np.zeros(size + 1)
    w[size] = -2.0 if biased else 0.0
    for t in range(1, ROUNDS + 1):
        scores = np.bincount(data.owners, weights=w[data.features], minlength=data.count) + w[size]
        each = slope(scores)
        gradient = np.zeros(size + 1)
        gradient[:size] = np.bincount(data.features, weights=each[data.owners], minlength=size) + penalty * w[:size]
        gradient[size] = each.sum() if biased else 0.0
        mean = 0.9 * mean + 0.1 * gradient
        spread = 0.99 * spread + 0.01 * gradient**2
        rate = 0.15 if t < ROUNDS * 0.6 else 0.05
        w -= rate * (mean / (1 - 0.9**t)) / (np.sqrt(spread / (1 - 0.99**t)) + 1e-8)
    return [float(x) for x in w[:size]], float(w[size])
