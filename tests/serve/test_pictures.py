"""Pictures of the API: a workspace in short, over time, on a map, and by the values that divide it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from msgspec.structs import replace

from made_records import MANIFEST
from made_stories import barracks, omagh
from polybius.collate import collate
from polybius.query import (
    Count,
    Filters,
    HappeningFilters,
    count_happenings,
    facets,
    happenings,
    moved_figures,
    timeline,
)
from polybius.serve.app import create_app
from polybius.store import Writer, open_store


@pytest.fixture(scope="module")
def bombs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two bombs, fifteen years apart, in five reports; the toll of the later one grows from 21 to 28."""
    file = tmp_path_factory.mktemp("bombs") / "news.db"
    stories = [
        barracks("a"), barracks("b", "1983-10-25", 239),
        omagh("e", "1998-08-15", 21), omagh("f", "1998-08-16", 28), omagh("g", "1998-08-17", 28),
    ]  # fmt: skip
    with open_store(file, create=True) as store:
        writer = Writer(store, MANIFEST, day="1998-09-01")
        for n, (article, record) in enumerate(stories):
            named = {"publisher": f"The {'Courier' if n % 2 else 'Gazette'}"}
            writer.add(replace(article, **named), replace(record, document=replace(record.document, **named)))
        collate(store)
    return file


@pytest.fixture
def two(bombs: Path) -> Iterator[TestClient]:
    """A desk of the two bombs."""
    with TestClient(create_app(bombs), base_url="http://127.0.0.1:8001") as client:
        yield client


def _get(desk: TestClient, path: str) -> Any:
    answer = desk.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_overview_counts_articles_and_failures_and_tells_the_span(desk: TestClient) -> None:
    found = _get(desk, "overview")
    assert (found["counts"]["articles"], found["counts"]["failures"]) == (3, 1)
    assert found["span"]["day_from"] <= found["span"]["day_to"]
    assert {row["id"] for row in found["newest"]} == {row["id"] for row in _get(desk, "happenings")["rows"]}


def test_time_is_divided_so_that_it_can_be_read(two: TestClient) -> None:
    whole = _get(two, "timeline")
    assert whole["by"] == "month" and len(whole["counts"]) == 4
    assert all(len(counts) == len(whole["periods"]) for counts in whole["counts"])
    days = _get(two, "timeline?since=1998-08&until=1998-08")
    assert days["by"] == "day" and sum(days["counts"][3]) == sum(map(sum, days["counts"])) > 0


def test_time_is_not_divided_into_more_periods_than_can_be_drawn(two: TestClient) -> None:
    assert _get(two, "timeline?by=day")["by"] == "week"
    assert _get(two, "timeline?by=year")["by"] == "year"
    assert _get(two, "timeline?by=day&since=1998")["by"] == "day"
    assert _get(two, "timeline?since=2020")["counts"] == [[], [], [], []]


def test_a_timeline_counts_what_the_filters_leave(bombs: Path) -> None:
    with open_store(bombs, write=False) as store:
        whole, some = timeline(store, Filters(), "year"), timeline(store, Filters(country=("GBR",)), "year")
    found = dict(zip(whole.periods, whole.counts[3], strict=True))
    assert dict(zip(some.periods, some.counts[3], strict=True)) == {"1998": found["1998"]}
    assert found["1983"] > 0


def test_moves_are_told_newest_first_and_follow_the_filters(two: TestClient) -> None:
    whole = _get(two, "moves")
    assert [move["day"] for move in whole] == sorted((move["day"] for move in whole), reverse=True)
    (move,) = _get(two, "moves?country=GBR&effect=killed")
    assert (move["from_low"], move["low"], move["day"]) == (21, 28, "1998-08-16")
    assert _get(two, "moves?since=1983&until=1984&country=GBR") == []
    assert len(_get(two, "moves?limit=1")) == 1


@pytest.mark.parametrize(
    "asked", [{}, {"country": ("GBR",)}, {"source": ("The Gazette",)}, {"since": "1998"}, {"status": ("asserted",)}]
)
def test_moves_are_those_of_the_happenings_that_fit(bombs: Path, asked: dict[str, Any]) -> None:
    with open_store(bombs, write=False) as store:
        fit = {row.id for row in happenings(store, HappeningFilters(**asked))}
        every = moved_figures(store, Filters(), limit=100)
        assert moved_figures(store, HappeningFilters(**asked), limit=100) == tuple(
            m for m in every if m.happening in fit
        )


def test_a_facet_is_counted_under_all_filters_but_its_own(two: TestClient) -> None:
    (countries, effects) = _get(two, "facets?of=country&of=effect&country=GBR")
    assert {each["value"]: each["count"] for each in countries["values"]} == {"GBR": 1, "LBN": 1}
    assert {each["count"] for each in effects["values"]} == {1}
    assert len(_get(two, "facets?of=country&top=1")[0]["values"]) == 1


def test_facets_and_points_are_of_happenings_or_of_mentions(two: TestClient) -> None:
    assert _get(two, "map?country=GBR")["count"] == 1
    assert _get(two, "map?country=GBR&table=events")["count"] > 1
    (types,) = _get(two, "facets?of=type&table=events")
    assert sum(each["count"] for each in types["values"]) > 2


def test_a_filter_of_happenings_is_refused_of_mentions(two: TestClient) -> None:
    for path in ("facets?table=events&origins=2", "map?table=events&disputed=true"):
        answer = two.get(f"/api/v1/{path}")
        assert answer.status_code == 400 and answer.json()["where"] in ("origins", "disputed")


def test_the_map_has_what_lies_in_the_box(two: TestClient) -> None:
    points = _get(two, "map?box=50,-10,60,0")["points"]
    assert len(points["id"]) == len(points["lat"]) == 1
    assert _get(two, "map?box=0,0,1,1")["count"] == 0


@pytest.mark.parametrize("of", ["type", "status", "mode", "country"])
def test_a_count_that_is_kept_is_that_of_the_rows(bombs: Path, of: str) -> None:
    with open_store(bombs, write=False) as store:
        values = [each.value for facet in facets(store, Filters(), (of,)) for each in facet.values]
        for value in values:
            asked = HappeningFilters(**{of: (value,)})
            assert count_happenings(store, asked) == Count(len([*happenings(store, asked)]), exact=True)
        assert values or of == "mode"
        assert count_happenings(store, HappeningFilters(country=("FRA",))) == Count(0, exact=True)
        assert count_happenings(store, HappeningFilters(status=("actual",))) == Count(2, exact=True)
