"""The page of a happening: its figures, chains and words, and what is judged of it."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from polybius.serve.editors import Editors, add_editor
from polybius.store import open_store


@pytest.fixture(scope="session")
def told(demonstration: Path) -> dict[str, str]:
    """Ids of happenings: the one most told of, one without figures, a denied one, and one of two articles."""
    asked = {
        "most": "SELECT id FROM happenings ORDER BY articles DESC, id",
        "bare": "SELECT id FROM happenings WHERE tolls = '{}' AND articles = 1 ORDER BY id",
        "denied": "SELECT id FROM happenings WHERE status = 'denied' ORDER BY id",
        "pair": "SELECT id FROM happenings WHERE articles = 2 AND origins = 2 ORDER BY id",
    }
    with open_store(demonstration, write=False) as store:
        return {name: store.execute(sql).fetchone()[0] for name, sql in asked.items()}


@pytest.mark.parametrize("name", ["most", "bare", "denied"])
def test_every_kind_of_happening_is_told_in_whole(
    name: str, opened: Callable[[str], Page], told: dict[str, str], faults: Callable[[], list[str]]
) -> None:
    page = opened(f"/happenings/{told[name]}")
    for heading in ("Figures", "Sources and their chains", "The words", "Why these are one", "Take it away"):
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    assert page.locator("#words mark").count() > 0
    assert "undefined" not in page.inner_text("main")
    assert "null" not in page.inner_text("main")
    assert faults() == []


@pytest.mark.parametrize(("width", "schemes"), [(1280, ("light", "dark")), (360, ("light",))])
def test_a_happening_can_be_read_in_every_look(
    width: int,
    schemes: tuple[Literal["light", "dark"], ...],
    page: Page,
    opened: Callable[[str], Page],
    told: dict[str, str],
    faults: Callable[[], list[str]],
    shot: Callable[[str], Path],
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=schemes[0], reduced_motion="reduce")
    opened(f"/happenings/{told['most']}")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        shot(f"happening-{scheme}-{width}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert faults() == []


def test_the_chart_and_its_table_hold_the_same_figures(opened: Callable[[str], Page], told: dict[str, str]) -> None:
    page = opened(f"/happenings/{told['most']}")
    killed = page.get_by_role("region", name="Killed", exact=True)
    expect(killed.locator("svg [role=button]").first).to_be_visible()
    assert killed.locator("svg [role=button]").count() == killed.locator("tbody tr").count() > 5
    expect(killed.get_by_text("As it was said")).to_be_visible()
    expect(killed.locator("svg")).to_contain_text("Kenya Red Cross")


def test_a_figure_is_reached_by_keys_and_stands_in_the_address(
    opened: Callable[[str], Page], told: dict[str, str]
) -> None:
    page = opened(f"/happenings/{told['most']}")
    killed = page.get_by_role("region", name="Killed", exact=True)
    killed.locator("svg [role=button][tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    pressed = killed.locator("svg [aria-pressed=true]")
    said = pressed.get_attribute("aria-label")
    assert said and "figure=" in page.url
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(killed.locator("svg [aria-pressed=true]")).to_have_attribute("aria-label", said)


def test_another_rule_gives_other_figures_and_says_why(opened: Callable[[str], Page], told: dict[str, str]) -> None:
    page = opened(f"/happenings/{told['most']}")
    killed = page.get_by_role("region", name="Killed", exact=True)
    ranged = killed.locator(".estimate").inner_text()
    page.get_by_label("Low, best and high by").select_option("official")
    expect(killed.locator(".estimate")).not_to_have_text(ranged)
    assert "rule=official" in page.url
    expect(page.get_by_text("the latest figure of a government, court")).to_be_visible()
    expect(killed.get_by_text("not chosen by the rule").first).to_be_visible()
    page.get_by_label("Low, best and high by").select_option("side:KEN")
    expect(page.get_by_text("the latest figure of a speaker of the side asked for")).to_be_visible()


def test_a_rule_that_does_not_exist_is_refused_in_words(page: Page, desk: str, told: dict[str, str]) -> None:
    page.goto(f"{desk}/happenings/{told['most']}?rule=loudest")
    expect(page.get_by_text("no rule 'loudest'")).to_be_visible()
    page.get_by_role("button", name="Back to the rule range").click()
    expect(page.get_by_role("region", name="Killed", exact=True)).to_be_visible()


def test_reprints_are_folded_until_they_are_asked_for(opened: Callable[[str], Page], told: dict[str, str]) -> None:
    page = opened(f"/happenings/{told['most']}")
    sources = page.locator("#sources")
    expect(sources.locator("svg").get_by_text("and 2 reprints", exact=True)).to_be_visible()
    boxes = sources.locator("svg a").count()
    page.get_by_label("Draw every reprint").check()
    expect(sources.locator("svg").get_by_text("and 2 reprints", exact=True)).to_have_count(0)
    assert sources.locator("svg a").count() == boxes + 2
    assert "reprints=all" in page.url
    expect(sources.locator("svg text", has_text="earlier version")).to_be_visible()


def test_words_lead_to_the_article_at_those_words(opened: Callable[[str], Page], told: dict[str, str]) -> None:
    page = opened(f"/happenings/{told['most']}")
    link = page.locator("#words .words a").first
    target = link.get_attribute("href")
    assert target and target.startswith("/articles/") and "?at=" in target
    link.click()
    expect(page).to_have_url(re.compile(re.escape(target)))
    page.wait_for_load_state("networkidle")


def test_why_accounts_are_one_is_said_in_words_that_add_up(opened: Callable[[str], Page], told: dict[str, str]) -> None:
    page = opened(f"/happenings/{told['most']}")
    pair = page.locator("#why details").first
    pair.locator("summary").click()
    added = [text.replace("−", "-") for text in pair.locator("td.number").all_inner_texts()]
    score = float(pair.locator("th.number").last.inner_text())
    assert abs(sum(map(float, added)) - score) < 0.06
    assert score >= 1
    expect(pair.get_by_text("Where every pair begins")).to_be_visible()


def test_a_mention_leads_to_its_happening(opened: Callable[[str], Page], told: dict[str, str]) -> None:
    page = opened(f"/happenings/{told['most']}")
    uid = (page.locator("#words .words a").first.get_attribute("href") or "").partition("?at=")[2]
    opened(f"/happenings/{uid}")
    expect(page.get_by_text(f"{uid} is one of its mentions")).to_be_visible()
    expect(page.locator("#take code")).to_contain_text(told["most"])


def test_who_may_not_write_is_told_so_when_judging(opened: Callable[[str], Page], told: dict[str, str]) -> None:
    page = opened(f"/happenings/{told['most']}")
    page.get_by_role("button", name="Merge…").click()
    expect(page.get_by_role("dialog", name="This desk is only read")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_label("Take this account out of the happening")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1280])
def test_every_figure_is_read_with_its_bound_in_words_and_its_speaker(
    width: int, opened: Callable[[str], Page], told: dict[str, str], page: Page, shot: Callable[[str], Path]
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(f"/happenings/{told['most']}")
    for chart in page.locator("#figures svg[role=group]").all():
        frame = chart.bounding_box()
        assert frame
        for label in chart.locator("text.label").all():
            box = label.bounding_box()
            assert box
            assert frame["x"] - 1 <= box["x"]
            assert box["x"] + box["width"] <= min(width, frame["x"] + frame["width"]) + 1
    killed = page.get_by_role("region", name="Killed", exact=True)
    expect(killed.locator("svg text.label", has_text="at least 39 Uhuru Kenyatta")).to_be_visible()
    expect(killed.get_by_role("button", name=re.compile("exactly 68, says Kenya Red Cross"))).to_be_visible()
    killed.locator("svg").scroll_into_view_if_needed()
    shot(f"toll-chart-{width}")


def test_on_a_phone_the_words_of_the_chosen_figure_stay_in_sight(
    opened: Callable[[str], Page], told: dict[str, str], page: Page
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened(f"/happenings/{told['most']}")
    killed = page.get_by_role("region", name="Killed", exact=True)
    killed.get_by_role("button", name=re.compile("at least 39, says Uhuru Kenyatta")).click()
    card = killed.get_by_text("In the article at these words")
    expect(card).to_be_in_viewport()
    expect(killed.get_by_text("The same as a table")).to_be_visible()


def test_the_map_says_in_words_how_precisely_each_place_is_known(
    opened: Callable[[str], Page], told: dict[str, str]
) -> None:
    page = opened(f"/happenings/{told['most']}")
    words = page.get_by_text("An area is how precisely a place is known")
    expect(words).to_contain_text("Westgate mall within about 1 km")
    expect(words).to_contain_text(re.compile(r"Nairobi within about \d+ km, as .+ has it"))


def test_a_place_chosen_on_the_map_and_what_the_map_shows_come_again(
    opened: Callable[[str], Page], told: dict[str, str]
) -> None:
    page = opened(f"/happenings/{told['most']}")
    page.get_by_role("button", name="Wider").click()
    expect(page).to_have_url(re.compile("[?&]map="))
    page.get_by_text("points as a list").click()
    page.locator(".map ol button").nth(1).click()
    expect(page).to_have_url(re.compile("spot="))
    address = page.url
    page.reload()
    page.get_by_text("points as a list").click()
    expect(page.locator(".map ol button[aria-pressed='true']")).to_have_count(1)
    expect(page.locator(".map ol button").nth(1)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Show all points").click()
    expect(page).not_to_have_url(re.compile("map="))
    assert "spot=" in address and "map=" in address


@pytest.fixture
def token(tmp_path: Path) -> str:
    """Ada's token."""
    return add_editor(tmp_path / "editors", "Ada")


