"""Every filter of happenings: set on the page, told as a chip, with the rows of the API, kept on reload, taken away."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

type Open = Callable[..., Page]
TYPED = [
    ("When", "Since", "2013-09-22", "since=2013-09-22", "since 22 Sep 2013"),
    ("When", "Until", "12/2005", "until=2005-12", "until Dec 2005"),
    ("Where", "Country", "KEN", "country=KEN", "in KEN"),
    ("Where", "Place", "Nairobi", "place=Nairobi", "at Nairobi"),
    ("What", "Mode", "explosives", "mode=explosives", "mode explosives"),
    ("Who", "Who did it", "al-Shabaab", "actor=al-Shabaab", "by al-Shabaab"),
    ("Who", "To whom", "hostages", "recipient=hostages", "to hostages"),
    ("Who", "Taking part, on either side", "Kenya", "party=Kenya", "with Kenya"),
    ("Who", "Between countries", "SOM>KEN", "dyad=SOM%3EKEN", "between SOM → KEN"),
    ("Who says so", "Outlet or agency", "Ninefold Wire", "source=Ninefold+Wire", "reported by Ninefold Wire"),
    ("Who says so", "Said by", "Kenya Red Cross", "said_by=Kenya+Red+Cross", "said by Kenya Red Cross"),
    ("Who says so", "Independent origins, at least", "2", "origins=2", "independent origins at least 2"),
]


def counted(page: Page, query: str = "limit=0") -> int:
    """How many happenings fit, as the API has it."""
    desk = page.url.partition("/happenings")[0]
    return int(page.request.get(f"{desk}/api/v1/happenings?{query}").json()["count"])


def held(page: Page, part: str, chip: str) -> None:
    """The address has the part, a chip says it, and the rows are those that the API gives for it, fewer than all."""
    expect(page).to_have_url(re.compile(re.escape(part)))
    chips = page.get_by_role("list", name="Filters that are set")
    expect(chips.get_by_role("listitem")).to_have_count(1)
    expect(chips).to_contain_text(chip)
    count = counted(page, page.url.partition("?")[2])
    assert 0 < count < counted(page)
    expect(page.locator("main [role=status]").first).to_have_text(re.compile(rf"^{count} happenings?$"))


def kept_and_taken_away(page: Page, part: str, chip: str) -> None:
    """A reload keeps the filter; its chip takes it away."""
    held(page, part, chip)
    page.reload()
    held(page, part, chip)
    page.get_by_role("button", name=re.compile("^Without ")).click()
    expect(page).to_have_url(re.compile("/happenings$"))
    expect(page.locator("main [role=status]").first).to_have_text(f"{counted(page)} happenings")


@pytest.mark.parametrize(("group", "label", "text", "part", "chip"), TYPED, ids=[each[3] for each in TYPED])
def test_a_filter_is_typed_kept_and_taken_away(
    group: str, label: str, text: str, part: str, chip: str, opened: Open
) -> None:
    page = opened("/happenings")
    page.get_by_role("button", name=group, exact=True).click()
    field = page.get_by_label(label, exact=True).and_(page.locator("input"))
    field.fill(text)
    field.press("Enter")
    kept_and_taken_away(page, part, chip)


def test_a_type_is_ticked_kept_and_taken_away(opened: Open) -> None:
    page = opened("/happenings")
    page.get_by_role("button", name="What", exact=True).click()
    page.get_by_label("Assault", exact=True).check()
    kept_and_taken_away(page, "type=ASSAULT", "type Assault")


@pytest.mark.parametrize(
    ("facet", "value", "part", "chip"),
    [("Status", "denied", "status=denied", "status denied"), ("Independent origins", "3 or more", "origins=3", "3")],
)
def test_what_divides_them_is_a_filter_too(facet: str, value: str, part: str, chip: str, opened: Open) -> None:
    page = opened("/happenings")
    page.get_by_role("region", name=facet).get_by_role("link", name=re.compile(value)).click()
    kept_and_taken_away(page, part, chip)


def test_filters_are_set_on_a_phone(opened: Open, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened("/happenings")
    page.get_by_role("button", name="Filters", exact=True).click()
    sheet = page.get_by_role("dialog", name="Filters")
    sheet.get_by_label("Independent origins, at least").fill("2")
    sheet.get_by_role("button", name="Show", exact=True).click()
    kept_and_taken_away(page, "origins=2", "independent origins at least 2")


@pytest.mark.parametrize("order", ["-origins", "figure", "-told", "-articles", "day"])
def test_an_order_is_kept(order: str, opened: Open) -> None:
    page = opened("/happenings")
    page.get_by_label("Order", exact=True).select_option(order)
    expect(page).to_have_url(re.compile(rf"sort={order}$"))
    told = page.request.get(page.url.replace("/happenings?", "/api/v1/happenings?")).json()
    first = page.locator("tbody tr").first.get_by_role("link").first
    expect(first).to_have_attribute("href", f"/happenings/{told['rows'][0]['id']}")
    page.reload()
    expect(first).to_have_attribute("href", f"/happenings/{told['rows'][0]['id']}")
    expect(page.get_by_label("Order", exact=True)).to_have_value(order)
