"""`polybius serve`, `editors` and `openapi` as a user runs them."""

import json
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from polybius.cli.serving import is_this_computer, listening, serve_desk
from polybius.cli.updating import bring_up_to_date
from polybius.errors import SettingError, StoreError
from polybius.serve.built_pages import NOT_BUILT
from polybius.store import open_store, schema


def _polybius(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "polybius", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_desk_is_served_until_it_is_interrupted(file: Path) -> None:
    command = [sys.executable, "-m", "polybius", "serve", str(file), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = ""
        while "http://" not in said:
            said = process.stderr.readline()
        address = next(word for word in said.split() if word.startswith("http://127.0.0.1:"))
        with urllib.request.urlopen(f"{address}api/v1/events?limit=1") as answer:
            assert json.load(answer)["count"] == 8
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 0 and out == "" and "Traceback" not in err


@pytest.mark.parametrize("opens", [False, True])
def test_where_there_is_no_browser_it_is_said(
    opens: bool, file: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: asked.append(address) or opens)
    monkeypatch.setattr("uvicorn.Server.run", lambda server, sockets: None)
    serve_desk(file, host="127.0.0.1", port=0, editors=None, names=(), show=True)
    err = capfd.readouterr().err
    assert asked and asked[0] in err
    assert ("no browser was found" in err) is not opens


def test_pages_that_are_not_built_are_told_of_in_one_line(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("polybius.cli.serving.PAGES", tmp_path)
    monkeypatch.setattr("uvicorn.Server.run", lambda server, sockets: None)
    serve_desk(file, host="127.0.0.1", port=0, editors=None, names=(), show=False)
    first, second = capfd.readouterr().err.splitlines()
    assert first == NOT_BUILT.strip() and "make serve" in first
    assert second.startswith(f"{file.name} is at http://127.0.0.1:")


def test_others_may_not_ask_unless_editors_are_named(file: Path) -> None:
    with pytest.raises(SettingError, match="--editors"):
        serve_desk(file, host="0.0.0.0", port=0, editors=None, names=(), show=False)


@pytest.mark.parametrize(
    ("host", "here"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.9.9.9", True), ("0.0.0.0", False),
     ("192.168.1.5", False), ("desk.example", False), ("::", False)],
)  # fmt: skip
def test_only_loopback_is_this_computer(host: str, here: bool) -> None:
    assert is_this_computer(host) is here


def test_a_port_that_is_taken_is_said_to_be() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SettingError, match="choose another --port"):
        listening("127.0.0.1", taken.getsockname()[1])


def test_a_file_that_is_no_workspace_is_not_served(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("no workspace")
    for name in ("none.db", "text.txt"):
        with pytest.raises(StoreError):
            serve_desk(tmp_path / name, host="127.0.0.1", port=0, editors=None, names=(), show=False)


def _of_version_before(file: Path, copy: Path) -> Path:
    copy.write_bytes(file.read_bytes())
    with closing(sqlite3.connect(copy)) as store:
        store.execute("DROP TABLE happening_events")
        store.execute("PRAGMA user_version = 5")
    return copy


def test_a_workspace_of_an_older_version_is_brought_up_to_date_and_that_is_said(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = _of_version_before(file, tmp_path / "old.db")
    bring_up_to_date(old)
    assert "old.db is of an older version and is brought up to date" in " ".join(capsys.readouterr().err.split())
    with open_store(old, write=False) as store, open_store(file, write=False) as new:
        asked = "SELECT * FROM happening_events"
        assert store.execute(asked).fetchall() == new.execute(asked).fetchall() != []
    bring_up_to_date(old)
    assert capsys.readouterr().err == ""


def test_an_older_workspace_that_cannot_be_written_is_not_served_and_it_is_said_what_to_do(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, connected = _of_version_before(file, tmp_path / "old.db"), schema._connected
    monkeypatch.setattr(
        schema, "_connected", lambda file, *, create, write, **more: connected(file, create=False, write=False, **more)
    )
    with pytest.raises(StoreError, match="older version") as told:
        serve_desk(old, host="127.0.0.1", port=0, editors=None, names=(), show=False)
    assert told.value.do == f"use a copy: cat {old} > copy.db"


def test_editors_are_added_listed_and_removed(tmp_path: Path) -> None:
    file = tmp_path / "editors"
    token = _polybius("editors", "add", "Ada", "--file", file).stdout.strip()
    listed = _polybius("editors", "list", "--file", file).stdout
    assert listed.startswith("Ada") and token.split(".")[0] in listed and token not in listed
    assert _polybius("editors", "remove", "Ada", "--file", file).returncode == 0
    assert _polybius("editors", "list", "--file", file).stdout == ""


def test_the_openapi_document_is_printed_and_whole() -> None:
    made = json.loads(_polybius("openapi").stdout)
    names = set(made["components"]["schemas"])
    text = json.dumps(made)
    used = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert used <= names and {"EventRow", "Problem", "Record", "Ledger"} <= names
    assert not [key for key in ("x-answer", "x-forms", "x-body") if key in text]
