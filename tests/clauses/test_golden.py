"""Sentences and the clauses that must be found in them."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.clauses import find_clauses
from polybius.vocabulary import Clause, Doc

GOLDEN = Path(__file__).parents[1] / "golden"
CASES: list[dict[str, Any]] = [
    case for path in sorted(GOLDEN.glob("clauses*.yaml")) for case in read_yaml(path.read_text(encoding="utf-8"))
]
WORDS = ("subject", "object", "indirect")


def found_in(doc: Doc, clauses: tuple[Clause, ...], clause: Clause, wanted: dict[str, Any]) -> list[str]:
    """What a clause has otherwise than wanted, one line each."""
    differences = []
    for name, value in wanted.items():
        if name in WORDS:
            got: Any = [doc.tokens[i].text for i in getattr(clause, name)]
        elif name == "oblique":
            got = {}
            for preposition, i in clause.oblique:
                got.setdefault(preposition, []).append(doc.tokens[i].text)
            got = {preposition: got.get(preposition) for preposition in value}
        elif name == "content":
            got = [clauses[i].predicate for i in clause.content]
        elif name == "parent":
            got = None if clause.parent is None else clauses[clause.parent].predicate
        else:
            got = getattr(clause, name)
        if got != value:
            differences.append(f"{name}: {got!r}, not {value!r}")
    return differences


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_clauses_of_golden_sentences_are_found(case: dict[str, Any], doc_of: Callable[..., Doc]) -> None:
    doc = doc_of(case["text"])
    clauses = find_clauses(doc)
    for wanted in case["clauses"]:
        named = [c for c in clauses if c.predicate == wanted["predicate"]]
        assert named, f"no clause {wanted['predicate']!r} among {[c.predicate for c in clauses]}"
        differences = [found_in(doc, clauses, c, wanted) for c in named]
        assert [] in differences, differences


def test_every_construction_has_three_sentences() -> None:
    assert {c: n for c, n in Counter(case["construction"] for case in CASES).items() if n < 3} == {}
