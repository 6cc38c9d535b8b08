"""GDELT's tables, as their loaders read them: tabs, no header, 61 and 16 columns."""

import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from made_reports import FIRST, group
from polybius.export.columns import names_of
from polybius.export.gdelt import stamp_of


@pytest.fixture
def tables(run: Callable[..., Any]) -> Callable[..., tuple[list[dict[str, str]], list[dict[str, str]]]]:
    """The rows of both tables."""

    def read(**options: Any) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
        folder, _ = run("gdelt", **options)
        return _rows(next(folder.glob("*.export.CSV")), "gdelt_events"), _rows(
            next(folder.glob("*.mentions.CSV")), "gdelt_mentions"
        )

    return read


def _rows(path: Path, columns: str) -> list[dict[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [dict(zip(names_of(columns), line.split("\t"), strict=True)) for line in lines]


def test_a_deed_has_who_whom_what_when_where(tables: Callable[..., Any]):
    events, _ = tables()
    event = events[0]
    assert event["GLOBALEVENTID"] == "1000001000"
    assert (event["SQLDATE"], event["MonthYear"], event["Year"], event["FractionDate"]) == (
        "19900802",
        "199008",
        "1990",
        "1990.6630",
    )
    assert (event["Actor1Code"], event["Actor1CountryCode"], event["Actor1Type1Code"]) == ("IRQMIL", "IRQ", "MIL")
    assert (event["Actor2Code"], event["Actor2Name"]) == ("KWTCVL", "Ahmed Saleh")
    assert (event["EventCode"], event["EventBaseCode"], event["EventRootCode"]) == ("190", "190", "19")
    assert (event["QuadClass"], event["GoldsteinScale"]) == ("4", "-10.0")
    assert (event["ActionGeo_Type"], event["ActionGeo_CountryCode"], event["ActionGeo_Lat"]) == ("4", "KU", "29.3697")
    assert event["SOURCEURL"] == "https://news.example.org/baker-ahmed-saleh"


def test_an_event_without_direction_has_a_row_each_way(tables: Callable[..., Any]):
    events, _ = tables()
    meetings = [
        (row["GLOBALEVENTID"], row["Actor1Name"], row["Actor2Name"]) for row in events if row["EventRootCode"] == "04"
    ]
    assert meetings == [
        ("1000002000", "James Baker", "Eduard Shevardnadze"),
        ("1000002001", "Eduard Shevardnadze", "James Baker"),
    ]


def test_only_what_is_dated_to_the_day_and_took_place_goes_out(run: Callable[..., Any]):
    _, exported = run("gdelt")
    assert dict(exported.left_out) == {"not dated to the day": 2, "that are not actual or ongoing": 1}


def test_the_day_of_publication_stands_in_only_when_asked_for(tables: Callable[..., Any]):
    events, _ = tables(dated_by="published")
    days = {row["GLOBALEVENTID"]: row["SQLDATE"] for row in events}
    assert days["1000005000"] == "19900803"
    assert days["1000004000"] == "19900803"


def test_a_mention_leads_back_to_the_words(tables: Callable[..., Any]):
    _, mentions = tables()
    mention = mentions[0]
    text = " ".join(FIRST)
    extras = msgspec.json.decode(mention["Extras"])
    assert text[int(mention["Actor1CharOffset"]) :].startswith("Iraqi troops")
    assert text[int(mention["Actor2CharOffset"]) :].startswith("Ahmed Saleh")
    assert text[int(mention["ActionCharOffset"]) :].startswith("shot dead")
    assert text[extras["start"] : extras["end"]] == extras["words"]
    assert extras["said_by"] == "Maryam Hasan (say)"
    assert (mention["SentenceID"], mention["MentionDocLen"], mention["Confidence"]) == ("1", str(len(text)), "")


def test_what_is_told_of_one_happening_is_one_event(store: sqlite3.Connection, tables: Callable[..., Any]):
    group(store, "h1", 1_000_001, 2_000_001)
    events, mentions = tables()
    shooting = [row for row in events if row["EventCode"] == "190"]
    assert [(row["GLOBALEVENTID"], row["NumMentions"], row["NumArticles"]) for row in shooting] == [
        ("1000001000", "2", "2")
    ]
    told = [row["MentionIdentifier"].rsplit("/")[-1] for row in mentions if row["GLOBALEVENTID"] == "1000001000"]
    assert told == ["baker-ahmed-saleh", "second"]


def test_files_bear_the_time_of_the_latest_report_and_can_be_zipped(run: Callable[..., Any]):
    folder, _ = run("gdelt", zipped=True)
    names = sorted(file.name for file in folder.iterdir())
    assert names == ["19900804000000.export.CSV.zip", "19900804000000.mentions.CSV.zip", "README.md"]
    with zipfile.ZipFile(folder / names[0]) as archive:
        assert archive.namelist() == ["19900804000000.export.CSV"]
        assert len(archive.read(archive.namelist()[0]).splitlines()) == 4


def test_a_moment_is_told_in_utc():
    assert stamp_of("1990-08-04T12:30:00+02:00") == "19900804103000"
    assert stamp_of("1990-08-04T12:30:00Z") == "19900804123000"
    assert (stamp_of("1990-08-04"), stamp_of(None), stamp_of("soon")) == ("19900804000000", "", "")
