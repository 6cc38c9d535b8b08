"""An article in the browser: words and rows lead to each other, whatever the text is."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from made_hostile import SENTENCE, TITLE, hostile_workspace
from polybius.serve.editors import Editors, add_editor

type Opened = Callable[..., Page]
SLOWEST_MS = 200
PIECES = """() => [...document.querySelectorAll('.text .piece')].map(
  (piece) => ({start: Number(piece.dataset.start), text: piece.textContent, roles: piece.className.split(' ')}))"""
LIT = "(role) => [...document.querySelectorAll(`.text .as-${role}:not(.faint)`)].map((piece) => piece.textContent)"
SHOWN = "(selector) => document.querySelector(selector).getBoundingClientRect().top"
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
POINT = """(place) => document.querySelectorAll('.text [role=button]')[place]
  .dispatchEvent(new MouseEvent('mousemove', { bubbles: true }))"""


@pytest.fixture(scope="session")
def told(desk: str) -> Callable[[int], dict[str, Any]]:
    """`told(22)` → what the API tells of an article."""
    return lambda id: httpx.get(f"{desk}/api/v1/articles/{id}").json()


@pytest.fixture(scope="session")
def istanbul(desk: str) -> int:
    """The number of a report that quotes several people on two bombings."""
    rows = httpx.get(f"{desk}/api/v1/articles?text=synagogues+Gul").json()["rows"]
    return max(rows, key=lambda row: row["claims"] + row["tolls"])["id"]


@pytest.fixture(scope="session")
def hostile(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a desk whose one article attacks its readers."""
    return serve(hostile_workspace(tmp_path_factory.mktemp("hostile") / "hostile.db"))


def test_the_words_that_are_marked_are_those_of_the_record(
    opened: Opened, told: Callable[[int], dict[str, Any]], istanbul: int
) -> None:
    record = told(istanbul)["record"]
    text = record["document"]["text"]
    pieces = opened(f"/articles/{istanbul}").evaluate(PIECES)
    assert all(text[piece["start"] :].startswith(piece["text"]) for piece in pieces)
    for table, role in (("events", "event"), ("tolls", "figure"), ("claims", "cue"), ("times", "time")):
        for row in record[table]:
            inside = [p for p in pieces if row["start"] <= p["start"] < row["end"] and role in p["roles"]]
            assert "".join(piece["text"] for piece in inside) == text[row["start"] : row["end"]]


def test_each_row_lights_its_own_words(opened: Opened, told: Callable[[int], dict[str, Any]], istanbul: int) -> None:
    answer = told(istanbul)
    record, text = answer["record"], answer["record"]["document"]["text"]
    page = opened(f"/articles/{istanbul}")
    rows = {row["uid"]: (role, text[row["start"] : row["end"]]) for table, role in
            (("events", "event"), ("tolls", "figure"), ("claims", "cue")) for row in record[table]}  # fmt: skip
    seen = set()
    for _ in rows:
        page.keyboard.press("j")
        uid = page.evaluate("new URLSearchParams(location.search).get('at')")
        page.wait_for_selector(f"[data-uid='{uid}'] [aria-expanded=true]")
        role, words = rows[uid]
        assert words in "".join(page.evaluate(LIT, role))
        seen.add(uid)
    assert seen == rows.keys()


def test_a_click_on_words_chooses_their_row_and_the_way_back_leads_out(opened: Opened, istanbul: int) -> None:
    page = opened(f"/articles/{istanbul}")
    page.locator(".text .piece.event", has_text="exploded").first.click()
    assert "at=" in page.url and page.locator(".rows .chosen").inner_text().startswith("Event")
    assert "says so" in page.locator(".rows .chosen dl").inner_text()
    page.reload()
    page.wait_for_selector(".rows .chosen")
    assert page.evaluate(LIT, "event") == ["exploded"]
    page.keyboard.press("Escape")
    assert page.locator(".rows .chosen").count() == 0 and "at=" not in page.url
    page.go_back()
    assert "/articles/" not in page.url or "at=" not in page.url


def test_layers_are_switched_by_keys_and_stand_in_the_address(opened: Opened, istanbul: int) -> None:
    page = opened(f"/articles/{istanbul}")
    everything = page.locator(".rows > li").count()
    page.keyboard.press("4")
    page.wait_for_url("**off=claims*")
    assert page.locator(".rows > li.claim").count() == 0
    assert page.locator("button[aria-keyshortcuts='4']").get_attribute("aria-pressed") == "false"
    page.keyboard.press("4")
    page.wait_for_url(f"**/articles/{istanbul}")
    assert page.locator(".rows > li").count() == everything


