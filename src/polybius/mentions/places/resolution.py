"""Choosing, for every toponym of a document, the place that is meant."""

from collections import defaultdict
from math import asin, cos, log10, radians, sin, sqrt

from polybius.mentions.places.gazetteer import Found, Spot
from polybius.mentions.places.toponyms import Toponym
from polybius.vocabulary import Doc

PRIOR = {
    "country": 9.0, "continent": 9.0, "region": 5.5, "admin1": 5.6, "admin2": 3.0, "city": 0.0, "quarter": 3.0,
    "water": 6.0, "terrain": 6.0, "site": 6.5,
}  # fmt: skip
ALTERNATE_LOSS = 2.0
WITHIN = 12.0


def base_score(found: Found) -> float:
    """How likely a name means a place before anything else of the text is known."""
    spot = found.spot
    score = PRIOR[spot.kind]
    if spot.kind == "city":
        score += log10(spot.population + 30)
    elif spot.kind in ("admin2", "admin1"):
        score += log10(spot.population + 1000) * 0.15
    return score if found.usual else score - ALTERNATE_LOSS


def distance(a: Spot, b: Spot) -> float:
    """Kilometres between two places."""
    lat, other = radians(a.lat), radians(b.lat)
    turn = radians(b.lon - a.lon) / 2
    return 12742 * asin(min(1.0, sqrt(sin((other - lat) / 2) ** 2 + cos(lat) * cos(other) * sin(turn) ** 2)))


def holds(outer: Spot, inner: Spot) -> bool:
    """Whether one place lies within another, as far as country and region tell."""
    if outer.kind == "country":
        return outer.country == inner.country and inner.kind != "country"
    if outer.kind == "admin1":
        return (outer.country, outer.admin1) == (inner.country, inner.admin1) and inner.kind not in (
            "country",
            "admin1",
        )
    return distance(outer, inner) < outer.radius + 20 and inner.radius < outer.radius


def resolve(doc: Doc, toponyms: list[Toponym]) -> dict[int, tuple[Spot, str]]:
    """For each toponym (by its position in the list) the place and the rule that chose it."""
    choices: dict[str, dict[Found, float]] = {}
    count: dict[str, int] = defaultdict(int)
    for toponym in toponyms:
        if not toponym.adjective:
            count[toponym.key] += 1
            if toponym.key not in choices:
                choices[toponym.key] = {f: base_score(f) for f in toponym.found}
    fixed = _qualified(doc, toponyms, choices)
    basis = dict.fromkeys(choices, "population")
    for key, spots in fixed.items():
        basis[key] = "containment"
        for found in choices[key]:
            if any(holds(outer, found.spot) for outer in spots):
                choices[key][found] += WITHIN
    named = defaultdict(float)
    for toponym in toponyms:
        if toponym.adjective:
            named[toponym.key] += 0.5
    scores = choices
    for _ in range(3):
        scores = _in_context(choices, scores, count, named)
    result: dict[int, tuple[Spot, str]] = {}
    for n, toponym in enumerate(toponyms):
        if toponym.adjective:
            continue
        ranked = scores[toponym.key]
        best = max(ranked, key=lambda f: (ranked[f], f.spot.population, -f.spot.index))
        plain = max(choices[toponym.key], key=lambda f: (choices[toponym.key][f], f.spot.population, -f.spot.index))
        rule = basis[toponym.key] if len(ranked) > 1 else "only"
        result[n] = (best.spot, rule if best == plain else "context")
    return result


def _qualified(doc: Doc, toponyms: list[Toponym], choices: dict[str, dict[Found, float]]) -> dict[str, list[Spot]]:
    """Names followed by the larger place they lie in ("Cairo, Ill.", "Tal Abyad, in Raqqa province")."""
    fixed: dict[str, list[Spot]] = defaultdict(list)
    tokens = doc.tokens
    for one, two in zip(toponyms, toponyms[1:], strict=False):
        if one.adjective or two.adjective or tokens[one.first].sentence != tokens[two.first].sentence:
            continue
        between = " ".join(t.lower for t in tokens[one.last : two.first])
        if between not in (
            ",",
            "in",
            ", in",
            "(",
            ", in the",
            "in the",
            ", a city in",
            ", a town in",
            ", near",
            "of",
            "county ,",
        ):
            continue
        for f in choices[two.key]:
            if any(holds(f.spot, inner.spot) for inner in choices[one.key]) and f.spot.kind in (
                "country",
                "admin1",
                "admin2",
            ):
                fixed[one.key].append(f.spot)
    return fixed


def _in_context(
    choices: dict[str, dict[Found, float]],
    scores: dict[str, dict[Found, float]],
    count: dict[str, int],
    named: dict[str, float],
) -> dict[str, dict[Found, float]]:
    """Scores raised for places in the countries and regions that the other names of the text point to."""
    country: dict[str, float] = defaultdict(float, named)
    region: dict[tuple[str, str], float] = defaultdict(float)
    share: dict[str, dict[Found, float]] = {}
    for key, ranked in scores.items():
        top = max(ranked.values())
        weight = {f: 10 ** ((s - top) / 1.5) for f, s in ranked.items()}
        total = sum(weight.values())
        share[key] = {f: w / total for f, w in weight.items()}
        times = min(count[key], 3) ** 0.5
        for f, s in share[key].items():
            country[f.spot.country] += s * times
            if f.spot.admin1:
                region[f.spot.country, f.spot.admin1] += s * times * (1.5 if f.spot.kind == "admin1" else 1.0)
    result: dict[str, dict[Found, float]] = {}
    for key, ranked in choices.items():
        times = min(count[key], 3) ** 0.5
        out = {}
        for f, s in ranked.items():
            own_country = sum(w for g, w in share[key].items() if g.spot.country == f.spot.country) * times
            own_region = (
                sum(
                    w
                    for g, w in share[key].items()
                    if (g.spot.country, g.spot.admin1) == (f.spot.country, f.spot.admin1)
                )
                * times
            )
            c = max(0.0, country[f.spot.country] - own_country) if f.spot.country else 0.0
            r = max(0.0, region[f.spot.country, f.spot.admin1] - own_region) if f.spot.admin1 else 0.0
            out[f] = s + 1.2 * log10(1 + 3 * c) + 2.2 * log10(1 + 3 * r)
        result[key] = out
    return result
