"""The parser sees repaired text of the same length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polybius.parse.legible import legible
from polybius.parse.squeeze import PAD, squeeze
from polybius.read import read_text


def seen(text: str) -> str:
    """What the parser is given of a text of one paragraph."""
    article = read_text(text, id="x")
    whole = legible(article)
    assert len(whole) == len(text)
    return " ".join(squeeze(whole, s.start, s.end).text for s in article.segments)


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("Iraq\u00a0invaded\u2009Kuwait  in\t1990.", "Iraq invaded Kuwait in 1990."),
        ("He said ``we will go'' and left.", "He said “we will go” and left."),
        ("The word ''peace'' was not used.", "The word “peace” was not used."),
        ("Pakistan''s army stayed.", "Pakistan's army stayed."),
        ("It was the allies'' plan.", "It was the allies' plan."),
        ("He said ``the allies'' would come.", "He said “the allies” would come."),
        ("â€œWe wonâ€™t go,â€\x9d he said.", "“We won’t go,” he said."),
        ("â€œWe go,â€ he said.", "“We go,” he said."),
        ("The cafÃ© in OrlÃ©ans was bombed.", "The café in Orléans was bombed."),
        ("The king and\nthe president signed it.", "The king and the president signed it."),
        ("The king _ then still a boy _ fled.", "The king — then still a boy — fled."),
        ("Soft\u00adhyphens and zero\u200bwidth signs go.", "Softhyphens and zerowidth signs go."),
        ("“Smart” quotes and ‘single’ ones stay.", "“Smart” quotes and ‘single’ ones stay."),
    ],
)  # fmt: skip
def test_damage_is_repaired(damaged: str, repaired: str) -> None:
    assert seen(damaged) == repaired


@pytest.mark.parametrize(
    "text",
    [
        "President Mikhail Gorbachev met Margaret Thatcher in London on Monday.",
        "The United Nations Security Council met in New York on Aug. 2, 1990.",
        "Iraqi troops invaded Kuwait, and US troops were sent to Saudi Arabia.",
        "Prime Minister Rajiv Gandhi spoke in New Delhi, and the BJP walked out.",
        "The U.S. and the U.S.S.R. signed a treaty in May 1972.",
        "NATO bombed Serbia. Slobodan Milosevic withdrew from Kosovo in June.",
        "In Beijing the army fired on students. China denied it. Deng Xiaoping praised the troops.",
        "George W. Bush said that US forces had entered Baghdad. Bush spoke on Wednesday.",
        "I will not go, said Mr Mandela. It may rain.",
        "Muslims and Hindus fled Calcutta in August 1946.",
    ],
)
def test_capitals_are_restored_where_there_are_none_or_nothing_else(text: str) -> None:
    assert seen(text.lower()) == text
    assert seen(text.upper()) == text


@pytest.mark.parametrize(
    "text",
    [
        "the ministers may march to the north on monday, and the police will charge the crowd at the bridge.",
        "they told us that the nice weather had brought many people to the white beach, and that none of them was ill.",
    ],
)
def test_common_words_stay_small(text: str) -> None:
    capitals = [word for word in seen(text).split() if word[0].isupper()]
    assert set(capitals) <= {"The", "They", "Monday,", "Minister"}


def test_paragraph_in_capitals_is_recased_in_a_text_that_has_both() -> None:
    loud = "SOVIET TROOPS LEFT AFGHANISTAN ON WEDNESDAY AFTER NINE YEARS OF WAR, THE COMMANDER OF THE LAST COLUMN SAID."
    quiet = (
        "Gen. Boris Gromov crossed the bridge over the Amu Darya to Termez on foot and embraced his son on the bank."
    )
    assert "Soviet troops left Afghanistan on Wednesday after nine years" in seen(f"{quiet}\n\n{loud}\n\n{quiet}")


def test_cased_text_is_left_alone() -> None:
    text = "the e-mail said: “iPhone users in Berlin, Germany, met the East German leader Erich Honecker.”"
    assert seen(text) == text


@given(st.text(alphabet=st.sampled_from("abAB ’'`\"“”â€œ™Ãé©\x9d\u00a0\u200b\n.,us"), max_size=120))
def test_length_never_changes(text: str) -> None:
    article = read_text(text, id="x")
    assert len(legible(article)) == len(text)


def test_squeezed_words_know_the_characters_they_stand_for() -> None:
    text = f"a{PAD}b  c{PAD} d"
    squeezed = squeeze(text, 0, len(text))
    assert squeezed.text == "ab c d"
    assert squeezed.spans([0, 3, 5], ["ab", "c", "d"]) == [(0, 3), (5, 6), (8, 9)]
