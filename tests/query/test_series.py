"""Counts by period: what is counted, where, and what is said to be left out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import polybius.query.counting as counting
from made_workspace import made_workspace
from polybius.errors import SettingError
from polybius.query import Asked, Filters, SeriesRow, series
from polybius.query.calendar_periods import begins_period, ends_period, periods_between
from polybius.store import Store, open_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(made_workspace(tmp_path_factory.mktemp("workspace") / "news.db"), write=False) as opened:
        yield opened


def test_mentions_of_what_happened_are_counted_by_month(store: Store):
    found = series(store, Filters(), Asked(by="month"))
    assert list(found.rows()) == [SeriesRow("1990-08", "", 2, 2, -20.0, -10.0)]
    assert (found.undated, found.wide) == (3, 1)


def test_a_year_holds_what_no_month_holds(store: Store):
    found = series(store, Filters(), Asked(by="year", per="type"))
    assert [(row.key, row.mentions, row.goldstein_mean) for row in found.rows()] == [
        ("ASSAULT", 2, -10.0), ("CONSULT", 1, 7.0),
    ]  # fmt: skip
    assert found.wide == 0


def test_periods_without_mentions_are_there_with_zero(store: Store):
    found = series(store, Filters(since="1990-07-31", until="1990-08-03"), Asked(by="day"))
    assert [(row.period, row.mentions, row.goldstein_mean) for row in found.rows()] == [
        ("1990-07-31", 0, None), ("1990-08-01", 0, None), ("1990-08-02", 2, -10.0), ("1990-08-03", 0, None),
    ]  # fmt: skip


def test_a_status_that_is_asked_for_is_counted_and_restated_mentions_are_not(store: Store):
    found = series(store, Filters(status=("denied",)), Asked(by="year", per="status"))
    assert [(row.key, row.mentions) for row in found.rows()] == [("denied", 1)]


def test_the_clock_of_publication_counts_by_the_day_of_the_article(store: Store):
    found = series(store, Filters(), Asked(by="week", per="dyad", clock="published"))
    assert {(row.period, row.key): row.mentions for row in found.rows()} == {
        ("1990-W31", "IRQ>KWT"): 1, ("1990-W31", "ISR>IRN"): 2, ("1990-W31", "IRN>ISR"): 1,
    }  # fmt: skip
    assert found.undated == 1


@pytest.mark.parametrize("by", ["day", "week", "month", "year"])
@pytest.mark.parametrize("per", ["all", "type", "quad", "country", "dyad"])
@pytest.mark.parametrize(
    "filters",
    [Filters(), Filters(type=("ASSAULT",)), Filters(country=("KWT", "CHE")), Filters(dyad=("IRQ>KWT",)),
     Filters(since="1990-01-01", until="1990-12-31", quad=(4,))],
    ids=Filters.stated,
)  # fmt: skip
def test_kept_counts_are_those_that_counting_gives(
    store: Store, monkeypatch: pytest.MonkeyPatch, by: str, per: str, filters: Filters
):
    asked = Asked(by=by, per=per)  # type: ignore[arg-type]
    kept = series(store, filters, asked)
    monkeypatch.setattr(counting, "kept_keys", lambda *_: None)
    assert list(series(store, filters, asked).rows()) == list(kept.rows())


def test_further_keys_are_said_to_be_left_out(store: Store):
    found = series(store, Filters(), Asked(by="year", per="country", top=1))
    assert (found.keys, found.left_out) == (("KWT",), 1)


def test_happenings_that_are_not_known_are_said_to_be(store: Store):
    with pytest.raises(SettingError, match="no happenings are known yet"):
        series(store, Filters(), Asked(happenings=True))


def test_mentions_of_one_happening_are_one(tmp_path: Path):
    with open_store(made_workspace(tmp_path / "news.db")) as store:
        for account, event in ((1_000_001, 1_000_001), (3_000_001, 3_000_001)):
            store.execute(
                "INSERT INTO accounts VALUES (?, ?, '', ?, 1, 1, 'h', x'')", (account, account // 10**6, event)
            )
            store.execute("INSERT INTO account_events VALUES (?, ?)", (account, event))
        row = next(series(store, Filters(), Asked(happenings=True)).rows())
        assert (row.mentions, row.happenings) == (2, 1)


def test_too_many_rows_are_refused(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(counting, "MOST_ROWS", 10)
    with pytest.raises(SettingError, match="too much"):
        series(store, Filters(since="1990", until="1991"), Asked(by="day"))


def test_periods_follow_each_other():
    assert list(periods_between("2020-W52", "2021-W01", "week")) == ["2020-W52", "2020-W53", "2021-W01"]
    assert list(periods_between("1999-12", "2000-02", "month")) == ["1999-12", "2000-01", "2000-02"]
    assert list(periods_between("9998", "9999", "year")) == ["9998", "9999"]
    assert list(periods_between("2000-02-28", "2000-03-01", "day")) == ["2000-02-28", "2000-02-29", "2000-03-01"]


def test_periods_have_first_and_last_days():
    assert begins_period("1990-08-06", "week")
    assert ends_period("1990-08-31", "month")
    assert not ends_period("1990-08-30", "month")
    assert ends_period("9999-12-31", "year")
