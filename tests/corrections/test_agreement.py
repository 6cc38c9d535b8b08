"""Agreement between coders."""

import pytest

from made_records import made_correction
from polybius.corrections import agreement_of
from polybius.corrections.agreement import cohen_kappa, kept_f1, krippendorff_alpha


def test_alpha_of_the_textbook_example():
    # Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", nominal data, four observers: .743
    observers = ("123321412***", "1233224125*3", "*33323422 51*".replace(" ", ""), "12332441251*")
    units = [tuple(value for value in unit if value != "*") for unit in zip(*observers, strict=True)]
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=0.001)


def test_alpha_is_none_where_only_one_value_was_given():
    assert krippendorff_alpha([("right", "right"), ("right", "right")]) is None


def test_kappa_takes_chance_off():
    pairs = [("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15
    assert cohen_kappa(pairs) == pytest.approx(0.4)


def test_f1_is_of_the_rows_that_both_keep():
    pairs = [("right", "right"), ("right", "wrong"), ("wrong", "wrong")]
    assert kept_f1(pairs) == pytest.approx(2 / 3)


def test_agreement_is_of_rows_that_two_judged_and_of_fields_that_one_edited():
    given = [
        made_correction("u1", "accept", author="Ann"), made_correction("u1", "accept", author="Bo"),
        made_correction("u2", "reject", author="Ann"), made_correction("u2", "accept", author="Bo"),
        made_correction("u3", "accept", author="Ann"),
        made_correction("u4", "edit", author="Ann", field="status", value="denied", was="actual"),
        made_correction("u4", "accept", author="Bo"),
        made_correction("u5", "reject"),
    ]  # fmt: skip
    rows, status = agreement_of(given)
    assert (rows.question, rows.rows, rows.agreed) == ("row is right", 3, pytest.approx(2 / 3))
    assert (status.question, status.rows, status.agreed) == ("event.status", 1, 0.0)
    assert rows.coders == ("Ann", "Bo", "Somebody")


def test_what_was_undone_does_not_count():
    undone = made_correction("u1", "reject", author="Ann", undone="1990-08-05T00:00:00+00:00")
    assert agreement_of([undone, made_correction("u1", "accept", author="Bo")])[0].rows == 0
