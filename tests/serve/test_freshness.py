"""Tags of answers: the same as long as the workspace and the question are."""

from pathlib import Path

from fastapi.testclient import TestClient

from polybius.store import open_store


def test_an_answer_the_client_has_is_not_sent_again_until_the_workspace_changes(desk: TestClient, file: Path) -> None:
    first = desk.get("/api/v1/events?limit=1")
    tag = {"If-None-Match": first.headers["etag"]}
    again = desk.get("/api/v1/events?limit=1", headers=tag)
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    with open_store(file) as store:
        store.execute("UPDATE articles SET title = 'Another' WHERE id = 1")
    changed = desk.get("/api/v1/events?limit=1", headers=tag)
    assert changed.status_code == 200 and changed.headers["etag"] != first.headers["etag"]


def test_each_question_has_a_tag_of_its_own(desk: TestClient) -> None:
    tags = {
        desk.get(f"/api/v1/{path}", headers={"Accept": accept}).headers["etag"]
        for path in ("events", "events?limit=1", "tolls") for accept in ("application/json", "text/csv")
    }  # fmt: skip
    assert len(tags) == 6


def test_errors_have_no_tag_and_are_not_kept(desk: TestClient) -> None:
    answer = desk.get("/api/v1/events/none")
    assert "etag" not in answer.headers and answer.headers["cache-control"] == "no-store"


def test_large_json_is_packed_for_who_can_unpack_it(desk: TestClient) -> None:
    packed = desk.get("/api/v1/codebook", headers={"Accept-Encoding": "gzip"})
    plain = desk.get("/api/v1/codebook", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert packed.json() == plain.json()
