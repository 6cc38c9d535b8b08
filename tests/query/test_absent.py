"""Who is asked for and is in no event: it is said, with names that are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from made_workspace import made_workspace
from polybius.query import Filters, absences
from polybius.query.alike import names_like, sources_like
from polybius.store import Store, open_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    file: Path = made_workspace(tmp_path_factory.mktemp("absent") / "news.db")
    with open_store(file, write=False) as opened:
        yield opened


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (Filters(actor=("Ali Amir",)), "Ali Amir acts in no event of this workspace"),
        (Filters(recipient=("state radio",)), "state radio is the recipient of no event of this workspace"),
        (Filters(said_by=("Iran",)), ""),
        (Filters(said_by=("Iraqi troops",)), "Iraqi troops says nothing in this workspace"),
        (Filters(party=("TUV",)), "TUV takes part in no event of this workspace"),
        (Filters(actor=("Israel",), status=("habitual",)), ""),
    ],
)
def test_who_is_in_no_event_is_said(store: Store, filters: Filters, said: str):
    assert "; ".join(absences(store, filters)).partition("; perhaps")[0] == said


@pytest.mark.parametrize(
    ("value", "near"), [("Troops", "Iraqi troops"), ("Isreal", "Israel"), ("Iraki troups", "Iraqi troops")]
)
def test_names_are_near_by_their_words_or_their_letters(store: Store, value: str, near: str):
    assert names_like(store, value)[0] == near


def test_names_that_are_near_act_when_that_is_asked_for(store: Store):
    assert names_like(store, "Amir", does="says") == ["Ali Amir"]
    assert names_like(store, "Amir", does="acts") == []


def test_a_source_is_near_when_it_holds_the_letters(store: Store):
    assert sources_like(store, "exampl") == "perhaps example.org or The Example"
    assert sources_like(store, "zzz").startswith("there are ")
