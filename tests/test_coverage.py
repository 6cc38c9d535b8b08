"""Every entry of the codebook can be reached, an example shows it and a near miss bounds it."""

import pytest

from polybius import Coder, Record
from polybius.coverage import Example, coverage, examples, missing, names_in
from polybius.events import load_lexicon
from polybius.read import read_text


@pytest.fixture(scope="module")
def coded(coder: Coder) -> dict[str, Record]:
    """The record of each example by its text."""
    texts = list(dict.fromkeys(example.text for example in examples()))
    articles = (read_text(text, id=str(number)) for number, text in enumerate(texts))
    return {
        text: record for text, record in zip(texts, coder.stream(articles), strict=True) if isinstance(record, Record)
    }


@pytest.mark.parametrize(
    "example", examples(), ids=lambda example: f"{example.entry}-{example.expect}-{example.text[:40]}"
)
def test_example_gives_its_entry_and_near_miss_does_not(example: Example, coded: dict[str, Record]) -> None:
    assert (example.entry in names_in(coded[example.text])) == (example.expect == "yes"), [
        (event.type, event.mode, event.context, event.cameo, event.status) for event in coded[example.text].events
    ]


def test_examples_name_entries_that_there_are() -> None:
    known = {entry.name for entry in coverage(load_lexicon())}
    assert {example.entry for example in examples()} <= known


def test_every_entry_of_the_codebook_has_a_row_an_example_and_a_near_miss() -> None:
    covered = coverage(load_lexicon())
    assert len(covered) > 400
    assert missing(covered) == ()
