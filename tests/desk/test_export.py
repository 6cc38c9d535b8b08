"""Export in a browser: what is saved are the rows on the screen, and it says with what rule and filters."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect


def _saved(page: Page, name: str) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name, exact=True).click()
    return Path(waiting.value.path())


def test_what_is_downloaded_are_the_rows_of_the_filters(page: Page, opened: Callable[[str], Page]) -> None:
    opened("/export?type=ASSAULT&country=KEN")
    shown = page.request.get(page.url.replace("/export", "/api/v1/events") + "&limit=1000").json()["rows"]
    expect(page.locator(".count")).to_have_text(f"{len(shown)} mentions of events")
    lines = list(csv.DictReader(io.StringIO(_saved(page, "the file alone").read_text("utf-8"))))
    assert {line["uid"] for line in lines} == {row["uid"] for row in shown}
    assert page.locator("tbody tr").count() == min(8, len(shown))
    page.get_by_role("link", name="type Assault").click()
    expect(page.locator(".count")).not_to_have_text(f"{len(shown)} mentions of events")
    expect(page).to_have_url(re.compile(re.escape("/export?country=KEN") + "$"))


def test_format_and_rule_stand_in_the_address_and_in_the_readme(page: Page, opened: Callable[[str], Page]) -> None:
    opened("/export?country=KEN")
    page.get_by_label("UCDP GED").check()
    page.get_by_label("Figures by the rule").select_option("latest")
    expect(page.get_by_text("the latest figure, whoever says it")).to_be_visible()
    expect(page).to_have_url(re.compile("format=ucdp&rule=latest"))
    expect(page.get_by_text("polybius export demonstration.db --to ucdp")).to_contain_text("--rule latest")
    with zipfile.ZipFile(_saved(page, "Download")) as archive:
        readme = next(archive.read(name).decode() for name in archive.namelist() if name.endswith("README.md"))
    assert "--rule latest" in readme and "country KEN" in readme and "/api/v1/export/ucdp?" in readme


def test_happenings_of_a_list_are_exported_as_they_are_listed(page: Page, opened: Callable[[str], Page]) -> None:
    opened("/export?origins=3")
    shown = page.request.get(page.url.replace("/export", "/api/v1/happenings") + "&limit=1000").json()["rows"]
    expect(page.locator(".count")).to_have_text(f"{len(shown)} happenings")
    lines = list(csv.DictReader(io.StringIO(_saved(page, "the file alone").read_text("utf-8"))))
    assert {line["happening"] for line in lines} == {row["id"] for row in shown}
