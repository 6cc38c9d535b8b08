"""Runs in a browser: with what they were made, and what two of them code differently."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from polybius.store import Writer, open_store, record_of
from polybius.workspace import correct


@pytest.fixture(scope="session")
def coded_twice(serve: Callable[..., str], demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a desk whose first article was coded anew after its first event had been rejected."""
    file = tmp_path_factory.mktemp("twice") / "twice.db"
    shutil.copy(demonstration, file)
    with open_store(file) as store:
        record = record_of(store, 1)
        correct(store, record.events[0].uid, "reject", reason="told twice", author="Ada", time="2013-10-02T10:00:00Z",
                article=record.document.id)  # fmt: skip
        changed = replace(record.events[0], uid="of-a-later-run", status="planned")
        writer = Writer(store, replace(record.manifest, version="later"), day="2013-10-03")
        writer.replace(1, replace(record, events=(changed, *record.events[1:])))
    return serve(file)


def test_runs_are_compared_with_words_and_reasons(
    page: Page, opened: Callable[..., Page], coded_twice: str, shot: Callable[[str], Path]
) -> None:
    opened("/runs", at=coded_twice)
    expect(page.get_by_role("heading", name="Corrections that no longer fit")).to_be_visible()
    expect(page.get_by_text("the same words are another row now")).to_be_visible()
    page.get_by_role("button", name="Show what differs").click()
    expect(page).to_have_url(re.compile(re.escape("/runs/1/2") + "$"))
    line = page.get_by_role("article").first
    expect(line.locator("mark")).to_be_visible()
    expect(line.locator("ins").last).to_contain_text("planned")
    expect(page.get_by_text("version test → later")).to_be_visible()
    shot("runs-compared")


def test_differences_are_chosen_by_their_counts_and_by_words(
    page: Page, opened: Callable[..., Page], coded_twice: str
) -> None:
    opened("/runs/1/2", at=coded_twice)
    page.get_by_role("table").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("(?=.*kind=event).*change="))
    expect(page.get_by_role("article")).to_have_count(1)
    page.get_by_label("Words", exact=True).fill("no such words")
    expect(page.get_by_text("No difference fits.")).to_be_visible()
    page.get_by_role("link", name="All differences").click()
    expect(page.get_by_role("article")).not_to_have_count(0)


def test_a_run_that_is_not_there_is_said(page: Page, opened: Callable[..., Page], complaints: list[str]) -> None:
    opened("/runs/1/99")
    expect(page.get_by_text("there is no run '99'").first).to_be_visible()
    assert all("status of 404" in each for each in complaints)
    complaints.clear()
