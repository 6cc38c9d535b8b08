"""The rules of the desk, attacked: strange hosts, foreign sites, floods, headlines that are scripts."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from polybius.serve.desk import Limits
from polybius.serve.editors import Editors
from polybius.store import open_store

type Open = Callable[..., TestClient]

ENDLESS = "WITH RECURSIVE endless (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless) SELECT max(n) FROM endless"
HOSTILE = '=HYPERLINK("https://evil.example")<script>alert(1)</script>\u202e'


@pytest.mark.parametrize("path", ["/", "/api/v1/events", "/api/v1/nothing", "/api/v1/events?quad=9", "/events/x"])
def test_all_answers_bear_the_headers_that_bind_the_browser(desk: TestClient, path: str) -> None:
    headers = desk.get(path).headers
    policy = dict(each.strip().partition(" ")[::2] for each in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == policy["font-src"] == "'self'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert not [name for name in headers if name.startswith("access-control-")]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "evil.example:8001", "", "localhost#"]
)
def test_a_name_that_a_foreign_page_let_lead_here_is_refused(desk: TestClient, host: str) -> None:
    answer = desk.get("/api/v1/events", headers={"Host": host})
    assert answer.status_code == 400 and "rows" not in answer.json()
    assert desk.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8001", "127.0.0.1", "[::1]:8001", "desk.example"])
def test_the_desks_own_names_are_known(open_desk: Open, host: str) -> None:
    desk = open_desk(allow_hosts=("desk.example",))
    assert desk.get("/api/v1/rules", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("mode", ["no-cors", "cors", "websocket"])
def test_a_page_of_another_site_cannot_read(desk: TestClient, mode: str) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": mode}
    assert desk.get("/api/v1/events", headers=foreign).status_code == 403


def test_a_link_from_another_site_may_be_followed(desk: TestClient) -> None:
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert desk.get("/api/v1/events", headers=link).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8002"},
        {"Origin": "http://127.0.0.1:8001", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {},
    ],
)
def test_a_page_of_another_site_cannot_write_with_an_editors_cookie(
    open_desk: Open, editors: Editors, token: str, headers: dict[str, str]
) -> None:
    desk = open_desk(editors=editors)
    assert desk.post("/api/v1/session", json={"token": token}).json() == {"name": "Ada"}
    refused = desk.delete("/api/v1/session", headers=headers)
    assert refused.status_code == 403
    assert desk.get("/api/v1/session").json()["editor"] == "Ada"
    assert desk.delete("/api/v1/session", headers={"Origin": "http://127.0.0.1:8001"}).status_code == 200
    assert desk.get("/api/v1/session").json()["editor"] is None


def test_a_form_of_a_foreign_page_cannot_log_in(open_desk: Open, editors: Editors, token: str) -> None:
    desk = open_desk(editors=editors)
    body = f'{{"token": "{token}"}}'
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        answer = desk.post("/api/v1/session", content=body, headers={"Content-Type": kind})
        assert answer.status_code == 415 and "set-cookie" not in answer.headers


def test_the_cookie_is_for_this_site_alone_and_not_for_scripts(open_desk: Open, editors: Editors, token: str) -> None:
    cookie = open_desk(editors=editors).post("/api/v1/session", json={"token": token}).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert token not in cookie


def test_nobody_writes_to_a_desk_that_is_only_read(desk: TestClient) -> None:
    for path in ("corrections", "judgements", "events"):
        answer = desk.post(f"/api/v1/{path}", json={}, headers={"Authorization": ""})
        assert answer.status_code == 403 and "--editors" in answer.json()["do"]
    assert desk.post("/api/v1/session", json={"token": "x.y"}).status_code == 403


def test_only_editors_write(open_desk: Open, editors: Editors, token: str) -> None:
    desk = open_desk(editors=editors)
    assert desk.post("/api/v1/corrections", json={}).status_code == 401
    wrong = {"Authorization": f"Bearer {token[:-1]}!"}
    assert desk.post("/api/v1/corrections", json={}, headers=wrong).status_code == 401
    assert desk.get("/api/v1/session").json()["may_write"] is False
    signed = {"Authorization": f"Bearer {token}"}
    assert desk.get("/api/v1/session", headers=signed).json()["may_write"] is True


def test_a_closed_desk_tells_strangers_nothing(open_desk: Open, editors: Editors, token: str) -> None:
    desk = open_desk(editors=editors, closed=True)
    for path in ("events", "events.csv", "articles/1", "articles/1/kept", "codebook", "openapi.json", "nothing"):
        assert desk.get(f"/api/v1/{path}").status_code == 401
    told = desk.get("/api/v1/session").json()
    assert told["closed"] and told["workspace"] is None and told["manifest"] is None
    assert desk.get("/api/v1/events", headers={"Authorization": f"Bearer {token}"}).status_code == 200


def test_a_tag_of_somebody_elses_answer_opens_nothing(open_desk: Open, editors: Editors, token: str) -> None:
    desk = open_desk(editors=editors, closed=True)
    tag = desk.get("/api/v1/events", headers={"Authorization": f"Bearer {token}"}).headers["etag"]
    assert desk.get("/api/v1/events", headers={"If-None-Match": tag}).status_code == 401


def test_who_guesses_tokens_must_wait(open_desk: Open, editors: Editors, token: str) -> None:
    desk = open_desk(editors=editors, limits=Limits(attempts=3, attempts_per_minute=1))
    wrong = [desk.post("/api/v1/session", json={"token": f"{token[:8]}.{n}"}) for n in range(5)]
    assert [answer.status_code for answer in wrong] == [401, 401, 401, 429, 429]
    assert int(wrong[-1].headers["retry-after"]) > 1
    assert desk.get("/api/v1/events", headers={"Authorization": f"Bearer {token}"}).status_code == 429


def test_who_asks_too_often_must_wait_and_pages_are_still_served(open_desk: Open) -> None:
    desk = open_desk(limits=Limits(burst=5, per_second=0.01))
    statuses = [desk.get("/api/v1/rules").status_code for _ in range(8)]
    assert statuses == [200] * 5 + [429] * 3
    assert desk.get("/").status_code in (200, 503)  # 503 where the pages are not built: never refused


def test_too_long_an_address_and_too_large_a_body_are_refused(open_desk: Open, editors: Editors) -> None:
    desk = open_desk(editors=editors, limits=Limits(address=500, body=1000))
    assert desk.get("/api/v1/events", params={"text": "a" * 600}).status_code == 414
    large = desk.post("/api/v1/session", content=b"x" * 1001, headers={"Content-Type": "application/json"})
    assert large.status_code == 413
    parts = (b"x" * 400 for _ in range(4))
    assert desk.post("/api/v1/session", content=parts, headers={"Content-Type": "application/json"}).status_code == 413


def test_a_question_that_takes_too_long_is_given_up(open_desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polybius.serve.routes.reference.runs", lambda store: store.execute(ENDLESS).fetchall())
    answer = open_desk(limits=Limits(seconds=0.05)).get("/api/v1/runs")
    assert answer.status_code == 503 and answer.json()["what"] == "the question takes too long"


def test_a_script_in_a_headline_stays_data(desk: TestClient, file: Path) -> None:
    with open_store(file) as store:
        store.execute("UPDATE articles SET title = ?, raw = NULL WHERE id = 2", (HOSTILE,))
    answer = desk.get("/api/v1/articles?article=2")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["rows"][0]["title"] == HOSTILE
    told = desk.get("/api/v1/articles.csv?article=2", headers={"Accept": "text/html"})
    assert told.headers["content-type"].startswith("text/csv") and "attachment" in told.headers["content-disposition"]
    assert next(csv.DictReader(io.StringIO(told.text)))["title"] == HOSTILE
    kept = desk.get("/api/v1/articles/2/kept")
    assert (
        kept.headers["content-type"] == "application/octet-stream"
        and "attachment" in kept.headers["content-disposition"]
    )


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("nothing", 404), ("", 404), ("events/%2e%2e/%2e%2e", 404), ("articles/0", 400), ("articles/999", 404),
        ("articles/99999999999999999999", 400), ("articles/one", 400), ("happenings/none", 404),
        ("happenings/none/ledger", 404), ("runs/9/diff/1", 404), ("events?type=NOTHING", 400),
        ("events?since=1990-13", 400),
        ("events?box=1,2", 400), ("events?near=a,b,c", 400), ("events?text=%22", 400),
        ("events?article=none", 400),
        ("events?limit=-1", 400), ("events.csv?limit=99999999999999999999", 400), ("events?unknown=1", 400),
        ("series?by=hour", 400), ("events.xlsx", 404),
        ("rules?limit=1", 400), ("happenings?sort=size", 400), ("happenings?origins=many", 400),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_said_with_what_to_do(desk: TestClient, path: str, status: int) -> None:
    answer = desk.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert set(told) == {"what", "where", "do", "status"} and told["what"] and told["status"] == status
    assert "Traceback" not in answer.text and "--" not in answer.text and ".py" not in answer.text


def test_an_error_of_the_program_tells_nothing_of_it(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret path /srv/news.db")

    monkeypatch.setattr("polybius.serve.routes.reference.runs", broken)
    answer = desk.get("/api/v1/runs")
    assert answer.status_code == 500 and "secret" not in answer.text
    assert answer.json()["status"] == 500 and "content-security-policy" in answer.headers


def test_a_method_that_is_not_offered_is_refused(desk: TestClient) -> None:
    for method in ("PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "NONSENSE"):
        assert desk.request(method, "/api/v1/events").status_code in (403, 405)
    asked, told = desk.head("/api/v1/events"), desk.get("/api/v1/events")
    assert asked.status_code == 200 and asked.headers["etag"] == told.headers["etag"]
