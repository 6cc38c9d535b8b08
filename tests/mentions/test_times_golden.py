"""Each construction of time expressions, from text to value."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_yaml import read_yaml
from polybius.mentions.times import find_times
from polybius.vocabulary import Doc

CASES: list[dict[str, Any]] = read_yaml((Path(__file__).parents[1] / "golden/times.yaml").read_text())


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_times_of_a_sentence_are_those_written_down(case: dict[str, Any], doc_of: Callable[..., Doc]) -> None:
    doc = doc_of(case["text"], case["date"])
    found = [m.time for m in find_times(doc)]
    assert [case["text"][t.start : t.end] for t in found] == [t["at"] for t in case["times"]]
    for time, wanted in zip(found, case["times"], strict=True):
        got = {"at": wanted["at"], "value": time.value, "from": time.from_, "to": time.to, "type": time.type,
               "precision": time.precision, "basis": time.basis}  # fmt: skip
        assert {key: got[key] for key in wanted} == wanted
