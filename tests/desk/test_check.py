"""Checking by keyboard alone: judging with reasons, undoing, blind second judgements, deciding, the log."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from polybius.serve.editors import Editors, add_editor
from polybius.serve.sessions import COOKIE
from polybius.store import open_store

type Serve = Callable[..., str]
type Opened = Callable[..., Page]


@pytest.fixture
def file(demonstration: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration that may be changed."""
    return Path(shutil.copy(demonstration, tmp_path / "news.db"))


@pytest.fixture
def tokens(tmp_path: Path) -> dict[str, str]:
    """The tokens of Ada and Bo."""
    return {name: add_editor(tmp_path / "editors", name) for name in ("Ada", "Bo")}


@pytest.fixture
def checked(file: Path, tokens: dict[str, str], serve: Serve, tmp_path: Path) -> str:
    """The address of a desk that Ada and Bo may write to."""
    return serve(file, editors=Editors(tmp_path / "editors"))


@pytest.fixture
def as_editor(page: Page, checked: str, tokens: dict[str, str]) -> Callable[[str], None]:
    """`as_editor("Ada")`: the browser has the cookie of Ada's token."""

    def show(name: str) -> None:
        answer = httpx.post(f"{checked}/api/v1/session", json={"token": tokens[name]})
        page.context.add_cookies([{"name": COOKIE, "value": answer.cookies[COOKIE], "url": checked}])

    return show


@pytest.fixture
def check(page: Page, checked: str, opened: Opened, as_editor: Callable[[str], None]) -> Iterator[Opened]:
    """Open a view of checking as Ada, or as another."""

    def open_view(query: str = "", *, who: str = "Ada") -> Page:
        as_editor(who)
        opened(f"/check?{query}", at=checked)
        expect(page.get_by_text(f"You judge as {who}")).to_be_visible()
        return page

    yield open_view


def said(file: Path) -> list[tuple[str, str, str, bool]]:
    """Verdict, author, reason of all corrections, and whether they stand."""
    asked = "SELECT verdict, author, reason, undone IS NULL FROM corrections ORDER BY seq"
    with open_store(file, write=False) as store:
        return [(verdict, author, reason, bool(stands)) for verdict, author, reason, stands in store.execute(asked)]


def sign(address: str, token: str, path: str, body: dict[str, object]) -> None:
    answer = httpx.post(f"{address}/api/v1/{path}", json=body, headers={"Authorization": f"Bearer {token}"})
    assert answer.is_success, answer.text


def some_event(file: Path) -> str:
    with open_store(file, write=False) as store:
        found: str = store.execute("SELECT uid FROM events WHERE status = 'actual' ORDER BY id").fetchone()[0]
    return found


def test_a_row_is_accepted_and_undone_by_keys(page: Page, check: Opened, file: Path) -> None:
    check("kind=figures")
    reason = page.locator(".reason").inner_text()
    page.keyboard.press("a")
    expect(page.get_by_text("Accepted:")).to_be_visible()
    expect(page.locator(".reason")).not_to_have_text(reason)
    page.keyboard.press("u")
    expect(page.get_by_text("Taken back:")).to_be_visible()
    assert said(file) == [("accept", "Ada", "", False)]


def test_a_row_is_rejected_with_a_reason_that_is_remembered(page: Page, check: Opened, file: Path) -> None:
    check("kind=figures")
    page.keyboard.press("ArrowDown")
    rejected = page.locator("li.chosen").text_content() or ""
    page.keyboard.press("r")
    page.keyboard.type("a figure of another day")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Rejected:")).to_be_visible()
    expect(page.locator("li.chosen")).not_to_have_text(rejected)  # keys wait until the queue is read anew
    page.keyboard.press("r")
    expect(page.get_by_placeholder("as before: a figure of another day")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_placeholder("as before")).to_have_count(0)
    assert said(file) == [("reject", "Ada", "a figure of another day", True)]


def test_fields_are_edited_in_a_form_of_allowed_values(page: Page, check: Opened, file: Path) -> None:
    check("kind=day")
    page.keyboard.press("e")
    form = page.get_by_role("dialog")
    expect(form.get_by_label("status")).to_be_visible()
    form.get_by_label("status").focus()
    page.keyboard.type("poss")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Edited:")).to_be_visible()
    with open_store(file, write=False) as store:
        assert store.execute("SELECT field, value, author FROM corrections").fetchall() == [
            ("status", '"possible"', "Ada")
        ]


