"""Golden cases can be told from one another: in each file every id and every text stands once."""

from collections import Counter
from pathlib import Path

import pytest

from made_yaml import read_yaml

FILES = sorted((Path(__file__).parent / "golden").glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_golden_cases_have_ids_and_texts_of_their_own(file: Path) -> None:
    cases = read_yaml(file.read_text("utf-8"))
    rows = [(case["id"], case["text"]) if isinstance(case, dict) else (str(case),) for case in cases]
    for column in zip(*rows, strict=True):
        assert not [value for value, times in Counter(column).items() if times > 1]
