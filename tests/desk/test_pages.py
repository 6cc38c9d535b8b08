"""Every page opens, complains of nothing, and can be read by everybody."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

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
SCREENS: dict[str, tuple[int, int, tuple[Literal["light", "dark"], ...]]] = {
    "laptop": (1280, 800, ("light", "dark")),
    "phone": (360, 740, ("light",)),
}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_without_serious_faults(
    name: str,
    screen: str,
    page: Page,
    opened: Callable[[str], Page],
    faults: Callable[[], list[str]],
    shot: Callable[[str], Path],
) -> None:
    width, height, schemes = SCREENS[screen]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=schemes[0], reduced_motion="reduce")
    opened(PAGES[name])
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        shot(f"{name}-{screen if screen == 'phone' else scheme}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert faults() == []