@pytest.mark.parametrize("table", ["events", "tolls", "claims"])
def test_a_permanent_address_leads_to_the_words(table: str, opened: Opened, desk: str) -> None:
    row = httpx.get(f"{desk}/api/v1/{table}?limit=30").json()["rows"][-1]
    page = opened(f"/{table}/{row['uid']}")
    page.wait_for_url(f"**/articles/*?at={row['uid']}")
    page.wait_for_selector(f"[data-uid='{row['uid']}'] dl")
    shown = page.evaluate(SHOWN, f".text [data-start='{row['start']}']") if row["start"] < row["end"] else 100
    assert 0 < shown < 800


def test_an_address_of_nothing_says_so(opened: Opened, complaints: list[str]) -> None:
    page = opened("/events/nothing")
    assert page.locator("main h2").inner_text()
    complaints[:] = [said for said in complaints if "404" not in said]


def test_on_a_phone_the_row_comes_from_below_and_the_words_stay_in_sight(
    page: Page, opened: Opened, istanbul: int, shot: Callable[[str], Path]
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened(f"/articles/{istanbul}")
    for _ in range(9):
        page.keyboard.press("j")
    sheet = page.locator(".from-below")
    lit = page.locator(".text .lit:not(.faint)[data-label]").first.bounding_box()
    assert lit is not None and 0 <= lit["y"] < sheet.bounding_box()["y"]
    shot("article-phone-sheet")
    sheet.get_by_role("button", name="Close").click()
    assert sheet.count() == 0


def test_a_hostile_article_is_only_text(
    page: Page, opened: Opened, hostile: str, faults: Callable[[], list[str]]
) -> None:
    opened("/articles/1", at=hostile)
    assert page.locator("h1").inner_text() == TITLE
    assert page.locator(".text p").first.text_content() == SENTENCE
    assert page.evaluate("document.querySelectorAll('main script, main img, main svg, main b').length") == 0
    assert page.locator("a[href^=javascript]").count() == 0
    for _ in range(4):
        page.keyboard.press("j")
    page.locator(".text .piece.event").nth(3).click()
    opened("/articles", at=hostile)
    assert page.evaluate("window.hit") is None and page.title().startswith("Articles")
    assert faults() == []


def test_an_article_of_fifty_thousand_characters_answers_at_once(page: Page, opened: Opened, hostile: str) -> None:
    opened("/articles/1", at=hostile)
    assert page.locator(".rows > li").count() > 900
    steps: list[Callable[[], object]] = [lambda: page.keyboard.press("j")] * 8
    steps += [lambda place=place: page.evaluate(POINT, place) for place in range(0, 400, 80)]
    steps += [lambda: page.keyboard.press("4")] * 2 + [lambda: page.keyboard.press("Escape")]
    spent = _worked(page, steps)
    assert max(spent) < SLOWEST_MS, spent


def _worked(page: Page, steps: list[Callable[[], object]]) -> list[int]:
    """The milliseconds for which each step keeps the page's own thread at work, until it is painted."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(each["value"] for each in metrics if each["name"] == "TaskDuration")

    page.evaluate(PAINTED)
    spent = []
    for step in steps:
        before = worked()
        step()
        page.evaluate(PAINTED)
        spent.append(round((worked() - before) * 1000))
    return spent


def test_the_list_of_articles_is_filtered_by_origin_and_words(opened: Opened, desk: str) -> None:
    page = opened("/articles?origin=exact&origin=near")
    count = httpx.get(f"{desk}/api/v1/articles?origin=exact&origin=near").json()["count"]
    assert page.locator("tbody tr").count() == count > 0
    page.get_by_label("Words", exact=True).fill("synagogues")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**text=synagogues**")
    page.wait_for_function("(most) => document.querySelectorAll('tbody tr').length < most", arg=count)
    page.keyboard.press("j")
    page.wait_for_selector("tr[aria-current]:focus")
    page.keyboard.press("Enter")
    page.wait_for_selector("article.reading h1")


@pytest.fixture
def judging(page: Page, serve: Callable[..., str], demonstration: Path, tmp_path: Path) -> str:
    """The address of a desk of a copy that Ada may write to, with her logged in."""
    own, editors = tmp_path / "own.db", tmp_path / "editors"
    shutil.copy(demonstration, own)
    token = add_editor(editors, "Ada")
    at = serve(own, editors=Editors(editors))
    page.goto(at)
    page.evaluate("""async (token) => fetch('/api/v1/session', {method: 'POST', body: JSON.stringify({token}),
      headers: {'content-type': 'application/json'}})""", token)  # fmt: skip
    return at


def test_a_row_is_rejected_from_the_article_and_the_mark_says_by_whom(page: Page, judging: str) -> None:
    page.goto(f"{judging}/articles/22?at=e4")
    page.locator(".rows .chosen").get_by_role("button", name="Reject").click()
    page.keyboard.type("a film")
    page.keyboard.press("Enter")
    page.wait_for_selector(".rows .chosen.rejected")
    checked = page.locator(".rows .chosen dl").inner_text()
    assert "rejected" in checked and "by Ada" in checked and "a film" in checked


@pytest.mark.parametrize("kind", ["place", "time", "actor"])
def test_who_where_and_when_are_rejected_by_keys_and_no_event_has_them_until_it_is_undone(
    page: Page, judging: str, istanbul: int, kind: str
) -> None:
    def asked() -> dict[str, Any]:
        found: dict[str, Any] = httpx.get(f"{judging}/api/v1/articles/{istanbul}").json()
        return found

    record = asked()["record"]
    event = next(each for each in record["events"] if each["place"] and each["time"] and each["recipient"])
    name = event[kind] if kind != "actor" else event["recipient"][0]

    def held(told: dict[str, Any]) -> list[str]:
        now = next(each for each in told["record"]["events"] if each["id"] == event["id"])
        found: list[str] = [now["place"], now["time"], *now["actor"], *now["recipient"]]
        return found

    page.goto(f"{judging}/articles/{istanbul}?at={name}")
    chosen = page.get_by_role("region", name=f"{kind.capitalize()} chosen")
    expect(chosen.get_by_role("button", name="Reject")).to_be_visible()
    page.keyboard.press("r")
    page.keyboard.type("a namesake")
    page.keyboard.press("Enter")
    expect(chosen.locator(".verdict")).to_have_text(re.compile("rejected"))
    expect(chosen.get_by_text("a namesake")).to_be_visible()
    assert name not in held(asked())
    page.keyboard.press("u")
    expect(chosen.locator(".verdict")).to_have_count(0)
    assert name in held(asked())


def test_a_place_is_edited_where_it_is_read_and_the_event_follows(page: Page, judging: str, istanbul: int) -> None:
    record = httpx.get(f"{judging}/api/v1/articles/{istanbul}").json()["record"]
    event = next(each for each in record["events"] if each["place"])
    page.goto(f"{judging}/articles/{istanbul}?at={event['place']}")
    expect(page.get_by_role("region", name="Place chosen").get_by_role("button", name="Edit")).to_be_visible()
    page.keyboard.press("e")
    field = page.get_by_role("dialog").locator("input[id$='-name']")
    expect(field).to_be_visible()
    field.fill("Galata")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Edited:")).to_be_visible()
    shown = httpx.get(f"{judging}/api/v1/events/{event['uid']}").json()
    assert shown["place"]["name"] == "Galata"


def test_words_lead_at_last_to_the_place_that_they_are(page: Page, opened: Opened, istanbul: int) -> None:
    opened(f"/articles/{istanbul}")
    words = page.locator(".text .piece.place:not(.event, .figure)").first
    place = page.get_by_role("region", name="Place chosen")
    for _ in range(12):
        words.click()
        if place.count():
            break
    expect(place).to_be_visible()
    at = page.url
    page.reload()
    expect(place).to_be_visible()
    page.keyboard.press("Escape")
    expect(place).to_have_count(0)
    assert page.url != at


def test_the_original_and_the_kept_copy_are_at_the_head(page: Page, opened: Opened, desk: str, istanbul: int) -> None:
    opened(f"/articles/{istanbul}")
    url = httpx.get(f"{desk}/api/v1/articles/{istanbul}").json()["article"]["url"]
    expect(page.get_by_role("link", name="The original")).to_have_attribute("href", url)
    expect(page.get_by_role("link", name="The kept copy")).to_have_attribute(
        "href", f"/api/v1/articles/{istanbul}/kept"
    )
