"""The tour of docs/tour.md, step by step; the pictures in it are those taken here (`make tour`)."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

TOUR = Path(__file__).parents[2] / "docs" / "tour.md"
KEPT = TOUR.with_name("tour")
WESTGATE = "/happenings?text=mall&sort=-articles"

type Opened = Callable[[str], Page]


@pytest.fixture
def picture(page: Page, tmp_path: Path) -> Callable[[str], None]:
    """Take a picture of the tour: kept beside it when POLYBIUS_TOUR is set, else thrown away."""
    page.set_viewport_size({"width": 1180, "height": 760})

    def take(name: str) -> None:
        folder = KEPT if os.environ.get("POLYBIUS_TOUR") else tmp_path
        folder.mkdir(exist_ok=True)
        page.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=80)

    return take


def test_the_tour_shows_the_pictures_that_are_taken():
    shown = set(re.findall(r"\(tour/([\w-]+)\.jpg\)", TOUR.read_text("utf-8")))
    taken = set(re.findall(r'picture\("([\w-]+)"\)', Path(__file__).read_text("utf-8")))
    assert shown == taken == {path.stem for path in KEPT.glob("*.jpg")}


def test_the_tour_begins_with_an_overview(opened: Opened, picture: Callable[[str], None]):
    page = opened("/")
    expect(page.get_by_text("Figures that moved")).to_be_visible()
    page.wait_for_timeout(1500)  # the map is drawn after the rest
    picture("overview")


def test_the_tour_goes_from_happenings_to_one_and_its_figures(opened: Opened, picture: Callable[[str], None]):
    page = opened(WESTGATE)
    page.wait_for_timeout(1500)
    picture("happenings")
    page.locator("main table tbody a[href^='/happenings/']").first.click()
    expect(page.get_by_role("heading", name=re.compile("Why these are one"))).to_be_visible()
    page.get_by_role("heading", name="Figures", exact=True).scroll_into_view_if_needed()
    page.evaluate("document.querySelector('main h2')?.scrollIntoView()")
    picture("figures")
    page.evaluate(
        "[...document.querySelectorAll('main h2')].find(h => h.textContent.includes('Sources')).scrollIntoView()"
    )
    picture("sources-of-one")


def test_the_tour_reads_an_article(opened: Opened, picture: Callable[[str], None]):
    page = opened("/articles/22?at=e4")
    expect(page.locator("main h1")).to_be_visible()
    picture("article")


@pytest.mark.parametrize("path", ["/actors", "/sources", "/check", "/codebook/ASSAULT", "/export?type=ASSAULT"])
def test_the_tour_passes_the_other_pages(path: str, opened: Opened):
    expect(opened(path).locator("main h1").first).to_be_visible()


def test_the_tour_shows_actors_sources_and_what_is_to_check(opened: Opened, picture: Callable[[str], None]):
    page = opened("/actors")
    expect(page.get_by_role("table", name=re.compile(r"^\d+ actors$"))).to_contain_text("Free Aceh Movement")
    expect(page.locator("main canvas").first).to_be_visible()
    picture("actors")
    opened("/sources")
    expect(page.get_by_role("table", name="8 outlets")).to_contain_text("Ninefold Wire")
    expect(page.get_by_role("heading", name="Who speaks through whom")).to_be_attached()
    picture("sources")
    opened("/check")
    expect(page.locator("main")).to_contain_text("are given, and cannot all be true")
    expect(page.locator("main")).to_contain_text("nothing can be judged")
    picture("check")


def test_the_tour_ends_with_an_export(opened: Opened, picture: Callable[[str], None]):
    page = opened("/export?type=ASSAULT&format=csv")
    expect(page.get_by_role("radio", name=re.compile("CSV, one table"))).to_be_checked()
    expect(page.locator("main")).to_contain_text(re.compile(r"\d+ mentions of events"))
    expect(page.locator("main pre, main code").filter(has_text="polybius export").first).to_be_attached()
    picture("export")
