"""Search in a browser: found while it is typed, walked by keys, kind to what cannot be asked."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

REFUSED = "status of 400"


def test_words_are_found_while_they_are_typed_and_stand_in_the_address(
    page: Page, opened: Callable[[str], Page]
) -> None:
    opened("/search")
    page.get_by_label("Words and names", exact=True).press_sequentially("hostages")
    expect(page.get_by_role("heading", name="Sentences")).to_be_visible()
    expect(page).to_have_url(re.compile(re.escape("/search?q=hostages") + "$"))
    marks = page.locator("#sentences mark").all_inner_texts()
    assert marks and {mark.lower() for mark in marks} == {"hostages"}
    told = page.request.get(f"{page.url.replace('/search?', '/api/v1/search?')}").json()
    assert f"{told['sentence_count']['count']} sentences" in page.locator(".counts").inner_text()
    assert page.locator("#articles li").count() == len(told["articles"])


def test_finds_are_walked_and_opened_by_keys(page: Page, opened: Callable[[str], Page]) -> None:
    opened("/search?q=hostages")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    first = page.locator("[data-result]").first
    expect(first).to_be_focused()
    wanted = first.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(str(wanted)) + "$"))
    page.go_back()
    expect(page.get_by_label("Words and names", exact=True)).to_have_value("hostages")


def test_an_open_quotation_is_answered_with_what_could_be_meant(
    page: Page, opened: Callable[[str], Page], complaints: list[str]
) -> None:
    opened("/search?q=%22peace+talks")
    expect(page.get_by_role("heading", name="This cannot be looked for")).to_be_visible()
    page.get_by_role("link", name="peace talks", exact=True).click()
    expect(page.get_by_role("heading", name="Sentences")).to_be_visible()
    assert all(REFUSED in each for each in complaints)
    complaints.clear()


@pytest.mark.parametrize("words", ["<img src=x onerror=alert(1)>", "zeppelins submarine"])
def test_nothing_found_says_what_to_try(words: str, page: Page, opened: Callable[[str], Page]) -> None:
    opened("/search")
    page.get_by_label("Words and names", exact=True).fill(words)
    expect(page.get_by_text("Nothing holds all of these words")).to_be_visible()
    expect(page.locator("main").get_by_text("one of the words is enough")).to_be_visible()
    assert page.locator("main img").count() == 0


def test_a_sentence_leads_to_its_spot_in_the_article(
    page: Page, opened: Callable[[str], Page], shot: Callable[[str], Path]
) -> None:
    page.set_viewport_size({"width": 1280, "height": 420})
    opened("/search?q=%22had+been+freed%22")
    sentence = page.locator("#sentences li").first
    words = sentence.locator(".words").inner_text()
    sentence.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/articles/\d+\?at=\d+-\d+$"))
    lit = page.locator(".reading .piece.lit")
    expect(lit.first).to_be_in_viewport()
    assert " ".join("".join(lit.all_text_contents()).split()) == words
    expect(page.get_by_role("status").filter(has_text="The address leads to these words")).to_contain_text(words)
    shot("article-spot")
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile(r"\?at=\w+$"))
    expect(page.locator(".reading .piece.as-spot")).to_have_count(0)
    page.go_back()
    expect(page).to_have_url(re.compile(r"/search\?q="))


@pytest.mark.parametrize("spot", ["999999-9999999", "5-5", "0-1"])
def test_a_spot_that_is_none_opens_the_article_all_the_same(spot: str, opened: Callable[[str], Page]) -> None:
    page = opened(f"/articles/1?at={spot}")
    expect(page.locator(".reading .paragraph").first).to_be_visible()
    assert page.locator(".reading .piece.lit").count() == (spot == "0-1")
