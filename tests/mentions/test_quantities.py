"""Numbers, their bounds, and what they count."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.mentions.quantities import find_quantities
from polybius.mentions.times import find_times
from polybius.vocabulary import Doc

CASES: list[dict[str, Any]] = read_yaml((Path(__file__).parents[1] / "golden/quantities.yaml").read_text())


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_quantities_of_a_sentence_are_those_written_down(case: dict[str, Any], doc_of: Callable[..., Doc]) -> None:
    doc = doc_of(case["text"], "2010-01-01")
    found = find_quantities(doc, find_times(doc))
    assert [case["text"][q.start : q.end] for q in found] == [q["at"] for q in case["quantities"]]
    for quantity, wanted in zip(found, case["quantities"], strict=True):
        counted = doc.tokens[quantity.counted].text if quantity.counted is not None else None
        got = {
            "at": wanted["at"],
            "low": quantity.low,
            "high": quantity.high,
            "bound": quantity.bound,
            "unit": quantity.unit,
            "counted": counted,
        }
        assert {key: got[key] for key in wanted} == wanted


def test_number_words_add_up_as_english_says(doc_of: Callable[..., Doc]) -> None:
    doc = doc_of("Three hundred and twelve thousand refugees came.", "2010-01-01")
    assert [q.low for q in find_quantities(doc, ())] == [312000]


@pytest.mark.parametrize("said", ["99999999999999999999999", "12 billion billion", "9" * 190, "²²", "¹1.5"])
def test_number_beyond_anything_that_is_counted_or_of_raised_digits_is_none(
    said: str, doc_of: Callable[..., Doc]
) -> None:
    doc = doc_of(f"The troops killed {said} people, and 12 fled.", "2010-01-01")
    assert [q.low for q in find_quantities(doc, ())] == [12]


@pytest.mark.parametrize("said", ["²² November 1999", "199²", "²²nd of May", "¹²:30", "1990-²²"])
def test_raised_digits_are_no_times_that_fail(said: str, doc_of: Callable[..., Doc]) -> None:
    doc = doc_of(f"The troops left on {said}, officials said.", "2010-01-01")
    assert all(doc.text[m.time.start : m.time.end] for m in find_times(doc))
