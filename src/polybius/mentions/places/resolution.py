"""Choosing, for every toponym of a document, the place that is meant."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from math import log10
from typing import NamedTuple

from polybius.mentions.places.context import Scores, Setting, in_context
from polybius.mentions.places.evidence import distance, holds, larger_places, list_neighbours
from polybius.mentions.places.gazetteer import Found, Spot
from polybius.mentions.places.namesakes import famous_among
from polybius.mentions.places.tables import country_adjectives, country_words
from polybius.mentions.places.toponyms import Toponym
from polybius.vocabulary import Doc

PRIOR = {
    "country": 10.0, "continent": 9.0, "region": 7.0, "admin1": 0.5, "admin2": 2.5, "city": 0.0, "quarter": 0.0,
    "water": 7.0, "terrain": 7.0, "site": 7.0,
}  # fmt: skip
PER_TENFOLD = {"city": 1.0, "quarter": 1.0, "admin1": 0.9, "admin2": 0.15}
UNLISTED_LOSS = 2.5
MINOR_PRIOR = 1.0
ALTERNATE_LOSS = 2.0
CAPITAL_GAIN = 1.0
KNOWN_GAIN = 2.0
OWN_GAIN = 4.0
WITHIN_GAIN = 12.0
KIND_GAIN = 4.0
PRESS_CEILING = 3.0
CLEAR_BY = 2.0
SAME_WITHIN = 25.0
RUNNERS_UP = 3

OWN_KINDS = frozenset(("region", "water", "terrain"))


class Choice(NamedTuple):
    """The place chosen for a name, the rule that chose it, and the runners-up."""

    spot: Spot
    rule: str
    others: tuple[Spot, ...] = ()


class Resolved(NamedTuple):
    """The choice for each key, and for single toponyms (by position) that say where the name before them lies."""

    by_key: dict[str, Choice]
    outer: dict[int, Choice]


def base_score(found: Found) -> float:
    """How likely a name means a place before anything else of the text is known."""
    spot = found.spot
    score = PRIOR[spot.kind] + PER_TENFOLD.get(spot.kind, 0.0) * log10(spot.population + 30)
    if spot.capital:
        score += CAPITAL_GAIN
    if spot.known:
        score += KNOWN_GAIN
    if spot.kind in OWN_KINDS and not spot.geonames and " " in spot.name:
        score += OWN_GAIN
    if spot.minor:
        score = MINOR_PRIOR
    elif spot.kind == "region" and spot.geonames:
        score -= UNLISTED_LOSS
    if found.usual:
        return score
    return score - (ALTERNATE_LOSS if spot.population < 1_000_000 else ALTERNATE_LOSS / 2)


def base_scores(found: tuple[Found, ...]) -> dict[Found, float]:
    """Base scores; a region that bears the name of its town stands behind the town unless it is far larger."""
    scores = {f: base_score(f) for f in found}
    for region in found:
        if region.spot.kind in ("admin1", "admin2"):
            towns = [t for t in found if t.spot.kind == "city" and holds(region.spot, t.spot)
                     and (t.usual or t.spot.population > 20_000)]  # fmt: skip
            scores |= {t: base_score(t._replace(usual=True)) for t in towns}
            if towns:
                town = max(towns, key=lambda t: scores[t])
                wide = (
                    region.usual and region.spot.kind == "admin1" and region.spot.population > 12 * town.spot.population
                )
                scores[region] = (
                    max(scores[town] + 0.3, scores[region]) if wide else min(scores[region], scores[town] - 0.3)
                )
    return scores


def resolve(doc: Doc, toponyms: list[Toponym]) -> Resolved:
    """The place of every name, part and adjective, and the rule that chose it."""
    named = [(n, t) for n, t in enumerate(toponyms) if t.found and t.form != "unlisted"]
    names = [t for _, t in named]
    counts = Counter(t.key for t in names if t.form != "adjective")
    base: Scores = {}
    for t in names:
        if t.form != "adjective" and t.key not in base:
            base[t.key] = base_scores(t.found)
    rules = dict.fromkeys(base, "population")
    _add_kinds(base, names, counts)
    inner, outer, missed = larger_places(doc, names, {key: _first(ranked) for key, ranked in base.items()})
    for key, spots in inner.items():
        within = [f for f in base.get(key, ()) if any(holds(o, f.spot) for o in spots)]
        for f in within:
            base[key][f] += WITHIN_GAIN
            rules[key] = "containment"
    famous = {key: famous_among(ranked) for key, ranked in base.items() if len(ranked) > 1}
    setting = Setting(counts, _press(doc, names), list_neighbours(doc, names), famous)
    scores = in_context(base, setting) if famous else base
    chosen = {t.key: Choice(t.found[0].spot, "demonym") for t in names if t.form == "adjective"}
    for key, ranked in scores.items():
        best = _first(ranked)
        rule = "only" if len(ranked) == 1 else rules[key] if best == _first(base[key]) else "context"
        chosen[key] = _unless_elsewhere(Choice(best.spot, rule, runners_up(ranked)), missed.get(key, []))
    return Resolved(chosen, _outer_choices(named, outer, chosen))


def _unless_elsewhere(choice: Choice, stated: list[Spot]) -> Choice:
    """The stated region instead of a small town of the same name in another one."""
    if not stated or choice.spot.kind not in ("city", "quarter") or choice.spot.population > 100_000:
        return choice
    region = max(stated, key=lambda s: s.population)
    return Choice(region._replace(geonames=0), "near")


def _add_kinds(base: Scores, names: list[Toponym], counts: Mapping[str, int]) -> None:
    """Raise the places whose kind the nouns beside the name give ("Nyanza province")."""
    for t in names:
        for f in base.get(t.key, ()) if t.kinds else ():
            if f.spot.kind in t.kinds:
                base[t.key][f] += KIND_GAIN / counts[t.key] if counts[t.key] > 2 else KIND_GAIN


def _outer_choices(
    named: list[tuple[int, Toponym]], outer: dict[int, list[Spot]], chosen: dict[str, Choice]
) -> dict[int, Choice]:
    """For names that say where the one before lies, the larger place that does hold it ("Buffalo, New York")."""
    found: dict[int, Choice] = {}
    for position, spots in outer.items():
        before, (n, _) = named[position - 1][1], named[position]
        holding = [s for s in spots if before.key in chosen and holds(s, chosen[before.key].spot)]
        if holding:
            found[n] = Choice(max(holding, key=lambda s: (s.kind == "admin1", s.population)), "containment")
    return found


def _press(doc: Doc, names: list[Toponym]) -> dict[str, float]:
    """What adjectives and the words of one country's press say about the countries of a text's places."""
    adjectives = Counter(t.found[0].spot.country for t in names if t.form == "adjective")
    weights: dict[str, float] = defaultdict(float)
    for code, times in adjectives.items():
        weights[code] += 0.5 * min(times, 3) ** 0.5
    peoples = {country_adjectives().get(t.lower.removesuffix("s")) for t in doc.tokens if t.tag == "NNPS"}
    for code in sorted(code for code in peoples if code):
        weights[code] += 0.5
    words = country_words()
    for word in sorted({t.lower for t in doc.tokens} & words.keys()):
        row = words[word]
        weights[row.country] = min(PRESS_CEILING, weights[row.country] + row.weight)
    return weights


def _first(ranked: Mapping[Found, float]) -> Found:
    """The best place; the more populous, then the earlier one, when two score alike."""
    return max(ranked.items(), key=lambda pair: (pair[1], pair[0].spot.population, -pair[0].spot.number))[0]


def runners_up(ranked: Mapping[Found, float]) -> tuple[Spot, ...]:
    """The places that score nearly as well as the best one and lie elsewhere, the likeliest first."""
    best = _first(ranked)
    least = ranked[best] - CLEAR_BY
    near = [f for f, score in ranked.items() if score > least and f != best]
    found: list[Spot] = []
    for f in sorted(near, key=lambda f: (-ranked[f], -f.spot.population, f.spot.number)):
        if all(distance(f.spot, s) > SAME_WITHIN for s in (best.spot, *found)):
            found.append(f.spot)
    return tuple(found[:RUNNERS_UP])
