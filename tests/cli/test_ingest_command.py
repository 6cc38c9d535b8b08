"""`polybius ingest` when it is stopped, and the list of corrections."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import polybius.cli.ingesting
from made_workspace import made_workspace
from polybius.store import open_store
from polybius.workspace import Outcome, ingest


def broken_off(work: Callable[..., Iterator[Outcome]]) -> Callable[..., Iterator[Outcome]]:
    """The same work, with Ctrl-C after its first result."""

    def work_and_stop(*arguments: Any, **named: Any) -> Iterator[Outcome]:
        yield next(work(*arguments, **named))
        raise KeyboardInterrupt

    return work_and_stop


def test_what_is_written_is_said_when_ingest_is_stopped(
    run_polybius: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    reports = tmp_path / "reports.jsonl"
    texts = ("Iraqi troops invaded Kuwait on Thursday.", "Iraqi troops seized Kuwait City on Thursday.")
    reports.write_text("".join(json.dumps({"id": f"r{n}", "text": text}) + "\n" for n, text in enumerate(texts)))
    monkeypatch.setattr(polybius.cli.ingesting, "ingest", broken_off(ingest))
    stopped = run_polybius("ingest", reports, "--into", tmp_path / "news.db")
    assert stopped.code == 130
    assert "1 article is written" in stopped.err
    assert "run it again" in stopped.err
    monkeypatch.setattr(polybius.cli.ingesting, "ingest", ingest)
    again = run_polybius("ingest", reports, "--into", tmp_path / "news.db")
    assert (again.code, "1 new article " in again.err, "1 there already" in again.err) == (0, True, True)


@pytest.mark.parametrize("command", ["ingest", "code"])
def test_of_many_failures_the_first_are_said_and_the_others_counted(
    run_polybius: Callable[..., Any], tmp_path: Path, command: str
):
    reports, file = tmp_path / "reports.jsonl", tmp_path / "news.db"
    reports.write_text("{}\n" * 1_500)
    ran = run_polybius(command, reports, *(["--into", file] if command == "ingest" else ["--output", tmp_path / "o"]))
    assert ran.code == 1
    assert ran.err.count("✗") == 10
    told = f"polybius failures {file}" if command == "ingest" else "their rows in the output"
    assert f"… and 1,490 more; see {told}" in ran.err
    if command == "ingest":
        assert len(run_polybius("failures", file).out.splitlines()) == 1_500


def test_ids_are_whole_in_a_narrow_list(
    run_polybius: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("polybius.cli.row_writers.out", Console(width=80))
    file = made_workspace(tmp_path / "news.db")
    with open_store(tmp_path / "news.db") as store:
        uid = store.execute("SELECT uid FROM events").fetchone()[0]
    assert run_polybius("correct", "reject", file, uid, "--reason", "it was never so, says the next report").code == 0
    (given,) = map(json.loads, run_polybius("correct", "list", file, "--format", "jsonl").out.splitlines())
    listed = run_polybius("correct", "list", file, "--format", "table").out
    assert uid in listed
    assert given["id"] in listed
