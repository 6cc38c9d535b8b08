"""A workspace with one record made by hand, whose rows have uids."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from made_records import MANIFEST, made_article, named_record
from polybius.store import Store, Writer, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "news.db", create=True) as opened:
        Writer(opened, MANIFEST, day="1990-08-03").add(made_article(), named_record())
        yield opened
