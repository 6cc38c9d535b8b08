"""The desk in a real browser: a server of its own, Debian's Chromium, pages that must not complain."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, StorageState, expect

from polybius.serve.app import create_app
from polybius.serve.built_pages import PAGES

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
BUILT = PAGES / "index.html"
SHOTS = Path(__file__).parents[2] / "build" / "screenshots"
AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
PATIENCE = 20.0
ONE_PROCESS = ("--renderer-process-limit=1", "--process-per-site")
STALL = "GPU stall due to ReadPixels"  # the driver's, which says so of any map that is drawn in software
NOTHING_KEPT: StorageState = {"cookies": [], "origins": []}
expect.set_options(timeout=PATIENCE * 1000)  # a machine may be busy; what is right is seen at once


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what needs a browser or the built pages where there are none, and say which."""
    here = Path(__file__).parent
    why = "no Chromium is installed" if CHROMIUM is None else "the pages are not built (make test builds them)"
    if CHROMIUM is None or not BUILT.is_file():
        for item in items:
            if here in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Debian's Chromium, drawing in software, with one process for all pages: scripts are read and compiled once."""
    drawing = ("--disable-gpu", "--enable-unsafe-swiftshader")  # the latter for maps
    return {"executable_path": CHROMIUM, "args": ["--no-sandbox", *drawing, *ONE_PROCESS]}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, object]:
    """A laptop in English, without motion."""
    return {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", "timezone_id": "UTC",
            "reduced_motion": "reduce"}  # fmt: skip


@pytest.fixture(scope="session")
def one_context(browser: Browser, browser_context_args: dict[str, Any], desk: str) -> Iterator[BrowserContext]:
    """What all tests of a process share; a page that stays open keeps the process of pages, and what it has compiled.

    A context of its own for each test would start a process and compile the scripts of the desk anew each time.
    """
    context = browser.new_context(**browser_context_args)
    context.new_page().goto(f"{desk}/icon.svg")
    yield context
    context.close()


@pytest.fixture
def page(one_context: BrowserContext) -> Iterator[Page]:
    """A page of its own, in a browser that remembers nothing of the tests before."""
    page = one_context.new_page()
    yield page
    page.close()
    one_context.set_storage_state(NOTHING_KEPT)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Serve a workspace on a free port of this machine; the address it has."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(file: Path, **options: object) -> str:
        server = uvicorn.Server(uvicorn.Config(create_app(file, **options), port=0, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        until = time.monotonic() + PATIENCE
        while not server.started and time.monotonic() < until:
            time.sleep(0.01)
        running.append((server, thread))
        return f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(PATIENCE)


@pytest.fixture(scope="session")
def desk(serve: Callable[..., str], demonstration: Path) -> str:
    """The address of the demonstration workspace, which nobody may change."""
    return serve(demonstration)


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """What the page complained of, and every request to another machine: nothing, at the end of a test."""
    found: list[str] = []

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and STALL not in message.text:
            found.append(f"{message.text} ({message.location['url']})")

    def asked(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1", "data:", "blob:")):
            found.append(f"asked {request.url}")

    page.on("console", said)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", asked)
    yield found
    assert not found


@pytest.fixture
def opened(page: Page, desk: str, complaints: list[str]) -> Callable[[str], Page]:
    """Open an address of the desk and wait until it has read what it shows."""

    def open_page(path: str, *, at: str = desk) -> Page:
        page.goto(at + path)
        page.wait_for_selector("main h1, main h2")
        page.wait_for_load_state("networkidle")
        return page

    return open_page


@pytest.fixture
def shot(page: Page) -> Callable[[str], Path]:
    """Keep a picture of the page under build/screenshots."""

    def take(name: str) -> Path:
        SHOTS.mkdir(parents=True, exist_ok=True)
        path = SHOTS / f"{name}.png"
        page.screenshot(path=path)
        return path

    return take


@pytest.fixture
def faults(page: Page) -> Callable[[], list[str]]:
    """What axe finds that is serious or critical on the page."""

    def check() -> list[str]:
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{each['id']}: {node['html'][:120]}"
            for each in found["violations"]
            if each["impact"] in ("serious", "critical")
            for node in each["nodes"]
        ]

    return check
