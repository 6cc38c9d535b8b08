"""Fits the weights that pick claims: `python tools/train_claims.py polnear_train.jsonl [--folds 5]`.

The file holds one article a line: {"id", "text", "gold": [{"source": [span], "cue": [span], "content": [span]}]} with
spans {"start", "end"} in characters, the attributions of PolNeAR (Newell et al., 2018) in that form. The sentences of
tests/golden/claims.yaml are learnt beside it. Without --folds the weights are written to data/claims/weights.csv;
with it they are measured on articles they were not fitted to, and nothing is written. No chance is involved: the same
articles yield the same weights.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import yaml

from linear import classify, rank
from polybius.claims.candidate import Candidate
from polybius.claims.generate import candidates_of
from polybius.claims.lexicon import Model
from polybius.claims.ranking import features_of_contents, features_of_source
from polybius.claims.selection import Choice, best_source, claim_of, content_among, features_of_claim, resolve, total
from polybius.claims.sources import Source, sources_of
from polybius.claims.tree import Tree
from polybius.parse import load_model, parse
from polybius.read import read_text

HERE = Path(__file__).parent.parent
WEIGHTS = HERE / "src/polybius/data/claims/weights.csv"
GOLDEN = HERE / "tests/golden/claims.yaml"
EDGE = frozenset(" \t\n\r\"“”'‘’`.,;:!?-–—()[]")
SAME_CONTENT, SAME_NAME = 0.5, 0.3
GOLDEN_WEIGHT = 6.0
PENALTY = {"content": 3.0, "source": 3.0, "claim": 4.0}
RESERVED = ("adverb", "attitude", "decide", "judge", "know", "mind", "refuse", "show", "think", "want")
BARE = 0.4
RESERVE = {"": 0.5, " s=GPE": 0.7, " s=NORP": 0.7, " s=which": 0.4, " s=ORG": 0.2, " s=name": 0.2}
SMALLEST = 0.08
THRESHOLD = -0.8
THRESHOLDS = (-1.4, -1.2, -1.0, -0.8, -0.6, -0.4, -0.2, 0.0, 0.3)


class Attribution(msgspec.Struct, frozen=True):
    """An annotated attribution as sets of characters; `places` are those of the cue with its marks."""

    places: frozenset[int]
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


class Group(msgspec.Struct):
    """A cue with its readings and sources, and which of them are right."""

    article: int
    weight: float
    tree: Tree
    readings: list[Candidate]
    sources: list[Source]
    right: list[list[tuple[int, float]]]
    named: list[dict[int, float]]
    contents: list[list[str]]


def main() -> None:
    """Read, fit, and measure or write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("articles", type=Path)
    arguments.add_argument("--folds", type=int)
    given = arguments.parse_args()
    articles = annotated(given.articles)
    golden = golden_cases(GOLDEN)
    groups = groups_of(articles, 1.0)
    told = groups_of(golden, GOLDEN_WEIGHT)
    if given.folds:
        for name, figure in measure(groups, told, articles, given.folds).items():
            print(name, *figure)
    else:
        write(fit(groups + told), WEIGHTS)


def annotated(path: Path) -> list[tuple[Tree, list[Attribution]]]:
    """Articles of a file with what is annotated in them."""
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    golds = [[{k: [(s["start"], s["end"]) for s in g.get(k, [])] for k in FIELDS} for g in i["gold"]] for i in items]
    return _parsed([i["text"] for i in items], golds)


FIELDS = ("source", "cue", "content")


def golden_cases(path: Path) -> list[tuple[Tree, list[Attribution]]]:
    """The golden sentences with their claims."""
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))
    golds = []
    for case in cases:
        text = case["text"]
        golds.append([
            {
                "source": _places(text, [claim["speaker"]] if claim["speaker"] else []),
                "cue": _places(text, [claim["cue"]] if claim["cue"] else []),
                "content": _places(text, claim["content"]),
            }
            for claim in case["claims"]
        ])  # fmt: skip
    return _parsed([case["text"] for case in cases], golds)


