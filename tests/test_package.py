"""What a wheel and a source distribution hold, as hatchling would write them."""

import re
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "polybius"
PAGES = PACKAGE / "serve" / "pages"
SERVED = "polybius/serve/pages/"
KINDS = {".py", ".typed", ".toml", ".csv", ".txt", ".sql", ".md", ".html", ".js", ".css", ".woff2", ".svg", ".json"}

built = pytest.mark.skipif(not (PAGES / "index.html").is_file(), reason="the pages are not built")


@pytest.fixture(scope="module")
def wheel() -> set[str]:
    return {file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}


def test_the_wheel_holds_every_module_and_table_of_the_package(wheel: set[str]):
    there = {path.relative_to(PACKAGE.parent).as_posix() for path in PACKAGE.rglob("*") if path.is_file()}
    assert wheel == {path for path in there if "__pycache__" not in path}


def test_the_wheel_holds_nothing_but_what_runs(wheel: set[str]):
    assert {Path(path).suffix for path in wheel} <= KINDS
    assert not [path for path in wheel if re.search(r"node_modules|/tests?/|\.test\.", path)]


@built
def test_the_wheel_holds_what_the_first_page_asks_for(wheel: set[str]):
    asked = re.findall(r'(?:src|href)="/([^"]+)"', (PAGES / "index.html").read_text("utf-8"))
    assert len(asked) > 2
    assert {SERVED + path for path in asked} <= wheel


@built
def test_the_wheel_holds_whatever_a_script_or_style_of_the_desk_loads(wheel: set[str]):
    for file in (PAGES / "assets").glob("*.[jc]s*"):
        named = re.findall(r"[\w.-]+-[\w-]{8}\.(?:js|css|woff2)\b", file.read_text("utf-8"))
        assert {f"{SERVED}assets/{name}" for name in named} <= wheel, file.name


@built
def test_the_wheel_holds_the_base_map_and_the_fonts(wheel: set[str]):
    assert {f"{SERVED}basemap/{name}.json" for name in ("lands", "borders", "labels")} <= wheel
    fonts = " ".join(path for path in wheel if path.endswith(".woff2"))
    assert "/inter-latin-" in fonts
    assert "/source-serif-4-latin-" in fonts


@built
def test_the_wheel_tells_the_licences_of_what_the_pages_are_made_of(wheel: set[str]):
    assert f"{SERVED}licences.txt" in wheel
    told = (PAGES / "licences.txt").read_text("utf-8")
    for name in ("svelte", "maplibre-gl", "sigma", "@fontsource-variable/inter", "world-atlas"):
        assert re.search(rf"^{re.escape(name)} \d+\.\d+\.\d+ \(.+\)$", told, re.M), name


def test_the_source_distribution_holds_what_builds_it_again():
    held = {file.distribution_path for file in SdistBuilder(str(ROOT)).recurse_included_files()}
    needed = {"Makefile", ".python-version", "LICENSE", "README.md", "tools/uv", "requirements/run.txt",
              "samples/kuwait-1990.txt", "web/package.json", "web/package-lock.json", "web/.npmrc", "web/index.html",
              "web/src/main.ts", "web/public/icon.svg", "tests/conftest.py", "docs/tour/overview.jpg"}  # fmt: skip
    assert needed <= held
    assert not [path for path in held if path.startswith(("web/node_modules/", ".venv/", "build/", "dist/"))]
