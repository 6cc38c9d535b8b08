"""What the desk tells besides rows: words looked for, the codebook, and what runs code differently."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from msgspec.structs import replace

from made_records import MANIFEST
from made_workspace import made_workspace, talks_record
from polybius.serve.app import create_app
from polybius.store import Writer, open_store

LATER = replace(MANIFEST, version="later", lexicon="other")


@pytest.fixture
def coded_twice(tmp_path: Path) -> Iterator[TestClient]:
    """A desk of a workspace whose second article was coded anew: an event is not denied, and a claim is gone."""
    file = made_workspace(tmp_path / "news.db")
    record = talks_record()
    shelled = replace(record.events[2], status="actual", said_by=())
    events = (*record.events[:2], shelled, *record.events[3:])
    with open_store(file) as store:
        Writer(store, LATER, day="1990-08-05").replace(2, replace(record, events=events, claims=record.claims[:1]))
    with TestClient(create_app(file), base_url="http://127.0.0.1:8001") as client:
        yield client


def test_words_are_found_in_names_happenings_articles_and_sentences(desk: TestClient) -> None:
    found = desk.get("/api/v1/search?q=kill*").json()
    assert found["sentence_count"] == {"count": 2, "exact": True}
    assert {row["article"] for row in found["sentences"]} == {1, 3}
    assert all("\x02killed\x03" in row["snippet"] for row in found["sentences"])
    assert found["happening_count"]["count"] == len(found["happenings"]) > 0
    assert [row["name"] for row in desk.get("/api/v1/search?q=ira").json()["actors"]][:2] != []


@pytest.mark.parametrize("words", ['"open', "-", "*", '""'])
def test_words_that_cannot_be_looked_for_are_told_what_to_do(desk: TestClient, words: str) -> None:
    refused = desk.get("/api/v1/search", params={"q": words})
    assert refused.status_code == 400
    assert refused.json()["what"] and refused.json()["do"]


@pytest.mark.parametrize("words", ["NEAR(a b)", "title: talks", "a AND", "a' OR 1=1 --", "x^2", "{a}", "(talks"])
def test_marks_of_the_search_language_are_only_words(desk: TestClient, words: str) -> None:
    assert desk.get("/api/v1/search", params={"q": words}).status_code == 200


def test_the_codebook_has_statuses_and_the_scale_of_the_run(desk: TestClient) -> None:
    told = desk.get("/api/v1/codebook").json()
    assert told["scale"] == "GDELT"
    kept = {each["status"] for each in told["statuses"] if each["of"] == "events"}
    shown = {row["status"] for row in desk.get("/api/v1/events").json()["rows"]}
    assert shown <= kept


def test_codes_of_a_users_codebook_are_told_by_the_rows_that_bear_them(tmp_path: Path) -> None:
    file = made_workspace(tmp_path / "news.db")
    record = talks_record()
    own = replace(record.events[0], cameo="1839", goldstein=-7.5, rule="own frames.csv:shell/any")
    manifest = replace(MANIFEST, codebook=f"{MANIFEST.codebook}-ac36fd9496919739")
    with open_store(file) as store:
        Writer(store, manifest, day="1990-08-05").replace(2, replace(record, events=(own, *record.events[1:])))
    with TestClient(create_app(file), base_url="http://127.0.0.1:8001") as client:
        told = client.get("/api/v1/codebook").json()
    (code,) = told["own"]
    words = record.document.text[own.start : own.end].lower()
    assert (code["code"], code["type"], code["goldstein"], code["events"]) == ("1839", own.type, -7.5, 1)
    assert code["words"] == [words]
    assert told["tables"] == ["ac36fd9496919739"]


def test_a_workspace_of_the_shipped_codebook_has_no_codes_of_its_own(desk: TestClient) -> None:
    told = desk.get("/api/v1/codebook").json()
    assert (told["own"], told["tables"]) == ([], [])


def test_counts_of_entries_are_those_of_the_rows(desk: TestClient) -> None:
    counts = desk.get("/api/v1/codebook/counts").json()
    for each in counts["types"]:
        assert each["events"] == desk.get(f"/api/v1/events?type={each['entry']}").json()["count"]
        assert each["happenings"] == desk.get(f"/api/v1/happenings?type={each['entry']}").json()["count"]
    assert {each["code"]: each["events"] for each in counts["codes"]}["112"] == 1


def test_a_type_is_told_with_the_words_that_give_it(desk: TestClient) -> None:
    told = desk.get("/api/v1/codebook/ASSAULT").json()
    assert all(frame["type"] == "ASSAULT" for frame in told["fired"]["frames"])
    assert any("shell" in frame["words"] for frame in told["fired"]["frames"])
    assert {code["type"] for code in told["codes"]} == {"ASSAULT"}
    assert desk.get("/api/v1/codebook/assault").json() == told
    assert desk.get("/api/v1/codebook/NOTHING").status_code == 404


def test_a_type_of_acts_over_acts_is_told_with_its_operators(desk: TestClient) -> None:
    fired = desk.get("/api/v1/codebook/REQUEST").json()["fired"]
    families = {each["family"] for each in fired["operators"]}
    assert {each["family"] for each in fired["composed"]} <= families
    assert any("call" in each["words"] for each in fired["operators"])


def test_a_word_is_looked_up_in_all_types_at_once(desk: TestClient) -> None:
    found = desk.get("/api/v1/codebook/words?q=withdraw").json()
    assert found[0]["words"].count("withdraw") == 1
    assert len({frame["type"] for frame in found}) > 1


def test_what_two_runs_code_differently_is_told_with_words_and_reasons(coded_twice: TestClient) -> None:
    rows = coded_twice.get("/api/v1/runs/1/diff/2").json()["rows"]
    assert [(row["change"], row["kind"], row["words"], row["article"]) for row in rows] == [
        ("changes", "event", "shelled", 2), ("vanishes", "claim", "denied", 2),
    ]  # fmt: skip
    assert {"field": "status", "before": "denied", "after": "actual"} in rows[0]["fields"]
    assert any(why.startswith("lexicon") for why in rows[0]["why"])
    assert rows[0]["sentence"].startswith("Iran denied that it had shelled Haifa")


def test_changes_are_chosen_by_sort_kind_and_words_and_come_in_pages(coded_twice: TestClient) -> None:
    path = "/api/v1/runs/1/diff/2"
    assert [row["kind"] for row in coded_twice.get(f"{path}?change=vanishes").json()["rows"]] == ["claim"]
    assert [row["kind"] for row in coded_twice.get(f"{path}?kind=event&words=SHELL").json()["rows"]] == ["event"]
    first = coded_twice.get(f"{path}?limit=1").json()
    second = coded_twice.get(f"{path}?limit=1&cursor={first['next']}").json()
    assert [row["kind"] for row in (*first["rows"], *second["rows"])] == ["event", "claim"]
    assert second["next"] is None
    assert coded_twice.get(f"{path}.csv").status_code == 404
    assert coded_twice.get(path, headers={"Accept": "text/csv"}).text.count("\n") == 3


def test_two_runs_are_counted_side_by_side(coded_twice: TestClient) -> None:
    told = coded_twice.get("/api/v1/runs/1/diff/2/counts").json()
    assert (told["articles"], told["otherwise"], told["exact"]) == (1, 1, True)
    assert {(each["kind"], each["change"]): each["count"] for each in told["counts"]} == {
        ("event", "changes"): 1, ("claim", "vanishes"): 1,
    }  # fmt: skip
    assert any("version test → later" in each for each in told["tables"])
    same = coded_twice.get("/api/v1/runs/1/diff/1/counts").json()
    assert (same["otherwise"], same["counts"], same["tables"]) == (0, [], [])
