"""Offices in texts: holders without a name, titles that speak of another day, former, elected and acting ones."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.mentions import find_cast, find_places
from polybius.vocabulary import Doc

CASES = read_yaml((Path(__file__).parents[1] / "golden" / "titles.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_title_tells_who_and_what_somebody_is(case: dict[str, Any], doc_of: Callable[..., Doc]) -> None:
    doc = doc_of(case["text"], str(case["date"]))
    cast = find_cast(doc, (), find_places(doc))
    actors = {actor.id: actor for actor in cast.actors}
    at = {doc.tokens[i].text: actors[ids[0]] for i, ids in cast.at.items()}
    for word, name in case.get("names", {}).items():
        assert at[word].name == name, at[word]
    for word, code in case.get("codes", {}).items():
        assert at[word].code == code, at[word]
    for word, role in case.get("roles", {}).items():
        assert at[word].role == role, at[word]
    for word, names in case.get("not", {}).items():
        assert word not in at or at[word].name not in names, at[word]
    assert len({at[word].id for word in case.get("same", [])}) <= 1, at
