"""Who is spoken of: each construction with a sentence of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.mentions import find_cast, find_places
from polybius.vocabulary import Actor, Doc

CASES = read_yaml((Path(__file__).parents[1] / "golden" / "cast.yaml").read_text(encoding="utf-8"))


def actors_at(doc: Doc) -> dict[str, tuple[Actor, ...]]:
    """For each word of the text, the actors it denotes (the last place it stands)."""
    cast = find_cast(doc, (), find_places(doc))
    actors = {a.id: a for a in cast.actors}
    return {doc.tokens[i].text: tuple(actors[a] for a in ids) for i, ids in cast.at.items()}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_cast_reads_construction(case: dict[str, Any], doc_of: Callable[..., Doc]) -> None:
    at = actors_at(doc_of(case["text"], str(case["date"])))
    for word, code in case.get("codes", {}).items():
        assert at[word][0].code == code, (word, at[word])
    for word, name in case.get("names", {}).items():
        assert at[word][0].name == name, (word, at[word])
    for word, kind in case.get("kinds", {}).items():
        assert at[word][0].kind == kind, (word, at[word])
    for word, codes in case.get("both", {}).items():
        assert [a.code for a in at[word]] == codes, (word, at[word])
    assert len({at[word][0].id for word in case.get("same", [])}) <= 1, at
    apart = case.get("apart", [])
    assert len({at[word][0].id for word in apart}) == len(apart), at


def test_ids_of_cast_are_unique(doc_of: Callable[..., Doc]) -> None:
    cast = find_cast(doc_of(" ".join(case["text"] for case in CASES)), (), ())
    assert len({a.id for a in cast.actors}) == len(cast.actors)


def test_cast_is_deterministic(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of(CASES[0]["text"], "2023-10-08")
    assert find_cast(doc, (), ()) == find_cast(doc, (), ())


def test_ids_follow_first_mention(doc_of: Callable[..., Doc]) -> None:
    cast = find_cast(doc_of("Chad attacked Libya. Libya protested."), (), ())
    assert [(a.id, a.name) for a in cast.actors][:2] == [("a1", "Chad"), ("a2", "Libya")]


def test_mentions_are_in_the_text(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("Egypt's foreign minister met Hamas leaders in Cairo.", "2021-05-31")
    cast = find_cast(doc, (), ())
    assert all(0 <= m.start < m.end <= len(doc.article.text) for a in cast.actors for m in a.mentions)


def test_states_carry_their_wikidata_item(doc_of: Callable[..., Doc]) -> None:
    at = actors_at(doc_of("Norwegian troops arrived in Chile after Bolivia and Norway had agreed.", "1999-05-06"))
    assert (at["Bolivia"][0].wikidata, at["Norway"][0].wikidata, at["troops"][0].wikidata) == ("Q750", "Q20", None)
