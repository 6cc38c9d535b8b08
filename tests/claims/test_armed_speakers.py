"""Armed people attack with arms, others with words."""

import pytest

from polybius import Coder


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Masked gunmen attacked the convoy of the minister in Mosul.", []),
        ("Rebels blasted the gates of the barracks.", []),
        ("Rebels attacked the president for his silence.", ["attacked"]),
        ("Newspapers attacked the minister for his silence.", ["attacked"]),
    ],
)
def test_who_attacks_with_arms_says_nothing(coder: Coder, text: str, cues: list[str]) -> None:
    assert [text[claim.start : claim.end] for claim in coder.code(text).claims] == cues
