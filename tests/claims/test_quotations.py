"""Quotation marks are paired on the characters of the text."""

from collections.abc import Callable

import pytest

from polybius.claims.quotations import find_quotations
from polybius.vocabulary import Doc


def quoted(doc: Doc) -> list[str]:
    """The quotations of a document, marks included."""
    return [doc.article.text[q.start : q.end] for q in find_quotations(doc)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He called it “a disaster” and left.", ["“a disaster”"]),
        ('He called it "a disaster" and left.', ['"a disaster"']),
        ("He called it ``a disaster'' and left.", ["``a disaster''"]),
        ("He called it «a disaster» and left.", ["«a disaster»"]),
        ("He called it ‘a disaster’ and left.", ["‘a disaster’"]),
        ("The soldiers’ families didn't know of the army's losses.", []),
        ("The soldiers' families didn’t know of Iraq’s losses.", []),
        ("“She told me ‘go away’ and shut the door,” he said.", ["“She told me ‘go away’ and shut the door,”"]),
        ("One “truce” and another “peace” failed.", ["“truce”", "“peace”"]),
        ('The gun has a 9" barrel.', []),
    ],
)
def test_marks_of_every_kind_are_paired(text: str, wanted: list[str], doc_of: Callable[..., Doc]) -> None:
    assert quoted(doc_of(text)) == wanted


def test_quotation_without_closing_mark_ends_with_its_paragraph(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("He said: “The war is lost.\n\nThe army withdrew in the night.")
    assert quoted(doc) == ["“The war is lost."]


def test_speech_over_two_paragraphs_is_two_quotations(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("“The war is lost.\n\n“We must talk,” the general said.")
    assert quoted(doc) == ["“The war is lost.", "“We must talk,”"]


def test_quotation_reopened_after_a_sentence_is_two_quotations(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("“The war is lost. “We must talk,” the general said.")
    assert quoted(doc) == ["“The war is lost.", "“We must talk,”"]
