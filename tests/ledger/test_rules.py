"""Rules of the ledger: which figures count, and what they come to."""

from typing import Any

import pytest

from polybius.errors import SettingError
from polybius.ledger.rules import Said, Voice, disagree, estimate, history, rules

POLICE = Voice(name="police", sector="COP", country="IRQ", code="IRQCOP")
HOSPITAL = Voice(name="hospital", sector="MED", country="IRQ")
ARMY = Voice(name="army", sector="MIL", country="IRQ")
COURIER = Voice(name="courier", kind="media", sector="JRN")


def said(number: int | None, voice: Voice, day: str, **more: Any) -> Said:
    given = {"uids": (f"{voice.name}-{day}-{number}",), "low": number, "high": number, "words": str(number),
             "family": voice.name, "order": 0}  # fmt: skip
    return Said(**(given | more), voice=voice, day=day)


GIVEN = (
    said(3, POLICE, "2004-03-01", family="a"), said(5, HOSPITAL, "2004-03-02", family="b"),
    said(7, ARMY, "2004-03-03", family="c"), said(5, COURIER, "2004-03-04", family="d"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "low", "best", "high"),
    [
        ("authority", 5, 5, 5),
        ("majority", 5, 5, 5),
        ("range", 3, 5, 7),
        ("latest", 5, 5, 5),
        ("official", 7, 7, 7),
        ("side:IRQ", 7, 7, 7),
        ("side:IRQCOP", 3, 3, 3),
        ("side:USA", None, None, None),
    ],
)
def test_a_rule_gives_low_best_and_high(rule: str, low: int | None, best: int | None, high: int | None):
    found = estimate(GIVEN, rule)
    assert (found.low, found.best, found.high) == (low, best, high)


def test_every_figure_is_used_or_left_out_with_a_reason():
    for rule in rules():
        found = estimate(GIVEN, f"{rule}:IRQ" if rule == "side" else rule)
        assert {*found.used, *found.left_out} == {uid for s in GIVEN for uid in s.uids}
        assert found.statement


def test_forty_copies_of_one_report_are_one_voice():
    copies = [said(9, Voice(name=f"outlet {n}", sector="JRN"), "2004-03-05", family="wire", order=n) for n in range(40)]
    assert estimate((*GIVEN, *copies), "majority").best == 5


def test_a_majority_without_a_winner_says_so_and_takes_the_latest():
    tied = (said(3, POLICE, "2004-03-01"), said(5, HOSPITAL, "2004-03-02"), said(7, ARMY, "2004-03-03"))
    found = estimate(tied, "majority")
    assert (found.best, found.note) == (
        7, "no majority: 3 figures have 1 independent origin each, and the one said latest is taken",
    )  # fmt: skip
    assert estimate(GIVEN, "majority").note == estimate(tied[:1], "majority").note == ""


def test_two_figures_with_two_origins_each_are_no_majority():
    found = estimate((*GIVEN, said(7, COURIER, "2004-03-05", family="e")), "majority")
    assert (found.best, found.note[:36]) == (7, "no majority: 2 figures have 2 indepe")


def test_a_later_figure_of_the_same_origin_and_speaker_replaces_the_earlier():
    later = said(6, POLICE, "2004-03-06", family="a")
    found = estimate((GIVEN[0], later), "range")
    assert (found.low, found.high) == (6, 6)
    assert found.left_out == {GIVEN[0].uids[0]: "the same speaker and origin or outlet gave a later figure"}


def test_a_figure_that_is_revised_down_in_the_same_outlet_replaces_the_higher_one():
    first = said(202, HOSPITAL, "2004-03-13", family="a", outlet="Courier")
    elsewhere = said(202, HOSPITAL, "2004-03-13", family="b", outlet="Herald")
    revised = said(190, HOSPITAL, "2004-03-23", family="c", outlet="Courier")
    found = estimate((first, revised), "range")
    assert (found.low, found.best, found.high) == (190, 190, 190)
    assert not disagree((first, revised))
    assert estimate((first, elsewhere, revised), "range").high == 202


def test_a_report_that_was_replaced_does_not_count():
    gone = said(50, HOSPITAL, "2004-03-09", family="e", replaced=True)
    assert estimate((*GIVEN, gone), "range").high == 7


def test_an_open_bound_stays_open():
    at_least = said(None, POLICE, "2004-03-09", family="e", low=25, high=None)
    assert (estimate((at_least,), "latest").low, estimate((at_least,), "latest").high) == (25, None)
    assert estimate((*GIVEN, at_least), "range").high is None


def test_history_shows_each_change_once():
    assert [s.low for s in history(GIVEN)] == [3, 5, 7, 5]


def test_a_reprint_of_an_earlier_figure_is_no_step_of_the_history():
    told = (
        said(23, POLICE, "2016-07-03", family="wire", order=1), said(82, HOSPITAL, "2016-07-03", order=2),
        said(23, POLICE, "2016-07-03", family="wire", order=3), said(292, POLICE, "2016-07-07", family="wire", order=4),
    )  # fmt: skip
    assert [s.low for s in history(told)] == [23, 82, 292]


def test_figures_that_cannot_all_be_true_disagree():
    assert disagree(GIVEN)
    assert not disagree((said(None, POLICE, "2004-03-01", low=3, high=None), said(5, HOSPITAL, "2004-03-02")))


@pytest.mark.parametrize("rule", ["best", "side", "range:IRQ"])
def test_a_rule_that_does_not_exist_is_said_with_those_that_do(rule: str):
    with pytest.raises(SettingError, match="the rules are authority"):
        estimate(GIVEN, rule)
