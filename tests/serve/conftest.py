"""A desk of a small workspace, asked without a network."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from made_workspace import made_workspace
from polybius.collate import collate
from polybius.serve import editors as editors_of_files
from polybius.serve.app import create_app
from polybius.serve.editors import Editors, add_editor
from polybius.store import open_store

CHEAP = editors_of_files.COST | {"n": 2}
HERE = "http://127.0.0.1:8001"

type Open = Callable[..., TestClient]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A workspace of three articles about two wars, grouped into happenings."""
    made = made_workspace(tmp_path / "news.db")
    with open_store(made) as store:
        collate(store)
    return made


@pytest.fixture
def open_desk(file: Path) -> Iterator[Open]:
    """`open_desk(closed=True)` → a client of a desk with these options."""
    clients: list[TestClient] = []

    def opened(*, address: str = HERE, **options: Any) -> TestClient:
        client = TestClient(create_app(file, **options), base_url=address, raise_server_exceptions=False)
        clients.append(client)
        return client.__enter__()

    yield opened
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture
def desk(open_desk: Open) -> TestClient:
    """A client of a desk that nobody may write to."""
    return open_desk()


@pytest.fixture
def token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The token of Ada, who may write; tokens are hashed at little cost, and test_editors.py at the real one."""
    monkeypatch.setattr(editors_of_files, "COST", CHEAP)
    return add_editor(tmp_path / "editors", "Ada")


@pytest.fixture
def editors(token: str, tmp_path: Path) -> Editors:
    """The editors of a file: Ada."""
    return Editors(tmp_path / "editors")
