"""Whatever way is taken, the same rows are found: by each term's own index, by each order, by each form of a probe."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from made_workspace import made_workspace
from polybius.query import Filters
from polybius.query.planning import Selection, Way, select
from polybius.query.selecting import TERMS
from polybius.query.sizing import way
from polybius.store import Store, open_store

QUESTIONS = [
    Filters(country=("KWT",), type=("ASSAULT",)),
    Filters(actor=("IRN", "IRQ"), recipient=("ISR", "KWT"), since="1990"),
    Filters(actor=("IRQMIL",), recipient=("KWT",), status=("actual",)),
    Filters(party=("troops",), published_until="1990-08-03"),
    Filters(party=("GOV", "MIL", "Israel"), quad=(3, 4)),
    Filters(dyad=("IRN-ISR", "IRQ>KWT"), type=("19", "CONSULT")),
    Filters(dyad=("Iran-Israel",), effect=("injured",)),
    Filters(said_by=("KWT", "Ali Amir"), text="Israel OR invaded"),
    Filters(stance=("deny", "say"), box="20,20,50,60"),
    Filters(near="33,35,60", source=("*example*",), article=("talks",)),
    Filters(text="said", country=("KWT",)),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(made_workspace(tmp_path_factory.mktemp("workspace") / "news.db"), write=False) as opened:
        yield opened


def ids(store: Store, chosen: Selection) -> list[int]:
    return [id for (id,) in store.execute(chosen.sql, chosen.parameters)]


@pytest.mark.parametrize("table", ["events", "tolls", "claims"])
@pytest.mark.parametrize("filters", QUESTIONS, ids=Filters.stated)
def test_every_way_finds_the_same_rows(store: Store, table: str, filters: Filters) -> None:
    terms = TERMS[table](store, filters)  # type: ignore[index]
    expected = ids(store, select(table, way(store, table, terms, None), sort="article"))  # type: ignore[arg-type]
    ways = [Way(tuple(terms)), *(Way(tuple(terms), term) for term in terms if term.among)]
    ways += [Way(tuple(terms), walk=term.walk) for term in terms if term.walk]
    ways += [Way(tuple(replace(term, probe=term.common or term.probe) for term in terms))]
    for best in ways:
        assert ids(store, select(table, best, sort="article")) == expected  # type: ignore[arg-type]
        found = [ids(store, select(table, best, part=part)) for part in ("dated", "undated")]  # type: ignore[arg-type]
        assert sorted(found[0] + found[1]) == expected
        assert sorted(ids(store, select(table, best, sort=None))) == expected  # type: ignore[arg-type]


def test_some_question_finds_rows_of_each_kind(store: Store) -> None:
    for table in ("events", "tolls", "claims"):
        found = [
            ids(store, select(table, way(store, table, TERMS[table](store, filters), None))) for filters in QUESTIONS
        ]  # type: ignore[arg-type,index]
        assert sum(map(bool, found)) >= 4


def test_rows_for_which_tables_are_joined_are_looked_for_once(store: Store) -> None:
    terms = TERMS["events"](store, Filters(said_by=("KWT", "IRN")))
    best = way(store, "events", terms, None)
    (known,) = best.terms
    assert "json_each" in known.among and not known.dear
    plain = Way(tuple(terms), terms[0])
    expected = ids(store, select("events", plain, sort="article"))
    assert expected and ids(store, select("events", best, sort="article")) == expected
    assert ids(store, select("events", Way((known,), known), sort="article")) == expected
    assert way(store, "events", terms, None, most=1).terms == tuple(terms)
