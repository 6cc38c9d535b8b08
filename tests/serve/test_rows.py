"""Rows of the API: filters, pages, forms."""

import csv
import hashlib
import io
from collections.abc import Callable
from itertools import pairwise

import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient

from polybius.query import FILTER_TEXTS, Filters
from polybius.serve.desk import Limits
from polybius.serve.paging import Place, cursor_of

type Open = Callable[..., TestClient]
ENDLESS = "WITH RECURSIVE endless (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless) SELECT max(n) FROM endless"
LISTS = ("events", "tolls", "claims", "actors", "articles", "happenings", "failures")


def _ids(desk: TestClient, path: str) -> list[object]:
    return [row["id"] for row in desk.get(f"/api/v1/{path}").json()["rows"]]


def test_each_filter_is_said_once_and_described_for_the_api(desk: TestClient) -> None:
    parameters = desk.get("/api/v1/openapi.json").json()["paths"]["/api/v1/events"]["get"]["parameters"]
    told = {each["name"]: each["description"] for each in parameters}
    assert set(FILTER_TEXTS) == set(Filters.__struct_fields__)
    assert all(told[name].startswith(text.text) for name, text in FILTER_TEXTS.items())


def test_filters_hold_together_and_their_values_are_alternatives(desk: TestClient) -> None:
    assert _ids(desk, "events?type=CONSULT") == [2000001]
    assert set(_ids(desk, "events?type=CONSULT&type=ACCUSE")) == {2000001, 2000002}
    assert _ids(desk, "events?type=CONSULT&type=ACCUSE&country=CHE") == [2000001]
    assert _ids(desk, "events?status=denied&once=true") == [2000003]
    assert set(_ids(desk, "events?quad=1&quad=3")) == {2000001, 2000002}


def test_an_empty_parameter_asks_for_nothing(desk: TestClient) -> None:
    assert _ids(desk, "events?type=&since=&once=") == _ids(desk, "events")


@pytest.mark.parametrize("kind", LISTS)
def test_pages_follow_each_other_until_all_rows_are_told(desk: TestClient, kind: str) -> None:
    whole = desk.get(f"/api/v1/{kind}").json()
    rows, cursor = [], ""
    while True:
        page = desk.get(f"/api/v1/{kind}", params={"limit": 1, "cursor": cursor}).json()
        rows += page["rows"]
        assert page["count"] >= len(rows)
        if page["next"] is None:
            break
        cursor = page["next"]
    assert rows == whole["rows"]
    assert whole["exact"] and whole["count"] == len(rows) > 0


@pytest.mark.parametrize("kind", LISTS)
def test_how_many_rows_there_are_can_be_asked_apart_from_the_rows(desk: TestClient, kind: str) -> None:
    whole = desk.get(f"/api/v1/{kind}").json()
    first = desk.get(f"/api/v1/{kind}?limit=1&counted=false").json()
    assert first["rows"] == whole["rows"][:1]
    assert first["exact"] is (whole["count"] == 1) and first["count"] == min(whole["count"], 2)
    only = desk.get(f"/api/v1/{kind}?limit=0").json()
    assert (only["rows"], only["count"], only["exact"]) == ([], whole["count"], True)


@pytest.mark.parametrize("sort", ["-day", "day", "-article", "article"])
def test_pages_keep_their_order(desk: TestClient, sort: str) -> None:
    first = desk.get("/api/v1/events", params={"sort": sort, "limit": 3}).json()
    rest = desk.get("/api/v1/events", params={"sort": sort, "cursor": first["next"]}).json()
    whole = desk.get("/api/v1/events", params={"sort": sort}).json()
    assert first["rows"] + rest["rows"] == whole["rows"]
    days = [row["day_from"] for row in whole["rows"] if row["day_from"]]
    if "day" in sort:
        assert all(one >= two if sort == "-day" else one <= two for one, two in pairwise(days))


def test_a_cursor_of_another_order_and_one_that_was_never_given_are_refused(desk: TestClient) -> None:
    cursor = desk.get("/api/v1/events?limit=1").json()["next"]
    for query in (
        {"sort": "day", "cursor": cursor},
        {"cursor": "nonsense"},
        {"cursor": "e30x"},
        {"cursor": "é"},
        {"cursor": cursor_of(Place(offset=2**70))},
    ):
        answer = desk.get("/api/v1/events", params=query)
        assert answer.status_code == 400 and answer.json()["where"] == "cursor"


