"""Sources: what is an outlet's own, who prints whom again, and figures that do not go together."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Opened = Callable[..., Page]


def test_an_outlet_is_found_from_those_that_print_it(opened: Opened, shot: Callable[[str], object]) -> None:
    page = opened("/sources")
    reprints = page.get_by_role("region", name="Who prints whom again", exact=True)
    expect(reprints.locator("svg path").first).to_be_visible()
    table = reprints.get_by_role("table")
    name = table.locator("tbody tr").first.get_by_role("link").nth(1).inner_text()
    reprints.locator("svg").get_by_text(name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    shot("source")
    who = page.get_by_role("region", name="Who prints its reports", exact=True)
    expect(who.locator("tbody tr").first).to_be_visible()


def test_what_is_heard_directly_is_shown_when_asked_for(opened: Opened) -> None:
    page = opened("/sources")
    voices = page.get_by_role("region", name="Who speaks through whom", exact=True)
    expect(voices.get_by_role("cell", name="directly")).to_have_count(0)
    page.get_by_label(re.compile("directly")).check()
    expect(voices.get_by_role("cell", name="directly").first).to_be_visible()
    assert page.url.endswith("voices=all")


def test_a_figure_that_others_contradict_leads_to_the_words(opened: Opened) -> None:
    page = opened("/sources/Ninefold Wire")
    figures = page.get_by_role("region", name="Figures that others contradict")
    against = figures.get_by_role("list", name="Against it").first
    expect(against.get_by_role("listitem").first).to_be_visible()
    against.get_by_role("link").first.click()
    page.wait_for_url(re.compile("/articles/"))


def test_an_outlet_nobody_knows_is_said_to_be_none(page: Page, desk: str) -> None:
    page.goto(f"{desk}/sources/The Herald/London")
    expect(page.get_by_role("status").filter(has_text="The Herald/London")).to_be_visible()