@pytest.fixture
def unlocked(serve: Callable[..., str], demonstration: Path, tmp_path: Path, token: str) -> str:
    """The address of a copy of the demonstration that Ada may write to."""
    with closing(sqlite3.connect(demonstration)) as given, closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        given.backup(copy)
    return serve(tmp_path / "copy.db", editors=Editors(tmp_path / "editors"))


@pytest.fixture
def writable(page: Page, unlocked: str, token: str) -> str:
    """The same, with the page logged in as Ada."""
    assert page.request.post(f"{unlocked}/api/v1/session", data={"token": token}).ok
    return unlocked


def test_an_account_is_split_off_and_the_split_is_undone(
    writable: str, opened: Callable[..., Page], told: dict[str, str]
) -> None:
    page = opened(f"/happenings/{told['most']}", at=writable)
    boxes = page.get_by_label("Take this account out of the happening")
    before = boxes.count()
    boxes.last.check()
    page.get_by_role("button", name="Split off 1…").click()
    page.get_by_label("Why").fill("another deed")
    page.get_by_role("button", name="Judge so").click()
    expect(boxes).to_have_count(before - 1)
    expect(page.get_by_text("Split off into a happening of its own")).to_be_visible()
    expect(page.locator("#why")).to_contain_text("by Ada")
    page.keyboard.press("u")
    expect(boxes).to_have_count(before)
    expect(page.locator("#why")).not_to_contain_text("by Ada")


