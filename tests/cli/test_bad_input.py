"""Inputs that cannot be coded: each is said and gets a failure row, and the rest is coded."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

GOOD = "Iraqi troops invaded Kuwait on Thursday. The emir fled to Saudi Arabia with his family.\n"
GERMAN = (
    "Die irakischen Truppen sind am Donnerstag in Kuwait einmarschiert und haben die Hauptstadt besetzt. "
    "Der Emir floh mit seiner Familie nach Saudi-Arabien, wie Diplomaten in Kairo berichteten.\n"
)
BAD: dict[str, tuple[str, bytes]] = {
    "empty file": ("a.txt", b""),
    "binary file": ("a.txt", bytes(range(256)) * 40),
    "unknown encoding": ("a.txt", b"Troops \x81\x8d\x8f\x90\x9d invaded \xff\xfe\x81\x8d\n" * 20),
    "page without an article": ("a.html", b"<html><head><title>Menu</title></head><body><nav>Home</nav></body></html>"),
    "broken JSON line": ("a.jsonl", b'{"id": "x", "text"\n'),
    "JSON line without a text": ("a.jsonl", b'{"id": "x", "title": "Kuwait"}\n'),
    "date that is not in the calendar": ("a.jsonl", json.dumps({"text": GOOD, "date": "1990-02-30"}).encode() + b"\n"),
    "damaged gzip": ("a.txt.gz", b"\x1f\x8b\x08\x00damaged"),
    "text of 20 MB": ("a.txt", (GOOD * 240_000).encode()),
    "language other than English": ("a.txt", GERMAN.encode()),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_is_said_and_gets_a_failure_row_and_the_rest_is_coded(
    run_polybius: Callable, tmp_path: Path, what: str
) -> None:
    name, data = BAD[what]
    bad, good, written = tmp_path / name, tmp_path / "b.txt", tmp_path / "out.jsonl"
    bad.write_bytes(data)
    good.write_text(GOOD)
    ran = run_polybius("code", bad, good, "--output", written)
    failure, record = [json.loads(line) for line in written.read_text("utf-8").splitlines()]
    assert failure["kind"] == "failure"
    assert failure["document"]["id"]
    assert failure["what"] and name in failure["where"] and failure["do"]
    assert failure["what"] in ran.err
    assert record["document"]["text"] == GOOD
    assert "1 article" in ran.err and "1 failure" in ran.err
    assert ran.code == 1


def test_missing_file_is_said_and_the_rest_is_coded(run_polybius: Callable, tmp_path: Path) -> None:
    good = tmp_path / "b.txt"
    good.write_text(GOOD)
    ran = run_polybius("code", tmp_path / "none.txt", good)
    assert ran.code == 1
    assert [json.loads(line).get("kind") for line in ran.out.splitlines()] == ["failure", None]