@pytest.mark.parametrize(("key", "act", "told"), [("n", "not same", "Not the same"), ("m", "same", "One happening")])
def test_two_reports_are_judged_to_be_one_or_not_and_it_is_undone(
    page: Page, check: Opened, file: Path, key: str, act: str, told: str
) -> None:
    check("kind=pairing")
    expect(page.locator("h2")).to_have_count(2)
    page.keyboard.press(key)
    page.keyboard.type("as the street says")
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"{told}: judged").first).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_text(f"Taken back: {told}")).to_be_visible()
    asked = "SELECT act, reason, undone_time IS NULL FROM judgements ORDER BY id"
    with open_store(file, write=False) as store:
        assert store.execute(asked).fetchall() == [(act, "as the street says", 0)]


def test_a_key_pressed_before_a_judgement_is_written_judges_nothing_again(
    page: Page, check: Opened, file: Path
) -> None:
    let_go: list[Route] = []
    page.route("**/api/v1/judgements", lambda route: let_go.append(route))  # noqa: PLW0108 (no method of a list is taken)
    check("kind=pairing")
    expect(page.locator("h2")).to_have_count(2)
    first = page.locator(".reason").inner_text()
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    expect(page.get_by_placeholder("in a few words")).to_have_count(0)
    page.keyboard.press("m")  # the first is on its way: this is not for the same pair
    page.keyboard.press("Enter")
    expect(page.get_by_placeholder("in a few words")).to_have_count(0)
    for route in let_go:
        route.continue_()
    expect(page.locator(".reason")).not_to_have_text(first)
    page.unroute("**/api/v1/judgements")
    with open_store(file, write=False) as store:
        assert store.execute("SELECT act FROM judgements").fetchall() == [("not same",)]
    page.keyboard.press("m")  # now it is for the next pair
    expect(page.get_by_placeholder("in a few words")).to_be_focused()


def test_a_report_is_split_off_by_keys(page: Page, check: Opened, file: Path) -> None:
    check("kind=figures")
    page.keyboard.press("s")
    page.keyboard.type("another attack")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Split off:")).to_be_visible()
    with open_store(file, write=False) as store:
        assert store.execute("SELECT act, author FROM judgements").fetchall() == [("split", "Ada")]


def test_one_goes_through_the_queue_by_keys_and_the_address_follows(page: Page, check: Opened) -> None:
    check("kind=place")
    expect(page.get_by_text(re.compile(r"^1 of \d"))).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.get_by_text(re.compile(r"^3 of \d"))).to_be_visible()
    page.keyboard.press("k")
    expect(page.get_by_text(re.compile(r"^2 of \d"))).to_be_visible()
    reason, at = page.locator("article .row").first.inner_text(), page.url
    page.goto(at)
    expect(page.get_by_text(re.compile(r"^2 of \d"))).to_be_visible()
    assert page.locator("article .row").first.inner_text() == reason
    page.keyboard.press("?")
    expect(page.get_by_role("dialog").get_by_text("Reject it, and say why")).to_be_visible()


def test_a_second_editor_judges_without_seeing_the_first(
    page: Page, check: Opened, checked: str, tokens: dict[str, str], file: Path
) -> None:
    uid = some_event(file)
    edit = {"uid": uid, "verdict": "edit", "field": "status", "value": "habitual", "reason": "it is said to be usual"}
    sign(checked, tokens["Ada"], "corrections", edit)
    check("kind=second", who="Bo")
    expect(page.get_by_text("what others said is hidden")).to_be_visible()
    for hidden in ("habitual", "usual", "Ada", "edited"):
        expect(page.get_by_role("article").get_by_text(hidden)).to_have_count(0)
    page.keyboard.press("a")
    expect(page.get_by_text("Nothing of this kind is left")).to_be_visible()
    assert [(row[0], row[1]) for row in said(file)] == [("edit", "Ada"), ("accept", "Bo")]


