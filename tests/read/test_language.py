"""The language is told when it is clear, and only then."""

import pytest

from polybius.read import read_text
from polybius.read.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The prime minister of Israel and the president of Egypt signed a treaty in Washington on Monday.", "en"),
        ("police in madhya pradesh said thousands of people fled the city after the gas leak on monday night", "en"),
        ("THE PRIME MINISTER OF ISRAEL AND THE PRESIDENT OF EGYPT SIGNED A TREATY IN WASHINGTON ON MONDAY.", "en"),
        (
            "Le président de la République a annoncé mardi la dissolution de l'Assemblée nationale à la télévision.",
            "fr",
        ),
        ("Der Bundeskanzler hat am Dienstag in Berlin mit dem französischen Präsidenten über Europa gesprochen.", "de"),
        ("El presidente del Gobierno anunció este martes en Madrid la convocatoria de elecciones generales.", "es"),
        ("Президент подписал во вторник указ о роспуске парламента, сообщили в Москве официальные лица.", "ru"),
    ],
)
def test_language_of_a_sentence_is_told(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "Bonjour", "Vladimir Putin, Emmanuel Macron", "1990 2003 1,500 300"])
def test_language_of_a_few_words_is_left_open(text: str) -> None:
    assert language_of(text) is None


def test_article_carries_its_language() -> None:
    article = read_text(
        "The war in Korea ended when the armies of both sides signed an armistice at Panmunjom.", id="x"
    )
    assert article.language == "en"
