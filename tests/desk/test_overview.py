"""The overview: a span of the timeline limits the whole page, and everything leads on."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from made_workspace import made_workspace
from polybius.collate import collate
from polybius.store import open_store

type Open = Callable[..., Page]


@pytest.fixture(scope="session")
def failed(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A desk of three articles and an input that could not be read."""
    file = made_workspace(tmp_path_factory.mktemp("failed") / "news.db")
    with open_store(file) as store:
        collate(store)
    return serve(file)


def test_a_span_dragged_on_the_timeline_limits_the_page(opened: Open) -> None:
    page = opened("/")
    newest = page.get_by_role("heading", name=re.compile("Newest happenings"))
    whole = newest.inner_text()
    frame = page.locator(".span .frame").bounding_box()
    assert frame
    page.mouse.move(frame["x"] + frame["width"] * 0.6, frame["y"] + 40)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] * 0.7, frame["y"] + 40, steps=3)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"since=\d{4}-\d\d-\d\d&until=\d{4}-\d\d-\d\d"))
    expect(newest).not_to_have_text(whole)
    limited = newest.inner_text()
    page.reload()
    expect(newest).to_have_text(limited)
    page.go_back()
    expect(newest).to_have_text(whole)
    page.go_forward()
    expect(newest).to_have_text(limited)


def test_a_span_is_chosen_with_the_keys(opened: Open) -> None:
    page = opened("/")
    first = page.get_by_role("slider", name="First day")
    first.focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(page).to_have_url(re.compile("since="))
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("since="))


def test_the_bars_of_the_timeline_have_the_colours_of_their_classes(opened: Open) -> None:
    page = opened("/")
    bars = page.locator(".span svg rect")
    expect(bars.first).to_be_visible()
    drawn = bars.evaluate_all("all => [...new Set(all.map(one => getComputedStyle(one).fill))]")
    told = page.locator(".span .chip").evaluate_all("all => all.map(one => getComputedStyle(one).backgroundColor)")
    assert sorted(drawn) == sorted(told)
    assert len(told) > 1
    assert page.locator(".span svg style").count() == 0


def test_chosen_days_are_shown_nearer(opened: Open) -> None:
    page = opened("/?since=2013-09-01&until=2013-09-30")
    page.get_by_role("button", name="Show these days nearer").click()
    expect(page).to_have_url(re.compile("near_days=true"))
    expect(page.get_by_label("Bars by")).to_have_value("day")
    page.get_by_role("button", name="Show the whole time").click()
    expect(page.get_by_label("Bars by")).to_have_value("month")


def test_pairs_moves_and_news_lead_on(opened: Open) -> None:
    page = opened("/?country=KEN")
    pair = page.get_by_role("link", name=re.compile("^SOM → KEN$"))
    expect(pair).to_have_attribute("href", re.compile(r"^/happenings\?country=KEN&dyad=SOM%3EKEN$"))
    moved = page.locator(".moved li").first
    expect(moved.get_by_role("link").first).to_have_attribute("href", re.compile("^/happenings/h"))
    expect(moved.get_by_role("link").nth(1)).to_have_attribute("href", re.compile("^/tolls/"))
    expect(moved).to_contain_text("→")
    page.locator(".newest li a").first.click()
    expect(page).to_have_url(re.compile("/happenings/h"))


def test_an_outlet_is_a_filter_of_the_page(opened: Open) -> None:
    page = opened("/")
    newest = page.get_by_role("heading", name=re.compile("Newest happenings"))
    whole = newest.inner_text()
    page.get_by_role("region", name="Source").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("source="))
    expect(newest).not_to_have_text(whole)


def test_it_is_one_screen_of_a_laptop(opened: Open) -> None:
    page = opened("/")
    expect(page.locator("canvas.maplibregl-canvas")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight") <= 800


def test_failures_are_told_and_lead_on(opened: Open, failed: str) -> None:
    page = opened("/", at=failed)
    expect(page.get_by_role("link", name=re.compile("1 failure"))).to_have_attribute("href", "/failures")
    expect(page.get_by_role("group", name="The whole workspace")).to_contain_text("3 articles")


def test_no_question_of_the_first_view_waits_for_another(opened: Open, page: Page, shot: Callable[[str], Path]) -> None:
    events: list[str] = []

    def asked(request: Request) -> None:
        if "/api/v1/" in request.url and "/map" not in request.url:
            events.append("asked")

    page.on("request", asked)
    page.on("response", lambda answer: events.append("told") if "/api/v1/" in answer.url else None)
    opened("/")
    shot("overview")
    assert events.index("told") == events.count("asked") >= 6
