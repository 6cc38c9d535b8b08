"""Checking over the API: who may judge what, what comes of it, and two who judge at once."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from msgspec.structs import replace

from made_records import MANIFEST, made_article, named_record
from polybius.collate import collate
from polybius.serve.editors import Editors, add_editor
from polybius.store import Store, Writer, open_store
from polybius.workspace import judging_happenings

type Open = Callable[..., TestClient]
type Post = Callable[..., Any]

EDIT = {"uid": "talks-e3", "verdict": "edit", "field": "status", "value": "possible"}


@pytest.fixture
def tokens(token: str, tmp_path: Path) -> dict[str, str]:
    """The tokens of Ada, Bo and Cy."""
    return {"Ada": token} | {name: add_editor(tmp_path / "editors", name) for name in ("Bo", "Cy")}


@pytest.fixture
def client(open_desk: Open, tokens: dict[str, str], tmp_path: Path) -> TestClient:
    """A client of a desk that the three may write to."""
    return open_desk(editors=Editors(tmp_path / "editors"))


@pytest.fixture
def post(client: TestClient, tokens: dict[str, str]) -> Post:
    """`post("Ada", "corrections", {…})` → the answer."""

    def send(who: str, path: str, body: dict[str, Any] | None = None) -> Any:
        signed = {"Authorization": f"Bearer {tokens[who]}"}
        return client.post(f"/api/v1/{path}", json=body or {}, headers=signed)

    return send


@pytest.fixture
def seen(client: TestClient, tokens: dict[str, str]) -> Post:
    """`seen("Ada", "judging/talks-e3?blind=true")` → what is told."""

    def ask(who: str, path: str) -> Any:
        return client.get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {tokens[who]}"}).json()

    return ask


def test_a_row_is_rejected_with_a_reason_and_the_list_says_who_and_why(client: TestClient, post: Post) -> None:
    made = post("Ada", "corrections", {"uid": "talks-e4", "verdict": "reject", "reason": "the same attack"}).json()
    assert made["row"]["verdict"] == "rejected"
    (row,) = client.get("/api/v1/corrections?author=Ada&state=applies").json()["rows"]
    assert (row["id"], row["author"], row["reason"]) == (made["made"][0]["id"], "Ada", "the same attack")
    assert row["words"] == "attack" and row["name"] == "talks" and row["article"] == 2
    assert "talks-e4" not in {event["uid"] for event in client.get("/api/v1/events").json()["rows"]}


def test_an_edit_shows_at_once_and_undoing_it_brings_back_what_was(client: TestClient, post: Post) -> None:
    id = post("Ada", "corrections", EDIT).json()["made"][0]["id"]
    assert client.get("/api/v1/events/talks-e3").json()["status"] == "possible"
    undone = post("Bo", f"corrections/{id}/undo", {"reason": "misread"}).json()
    kept = undone["made"][0]["correction"]
    assert (kept["author"], kept["undone_author"], kept["undone_reason"]) == ("Ada", "Bo", "misread")
    assert client.get("/api/v1/events/talks-e3").json()["status"] == "denied"
    assert client.get("/api/v1/corrections?state=undone").json()["count"] == 1


def test_several_fields_are_edited_together_or_not_at_all(client: TestClient, post: Post) -> None:
    given = {"uid": "talks-f1", "verdict": "edit"}
    assert post("Ada", "corrections", given | {"edits": {"low": 2, "high": None, "bound": "at least"}}).is_success
    toll = client.get("/api/v1/tolls/talks-f1").json()
    assert (toll["low"], toll["high"], toll["bound"]) == (2, None, "at least")
    assert post("Ada", "corrections", given | {"edits": {"low": 9, "bound": "perhaps"}}).status_code == 400
    assert client.get("/api/v1/tolls/talks-f1").json()["low"] == 2
    assert client.get("/api/v1/corrections").json()["count"] == 3


def test_a_list_of_corrections_says_rows_in_words(client: TestClient, post: Post, file: Path) -> None:
    record = named_record()
    with open_store(file) as store:
        document = replace(record.document, id="named", text=record.document.text + " So far.", text_sha256="named")
        article = replace(made_article(), id="named", text=document.text)
        Writer(store, MANIFEST, day="1990-08-03").add(article, replace(record, document=document))
    given = {"uid": "event-e1", "verdict": "edit", "edits": {"actor": ["actor-a3"], "place": {"name": "Basra"}}}
    assert post("Ada", "corrections", given).is_success
    rows = client.get("/api/v1/corrections?uid=event-e1").json()["rows"]
    assert [(row["field"], row["was"], row["value"]) for row in rows] == [
        ("place", "Kuwait · KWT", "Basra"), ("actor", "Iraqi troops · IRQMIL", "Kuwaiti officials · KWTGOV"),
    ]  # fmt: skip


def test_all_fields_that_can_be_edited_are_told_with_their_values(client: TestClient) -> None:
    fields = {(f["of"], f["field"]): f for f in client.get("/api/v1/fields").json()}
    assert "denied" in {choice["value"] for choice in fields["event", "status"]["values"]}
    assert fields["event", "actor"] | {"meaning": ""} == {
        "of": "event", "field": "actor", "form": "rows", "meaning": "", "empty": False, "open": False, "rows": "actor",
        "values": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"uid": "talks-e3", "verdict": "edit", "field": "status", "value": "perhaps"}, 400),
        ({"uid": "talks-e3", "verdict": "edit", "field": "mode", "value": ["telepathy"]}, 400),
        ({"uid": "talks-e3", "verdict": "edit", "field": "cameo", "value": "999"}, 400),
        ({"uid": "talks-e3", "verdict": "edit", "field": "place", "value": {"name": "Basra", "country": "ZZZ"}}, 400),
        ({"uid": "talks-e3", "verdict": "edit", "field": "uid", "value": "x"}, 400),
        ({"uid": "talks-e3", "verdict": "edit", "field": "actor", "value": ["nobody"]}, 400),
        ({"uid": "talks-e3", "verdict": "edit"}, 400),
        ({"uid": "talks-e3", "verdict": "accept", "field": "status"}, 400),
        ({"uid": "talks-e3", "verdict": "perhaps"}, 400),
        ({"uid": "talks-e3", "verdict": "accept", "author": "Bo"}, 400),
        ({"uid": "talks-e3", "verdict": "accept", "time": "1990-01-01"}, 400),
        ({"uid": "talks-e3", "verdict": "accept", "reason": "a" * 2001}, 400),
        ({"uid": "nothing", "verdict": "accept"}, 404),
        ({"uid": "' OR 1=1 --", "verdict": "reject"}, 404),
        ({"uid": "", "verdict": "accept"}, 400),
        ({"verdict": "accept"}, 400),
    ],
)  # fmt: skip
def test_what_cannot_be_corrected_is_refused_and_leaves_no_trace(
    client: TestClient, post: Post, given: dict[str, Any], status: int
) -> None:
    answer = post("Ada", "corrections", given)
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.json()["what"]
    assert client.get("/api/v1/corrections").json()["count"] == 0


def test_the_author_is_the_tokens_and_nothing_else(client: TestClient, post: Post) -> None:
    assert post("Ada", "corrections?author=Bo", {"uid": "talks-e3", "verdict": "accept"}).status_code == 400
    made = post("Bo", "corrections", {"uid": "talks-e3", "verdict": "accept", "reason": "author: Ada"}).json()
    assert made["made"][0]["correction"]["author"] == "Bo"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer nobody.secret"}, 401),
        ({"Authorization": "Basic QWRhOng="}, 401),
        ({"Cookie": "polybius_session=forged", "Origin": "http://127.0.0.1:8001"}, 401),
        ({"Cookie": "polybius_session=forged", "Origin": "https://evil.example"}, 403),
    ],
)
def test_who_shows_no_token_of_an_editor_writes_nothing(
    client: TestClient, headers: dict[str, str], status: int
) -> None:
    for path in ("corrections", "corrections/x/undo", "judgements", "judgements/1/undo"):
        answer = client.post(f"/api/v1/{path}", json={"uid": "talks-e3", "verdict": "reject"}, headers=headers)
        assert answer.status_code == status
    assert client.get("/api/v1/corrections").json()["count"] == 0


def test_a_page_of_another_site_judges_nothing_with_an_editors_cookie(
    client: TestClient, tokens: dict[str, str]
) -> None:
    client.post("/api/v1/session", json={"token": tokens["Ada"]})
    foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert client.post("/api/v1/corrections", json=EDIT, headers=foreign).status_code == 403
    plain = {"Origin": "http://127.0.0.1:8001", "Content-Type": "text/plain"}
    assert client.post("/api/v1/corrections", content=b"{}", headers=plain).status_code == 415
    assert client.post("/api/v1/corrections", json=EDIT, headers={"Origin": "http://127.0.0.1:8001"}).is_success


def test_a_desk_that_is_only_read_tells_what_was_said_and_takes_nothing(desk: TestClient) -> None:
    for path in ("corrections", "judgements", "judging/talks-e3", "fields"):
        assert desk.get(f"/api/v1/{path}").status_code == 200
    refused = desk.post("/api/v1/corrections", json=EDIT)
    assert refused.status_code == 403 and "--editors" in refused.json()["do"]


def test_who_judges_a_row_that_another_has_judged_meanwhile_is_shown_it_first(post: Post, seen: Post) -> None:
    state = seen("Bo", "judging/talks-e3")["state"]
    post("Ada", "corrections", EDIT)
    refused = post("Bo", "corrections", {"uid": "talks-e3", "verdict": "reject", "state": state})
    assert refused.status_code == 409
    now = refused.json()["now"]
    assert [said["author"] for said in now["said"]] == ["Ada"] and now["verdict"] == "edited"
    again = post("Bo", "corrections", {"uid": "talks-e3", "verdict": "reject", "state": now["state"]})
    assert again.is_success and again.json()["row"]["verdict"] == "rejected"


def test_what_is_taken_back_is_not_taken_back_again(post: Post) -> None:
    id = post("Ada", "corrections", EDIT).json()["made"][0]["id"]
    assert post("Ada", f"corrections/{id}/undo").is_success
    again = post("Bo", f"corrections/{id}/undo")
    assert again.status_code == 409 and again.json()["now"]["undone_author"] == "Ada"
    assert post("Bo", "corrections/nothing/undo").status_code == 404


def test_who_judges_blindly_sees_the_row_as_coded_and_is_not_in_anybodys_way(post: Post, seen: Post) -> None:
    post("Ada", "corrections", EDIT | {"reason": "the text leaves it open"})
    row = seen("Bo", "judging/talks-e3?blind=true")
    status = next(field for field in row["fields"] if field["field"] == "status")
    assert (status["now"], row["verdict"], row["said"], row["hidden"]) == ("denied", None, [], 1)
    assert "possible" not in {field["now"] for field in row["fields"] if isinstance(field["now"], str)}
    given = {"uid": "talks-e3", "verdict": "accept", "blind": True, "state": row["state"]}
    post("Cy", "corrections", {"uid": "talks-e3", "verdict": "reject"})
    made = post("Bo", "corrections", given)
    assert made.is_success and [said["author"] for said in made.json()["row"]["said"]] == ["Bo"]


def test_two_who_write_at_once_both_write(client: TestClient, post: Post, file: Path) -> None:
    answers: list[int] = []

    def judge(who: str) -> None:
        for uid in ("talks-e1", "talks-e2", "talks-e3", "talks-f1", "talks-c1"):
            answers.append(post(who, "corrections", {"uid": uid, "verdict": "accept"}).status_code)

    threads = [threading.Thread(target=judge, args=(who,)) for who in ("Ada", "Bo", "Cy")]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert answers == [200] * 15
    with open_store(file, write=False) as store:
        assert store.execute("SELECT count(*), count(DISTINCT author) FROM corrections").fetchone() == (15, 3)


def test_a_row_that_two_judge_from_the_same_sight_is_written_by_one(post: Post, seen: Post) -> None:
    state, answers = seen("Ada", "judging/talks-e1")["state"], []

    def judge(who: str) -> None:
        given = {"uid": "talks-e1", "verdict": "accept", "state": state}
        answers.append(post(who, "corrections", given).status_code)

    threads = [threading.Thread(target=judge, args=(who,)) for who in ("Ada", "Bo", "Cy")]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(answers) == [200, 409, 409]


def test_mentions_are_split_and_merged_and_both_is_undone(client: TestClient, post: Post) -> None:
    one, other = (row["id"] for row in client.get("/api/v1/happenings?type=CONSULT&type=ASSAULT").json()["rows"][:2])
    merged = post("Ada", "judgements", {"act": "merge", "asked": [one, other], "reason": "one war"})
    assert merged.is_success, merged.text
    assert len(set(merged.json()["now"].values())) == 1
    (told,) = client.get("/api/v1/judgements").json()["rows"]
    assert (told["act"], told["author"], told["reason"]) == ("merge", "Ada", "one war")
    undone = post("Bo", f"judgements/{told['id']}/undo", {"reason": "two wars"}).json()
    assert len(set(undone["now"].values())) == 2 and undone["judgement"]["undone_author"] == "Bo"
    assert post("Bo", f"judgements/{told['id']}/undo").status_code == 409
    assert client.get("/api/v1/judgements?standing=true").json()["count"] == 0


def test_until_happenings_are_grouped_anew_those_of_before_are_told(
    client: TestClient, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = client.get("/api/v1/happenings?type=CONSULT&type=ASSAULT").json()["rows"][:2]
    asked = [row["id"] for row in listed]
    answers = []

    def look(store: Store) -> Any:
        answers.extend(client.get(f"/api/v1/happenings/{one}").status_code for one in asked)
        return collate(store)

    monkeypatch.setattr(judging_happenings, "collate", look)
    made = post("Ada", "judgements", {"act": "merge", "asked": asked, "reason": "one war"}).json()
    assert post("Ada", f"judgements/{made['judgement']['id']}/undo").is_success
    assert answers == [200, 200, 200, 200]


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"act": "merge", "asked": ["talks-e1"]}, 400),
        ({"act": "merge", "asked": ["talks-e1", "talks-e1"]}, 400),
        ({"act": "same", "asked": ["talks-e1", "talks-e2", "talks-e3"]}, 400),
        ({"act": "same", "asked": ["talks-e1", "nothing"]}, 404),
        ({"act": "divorce", "asked": ["talks-e1", "talks-e2"]}, 400),
        ({"act": "same", "asked": ["talks-e1", "talks-e2"], "author": "Bo"}, 400),
        ({"act": "same", "asked": ["talks-e1", "talks-e2"], "reason": "a" * 2001}, 400),
        ({"act": "split", "asked": ["talks-e1", "event-e1"]}, 404),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_is_refused_and_leaves_no_trace(
    client: TestClient, post: Post, given: dict[str, Any], status: int
) -> None:
    assert post("Ada", "judgements", given).status_code == status
    assert client.get("/api/v1/judgements").json()["count"] == 0
    assert post("Ada", "judgements/7/undo").status_code == 404


def test_editors_who_differ_are_told_with_what_each_says_until_somebody_decides(
    client: TestClient, post: Post, seen: Post
) -> None:
    post("Ada", "corrections", EDIT)
    post("Bo", "corrections", {"uid": "talks-e3", "verdict": "accept", "blind": True})
    (told,) = client.get("/api/v1/differences").json()["rows"]
    assert (told["question"], told["decided"]) == ("event.status", None)
    assert [(each["editor"], each["words"]) for each in told["answers"]] == [("Ada", "possible"), ("Bo", "denied")]
    (doubt,) = client.get("/api/v1/queue?kind=editors").json()["rows"]
    assert doubt["uid"] == "talks-e3" and doubt["reason"] == "Ada and Bo differ on this event: its status"
    post("Cy", "corrections", {**EDIT, "value": "denied", "decides": True, "reason": "the text has a denial"})
    assert client.get("/api/v1/events/talks-e3").json()["status"] == "denied"
    (settled,) = client.get("/api/v1/differences").json()["rows"]
    assert (settled["decided"]["editor"], settled["decided"]["words"]) == ("Cy", "denied")
    assert {each["editor"] for each in settled["answers"]} == {"Ada", "Bo"}
    assert client.get("/api/v1/queue?kind=editors").json()["rows"] == []
    assert len(seen("Ada", "judging/talks-e3")["said"]) == 3


def test_what_was_decided_stands_whoever_speaks_after(client: TestClient, post: Post) -> None:
    post("Ada", "corrections", {"uid": "talks-e3", "verdict": "accept"})
    post("Bo", "corrections", {"uid": "talks-e3", "verdict": "reject"})
    made = post("Cy", "corrections", {"uid": "talks-e3", "verdict": "accept", "decides": True}).json()
    post("Bo", "corrections", {"uid": "talks-e3", "verdict": "reject", "reason": "still"})
    assert client.get("/api/v1/judging/talks-e3").json()["verdict"] == "accepted"
    post("Cy", f"corrections/{made['made'][0]['id']}/undo")
    assert client.get("/api/v1/judging/talks-e3").json()["verdict"] == "rejected"


def test_agreement_is_of_what_coders_say_and_not_of_what_was_decided(client: TestClient, post: Post) -> None:
    for uid, verdict in (
        ("talks-e1", "accept"),
        ("talks-e2", "accept"),
        ("talks-e3", "reject"),
        ("talks-e4", "accept"),
    ):
        post("Ada", "corrections", {"uid": uid, "verdict": "accept"})
        post("Bo", "corrections", {"uid": uid, "verdict": verdict})
    before = client.get("/api/v1/agreement").json()
    post("Bo", "corrections", {"uid": "talks-e3", "verdict": "accept", "decides": True})
    (right,) = after = client.get("/api/v1/agreement").json()
    assert after == before
    assert (right["rows"], right["agreed"], right["kappa"]) == (4, 0.75, {"Ada and Bo": 0.0})


def test_what_one_has_judged_waits_for_another(post: Post, seen: Post) -> None:
    post("Ada", "corrections", {"uid": "talks-e1", "verdict": "reject", "reason": "a joke"})
    assert seen("Ada", "queue?kind=second")["rows"] == []
    (waiting,) = seen("Bo", "queue?kind=second")["rows"]
    assert waiting["uid"] == "talks-e1" and waiting["article"] == 2
    assert "reject" not in waiting["reason"] and "joke" not in waiting["reason"]
    assert seen("Bo", "queue/counts")["second"] == 1
    post("Bo", "corrections", {"uid": "talks-e1", "verdict": "accept", "blind": True})
    assert seen("Bo", "queue?kind=second")["rows"] == seen("Cy", "queue?kind=second")["rows"] == []


@pytest.mark.parametrize("path", ["corrections", "judgements", "queue", "differences"])
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "parquet"])
def test_lists_of_checking_come_in_all_forms_of_rows(client: TestClient, post: Post, path: str, form: str) -> None:
    post("Ada", "corrections", EDIT)
    post("Bo", "corrections", {"uid": "talks-e3", "verdict": "reject"})
    answer = client.get(f"/api/v1/{path}.{form}")
    assert answer.status_code == 200


@pytest.mark.parametrize("field", ["places", "times"])
def test_where_and_when_of_an_article_are_judged_and_judged_by_a_second(
    client: TestClient, post: Post, seen: Post, field: str
) -> None:
    told = client.get("/api/v1/articles/2").json()
    row = told["record"][field][0]
    uid = told["uids"][row["id"]]
    assert seen("Ada", f"judging/{row['id']}?article=2")["uid"] == uid
    assert post("Ada", "corrections", {"uid": uid, "article": 2, "verdict": "reject"}).is_success
    assert client.get("/api/v1/articles/2").json()["verdicts"][uid] == "rejected"
    (waiting,) = seen("Bo", "queue?kind=second")["rows"]
    blind = seen("Bo", f"judging/{waiting['uid']}?blind=true")
    assert (blind["verdict"], blind["hidden"], blind["said"]) == (None, 1, [])
    given = {"uid": uid, "verdict": "accept", "state": blind["state"], "blind": True}
    assert post("Bo", "corrections", given).is_success
    assert [each["uid"] for each in seen("Cy", "differences?undecided=true")["rows"]] == [uid]


def test_a_row_of_an_article_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/api/v1/judging/p1?article=99").status_code == 404


def test_the_same_judgement_of_the_same_mentions_is_written_once(client: TestClient, post: Post) -> None:
    events = [row["uid"] for row in client.get("/api/v1/events?article=2").json()["rows"]]
    asked = [f"talks:{uid}" for uid in events[:2]]
    assert post("Ada", "judgements", {"act": "not same", "asked": asked}).is_success
    again = post("Ada", "judgements", {"act": "not same", "asked": asked[::-1]})
    assert (again.status_code, again.json()["what"]) == (409, "you have judged so already")
    assert post("Bo", "judgements", {"act": "not same", "asked": asked}).is_success  # another person may
    assert post("Ada", "judgements", {"act": "same", "asked": asked}).is_success  # and another mind
    assert client.get("/api/v1/judgements").json()["count"] == 3


def test_each_value_that_a_field_may_hold_is_offered_once(client: TestClient) -> None:
    for field in client.get("/api/v1/fields").json():
        offered = [(each["value"], each["of"]) for each in field["values"]]
        assert len(offered) == len(set(offered)), field["field"]
