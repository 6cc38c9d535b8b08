"""The reports of samples/demonstration: that they are what they say, and what comes of them in a workspace."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from polybius import Workspace
from polybius.ledger import Entry, Line, ledger_of
from polybius.query import EventRow, HappeningRow

FOLDER = Path(__file__).parents[1] / "samples" / "demonstration"
EPISODES = {
    "nairobi-2013": (date(2013, 9, 21), date(2013, 9, 30)),
    "istanbul-2003": (date(2003, 11, 15), date(2003, 11, 29)),
    "aceh-2005": (date(2005, 1, 20), date(2005, 12, 20)),
}
REPORTS = {
    name: [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()] for name in EPISODES
}
REPRINTS = [
    ("nairobi-2013/wire-1", "nairobi-2013/courier-1", "near"),
    ("nairobi-2013/wire-1", "nairobi-2013/gazette-1", "near"),
    ("nairobi-2013/wire-2", "nairobi-2013/post-1", "near"),
    ("nairobi-2013/wire-3", "nairobi-2013/observer-1", "exact"),
    ("nairobi-2013/wire-4", "nairobi-2013/wire-5", "version"),
    ("istanbul-2003/agency-1", "istanbul-2003/ledger-1", "near"),
    ("istanbul-2003/agency-1", "istanbul-2003/courier-1", "near"),
    ("istanbul-2003/agency-3", "istanbul-2003/agency-4", "version"),
    ("istanbul-2003/agency-3", "istanbul-2003/post-2", "near"),
    ("aceh-2005/agency-1", "aceh-2005/courier-1", "near"),
    ("aceh-2005/wire-2", "aceh-2005/observer-1", "near"),
    ("aceh-2005/agency-2", "aceh-2005/observer-2", "exact"),
    ("aceh-2005/wire-3", "aceh-2005/wire-4", "version"),
]
MEETINGS = [
    ("istanbul-2003/gazette-1", "CONSULT", "2003-11-16", {"ISRGOV", "TURGOV"}, "Istanbul"),
    ("istanbul-2003/ledger-2", "CONSULT", "2003-11-20", {"GBRGOV", "USAGOV"}, "London"),
    ("istanbul-2003/dispatch-2", "CONSULT", "2003-11-21", {"GBRGOV", "TURGOV"}, "Istanbul"),
    ("aceh-2005/wire-1", "CONSULT", "2005-02-23", {"IDNGOV", "IDNREB"}, "Helsinki"),
    ("aceh-2005/dispatch-1", "CONSULT", "2005-04-16", {"IDN", "IDNREB"}, "Helsinki"),
]
SAYINGS = [
    ("istanbul-2003/post-1", "ASSAULT", "actual", "(claim responsibility)"),
    ("nairobi-2013/wire-2", "ASSAULT", "actual", "al-Shabaab (claim responsibility)"),
    ("nairobi-2013/courier-2", "ASSAULT", "denied", "al-Shabaab (deny)"),
    ("nairobi-2013/gazette-2", "ASSAULT", "denied", "Manoah Esipisu (deny)"),
    ("nairobi-2013/gazette-2", "ASSAULT", "actual", "al-Shabaab (accuse)"),
    ("nairobi-2013/gazette-2", "ASSAULT", "threatened", "Ahmed Godane (warn)"),
    ("nairobi-2013/ledger-1", "RETREAT", "requested", "al-Shabaab (urge)"),
    ("nairobi-2013/dispatch-1", "CONSULT", "actual", "White House website"),
    ("aceh-2005/wire-2", "ASSAULT", "denied", "Free Aceh Movement (deny)"),
    ("aceh-2005/wire-1", "RETREAT", "requested", "Bakhtiar Abdullah"),
    ("aceh-2005/wire-3", "RETREAT", "planned", "Indonesia (promise)"),
]


@pytest.fixture(scope="module")
def workspace(demonstration: Path) -> Iterator[Workspace]:
    with Workspace(demonstration) as opened:
        yield opened


def about(workspace: Workspace, *names: str) -> HappeningRow:
    """The happening that these articles are all about."""
    rows = workspace.happenings(undated=True, members=True)
    (found,) = [row for row in rows if row.members and set(names) <= set(row.members.main_of)]
    return found


def figures(workspace: Workspace, happening: HappeningRow, effect: str) -> Line:
    return next(
        line for line in ledger_of(workspace.store, happening.id).lines
        if (line.effect, line.unit) == (effect, "people")
    )  # fmt: skip


def said(entry: Entry) -> tuple[int | None, str]:
    return entry.low, entry.speaker.name


def events(workspace: Workspace, article: str, **filters: Any) -> list[EventRow]:
    return [row for row in workspace.events(undated=True, **filters) if row.name == article]


def test_demonstration_has_three_episodes_of_short_reports():
    assert set(REPORTS) == {file.stem for file in FOLDER.glob("*.jsonl")}
    assert sum(map(len, REPORTS.values())) == 57
    for reports in REPORTS.values():
        assert len({report["publisher"] for report in reports}) >= 6
        assert all(60 <= len(report["text"].split()) <= 180 for report in reports)


def test_demonstration_says_of_each_report_that_it_was_written_for_it():
    for report in (report for reports in REPORTS.values() for report in reports):
        assert report["note"].startswith("Written for the Polybius demonstration.")
        assert "outlet is invented" in report["note"]
        assert report["url"].split("/")[2].endswith(".example")


def test_demonstration_names_each_report_once():
    ids = Counter(report["id"] for reports in REPORTS.values() for report in reports)
    assert max(ids.values()) == 1


@pytest.mark.parametrize("episode", EPISODES)
def test_reports_of_an_episode_lie_in_its_days(episode: str):
    first, last = EPISODES[episode]
    days = {date.fromisoformat(report["published"]) for report in REPORTS[episode]}
    assert (min(days), max(days)) == (first, last)
    assert len(days) >= 7


@pytest.mark.parametrize("report", [r for reports in REPORTS.values() for r in reports], ids=lambda r: r["id"])
def test_addresses_of_reports_hold_their_day(report: dict[str, str]):
    assert report["published"].replace("-", "/") in report["url"] or "CORRECTED" in report["title"]


def test_each_report_is_coded_and_written(workspace: Workspace):
    articles = list(workspace.articles())
    assert len(articles) == 57
    assert not list(workspace.failures())
    assert all(article.events for article in articles)


@pytest.mark.parametrize(("first", "second", "kind"), REPRINTS)
def test_reprints_share_the_origin_of_what_they_repeat(workspace: Workspace, first: str, second: str, kind: str):
    asked = "SELECT origins.family, origins.kind FROM origins JOIN articles ON articles.id = article WHERE name = ?"
    (family, _), (same, how) = (workspace.store.execute(asked, (name,)).fetchone() for name in (first, second))
    assert (same, how) == (family, kind)


def test_only_reprints_share_an_origin(workspace: Workspace):
    families = Counter(family for (family,) in workspace.store.execute("SELECT family FROM origins"))
    assert len(families) == 57 - len(REPRINTS)


def test_attack_on_mall_is_one_happening_of_many_origins(workspace: Workspace):
    attack = about(workspace, "nairobi-2013/wire-1", "nairobi-2013/ledger-1", "nairobi-2013/dispatch-1",
                   "nairobi-2013/wire-3", "nairobi-2013/wire-5", "nairobi-2013/post-2")  # fmt: skip
    assert (attack.type, attack.day_from, attack.day_to) == ("ASSAULT", "2013-09-21", "2013-09-21")
    assert attack.place is not None
    assert (attack.place.country, round(attack.place.lat or 0), round(attack.place.lon or 0)) == ("KEN", -1, 37)
    assert attack.origins <= attack.articles - 4
    assert "al-Shabaab" in attack.actors


def test_toll_of_mall_grows_and_is_revised(workspace: Workspace):
    line = figures(workspace, about(workspace, "nairobi-2013/wire-1", "nairobi-2013/wire-3"), "killed")
    given = {said(entry) for entry in line.entries}
    assert {(30, "Kenya Red Cross"), (39, "Uhuru Kenyatta"), (59, "Joseph Ole Lenku"), (68, "Kenya Red Cross"),
            (62, "Kenya Red Cross"), (61, "Uhuru Kenyatta")} <= given  # fmt: skip
    red_cross = [step.low for step in line.history if step.voice.name == "Kenya Red Cross"]
    assert red_cross == [30, 68, 62]
    assert line.disagree


def test_toll_of_a_corrected_report_counts_no_more(workspace: Workspace):
    bombing = about(workspace, "istanbul-2003/agency-3", "istanbul-2003/agency-4", "istanbul-2003/ledger-2")
    entries = figures(workspace, bombing, "killed").entries
    assert {entry.replaced_by for entry in entries if entry.low == 15} == {"istanbul-2003/agency-4"}
    assert {entry.replaced_by for entry in entries if entry.low == 26} == {None}


def test_bombings_of_one_town_five_days_apart_stay_two(workspace: Workspace):
    synagogues = about(workspace, "istanbul-2003/agency-1", "istanbul-2003/agency-2", "istanbul-2003/observer-1")
    consulate = about(workspace, "istanbul-2003/agency-3", "istanbul-2003/ledger-2")
    assert (synagogues.day_from, consulate.day_from) == ("2003-11-15", "2003-11-20")
    assert synagogues.id != consulate.id
    assert synagogues.id != consulate.id


def test_toll_of_synagogues_differs_by_speaker_and_grows(workspace: Workspace):
    line = figures(workspace, about(workspace, "istanbul-2003/agency-1", "istanbul-2003/agency-2"), "killed")
    assert {20, 23, 24, 25} <= {entry.low for entry in line.entries}
    official = [step.low for step in line.history if step.voice.name == "Turkish officials"]
    assert official
    assert all(one <= other for one, other in pairwise(official))
    assert line.disagree


def test_attacks_in_two_towns_of_one_county_stay_two(workspace: Workspace):
    mandera = about(workspace, "nairobi-2013/dispatch-2", "nairobi-2013/ledger-3")
    (wajir,) = {row.happening for row in events(workspace, "nairobi-2013/dispatch-2") if row.words == "threw"}
    assert mandera.id != wajir
    assert {entry.low for entry in figures(workspace, mandera, "injured").entries} == {1, 3}


def test_fighting_in_aceh_is_told_by_both_sides(workspace: Workspace):
    fighting = about(workspace, "aceh-2005/agency-1", "aceh-2005/courier-1")
    given = {said(entry) for entry in figures(workspace, fighting, "killed").entries}
    assert given == {(120, "Ryamizard Ryacudu"), (6, "Sofyan Daud")}
    assert fighting.origins == 1


def test_signing_is_planned_first_and_then_done(workspace: Workspace):
    (planned,) = [row for row in events(workspace, "aceh-2005/agency-2", status="planned") if row.words == "memorandum"]
    (signed,) = [row for row in events(workspace, "aceh-2005/wire-4", status="actual") if row.words == "agreement"]
    assert planned.day_from == signed.day_from == "2005-08-15"
    assert planned.happening != signed.happening
    assert signed.place is not None
    assert signed.place.name == "Helsinki"


@pytest.mark.parametrize(("article", "type_", "day", "codes", "place"), MEETINGS)
def test_meetings_have_day_place_and_both_parties(
    workspace: Workspace, article: str, type_: str, day: str, codes: set[str], place: str
):
    rows = events(workspace, article, type=type_, status="actual")
    assert any(
        row.day_from == day and {party.code for party in row.actor} == codes and row.place and row.place.name == place
        for row in rows
    )


@pytest.mark.parametrize(("article", "type_", "status", "sayer"), SAYINGS)
def test_claims_denials_threats_and_promises_keep_who_says_so(
    workspace: Workspace, article: str, type_: str, status: str, sayer: str
):
    rows = events(workspace, article, type=type_, status=status)
    assert any(sayer in row.said_by for row in rows), [(row.words, row.said_by) for row in rows]


def test_channel_that_also_speaks_stands_once_in_a_chain(workspace: Workspace):
    (missing,) = [row for row in workspace.tolls(undated=True) if row.name == "nairobi-2013/post-2" and row.low == 63]
    assert missing.said_by == "its website ← Kenya Red Cross"
