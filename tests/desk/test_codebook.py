"""The codebook in a browser: what is coded, which words give it, and how often it stands in the workspace."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_a_type_leads_to_its_words_and_its_happenings(page: Page, opened: Callable[[str], Page]) -> None:
    opened("/codebook")
    line = page.get_by_role("listitem").filter(has_text="Assault").first
    count = line.get_by_role("link", name="happenings")
    shown = page.request.get(page.url.replace("/codebook", "/api/v1/happenings?type=ASSAULT")).json()["count"]
    expect(count).to_have_text(f"{shown} happenings")
    expect(count).to_have_attribute("href", "/happenings?type=ASSAULT")
    line.get_by_role("link", name="Assault").click()
    expect(page.get_by_role("heading", name="Words that give it")).to_be_visible()
    page.get_by_label("A word in the entries below").fill("shell")
    expect(page.get_by_role("status").filter(has_text="entries")).to_contain_text(" of ")
    expect(page).to_have_url(re.compile(re.escape("/codebook/ASSAULT?q=shell") + "$"))
    frames = page.locator(".frame .fires").all_inner_texts()
    assert any("shell" in each for each in frames)


def test_a_word_is_looked_up_as_an_event_and_in_all_entries(page: Page, opened: Callable[[str], Page]) -> None:
    opened("/codebook?q=curfew")
    expect(page.get_by_role("heading", name="What “curfew” means as an event")).to_be_visible()
    expect(page.get_by_role("heading", name="Modes")).to_be_visible()
    page.get_by_label("A word, a name or a code").fill("016")
    expect(page.get_by_role("row", name="016")).to_contain_text("−2 (ICEWS −5)")
    expect(page.get_by_role("heading", name="Types")).to_have_count(0)
