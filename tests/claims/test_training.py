"""The linear models that pick claims are fitted the same way each time."""

from linear import classify, rank

ROWS = [["said", "clause"], ["said", "clause"], ["fired", "object"], ["fired", "clause"]] * 4
RIGHT = [True, True, False, False] * 4


def test_feature_of_what_is_right_weighs_more_than_that_of_what_is_wrong() -> None:
    weights = classify(ROWS, RIGHT, [1.0] * len(ROWS), 1.0)
    assert weights["said"] > 0 > weights["fired"]
    assert "bias" in weights


def test_choice_among_readings_prefers_the_one_that_was_right() -> None:
    weights = rank([["whole"], ["half"]] * 5, [2] * 5, [True, False] * 5, [1.0] * 5, 1.0)
    assert weights["whole"] > weights["half"]


def test_feature_seen_too_rarely_has_no_weight() -> None:
    weights = classify([*ROWS, ["said", "once"]], [*RIGHT, True], [1.0] * 17, 1.0)
    assert "once" not in weights


def test_fitting_twice_yields_the_same_weights() -> None:
    assert classify(ROWS, RIGHT, [1.0] * 16, 2.0) == classify(ROWS, RIGHT, [1.0] * 16, 2.0)
