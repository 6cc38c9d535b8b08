"""Which evidence of a happening is told where there is much of it."""

from polybius.workspace.evidence import MentionNamed, PairingTold, told_pairings


def pairing(one: str, other: str, score: float) -> PairingTold:
    return PairingTold(score=score, one=MentionNamed(one, "u"), other=MentionNamed(other, "u"), reasons=())


def test_of_many_pairings_the_surest_are_told_and_those_that_tie_what_else_would_hang_loose():
    given = (pairing("a", "b", 2.0), pairing("b", "c", 5.0), pairing("a", "c", 4.0), pairing("d", "a", 1.0))
    assert [each.score for each in told_pairings(given, most=1)] == [5.0, 4.0, 1.0]
    assert [each.score for each in told_pairings(given)] == [5.0, 4.0, 2.0, 1.0]