def test_happenings_are_merged_and_the_former_id_leads_to_the_whole(
    writable: str, opened: Callable[..., Page], told: dict[str, str]
) -> None:
    page = opened(f"/happenings/{told['bare']}", at=writable)
    page.get_by_role("button", name="Merge…").click()
    page.get_by_label("The other happening").fill(f"{writable}/happenings/{told['denied']}")
    page.get_by_role("button", name="Judge so").click()
    expect(page.get_by_text("Merged into one happening")).to_be_visible()
    for name in ("bare", "denied"):
        opened(f"/happenings/{told[name]}", at=writable)
        expect(page.locator("#why")).to_contain_text("merge")
        expect(page.get_by_text("in 2 articles")).to_be_visible()
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_text("in 1 article", exact=False)).to_be_visible()


def test_two_reports_that_are_not_the_same_part_until_it_is_undone(
    writable: str, opened: Callable[..., Page], told: dict[str, str], shot: Callable[[str], Path]
) -> None:
    page = opened(f"/happenings/{told['pair']}", at=writable)
    expect(page.get_by_text("in 2 articles")).to_be_visible()
    page.locator("#why summary").first.click()
    page.get_by_role("button", name="These two are not the same…").first.click()
    dialog = page.get_by_role("dialog", name="Not the same")
    expect(dialog).to_contain_text("are not the same")
    dialog.get_by_label("Why").fill("two towns")
    shot("happening-not-the-same")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Judged not to be the same")).to_be_visible()
    expect(page.get_by_text("in 1 article", exact=False)).to_be_visible()
    expect(page.locator("#why")).to_contain_text(re.compile("not same.*by Ada.*two towns", re.DOTALL))
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("in 2 articles")).to_be_visible()
    expect(page.locator("#why")).not_to_contain_text("by Ada")


def test_who_judges_without_a_token_is_asked_for_it_and_goes_on(
    unlocked: str, token: str, opened: Callable[..., Page], told: dict[str, str], complaints: list[str]
) -> None:
    page = opened(f"/happenings/{told['most']}", at=unlocked)
    page.locator("h1").click()
    page.keyboard.press("m")
    dialog = page.get_by_role("dialog", name="Show your token")
    dialog.get_by_label("Your token").fill("ffff.wrong")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).not_to_be_empty()
    assert complaints and all("401" in each for each in complaints)
    complaints.clear()
    dialog.get_by_label("Your token").fill(token)
    page.keyboard.press("Enter")
    expect(page.get_by_text("You judge as Ada")).to_be_visible()
    expect(page.get_by_label("Take this account out of the happening").first).to_be_visible()
    page.keyboard.press("s")
    expect(page.get_by_text("Choose the accounts to take out")).to_be_visible()
    page.keyboard.press("m")
    expect(page.get_by_role("dialog", name="Merge")).to_be_visible()


def test_a_merge_is_undone_by_its_key(writable: str, opened: Callable[..., Page], told: dict[str, str]) -> None:
    page = opened(f"/happenings/{told['bare']}", at=writable)
    page.keyboard.press("m")
    page.get_by_label("The other happening").fill(told["denied"])
    page.get_by_label("Why").fill("one deed")
    page.keyboard.press("Enter")
    expect(page.get_by_text("in 2 articles")).to_be_visible()
    expect(page.locator("#why")).to_contain_text("one deed")
    page.keyboard.press("u")
    expect(page.get_by_text("in 1 article", exact=False)).to_be_visible()
    expect(page.locator("#why")).not_to_contain_text("one deed")


def test_a_happening_that_is_not_there_cannot_be_merged_with(
    writable: str, opened: Callable[..., Page], told: dict[str, str], complaints: list[str]
) -> None:
    page = opened(f"/happenings/{told['bare']}", at=writable)
    page.get_by_role("button", name="Merge…").click()
    page.get_by_label("The other happening").fill("h000000000000")
    page.get_by_role("button", name="Judge so").click()
    expect(page.locator(".hint.bad")).to_contain_text("h000000000000")
    expect(page.get_by_role("dialog", name="Merge")).to_be_visible()
    complaints.clear()
