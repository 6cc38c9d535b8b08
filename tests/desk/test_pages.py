"""Every page opens, complains of nothing, and can be read by everybody."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

PAGES = {
    "overview": "/",
    "happenings": "/happenings",
    "article": "/articles/22?at=e4",
    "articles": "/articles",
    "search": "/search?q=hostages",
    "codebook": "/codebook",
    "type": "/codebook/ASSAULT?q=fire",
    "runs": "/runs",
    "failures": "/failures",
    "export": "/export?type=ASSAULT&format=acled",
    "actors": "/actors?at=6",
    "actor": "/actors/6",
    "sources": "/sources?voices=all",
    "source": "/sources/Ninefold Wire",
    "check": "/check",
    "about": "/about",
}
LOOKS = {"light": (1280, 800, "light"), "dark": (1280, 800, "dark"), "phone": (360, 740, "light")}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_without_serious_faults(
    name: str,
    look: str,
    page: Page,
    opened: Callable[[str], Page],
    faults: Callable[[], list[str]],
    shot: Callable[[str], Path],
) -> None:
    width, height, scheme = LOOKS[look]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    opened(PAGES[name])
    shot(f"{name}-{look}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults() == []
