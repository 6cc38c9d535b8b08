"""Connections that read: all questions of one request see the same workspace."""

from pathlib import Path

from made_workspace import made_workspace
from polybius.serve.readers import Readers
from polybius.store import open_store


def test_a_request_sees_one_state_and_the_next_one_sees_what_was_written(tmp_path: Path) -> None:
    file = made_workspace(tmp_path / "news.db")
    asked = "SELECT count(*) FROM articles WHERE title = 'changed'"
    readers = Readers(file)
    lent = readers.lend(5)
    before = lent.store.execute(asked).fetchone()
    with open_store(file) as store:
        store.execute("UPDATE articles SET title = 'changed' WHERE id = 1")
    assert before == lent.store.execute(asked).fetchone() == (0,)
    readers.take_back(lent)
    again = readers.lend(5)
    assert again is lent
    assert again.store.execute(asked).fetchone() == (1,)
    readers.take_back(again)
    readers.close()
