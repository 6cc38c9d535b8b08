"""Actors: the network and the list are one view; an actor's names stay with those who use them."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Opened = Callable[..., Page]


def place_of(page: Page, name: str) -> tuple[float, float]:
    """Where an actor, or the middle of a pair's line, is on the screen."""
    return tuple(page.evaluate(  # type: ignore[return-value]
        """name => {
            const stage = document.querySelector('.stage');
            const at = stage.drawn.at(name), box = stage.getBoundingClientRect();
            return [box.left + at.x, box.top + at.y];
        }""",
        name,
    ))  # fmt: skip


def test_a_click_in_the_network_chooses_an_actor_in_the_list_too(opened: Opened, shot: Callable[[str], object]) -> None:
    page = opened("/actors")
    first = page.locator("tbody tr").first
    name = first.get_by_role("link").first.inner_text().split("\N{NO-BREAK SPACE}")[0].strip()
    entity = first.get_by_role("link").first.get_attribute("href").rsplit("/", 1)[1]
    page.mouse.click(*place_of(page, entity))
    chosen = page.get_by_role("region", name="The actor that is chosen")
    expect(chosen.get_by_role("heading")).to_contain_text(name)
    expect(first).to_have_attribute("aria-current", "true")
    assert f"at={entity}" in page.url
    shot("actors-chosen")
    page.reload()
    expect(chosen.get_by_role("heading")).to_contain_text(name)
    chosen.get_by_role("button", name="Only with it").click()
    expect(page.get_by_label("Filters that are set")).to_contain_text(name)
    page.go_back()
    expect(page.get_by_label("Filters that are set")).to_have_count(0)


def test_a_pair_is_chosen_by_its_line_or_in_the_table(opened: Opened) -> None:
    page = opened("/actors")
    page.get_by_text(re.compile("pairs as a table")).click()
    choose = page.get_by_role("button", name=re.compile("^Choose .+ to .+")).first
    said = choose.get_attribute("aria-label")
    choose.click()
    pair = page.get_by_role("region", name="The pair that is chosen")
    one, other = re.fullmatch(r"Choose (.+) to (.+)", said or "").groups()  # type: ignore[union-attr]
    expect(pair.get_by_role("heading")).to_have_text(f"{one} → {other}")
    named = re.search(r"pair=([\d-]+)", page.url)
    assert named
    page.get_by_role("button", name="Choose nothing").click()
    expect(pair).to_have_count(0)
    page.mouse.click(*place_of(page, named[1]))
    expect(pair.get_by_role("heading")).to_have_text(f"{one} → {other}")
    assert "actor=" in (pair.get_by_role("link", name="Read its happenings").get_attribute("href") or "")


def test_the_network_stands_alike_each_time(opened: Opened) -> None:
    page = opened("/actors")
    entity = page.locator("tbody tr a").first.get_attribute("href").rsplit("/", 1)[1]
    before = place_of(page, entity)
    page.reload()
    page.wait_for_load_state("networkidle")
    assert place_of(page, entity) == before


def test_words_for_an_actor_are_told_with_who_uses_them(opened: Opened, shot: Callable[[str], object]) -> None:
    page = opened("/actors?party=Free+Aceh+Movement")
    page.locator("tbody tr a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Free Aceh Movement")
    names = page.get_by_role("region", name="Names used for it, and by whom")
    row = names.get_by_role("row").filter(has_text="rebels").first
    expect(row.get_by_role("link").first).to_be_visible()
    row.get_by_role("button").click()
    expect(names.locator("mark").first).to_have_text(re.compile("rebels", re.I))
    shot("actor-names")


def test_a_side_of_what_an_actor_does_is_in_the_address(opened: Opened) -> None:
    page = opened("/actors?party=Free+Aceh+Movement")
    page.locator("tbody tr a").first.click()
    page.get_by_role("button", name="What is done to it").click()
    assert page.url.endswith("side=receives")
    page.reload()
    expect(page.get_by_role("button", name="What is done to it")).to_have_attribute("aria-pressed", "true")
