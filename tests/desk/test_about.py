"""About: what is open, what made it, whose work it shows; the help leads there."""

import re
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Page, expect

from polybius.store import open_store
from polybius.workspace import latest_manifest

type Open = Callable[..., Page]


def test_about_tells_the_workspace_and_what_made_it(opened: Open, demonstration: Path) -> None:
    page = opened("/about")
    with open_store(demonstration) as store:
        made = latest_manifest(store)
    assert made
    desk = page.get_by_role("region", name="This desk")
    expect(desk).to_contain_text(f"Polybius {version('polybius')}")
    expect(desk).to_contain_text(demonstration.name)
    for value in (made.codebook, made.lexicon, made.gazetteer, made.model):
        expect(desk.get_by_role("definition").filter(has_text=value).first).to_be_visible()


def test_about_is_reached_from_the_help_and_gives_the_licences(opened: Open) -> None:
    page = opened("/codebook")
    page.keyboard.press("?")
    page.get_by_role("link", name="About Polybius").click()
    expect(page).to_have_url(re.compile("/about$"))
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("heading", name="About", exact=True)).to_be_focused()
    whose = page.get_by_role("region", name="Sources and licences")
    expect(whose.get_by_role("link", name="GeoNames")).to_have_attribute("href", "https://www.geonames.org/")
    expect(whose).to_contain_text("CC BY 4.0")
    licences = page.request.get(page.url.removesuffix("/about") + str(
        whose.get_by_role("link", name="Licences of all").get_attribute("href")))  # fmt: skip
    assert licences.ok
    for package in ("maplibre-gl", "world-atlas", "@observablehq/plot", "source-serif-4", "sigma"):
        assert package in licences.text()
