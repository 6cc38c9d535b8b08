"""The workspace in Python: questions give structs and tables."""

import sys
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from made_workspace import made_workspace
from polybius import SettingError, Workspace
from polybius.errors import StoreError
from polybius.query import ActorRow, ArticleRow, ClaimRow, EventRow, FailureRow, PartyOf, PlaceOf, SeriesRow, TollRow
from polybius.workspace.tables import schema_of


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_workspace(tmp_path_factory.mktemp("workspace") / "news.db")


def test_an_event_has_its_words_its_parties_and_who_says_so(file: Path):
    with Workspace(file) as workspace:
        (row,) = workspace.events(type="ACCUSE").rows()
    assert row.words == "accused"
    assert row.sentence.startswith("Israel accused Iran")
    assert row.actor == (PartyOf("Israel", "ISR", "ISR", None),)
    assert row.said_by == "state radio ← Ali Amir (accuse)"
    assert (row.article, row.name, row.published) == (2, "talks", "1990-08-04")


def test_an_event_has_its_place_with_precision_and_its_days(file: Path):
    with Workspace(file) as workspace:
        (row,) = workspace.events(type="CONSULT").rows()
    assert row.place == PlaceOf("Geneva", "CHE", None, 46.2, 6.15, 5.0, "population")
    assert (row.day_from, row.day_to, row.precision) == ("1990-01-01", "1990-12-31", "year")


def test_a_restated_mention_says_which_it_restates(file: Path):
    with Workspace(file) as workspace:
        mentions = workspace.events(status="denied", sort="article").rows()
    assert [row.restates for row in mentions] == [None, "talks-e3"]


def test_a_claim_has_its_words_and_the_events_it_tells_of(file: Path):
    with Workspace(file) as workspace:
        (row,) = workspace.claims(stance="deny").rows()
    assert row.content == ("it had shelled Haifa",)
    assert row.events == ("talks-e3",)
    assert row.speaker == PartyOf("Iran", "IRN", "IRN", None)


def test_a_figure_has_days_and_status_of_its_event(file: Path):
    with Workspace(file) as workspace:
        (row,) = workspace.tolls(effect="injured").rows()
    assert (row.low, row.status, row.day_from, row.country) == (3, "denied", "1990-07-30", "ISR")
    assert row.of == (PartyOf("Three people", "ISRCVL", "ISR", None),)


def test_actors_are_counted_across_articles(file: Path):
    with Workspace(file) as workspace:
        (first,) = workspace.actors(party="Iraqi troops").rows()
        iran = workspace.actors(party="Iran", type="ASSAULT").rows()
    assert (first.name, first.acts, first.articles) == ("Iraqi troops", 4, 2)
    assert [(row.name, row.acts, row.says) for row in iran] == [("Iran", 1, 1)]


def test_articles_are_found_by_their_words_and_by_their_events(file: Path):
    with Workspace(file) as workspace:
        assert [row.name for row in workspace.articles(text="Geneva shelled")] == ["talks"]
        assert [row.name for row in workspace.articles(dyad="IRQ>KWT", sort="article")] == ["kuwait", "again"]
        assert [(row.events, row.tolls, row.claims) for row in workspace.articles(article="talks")] == [(4, 1, 2)]


def test_failures_say_what_to_do(file: Path):
    with Workspace(file) as workspace:
        assert [(row.name, row.do) for row in workspace.failures()] == [("bad", "look at it")]


@pytest.mark.parametrize("kind", ["events", "tolls", "claims", "actors", "articles", "failures", "series"])
def test_each_question_is_a_table_with_the_fields_of_its_rows(file: Path, kind: str):
    kinds = {"events": EventRow, "tolls": TollRow, "claims": ClaimRow, "actors": ActorRow, "articles": ArticleRow,
             "failures": FailureRow, "series": SeriesRow}  # fmt: skip
    with Workspace(file) as workspace:
        asked = getattr(workspace, kind)()
        table = asked.to_arrow()
        assert table.num_rows == len(asked.rows())
        assert table.schema == schema_of(kinds[kind])
        assert asked.to_polars().shape == asked.to_pandas().shape == table.shape


def test_days_are_dates_and_parties_are_lists_of_structs(file: Path):
    with Workspace(file) as workspace:
        table = workspace.events(country="KWT", limit=1).to_arrow()
    assert table["day_from"].to_pylist() == [date(1990, 8, 2)]
    assert table["actor"].to_pylist()[0][0]["code"] == "IRQMIL"
    assert pa.types.is_list(table.schema.field("actor").type)


def test_nothing_is_an_empty_table_with_all_columns(file: Path):
    with Workspace(file) as workspace:
        table = workspace.events(country="TUV").to_arrow()
    assert (table.num_rows, table.schema) == (0, schema_of(EventRow))


def test_a_series_says_what_is_not_in_it(file: Path):
    with Workspace(file) as workspace:
        found = workspace.series(by="month")
    assert (found.undated, found.wide, found.left_out) == (3, 1, 0)
    assert found.stated == "status actual or ongoing"


def test_a_filter_that_does_not_exist_is_refused_with_those_that_do(file: Path):
    with Workspace(file) as workspace, pytest.raises(SettingError, match="no filter 'land' · the filters are since"):
        workspace.events(land="IRQ")


def test_a_library_that_is_missing_is_named_with_the_way_to_install_it(file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    with Workspace(file) as workspace, pytest.raises(SettingError, match="pip install polars"):
        workspace.events().to_polars()


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(StoreError, match="no such workspace"):
        Workspace(tmp_path / "none.db")
