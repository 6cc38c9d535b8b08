"""Editors and their tokens: told once, kept as hashes, gone at once."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from polybius.errors import SettingError
from polybius.serve.editors import Editors, add_editor, read_editors, remove_editor

type Open = Callable[..., TestClient]


def test_a_token_is_of_its_editor_and_nowhere_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "editors"
    tokens = {name: add_editor(file, name) for name in ("Ada", "Émile Zola")}
    known = Editors(file)
    assert {known.name_of(token): name for name, token in tokens.items()} == {"Ada": "Ada", "Émile Zola": "Émile Zola"}
    assert not [t for t in tokens.values() if t.split(".")[1] in file.read_text("utf-8")]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_tokens_that_are_almost_right_are_nobodys(editors: Editors, token: str) -> None:
    for wrong in ("", ".", token[:-1], token + "x", token.upper(), token.replace(".", ""), f"{token[:9]}", "\0", "é.é"):
        assert editors.name_of(wrong) is None
    assert editors.name_of(token) == "Ada"


def test_equal_secrets_would_have_different_hashes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        add_editor(tmp_path / "editors", name)
    one, two = read_editors(tmp_path / "editors")
    assert one.salt != two.salt and one.hash != two.hash


def test_an_editor_who_is_removed_is_out_at_once(open_desk: Open, editors: Editors, token: str) -> None:
    desk = open_desk(editors=editors, closed=True)
    signed = {"Authorization": f"Bearer {token}"}
    assert desk.get("/api/v1/runs", headers=signed).status_code == 200
    desk.post("/api/v1/session", json={"token": token})
    assert desk.get("/api/v1/runs").status_code == 200
    remove_editor(editors.file, "Ada")
    assert desk.get("/api/v1/runs").status_code == 401
    assert desk.get("/api/v1/runs", headers=signed).status_code == 401


def test_a_file_of_editors_that_is_gone_lets_nobody_in_and_tells_no_path(
    open_desk: Open, editors: Editors, token: str
) -> None:
    desk = open_desk(editors=editors, closed=True)
    editors.file.unlink()
    answer = desk.get("/api/v1/runs", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 503 and str(editors.file.parent) not in answer.text


def test_a_session_ends_with_its_hours(editors: Editors, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from polybius.serve import sessions

    found = sessions.Sessions(editors)
    key = found.begin("Ada")
    assert found.name_of(key) == "Ada" and found.name_of("") is None and found.name_of(key + "x") is None
    monkeypatch.setattr(sessions.time, "monotonic", lambda: 1e12)
    assert found.name_of(key) is None


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 65, "<b>"])
def test_a_name_is_one_that_can_be_shown(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingError):
        add_editor(tmp_path / "editors", name)


def test_what_is_wrong_with_a_file_of_editors_is_said(tmp_path: Path) -> None:
    file = tmp_path / "editors"
    with pytest.raises(SettingError, match="polybius editors add"):
        Editors(file)
    add_editor(file, "Ada")
    with pytest.raises(SettingError, match="already"):
        add_editor(file, "Ada")
    with pytest.raises(SettingError, match="Ada"):
        remove_editor(file, "Bob")
    file.write_text('{"name": "Ada"}\n')
    with pytest.raises(SettingError, match="editors:1"):
        Editors(file)
