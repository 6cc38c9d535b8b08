"""Partisan names: the neutral actor they mean, only in the mouths of those who mean it, with the wording kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from made_yaml import read_yaml
from polybius.mentions import find_cast, find_places
from polybius.mentions.cast.directory import named_actors
from polybius.mentions.cast.epithets import actor_of, epithets
from polybius.mentions.cast.knowledge import country_names, demonyms
from polybius.vocabulary import Actor, Doc

CASES = read_yaml((Path(__file__).parents[1] / "golden" / "epithets.yaml").read_text(encoding="utf-8"))


def actors_at(doc: Doc) -> dict[str, tuple[Actor, ...]]:
    cast = find_cast(doc, (), find_places(doc))
    actors = {a.id: a for a in cast.actors}
    return {doc.tokens[i].text: tuple(actors[a] for a in ids) for i, ids in cast.at.items()}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_epithet_means_its_actor(case: dict[str, Any], doc_of: Callable[..., Doc]) -> None:
    at = actors_at(doc_of(case["text"], str(case["date"])))
    for word, code in case.get("codes", {}).items():
        assert at[word][0].code == code, (word, at[word])
    for word, name in case.get("names", {}).items():
        assert at[word][0].name == name, (word, at[word])
    for word, names in case.get("not", {}).items():
        assert not {actor.name for actor in at.get(word, ())} & set(names), at
    assert len({at[word][0].id for word in case.get("same", [])}) <= 1, at


def test_wording_is_kept_as_the_mention(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("Hamas said the Israeli occupation had bombed Gaza.", "2021-05-12")
    israel = next(actor for actor in find_cast(doc, (), ()).actors if actor.name == "Israel")
    assert [doc.text[m.start : m.end] for m in israel.mentions if m.rule == "speaker's word"] == ["Israeli occupation"]


def test_outlet_that_means_an_actor_is_read_so(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("The occupation closed two crossings on Monday.", "2021-05-12")
    read = {
        publisher: "Israel" in {a.name for a in find_cast(replace(doc, article=article), (), ()).actors}
        for publisher in (None, "Reuters", "Al-Manar")
        for article in [replace(doc.article, publisher=publisher)]
    }
    assert read == {None: False, "Reuters": False, "Al-Manar": True}


def test_every_epithet_means_a_known_actor_under_a_neutral_name() -> None:
    named = {name: entry for entry, names in named_actors() for name in names}
    for row in epithets():
        entry = actor_of(row, named)
        assert (entry.terms[0].country, entry.terms[0].sector) == (row.country, row.sector), row
        if row.kind == "state":
            assert row.actor == country_names()[row.country], row
        elif row.actor not in named:
            assert row.kind == "government_body", row
            assert row.actor.split()[-1] in {"government", "army"}, row
            assert row.actor.startswith(demonyms()[row.country]), row