def _places(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    return [(text.index(w), text.index(w) + len(w)) for w in words]


def _parsed(
    texts: list[str], golds: list[list[dict[str, list[tuple[int, int]]]]]
) -> list[tuple[Tree, list[Attribution]]]:
    documents = parse([read_text(text, id=str(n)) for n, text in enumerate(texts)], model=load_model())
    found = []
    for doc, text, gold in zip(documents, texts, golds, strict=True):
        told = [attribution(text, g) for g in gold]
        found.append((Tree(doc), [a for a in told if a.content]))
    return found


def attribution(text: str, spans: dict[str, list[tuple[int, int]]]) -> Attribution:
    """An attribution of a text."""
    places = spans["cue"] or [(min(spans["content"])[0], min(spans["content"])[0] + 1)] if spans["content"] else []
    return Attribution(
        frozenset(i for a, b in places for i in range(a, b)), *(characters(text, spans[k]) for k in FIELDS)
    )


def characters(text: str, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Offsets of the characters in spans, without spaces and marks."""
    return frozenset(i for a, b in spans for i in range(a, min(b, len(text))) if text[i] not in EDGE)


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """What two sets share, as a part of all in either."""
    return len(one & other) / len(one | other) if one and other else 0.0


def groups_of(articles: list[tuple[Tree, list[Attribution]]], weight: float) -> list[Group]:
    """All cues of the articles, with the annotated attributions that each reading and source matches."""
    found = []
    for n, (tree, gold) in enumerate(articles):
        text = tree.doc.article.text
        by_cue: dict[int, set[int]] = {}
        for g, attribution in enumerate(gold):
            for c in attribution.places:
                by_cue.setdefault(c, set()).add(g)
        for readings in candidates_of(tree):
            sources = sources_of(tree, readings)
            near = {g for r in readings for c in range(*tree.span(*r.words)) for g in by_cue.get(c, ())}
            right = [_right(tree, text, r, gold, near) for r in readings]
            named = [{g: _named(tree, text, s, gold[g]) for g in near} for s in sources]
            contents = features_of_contents(tree, readings)
            found.append(Group(n, weight, tree, readings, sources, right, named, contents))
    return found


def _right(
    tree: Tree, text: str, reading: Candidate, gold: list[Attribution], near: set[int]
) -> list[tuple[int, float]]:
    """Attributions whose cue and content a reading matches, and how well."""
    if not near:
        return []
    words = characters(text, [tree.span(*reading.words)])
    content = characters(text, reading.content)
    return [
        (g, same)
        for g in sorted(near)
        if (same := overlap(content, gold[g].content)) >= SAME_CONTENT
        and (not gold[g].cue or overlap(words, gold[g].cue) >= SAME_NAME)
    ]


def _named(tree: Tree, text: str, source: Source, gold: Attribution) -> float:
    if source.naming is None:
        return 0.0 if gold.source else 1.0
    return overlap(characters(text, [tree.span(*source.naming)]), gold.source)


def fit(groups: list[Group]) -> Model:
    """Weights of the three models, each fitted to what those before it choose."""
    content = _fit_content(groups)
    chosen = [content_of(content, g) for g in groups]
    source = _fit_source(groups, chosen)
    ranked = Model(content=content, source=source, claim={})
    claims = [claimed(group, choice, ranked) for group, choice in zip(groups, chosen, strict=True)]
    right = [bool(c.right) for c in claims]
    claim = classify([c.features for c in claims], right, [g.weight for g in groups], PENALTY["claim"])
    return Model(content=content, source=source, claim=claim | {"threshold": THRESHOLD})


def _fit_content(groups: list[Group]) -> dict[str, float]:
    rows, sizes, wanted, weights = [], [], [], []
    for group in groups:
        best = max((same for right in group.right for _, same in right), default=0.0)
        if best and len(group.readings) > 1:
            rows += group.contents
            sizes.append(len(group.readings))
            wanted += [max((s for _, s in right), default=0.0) >= best - 0.05 for right in group.right]
            weights.append(group.weight)
    return rank(rows, sizes, wanted, weights, PENALTY["content"])


def content_of(weights: dict[str, float], group: Group) -> Choice:
    """The choice among the readings of a cue."""
    return content_among(group.readings, [total(weights, features) for features in group.contents])


def _fit_source(groups: list[Group], chosen: list[Choice]) -> dict[str, float]:
    rows, sizes, wanted, weights = [], [], [], []
    for group, n in zip(groups, chosen, strict=True):
        golds = {g for right in group.right for g, _ in right}
        marks = [max((named[g] for g in golds), default=0.0) for named in group.named]
        if len(group.sources) > 1 and max(marks) >= SAME_NAME:
            rows += [features_of_source(group.tree, group.readings[n.best], s) for s in group.sources]
            sizes.append(len(group.sources))
            wanted += [m >= max(marks) - 0.05 for m in marks]
            weights.append(group.weight)
    return rank(rows, sizes, wanted, weights, PENALTY["source"])


class Claimed(msgspec.Struct):
    """What a cue would report, its features, and the attributions that it matches in full and in content."""

    candidate: Candidate
    features: list[str]
    right: list[int]
    told: list[int]


def claimed(group: Group, content: Choice, model: Model) -> Claimed:
    """The candidate of a cue with its source."""
    source = best_source(model, group.tree, group.readings[content.best], group.sources)
    candidate = claim_of(group.readings[content.best], group.sources[source.best])
    features = features_of_claim(group.tree, candidate, content, source)
    told = [g for g, _ in group.right[content.best]]
    return Claimed(candidate, features, [g for g in told if group.named[source.best][g] >= SAME_NAME], told)


def measure(groups: list[Group], told: list[Group], articles: list[Any], folds: int) -> dict[str, tuple[Any, ...]]:
    """Precision, recall and F1 of whole claims at several thresholds, on articles that were not learnt from."""
    counts: dict[float, Counter[str]] = {}
    for fold in range(folds):
        model = fit([g for g in groups if g.article % folds != fold] + told)
        by_article: dict[int, list[tuple[float, Claimed]]] = {}
        for group in groups:
            if group.article % folds == fold:
                claim = claimed(group, content_of(model.content, group), model)
                score = total(model.claim, claim.features) + model.claim["bias"]
                by_article.setdefault(group.article, []).append((score, claim))
        for threshold in THRESHOLDS:
            count = counts.setdefault(threshold, Counter())
            for n, claims in by_article.items():
                kept = {id(c.candidate): c for score, c in claims if score >= threshold}
                chosen = resolve(articles[n][0], [(s, c.candidate) for s, c in claims if s >= threshold])
                count["found"] += len(chosen)
                count["right"] += len({g for c in chosen for g in kept[id(c)].right})
    annotated_in_all = sum(len(gold) for _, gold in articles)
    figures = {}
    for threshold, count in counts.items():
        p, r = count["right"] / max(1, count["found"]), count["right"] / annotated_in_all
        figures[f"{threshold}"] = (round(p, 3), round(r, 3), round(2 * p * r / max(1e-9, p + r), 3))
    return figures


def reserved(weights: dict[str, float]) -> dict[str, float]:
    """The weights with attitudes and acts marked down, most where a state speaks, whose acts are seldom only said.

    So are words of saying with a mere noun phrase, such as "communicated with the council".
    """
    lower = {f"k={kind}{of}": less for kind in RESERVED for of, less in RESERVE.items()}
    lower |= {feature: BARE for feature in weights if feature.startswith(("k=say f=dobj", "k=say f=prep"))}
    return weights | {feature: weights.get(feature, 0.0) - less for feature, less in lower.items()}


def write(model: Model, path: Path) -> None:
    """Write the weights that matter under the header that the table has."""
    header = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    claim = reserved(model.claim)
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write("".join(line + "\n" for line in header))
        table = csv.writer(out, lineterminator="\n")
        table.writerow(["feature", "weight"])
        for name in ("bias", "threshold"):
            table.writerow([f"claim {name}", f"{claim.pop(name):.3f}"])
        for name, weights in (("claim", claim), ("content", model.content), ("source", model.source)):
            for feature in sorted(weights):
                if abs(weights[feature]) >= SMALLEST:
                    table.writerow([f"{name} {feature}", f"{weights[feature]:.2f}"])


if __name__ == "__main__":
    main()
