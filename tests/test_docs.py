"""What README and docs say is true: their examples run, their links lead somewhere, their output is the program's."""

import csv
import doctest
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import docs
import polybius.coder
from made_run import Ran
from polybius.tables import DATA

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("samples/*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_page_links_only_to_what_exists(page: Path) -> None:
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / link).exists(), link


def test_the_index_of_docs_leads_to_every_page() -> None:
    index = ROOT / "docs" / "README.md"
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", index.read_text("utf-8")))
    assert linked == {page.name for page in ROOT.glob("docs/*.md")} - {index.name}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_page_examples_in_python_run(page: Path) -> None:
    examples = doctest.DocTestParser().get_doctest(page.read_text("utf-8").replace("```", "\n"), {}, page.name, None, 0)
    assert doctest.DocTestRunner().run(examples).failed == 0


@pytest.mark.parametrize("page", list(docs.pages()), ids=lambda page: page.name)
def test_page_shows_what_the_program_prints(
    page: Path, run_polybius: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_this_process(words: list[str], folder: Path, environment: dict[str, str]) -> str:
        monkeypatch.chdir(folder)
        ran = run_polybius(*words, columns=docs.WIDTH)
        assert ran.code == 0, ran.err
        return ran.out

    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(docs, "ran", in_this_process)  # a process for each, but those of a shell, would load the model
    text = page.read_text("utf-8")
    assert text == docs.refreshed(text), "run make docs"


@pytest.mark.parametrize("module", [polybius, polybius.coder], ids=lambda module: module.__name__)
def test_docstring_examples_run(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("page", "table"), [("add-a-frame.md", "events/frames.csv"), ("own-actors.md", "actors/named/heads.csv")]
)
def test_page_shows_rows_that_fit_the_table(page: str, table: str) -> None:
    header = next(line for line in (DATA / table).read_text("utf-8").splitlines() if not line.startswith("#"))
    shown = re.findall(r"```csv\n(.+?)\n```", (ROOT / "docs" / page).read_text("utf-8"), flags=re.S)
    rows = [row for block in shown for row in block.splitlines()]
    assert rows
    assert all(len(row) == len(header.split(",")) for row in csv.reader(rows))
