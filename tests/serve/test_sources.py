"""Outlets and actors are told by their names and numbers."""

from urllib.parse import quote

from fastapi.testclient import TestClient
from msgspec.structs import replace

from made_records import MANIFEST, made_article, made_record
from polybius.collate import collate
from polybius.serve.app import create_app
from polybius.store import Writer, open_store

API = "/api/v1"
SLASHED = "The Herald/London & North? 100%"


def test_an_outlet_may_be_called_anything(tmp_path):
    record = made_record()
    with open_store(tmp_path / "news.db", create=True) as store:
        Writer(store, MANIFEST, day="1990-08-03").add(
            replace(made_article(), publisher=SLASHED),
            replace(record, document=replace(record.document, publisher=SLASHED)),
        )
        collate(store)
    with TestClient(create_app(tmp_path / "news.db"), base_url="http://127.0.0.1:8001") as desk:
        told = desk.get(f"{API}/sources/{quote(SLASHED, safe='')}").json()
        assert told["row"]["name"] == SLASHED
        assert told["row"]["published_from"] == told["row"]["published_to"] == "1990-08-02"
        assert [row["name"] for row in desk.get(f"{API}/sources").json()["rows"]] == [SLASHED]


def test_an_outlet_nobody_knows_is_told_so(desk: TestClient):
    answer = desk.get(f"{API}/sources/The%20Nothing")
    assert answer.status_code == 404 and "The Nothing" in answer.json()["what"]


def test_sources_come_as_a_table(desk: TestClient):
    head, *rows = desk.get(f"{API}/sources.csv").text.splitlines()
    assert head.startswith("name,articles,events") and rows


def test_an_actor_is_told_by_its_number(desk: TestClient):
    row = desk.get(f"{API}/actors").json()["rows"][0]
    told = desk.get(f"{API}/actors/{row['id']}").json()
    assert told["row"] == row
    assert sum(deed["acts"] for deed in told["deeds"]) == row["acts"]
    assert desk.get(f"{API}/actors/999999").status_code == 404


def test_actors_are_counted_in_the_same_events_with_and_without_a_bound(desk: TestClient):
    every = desk.get(f"{API}/actors", params={"quad": [1, 2, 3, 4]}).json()["rows"]
    assert every == [row for row in desk.get(f"{API}/actors").json()["rows"] if row in every]


def test_the_network_has_the_actors_of_its_pairs(desk: TestClient):
    found = desk.get(f"{API}/network").json()
    assert {node["entity"] for node in found["nodes"]} == {
        end for edge in found["edges"] for end in (edge["actor"], edge["recipient"])
    }
    assert found["edges"] == desk.get(f"{API}/network", params={"quad": [1, 2, 3, 4]}).json()["edges"]
