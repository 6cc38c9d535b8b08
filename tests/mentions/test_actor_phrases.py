"""Phrases that name an actor without an article: the country and sector of whom they name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from made_yaml import read_yaml
from polybius.mentions import find_cast, find_places
from polybius.vocabulary import Doc

ROWS = read_yaml((Path(__file__).parents[1] / "golden" / "actor_phrases.yaml").read_text(encoding="utf-8"))
DATE = "2020-01-01"
SHARE = 0.94


def says(doc: Doc, country: str, sector: str) -> bool:
    """Whether one of the actors of a phrase has a country and a sector."""
    actors = find_cast(doc, (), find_places(doc)).actors
    return (country, sector) in {(actor.country or "", actor.sector or "") for actor in actors}


def test_phrases_are_many() -> None:
    assert len({phrase for phrase, _, _ in ROWS}) == len(ROWS) >= 500


def test_phrases_name_their_actors(doc_of: Callable[..., Doc]) -> None:
    missed = [row for row in ROWS if not says(doc_of(row[0], DATE), row[1], row[2])]
    assert 1 - len(missed) / len(ROWS) >= SHARE, missed


@pytest.mark.parametrize(
    ("phrase", "code", "others"),
    [
        ("a former Pakistani army chief", "PAKELI", ("MIL",)),
        ("a Kenyan opposition lawmaker", "KENLEG", ("OPP",)),
        ("the Brazilian police union", "BRALAB", ("COP",)),
        ("Peru's defence ministry", "PERGOV", ("MIL",)),
        ("a Malian minister of defence", "MLIGOV", ("MIL",)),
        ("former Danish police chief Lars Holm", "DNKELI", ("COP",)),
        ("an Indian police spokesman", "INDCOP", ()),
    ],
)
def test_second_sector_is_kept_beside_the_first(
    phrase: str, code: str, others: tuple[str, ...], doc_of: Callable[..., Doc]
) -> None:
    actors = find_cast(doc_of(phrase, DATE), (), ()).actors
    assert (code, others) in {(actor.code, actor.other_sectors) for actor in actors}