def test_where_editors_differ_a_key_decides_and_all_stay_in_sight(
    page: Page, check: Opened, checked: str, tokens: dict[str, str], file: Path
) -> None:
    uid = some_event(file)
    sign(checked, tokens["Ada"], "corrections", {"uid": uid, "verdict": "reject"})
    sign(checked, tokens["Bo"], "corrections", {"uid": uid, "verdict": "accept"})
    check("kind=editors", who="Bo")
    expect(page.get_by_role("button", name="wrong")).to_be_visible()
    page.keyboard.press("1")
    page.keyboard.type("a rehearsal")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing of this kind is left")).to_be_visible()
    with open_store(file, write=False) as store:
        asked = "SELECT verdict, author, reason FROM corrections WHERE decides"
        assert store.execute(asked).fetchall() == [("reject", "Bo", "a rehearsal")]
    check("view=agreement")
    expect(page.get_by_text("decided by Bo")).to_be_visible()
    expect(page.get_by_text("says Ada")).to_be_visible()


def test_the_log_says_who_did_what_and_takes_back(
    page: Page, check: Opened, checked: str, tokens: dict[str, str], file: Path
) -> None:
    sign(
        checked, tokens["Bo"], "corrections", {"uid": some_event(file), "verdict": "reject", "reason": "<b>a film</b>"}
    )
    check("view=log")
    expect(page.get_by_text("<b>a film</b>")).to_be_visible()
    page.get_by_role("button", name="Take back").focus()
    page.keyboard.press("Enter")
    expect(page.locator("li").get_by_text("taken back")).to_be_visible()
    assert said(file) == [("reject", "Bo", "<b>a film</b>", False)]


def test_what_another_judged_meanwhile_is_shown_and_not_overwritten(
    page: Page, check: Opened, checked: str, tokens: dict[str, str], file: Path, complaints: list[str]
) -> None:
    uid = some_event(file)
    sign(checked, tokens["Bo"], "corrections", {"uid": uid, "verdict": "accept"})
    check("kind=second")
    sign(checked, tokens["Bo"], "corrections", {"uid": uid, "verdict": "reject"})
    page.keyboard.press("a")
    expect(page.get_by_text("Accepted:")).to_be_visible()  # blind: what others say is in nobody's way
    check("kind=editors")
    expect(page.get_by_role("button", name="Accept")).to_be_visible()
    sign(checked, tokens["Bo"], "corrections", {"uid": uid, "verdict": "reject", "reason": "sure"})
    page.keyboard.press("a")
    expect(page.get_by_text("Somebody else has judged this row meanwhile")).to_be_visible()
    expect(page.get_by_text("sure")).to_be_visible()
    complaints.clear()  # the browser tells of the 409


def test_one_logs_in_with_a_token_and_out_by_keys(
    page: Page, checked: str, opened: Opened, tokens: dict[str, str], complaints: list[str]
) -> None:
    opened("/check?kind=figures", at=checked)
    page.keyboard.press("a")
    field = page.get_by_role("dialog").get_by_label("Your token")
    expect(field).to_be_visible()
    field.focus()
    page.keyboard.type("nobody.secret")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("nobody's token")
    complaints.clear()  # the browser tells of the 401
    field.fill(tokens["Ada"])
    page.keyboard.press("Enter")
    expect(page.get_by_text("You judge as Ada", exact=False).first).to_be_visible()
    page.get_by_role("button", name="Log out").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("You only read.")).to_be_visible()


def test_a_desk_that_is_only_read_says_so_and_how_to_change_it(page: Page, opened: Opened) -> None:
    opened("/check?kind=figures")
    expect(page.get_by_text("This desk is only read")).to_be_visible()
    expect(page.get_by_role("button", name="Accept")).to_be_visible()
    for key in ("a", "r", "e"):
        page.keyboard.press(key)
        expect(page.get_by_role("dialog").get_by_text("--editors")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("view", ["kind=figures", "kind=pairing", "view=log", "view=agreement"])
@pytest.mark.parametrize("look", ["laptop", "phone"])
def test_views_of_checking_can_be_read_by_everybody(
    view: str, look: str, page: Page, check: Opened, checked: str, tokens: dict[str, str], file: Path,
    faults: Callable[[], list[str]], shot: Callable[[str], Path],
) -> None:  # fmt: skip
    uid = some_event(file)
    sign(checked, tokens["Ada"], "corrections", {"uid": uid, "verdict": "reject", "reason": "a rehearsal"})
    edit = {"uid": uid, "verdict": "edit", "field": "status", "value": "possible"}
    sign(checked, tokens["Bo"], "corrections", edit)
    if look == "phone":
        page.set_viewport_size({"width": 360, "height": 740})
    check(view)
    shot(f"check-{view.partition('=')[2]}-{look}")
    assert page.evaluate("document.documentElement.scrollWidth") <= (360 if look == "phone" else 1280)
    assert faults() == []
