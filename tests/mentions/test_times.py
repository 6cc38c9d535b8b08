"""What holds of all time expressions."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from polybius.mentions.times import find_times, headline_times
from polybius.mentions.times.calendar import covered, month_last, months_from, week_value
from polybius.mentions.times.feasts import feast
from polybius.vocabulary import Doc

TEXT = "Shells hit Vukovar on Monday. On 18 November 1991 the town fell, and three days later a convoy left."


def test_times_are_in_text_order_and_do_not_overlap(doc_of: Callable[..., Doc]) -> None:
    found = find_times(doc_of(TEXT, "1991-11-25"))
    assert [m.time.id for m in found] == ["t1", "t2", "t3"]
    assert all(a.last <= b.first for a, b in pairwise(found))


def test_headline_above_a_body_has_its_times_and_dates_no_event(doc_of: Callable[..., Doc]) -> None:
    text = "Worst Floods Since 1988 Drown Dhaka\n\nDHAKA - Rivers burst their banks on Monday, officials said."
    doc = doc_of(text, "1998-09-09")
    body = find_times(doc)
    told = headline_times(doc, len(body))
    assert [(text[t.start : t.end], t.value, t.basis) for t in told] == [("1988", "1988", "explicit")]
    assert [text[m.time.start : m.time.end] for m in body] == ["Monday"]
    assert [t.id for t in told] == ["t2"]


def test_headline_alone_is_parsed_and_read_once(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("Worst Floods Since 1988 Drown Dhaka", "1998-09-09")
    assert headline_times(doc, 0) == ()
    assert [m.time.value for m in find_times(doc)] == ["1988"]


def test_dateline_date_anchors_when_there_is_no_publication_date(doc_of: Callable[..., Doc]) -> None:
    from msgspec.structs import replace

    doc = doc_of("Rebels attacked the town on Wednesday.")
    dated = replace(doc, article=replace(doc.article, dateline_date="2003-04-10"))
    assert [m.time.value for m in find_times(dated)] == ["2003-04-09"]


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_covered_week_holds_its_day(day: date) -> None:
    days = covered(week_value(day))
    assert days is not None
    assert days[0] <= day <= days[1]
    assert days[0].isoweekday() == 1


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(-600, 600))
def test_months_from_a_day_keep_the_month_count(day: date, months: int) -> None:
    moved = months_from(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= month_last(moved.year, moved.month).day


def test_covered_of_unanchored_values_is_nothing() -> None:
    assert covered("XXXX-WXX-3") is None
    assert covered("PAST_REF") is None
    assert covered("2001-13") is None


def test_holidays_fall_on_their_days() -> None:
    assert feast("thanksgiving", 1999) == ((date(1999, 11, 25), date(1999, 11, 25)),)
    assert feast("easter sunday", 2000)[0][0] == date(2000, 4, 23)
    assert feast("election day", 1998)[0][0] == date(1998, 11, 3)


def test_movable_feasts_follow_their_calendars() -> None:
    assert feast("orthodox easter", 2022)[0][0] == date(2022, 4, 24)
    assert feast("yom kippur", 1973)[0][0] == date(1973, 10, 6)
    assert feast("passover", 2002)[0][0] == date(2002, 3, 28)
    assert feast("purim", 1994)[0][0] == date(1994, 2, 25)
    assert feast("hanukkah", 2023)[0][0] == date(2023, 12, 8)
    assert feast("eid al - adha", 2015)[0][0] == date(2015, 9, 24)
    assert [first.month for first, _ in feast("eid al - fitr", 2000)] == [1, 12]
