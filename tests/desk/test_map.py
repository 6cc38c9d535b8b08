"""Where a map looks is in the address: moved by hand it comes again on reload, on going back and where it is shared."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

type Open = Callable[..., Page]
LOOK = re.compile(r"[?&]map=(-?[\d.]+)%2C(-?[\d.]+)%2C([\d.]+)")


def looks(page: Page) -> tuple[float, ...]:
    """Degrees north, degrees east and zoom of the map, as the address has them."""
    expect(page).to_have_url(LOOK)
    found = LOOK.search(page.url)
    assert found
    return tuple(float(each) for each in found.groups())


def drawn(page: Page) -> Page:
    """The page once its map is drawn."""
    page.get_by_role("button", name="Closer").wait_for()
    return page


def test_a_map_nobody_moved_is_not_in_the_address(opened: Open) -> None:
    page = drawn(opened("/happenings"))
    page.get_by_role("link", name=re.compile("^✓? ?Retreat")).first.click()
    expect(page).to_have_url(re.compile(r"type=RETREAT$"))
    assert not LOOK.search(page.url)


@pytest.mark.parametrize("path", ["/", "/happenings"])
def test_a_map_moved_by_hand_comes_again(path: str, opened: Open) -> None:
    page = drawn(opened(path))
    page.get_by_role("button", name="Closer").click()
    north, east, zoom = looks(page)
    page.locator("canvas.maplibregl-canvas").focus()
    page.keyboard.press("ArrowRight")
    expect(page).not_to_have_url(re.compile(rf"map={re.escape(f'{north:g}%2C{east:g}')}"))
    moved = looks(page)
    assert moved[1] > east
    assert moved[2] == zoom
    address = page.url
    drawn(page).reload()
    drawn(page).wait_for_load_state("networkidle")
    assert page.url == address
    page.get_by_role("button", name="Closer").click()
    expect(page).not_to_have_url(address)
    nearer = looks(page)
    assert nearer[2] > zoom
    assert nearer[:2] == pytest.approx(moved[:2], abs=0.2)


def test_moving_a_map_is_no_step_of_the_history_and_going_back_brings_it_again(opened: Open) -> None:
    page = drawn(opened("/happenings?country=KEN"))
    steps = page.evaluate("history.length")
    page.get_by_role("button", name="Wider").click()
    looks(page)
    assert page.evaluate("history.length") == steps
    address = page.url
    page.locator("tbody tr").first.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/happenings/h"))
    page.go_back()
    expect(page).to_have_url(address)
    drawn(page).wait_for_load_state("networkidle")
    expect(page).to_have_url(address)


def test_another_question_leaves_the_map_where_it_is_until_all_points_are_asked_for(opened: Open) -> None:
    page = drawn(opened("/happenings"))
    page.get_by_role("button", name="Closer").click()
    before = looks(page)
    page.get_by_role("region", name="Type").get_by_role("link", name=re.compile("Retreat")).click()
    expect(page).to_have_url(re.compile("type=RETREAT"))
    assert looks(page) == before
    page.get_by_role("button", name="Show all points").click()
    expect(page).not_to_have_url(LOOK)
    expect(page).to_have_url(re.compile("type=RETREAT"))


def test_what_is_chosen_and_then_looked_away_from_comes_again(opened: Open) -> None:
    page = drawn(opened("/happenings?country=KEN&map=50,10,4"))
    row = page.locator("tbody tr").first
    row.locator("td").nth(1).click()
    expect(page).to_have_url(re.compile("at=h"))
    expect(page).not_to_have_url(re.compile("map=50"))  # it is brought into view
    at = re.search(r"at=(\w+)", page.url)
    assert at
    drawn(opened(f"/happenings?country=KEN&at={at[1]}&map=50,10,4"))
    expect(page.locator("tbody tr[aria-current]")).to_have_count(1)
    page.get_by_role("button", name="Closer").click()
    expect(page).to_have_url(re.compile(r"map=50%2C10%2C5"))


def test_a_look_that_is_none_is_passed_over(opened: Open) -> None:
    page = drawn(opened("/happenings?map=north,pole"))
    expect(page.locator("tbody tr").first).to_be_visible()
    page.get_by_role("button", name="Wider").click()
    looks(page)
