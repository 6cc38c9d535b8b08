"""The list of happenings and its map: filters by mouse and keys, one choice for both, states that come again."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from made_records import MANIFEST
from made_stories import barracks, omagh
from polybius.collate import collate
from polybius.store import Writer, open_store

type Open = Callable[..., Page]
HOSTILE = "<img src=x onerror=document.title='taken'>"
ROWS = "tbody tr"


@pytest.fixture(scope="session")
def hostile(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk of two bombs whose parties, places, speakers and words are a script; one input could not be read."""
    file = tmp_path_factory.mktemp("hostile") / "news.db"
    with open_store(file, create=True) as store:
        writer = Writer(store, MANIFEST, day="1998-09-01")
        for article, record in (barracks("a"), omagh("e", "1998-08-15", 21), omagh("f", "1998-08-16", 28)):
            writer.add(
                replace(article, publisher=HOSTILE),
                replace(
                    record,
                    document=replace(record.document, publisher=HOSTILE),
                    actors=tuple(replace(actor, name=HOSTILE) for actor in record.actors),
                    places=tuple(replace(place, name=HOSTILE) for place in record.places),
                ),
            )
        collate(store)
    yield serve(file)


def test_a_facet_is_a_filter_by_mouse_and_by_keys(opened: Open) -> None:
    page = opened("/happenings")
    before = page.locator(ROWS).count()
    types = page.get_by_role("region", name="Type")
    types.get_by_role("link", name=re.compile("Retreat")).click()
    expect(page).to_have_url(re.compile(r"\?type=RETREAT$"))
    expect(page.locator(f"{ROWS} .type:not(:has-text('Retreat'))")).to_have_count(0)
    assert 0 < page.locator(ROWS).count() < before
    types.get_by_role("link", name=re.compile("Agree")).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"type=RETREAT&type=AGREE$"))
    expect(page.locator(f"{ROWS} .type:has-text('Agree')").first).to_be_visible()


def test_a_state_comes_again_by_reload_and_by_going_back(opened: Open) -> None:
    page = opened("/happenings?type=ASSAULT&sort=-origins")
    first = page.locator(ROWS).first.inner_text()
    head = page.get_by_role("status").filter(has_text="happenings")
    said = head.inner_text()
    page.reload()
    expect(page.locator(ROWS).first).to_have_text(re.compile(re.escape(first.splitlines()[0])))
    expect(head).to_have_text(said)
    page.get_by_role("region", name="Independent origins").get_by_role("link", name=re.compile("2 or more")).click()
    expect(page).to_have_url(re.compile("origins=2"))
    expect(head).not_to_have_text(said)
    page.go_back()
    expect(page).not_to_have_url(re.compile("origins=2"))
    expect(head).to_have_text(said)
    page.go_forward()
    expect(page).to_have_url(re.compile("origins=2"))
    expect(head).not_to_have_text(said)


def test_the_point_chosen_on_the_map_is_the_row_of_the_table(opened: Open) -> None:
    page = opened("/happenings?country=KEN&type=ASSAULT")
    page.get_by_role("button", name="Choose an area").wait_for()
    page.get_by_text("points as a list").click()
    page.locator("canvas.maplibregl-canvas").focus()
    page.keyboard.press("n")
    expect(page.locator(".map .card")).to_contain_text("Assault")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("at=h"))
    chosen = re.search(r"at=(\w+)", page.url)[1]  # type: ignore[index]
    row = page.locator(f"{ROWS}[aria-current]")
    expect(row.locator(f"a[href='/happenings/{chosen}']")).to_be_visible()
    expect(page.locator(".map ol button[aria-pressed='true']")).to_have_count(1)
    page.keyboard.press("k")
    expect(page).not_to_have_url(re.compile(chosen))
    expect(page.locator(f"{ROWS}[aria-current]")).to_have_count(1)
    expect(page.locator(".map ol button[aria-pressed='true']")).to_have_count(1)


def test_what_is_chosen_and_not_listed_is_told_apart(opened: Open) -> None:
    page = opened("/happenings?type=ASSAULT&sort=-origins")
    href = page.locator(f"{ROWS} a.to").first.get_attribute("href") or ""
    opened(f"/happenings?type=AID&at={href.rpartition('/')[2]}")
    told = page.get_by_role("region", name="Chosen on the map")
    expect(told.get_by_role("link")).to_have_attribute("href", href)
    told.get_by_role("button", name="Choose none").click()
    expect(told).to_have_count(0)


def test_a_box_drawn_on_the_map_limits_the_rows(opened: Open) -> None:
    page = opened("/happenings")
    page.get_by_role("button", name="Choose an area").click()
    frame = page.locator(".map .frame").bounding_box()
    assert frame
    page.mouse.move(frame["x"] + 20, frame["y"] + frame["height"] * 0.2)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] * 0.55, frame["y"] + frame["height"] * 0.8, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"box=-?[\d.]+%2C"))
    expect(page.get_by_label("Filters that are set")).to_contain_text("in the box")
    expect(page.get_by_role("status").filter(has_text="195 happenings")).to_have_count(0)
    page.get_by_role("button", name="Whole map").click()
    expect(page).not_to_have_url(re.compile("box="))


def test_an_empty_list_says_which_filter_excludes(opened: Open) -> None:
    page = opened("/happenings?type=AID&country=KEN&status=denied")
    told = page.get_by_role("listitem").filter(has_text="without “status denied”")
    expect(told).to_contain_text(re.compile(r"\d happening"))
    told.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"type=AID&country=KEN$"))
    expect(page.locator(ROWS).first).to_be_visible()


def test_more_rows_are_in_the_address(opened: Open) -> None:
    page = opened("/happenings")
    expect(page.locator(ROWS)).to_have_count(50)
    page.get_by_role("button", name="More rows").click()
    expect(page.locator(ROWS)).to_have_count(100)
    expect(page).to_have_url(re.compile("rows=100"))
    page.reload()
    expect(page.locator(ROWS)).to_have_count(100)


def test_the_same_rows_are_given_as_files(opened: Open) -> None:
    page = opened("/happenings?type=ASSAULT&country=KEN")
    listed = page.locator(ROWS).count()
    href = page.get_by_role("link", name="CSV").get_attribute("href")
    answer = page.request.get(f"{page.url.split('/happenings')[0]}{href}")
    assert answer.ok and len(answer.text().strip().splitlines()) == listed + 1
    expect(page.get_by_role("link", name="Every format")).to_have_attribute("href", re.compile("type=ASSAULT"))


def test_a_phone_shows_the_list_or_the_map(opened: Open, page: Page, shot: Callable[[str], Path]) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened("/happenings?country=KEN")
    expect(page.locator(ROWS).first).to_be_visible()
    expect(page.locator("canvas.maplibregl-canvas")).to_have_count(0)
    page.get_by_role("button", name="Map", exact=True).click()
    expect(page.locator("canvas.maplibregl-canvas")).to_be_visible()
    expect(page.locator(ROWS).first).to_be_hidden()
    expect(page).to_have_url(re.compile("country=KEN&view=map"))
    shot("happenings-phone-map")


@pytest.mark.parametrize("path", ["/happenings", "/"])
def test_a_hostile_name_stays_text(path: str, opened: Open, hostile: str) -> None:
    page = opened(path, at=hostile)
    expect(page.get_by_text(HOSTILE).first).to_be_visible()
    assert page.locator("main img").count() == 0
    assert page.title() != "taken"
