"""ICEWS, POLECAT, ACLED, UCDP, HXL and report-level rows: what stands in them, and what is never made up."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from made_reports import first_record, group, made_workspace
from polybius.export import Options, Selection, export
from polybius.query import ALL, Filters, events, selection_of

type Read = Callable[..., list[dict[str, str]]]


def test_a_row_of_icews_has_names_sectors_and_the_scale_of_icews(rows: Read):
    row = rows("icews")[0]
    assert (row["Source Name"], row["Source Sectors"], row["Source Country"]) == (
        "Iraqi troops",
        "Military,Government",
        "Iraq",
    )
    assert (row["Target Name"], row["Target Sectors"]) == (
        "Ahmed Saleh",
        "General Population / Civilian / Social,Social",
    )
    assert (row["CAMEO Code"], row["Event Text"], row["Intensity"]) == ("190", "Use conventional military force", "-10")
    assert (row["Event Date"], row["City"], row["Province"], row["Country"]) == (
        "1990-08-02",
        "Kuwait City",
        "Al Asimah",
        "Kuwait",
    )
    assert row["Sentence Number"] == "1"


def test_what_polecat_has_no_value_for_is_none(rows: Read):
    row = rows("polecat")[0]
    assert (row["Event Type"], row["Event Mode"], row["Intensity"]) == ("ASSAULT", "firearms", "-9")
    assert (row["Actor COW"], row["Feature Type"], row["Contexts"]) == ("None", "None", "None")
    assert (row["Primary Recipient Sector"], row["Recipient Name Raw"]) == ("CVL", "Ahmed Saleh")


def test_violence_against_civilians_has_them_second_in_acled(rows: Read):
    row = rows("acled")[0]
    assert (row["event_type"], row["sub_event_type"]) == ("Violence against civilians", "Attack")
    assert (row["actor1"], row["inter1"]) == ("Iraqi troops", "External/Other forces")
    assert (row["inter2"], row["civilian_targeting"]) == ("Civilians", "Civilian targeting")
    assert (row["event_date"], row["time_precision"], row["geo_precision"]) == ("1990-08-02", "1", "1")
    assert (row["fatalities"], row["iso"], row["timestamp"]) == ("1", "414", "649641600")
    assert "according to Maryam Hasan (say)" in row["notes"]


def test_a_month_is_the_least_that_acled_takes_and_no_point_is_made_up(rows: Read):
    march = next(row for row in rows("acled") if row["event_type"] == "Protests")
    assert (march["event_date"], march["time_precision"]) == ("1990-08-01", "3")
    assert (march["actor1"], march["inter1"], march["actor2"]) == ("Kuwaitis", "Protesters", "")
    assert (march["latitude"], march["longitude"], march["fatalities"]) == ("", "", "0")


def test_talks_and_threats_are_no_events_of_acled(rows: Read):
    assert {row["event_type"] for row in rows("acled")} == {"Violence against civilians", "Protests"}


def test_the_smallest_figure_of_all_reports_is_that_of_acled(store: sqlite3.Connection, rows: Read):
    group(store, "h1", 1_000_001, 2_000_001)
    assert [row["fatalities"] for row in rows("acled") if row["fatalities"] != "0"] == ["1"]


def test_one_sided_violence_in_ucdp_has_low_best_and_high_of_the_reports(store: sqlite3.Connection, rows: Read):
    group(store, "h1", 1_000_001, 2_000_001)
    (row,) = rows("ucdp")
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == ("3", "Government of Iraq", "Civilians")
    assert (row["gwnoa"], row["gwnob"], row["country_id"]) == ("645", "", "690")
    assert (row["low"], row["best"], row["high"]) == ("1", "1", "3")
    assert [row[name] for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")] == [
        "0",
        "0",
        "1",
        "0",
    ]
    assert (row["number_of_sources"], row["source_original"]) == ("2", "Maryam Hasan (say)")
    assert (row["date_prec"], row["date_start"], row["date_end"]) == ("1", "1990-08-02", "1990-08-02")
    assert row["geom_wkt"] == "POINT (47.978300 29.369700)"
    assert row["priogrid_gid"] == str(238 * 720 + 455 + 1)


def test_ids_that_only_ucdp_can_give_are_empty(rows: Read):
    row = rows("ucdp")[0]
    assert not any(
        row[name] for name in ("conflict_new_id", "dyad_new_id", "side_a_new_id", "side_b_new_id", "conflict_name")
    )


def test_each_report_keeps_its_own_figure(store: sqlite3.Connection, rows: Read):
    group(store, "h1", 1_000_001, 2_000_001)
    shot = [row for row in rows("eventreport") if row["event_id"] == "1000001"]
    assert [(row["deaths_best"], row["deaths_low"], row["deaths_high"]) for row in shot] == [
        ("1", "1", "1"),
        ("3", "3", "NA"),
    ]
    assert [row["source_author"] for row in shot] == ["Maryam Hasan (say)", "Example News"]
    assert [(row["actor1_perpetrator"], row["actor2_victim"]) for row in shot] == [("1", "1"), ("1", "1")]


def test_talks_have_neither_perpetrator_nor_victim(rows: Read):
    met = next(row for row in rows("eventreport") if row["event_context"].startswith("CONSULT"))
    assert (met["actor1_perpetrator"], met["actor2_victim"], met["target"]) == ("NA", "NA", "NA")


def test_a_row_of_hashtags_stands_under_the_header_of_hxl(rows: Read):
    tags, first, *_ = rows("hxl")
    assert (tags["killed"], tags["latitude"], tags["date_start"]) == ("#affected+killed", "#geo+lat", "#date+start")
    assert (first["killed"], first["latitude"], first["status"]) == ("1", "29.3697", "actual")


def test_parties_without_direction_stand_apart_in_hxl(rows: Read):
    met = next(row for row in rows("hxl") if row["event_type"] == "CONSULT")
    assert (met["actor"], met["recipient"], met["parties"]) == ("", "", "James Baker; Eduard Shevardnadze")


@pytest.mark.parametrize("name", ["icews", "polecat", "acled", "ucdp"])
def test_threats_go_out_only_when_asked_for(run: Callable[..., Any], name: str):
    _, exported = run(name)
    assert dict(exported.left_out)["that are not actual or ongoing"] == 1
    _, exported = run(name, to="all", statuses=())
    assert "that are not actual or ongoing" not in dict(exported.left_out)


def test_the_table_of_events_has_a_row_for_each_mention_with_its_words(rows: Read):
    found = rows("csv")
    assert [row["mention"] for row in found] == ["1000001", "1000002", "1000003", "1000004", "1000005", "2000001"]
    assert (found[0]["words"], found[0]["start"], found[0]["end"]) == ("shot dead", "13", "22")
    assert found[2]["status"] == "threatened"


def test_what_somebody_rejected_stays_behind(store: sqlite3.Connection, run: Callable[..., Any]):
    store.execute("INSERT INTO verdicts VALUES (1, 'meeting', 'event', 'rejected')")
    _, exported = run("icews")
    assert dict(exported.left_out)["that somebody has rejected"] == 1
    assert exported.rows["icews.tab"] == 2


def test_figures_and_claims_that_somebody_rejected_stay_behind(store: sqlite3.Connection, rows: Read):
    store.execute("INSERT INTO verdicts VALUES (1, 'one', 'toll', 'rejected'), (1, 'says', 'claim', 'rejected')")
    shot = rows("hxl")[1]
    assert (shot["uid"], shot["killed"], shot["said_by"]) == ("shooting", "", "")


@pytest.mark.parametrize(
    "asked",
    [Filters(), Filters(type=("ASSAULT",)), Filters(since="1990-08-03"), Filters(party=("IRQ",)), Filters(text="Baker"),
     Filters(country=("KWT",), status=("actual",)), Filters(near="29.4,48,20")],
)  # fmt: skip
def test_the_rows_that_go_out_are_those_that_are_shown(store: sqlite3.Connection, rows: Read, asked: Filters):
    shown = sorted(str(row.id) for row in events(store, asked, ALL))
    chosen = selection_of(store, "events", asked)
    out = rows("csv", selection=Selection(f"events.id IN ({chosen.sql})", chosen.parameters))
    assert sorted(row["mention"] for row in out) == shown


def test_what_civilians_do_to_each_other_is_no_event_of_acled(tmp_path: Path):
    record = first_record()
    actors = tuple(replace(a, kind="person", sector="CVL", code="IRQCVL") if a.id == "a1" else a for a in record.actors)
    with made_workspace(tmp_path / "crime.db", replace(record, actors=actors)) as store:
        export(store, "acled", tmp_path / "crime.csv", Options())
    assert "Attack" not in (tmp_path / "crime.csv").read_text(encoding="utf-8")


def test_a_figure_told_of_the_deed_apart_from_its_event_counts(store: sqlite3.Connection, rows: Read):
    group(store, "h1", 2_000_001)
    store.execute("UPDATE tolls SET event = NULL WHERE article = 2")
    store.execute("DELETE FROM event_tolls WHERE event = 2000001")
    assert [row["best"] for row in rows("ucdp")] == ["1"]
    store.execute("INSERT INTO account_tolls VALUES (2000001, 2000001)")
    assert [row["best"] for row in rows("ucdp", to="again.csv")] == ["1", "3"]


def test_of_reports_with_one_origin_the_last_counts(store: sqlite3.Connection, rows: Read):
    group(store, "h1", 1_000_001, 2_000_001)
    for article, superseded in ((1, 2), (2, None)):
        row = (article, 1, "wire", "version", superseded)
        store.execute("INSERT INTO origins VALUES (?, ?, NULL, ?, ?, NULL, 1.0, ?, '[]')", row)
    (shot,) = rows("ucdp")
    assert (shot["low"], shot["best"], shot["high"], shot["number_of_sources"]) == ("3", "3", "3", "2")
    assert [row["origins"] for row in rows("hxl") if row["uid"] in ("shooting", "fire")] == ["1"]


def test_a_restatement_is_a_mention_of_the_same_event(store: sqlite3.Connection, rows: Read):
    store.execute("UPDATE events SET same_as = 1000001 WHERE id = 1000005")
    assert [row["event"] for row in rows("csv")] == ["1000001", "1000001", "1000002", "1000003", "1000004", "2000001"]
    assert len(rows("hxl")) == 1 + 5
