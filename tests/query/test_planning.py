"""The way to rows: the rarest term first, or the order of the table when all terms are common."""

import math
import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from polybius.errors import SettingError
from polybius.query.full_text import match_of
from polybius.query.planning import Place, Sized, Way, select, way_of
from polybius.query.terms import Term, either
from polybius.query.values import Circle, around, distance_km

RARE = Term(probe="e.country = ?", parameters=("TUV",), among="SELECT id FROM events", walk="events_country")
COMMON = Term(probe="e.type = ?", parameters=("ASSAULT",), among="SELECT id FROM events", walk="events_type")
OTHER = Term(probe="e.quad = 1", among="SELECT id FROM events")


def test_a_rare_term_is_the_way():
    best = way_of([Sized(OTHER, 10), Sized(COMMON, 100_000)], 1_000_000, 100)
    assert best.first is OTHER


def test_common_terms_are_tried_in_order():
    assert way_of([Sized(OTHER, 300_000)], 1_000_000, 100) == Way((OTHER,))


def test_common_terms_are_tried_in_the_order_of_the_index_that_holds_the_rarest():
    best = way_of([Sized(COMMON, 300_000), Sized(RARE, 50_000), Sized(OTHER, 300_000)], 1_000_000, 100)
    assert (best.first, best.walk) == (None, "events_country")


def test_a_term_is_the_way_to_all_rows_that_are_not_most():
    assert way_of([Sized(OTHER, 100_000)], 1_000_000, None).first is OTHER


def test_a_term_that_was_not_counted_to_its_end_is_no_way():
    assert way_of([Sized(OTHER, 10_000, more=True)], 1_000_000, None).first is None


def test_a_term_that_fits_very_many_rows_is_tried_in_another_form():
    term = Term(probe="rare form", among="SELECT id FROM events", common="common form")
    assert way_of([Sized(term, 100_000, more=True)], 1_000_000, 100).terms[0].probe == "common form"
    assert way_of([Sized(term, 100)], 1_000_000, 100).terms[0].probe == "rare form"


def test_rows_in_order_are_read_from_the_index_that_holds_a_term():
    chosen = select("events", Way((RARE,), RARE, "events_country"), part="dated", limit=5)
    assert "INDEXED BY events_country" in chosen.sql
    assert chosen.sql.endswith("ORDER BY e.day_from DESC, e.id DESC LIMIT 5")


def test_parameters_stand_in_the_order_of_the_question_marks():
    first = Term(probe="0", among="SELECT id FROM events WHERE quad = ?", among_parameters=(1,))
    chosen = select("events", Way((RARE, first), first), part="dated", after=Place(7, "1990-08-02"))
    assert chosen.parameters == (1, "TUV", "1990-08-02", 7)
    assert chosen.sql.count("?") == 4


def test_rows_of_which_nothing_else_is_read_are_not_looked_up():
    alone = select("events", Way((OTHER,), OTHER), sort=None, columns="1")
    assert "CROSS JOIN" not in alone.sql
    for columns in ("e.id, e.lat", "e.uid"):
        assert "CROSS JOIN events e" in select("events", Way((OTHER,), OTHER), sort=None, columns=columns).sql
    assert "CROSS JOIN events e" in select("events", Way((OTHER, RARE), OTHER), sort=None).sql
    assert "CROSS JOIN events e" in select("events", Way((OTHER,), OTHER), sort="article").sql


def test_one_of_several_terms_is_enough():
    both = either([RARE, COMMON])
    assert both.probe == "(e.country = ?) OR (e.type = ?)"
    assert both.parameters == ("TUV", "ASSAULT")


@given(st.text())
def test_any_words_are_a_question_or_a_clear_refusal(words: str):
    store = sqlite3.connect(":memory:")
    store.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    try:
        match = match_of(words)
    except SettingError as error:
        assert error.do
    else:
        store.execute("SELECT * FROM words WHERE words MATCH ?", (match,)).fetchall()
    store.close()


@given(st.floats(-89, 89), st.floats(-180, 180), st.floats(1, 5000), st.floats(0, 2 * math.pi), st.floats(0, 0.999))
def test_the_box_around_a_circle_holds_it(lat: float, lon: float, km: float, angle: float, part: float):
    box = around(Circle(lat, lon, km))
    far = math.radians(km * part / 111.195)
    one = math.radians(lat)
    other = math.asin(math.sin(one) * math.cos(far) + math.cos(one) * math.sin(far) * math.cos(angle))
    turn = math.atan2(math.sin(angle) * math.sin(far) * math.cos(one), math.cos(far) - math.sin(one) * math.sin(other))
    found = (lon + math.degrees(turn) + 180) % 360 - 180
    assert distance_km(lat, lon, math.degrees(other), found) <= km
    assert box.south - 1e-9 <= math.degrees(other) <= box.north + 1e-9
    inside = found >= box.west - 1e-6 and found <= box.east + 1e-6
    assert inside if box.west <= box.east else (found >= box.west - 1e-6 or found <= box.east + 1e-6)