def test_a_count_for_which_there_is_no_time_is_at_least_what_is_known(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(limits=Limits(count_seconds=0.05))
    monkeypatch.setattr("polybius.serve.routes.rows.counted", lambda store, *_: store.execute(ENDLESS).fetchone()[0])
    told = desk.get("/api/v1/events?limit=2").json()
    assert (len(told["rows"]), told["count"], told["exact"]) == (2, 3, False)


def test_suffix_and_accept_give_the_same_form(desk: TestClient) -> None:
    by_suffix = desk.get("/api/v1/events.csv")
    by_accept = desk.get("/api/v1/events", headers={"Accept": "text/csv"})
    assert by_suffix.headers["content-type"].startswith("text/csv")
    assert by_suffix.content == by_accept.content
    rows = list(csv.DictReader(io.StringIO(by_suffix.text)))
    assert [int(row["id"]) for row in rows] == _ids(desk, "events")
    assert by_suffix.headers["content-disposition"] == 'attachment; filename="events.csv"'


def test_of_several_forms_the_one_that_is_liked_most_is_given(desk: TestClient) -> None:
    answer = desk.get("/api/v1/events", headers={"Accept": "text/csv; q=0.5, application/x-ndjson;q=0.9, */*;q=0.1"})
    assert answer.headers["content-type"].startswith("application/x-ndjson")


def test_a_browser_that_accepts_everything_gets_json(desk: TestClient) -> None:
    answer = desk.get("/api/v1/events", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert answer.headers["content-type"] == "application/json"


def test_a_file_holds_all_rows_and_a_page_some(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(desk.get("/api/v1/events.jsonl").text.splitlines()) == 8
    assert len(desk.get("/api/v1/events.jsonl?limit=2").text.splitlines()) == 2
    monkeypatch.setattr("polybius.serve.answering.MOST", 3)
    page = desk.get("/api/v1/events?limit=1001").json()
    assert len(page["rows"]) == 3 and page["next"]


def test_geojson_puts_what_is_at_no_point_nowhere(desk: TestClient) -> None:
    features = desk.get("/api/v1/events.geojson").json()["features"]
    points = {f["properties"]["id"]: f["geometry"] for f in features}
    assert points[2000003] == {"type": "Point", "coordinates": [35.0, 32.8]}
    assert points[1000001] is None and len(points) == 8


def test_rows_without_a_place_are_no_geojson(desk: TestClient) -> None:
    answer = desk.get("/api/v1/tolls.geojson")
    assert answer.status_code == 406 and answer.json()["do"]


@pytest.mark.parametrize("kind", LISTS)
def test_parquet_holds_the_rows_of_the_json(desk: TestClient, kind: str) -> None:
    table = pq.read_table(io.BytesIO(desk.get(f"/api/v1/{kind}.parquet").content))
    rows = desk.get(f"/api/v1/{kind}").json()["rows"]
    assert table.num_rows == len(rows)
    assert table.column_names == list(rows[0])


def test_one_row_has_an_address_of_its_own(desk: TestClient) -> None:
    assert desk.get("/api/v1/events/talks-e3").json()["status"] == "denied"
    assert desk.get("/api/v1/tolls/talks-f1").json()["low"] == 3
    assert desk.get("/api/v1/claims/talks-c2").json()["stance"] == "deny"
    assert desk.get("/api/v1/events/talks-f1").status_code == 404


def test_an_article_is_told_with_its_record_verdicts_and_happenings(desk: TestClient) -> None:
    told = desk.get("/api/v1/articles/2").json()
    assert told["article"]["name"] == "talks"
    assert {event["uid"] for event in told["record"]["events"]} == {f"talks-e{n}" for n in (1, 2, 3, 4)}
    happening = told["happenings"]["talks-e3"]
    evidence = desk.get(f"/api/v1/happenings/{happening}").json()
    assert "talks-e3" in evidence["mentions"] and evidence["reports"][0]["number"] == 2
    ledger = desk.get(f"/api/v1/happenings/{happening}/ledger?rule=latest").json()
    assert [line["effect"] for line in ledger["lines"]] == ["injured"]
    assert [each["rule"] for each in ledger["lines"][0]["estimates"]] == ["latest"]


def test_an_article_is_told_with_its_parts_origin_and_relatives(desk: TestClient) -> None:
    told = desk.get("/api/v1/articles/3").json()
    assert told["parts"] and all(part["end"] <= len(told["record"]["document"]["text"]) for part in told["parts"])
    assert told["origin"]["kind"] == "exact" and told["origin"]["repeats"]["id"] == 1
    assert [(each["article"]["id"], each["held"]) for each in told["relatives"]] == [(1, 1.0)]
    assert told["kept_sha256"] == hashlib.sha256(desk.get("/api/v1/articles/3/kept").content).hexdigest()
    (first, *_) = told["tells_of"]
    assert first["main"] and set(first["uids"]) <= set(told["happenings"])
    entities = {row["id"] for row in desk.get("/api/v1/actors").json()["rows"]}
    assert set(told["entities"].values()) <= entities


def test_articles_are_chosen_by_where_they_come_from(desk: TestClient) -> None:
    rows = desk.get("/api/v1/articles?origin=exact").json()["rows"]
    assert [(row["id"], row["origin"], row["superseded"]) for row in rows] == [(3, "exact", False)]
    assert desk.get("/api/v1/articles?origin=exact&origin=own").json()["count"] == 3
    assert desk.get("/api/v1/articles?origin=stolen").status_code == 400


def test_kept_bytes_are_saved_and_not_shown(desk: TestClient) -> None:
    answer = desk.get("/api/v1/articles/1/kept")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.content.startswith(b"Iraqi troops")


def test_counts_are_those_of_the_filters(desk: TestClient) -> None:
    series = desk.get("/api/v1/series?by=day&per=type&type=ASSAULT").json()
    assert series["periods"] == ["1990-08-02"] and series["keys"] == ["ASSAULT"]
    assert desk.get("/api/v1/dyads?country=KWT").json()[0]["actor"] == "IRQ"


def test_what_the_desk_knows_besides_rows_is_told(desk: TestClient) -> None:
    assert {"ASSAULT", "CONSULT"} < {entry["type"] for entry in desk.get("/api/v1/codebook").json()["types"]}
    assert "authority" in {rule["rule"] for rule in desk.get("/api/v1/rules").json()}
    assert "ucdp" in {format["name"] for format in desk.get("/api/v1/formats").json()}
    assert desk.get("/api/v1/runs").json()[0]["articles"] == 3
    session = desk.get("/api/v1/session").json()
    assert session["workspace"] == "news.db" and not session["may_write"]
