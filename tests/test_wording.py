"""The tables of the codebook in words."""

import pytest

from polybius.codebook import types
from polybius.events.roles import ARGUMENTS, TOLD
from polybius.events.rows import FLAGS
from polybius.wording import conditions, fired_by, said


@pytest.mark.parametrize("role", sorted(ARGUMENTS | TOLD | FLAGS))
def test_each_role_and_flag_is_said_in_words(role: str) -> None:
    assert said(role) != role and not said(role).startswith("after")


def test_a_condition_says_where_what_and_whether() -> None:
    kept, left, flag, other = conditions("object|in|out_of=armed|gas_mask -by passive -mutual")
    assert (kept.where, kept.wanted) == ("what it is done to or after “in” or “out of”", True)
    assert (kept.classes, kept.words) == (("armed",), ("gas mask",))
    assert (left.where, left.wanted, left.words) == ("nothing stands there (after “by”)", False, ())
    assert (flag.where, other.where) == ("in the passive", "not by parties of several countries")


@pytest.mark.parametrize("kind", types())
def test_each_type_has_words_that_give_it(kind: str) -> None:
    fired = fired_by(kind)
    assert fired.frames or fired.composed
    assert {each.expect for each in fired.examples} == {"yes", "no"}
