"""A dataset by the command line: coded, gone on with, loaded, collated, and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from made_sources import REPORT

LINES = [
    {"id": f"r{n}", "text": REPORT, "date": f"1983-10-2{n}", "url": f"https://courier.example/{n}"} for n in (4, 5)
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file with two reports and a line that is none."""
    file = tmp_path / "reports.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in LINES) + "{broken\n", "utf-8")
    return file


def test_sources_become_a_dataset_a_workspace_and_happenings(run_polybius: Callable, source: Path, tmp_path: Path):
    folder = f"{tmp_path}/news/"
    coded = run_polybius("code", source, "--output", folder)
    assert coded.code == 1 and "2 articles" in coded.err and "1 failures" in coded.err
    assert {path.parent.name for path in Path(folder).glob("articles/*/*")} == {"day=1983-10-24", "day=1983-10-25"}
    again = " ".join(run_polybius("code", source, "--output", folder).err.split())
    assert "1 shards there already" in again
    assert run_polybius("load", folder, "--into", tmp_path / "news.db").code == 1
    events = run_polybius("events", tmp_path / "news.db", "--format", "jsonl").out.splitlines()
    assert len({json.loads(line)["article"] for line in events}) == 2
    assert "2 articles" in run_polybius("collate", folder).err
    assert Path(folder, "collation", "happenings.parquet").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("code", "SOURCE", "--engine", "ray"), "a cluster writes a dataset"),
        (("code", "SOURCE", "--output", "nowhere://news/"), "address cannot be used"),
        (("code", "missing.jsonl", "--output", "news/"), "no such file"),
        (("load", "news/", "--into", "news.db"), "no dataset"),
        (("collate", "news/"), "no dataset"),
    ],
)
def test_what_cannot_be_is_said(
    words: tuple[str, ...], said: str, run_polybius: Callable, source: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):  # fmt: skip
    monkeypatch.chdir(tmp_path)
    ran = run_polybius(*(str(source) if word == "SOURCE" else word for word in words))
    assert ran.code == 2 and said in ran.err
