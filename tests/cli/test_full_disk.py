"""What the disk refuses while a command writes is said in a line, with exit code 2."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from made_workspace import made_workspace

FULL = Path("/dev/full")
pytestmark = pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")


@pytest.mark.parametrize("format", ["csv", "json", "jsonl"])
def test_file_on_a_full_disk_is_said_not_to_be_whole(run_polybius: Callable, tmp_path: Path, format: str) -> None:
    file = made_workspace(tmp_path / "news.db")
    (tmp_path / "out").symlink_to(FULL)
    ran = run_polybius("events", file, "--format", format, "--output", tmp_path / "out")
    assert ran.code == 2
    assert str(tmp_path / "out") in ran.err and "No space left" in ran.err and "not whole" in ran.err


@pytest.mark.parametrize("command", [("events", "--format", "csv"), ("events", "--format", "table"), ("runs",)])
def test_standard_output_that_is_full_is_said_in_a_line(tmp_path: Path, command: tuple[str, ...]) -> None:
    file = made_workspace(tmp_path / "news.db")
    with FULL.open("wb") as full:
        ran = subprocess.run([sys.executable, "-m", "polybius", command[0], file, *command[1:]], stdout=full,
                             stderr=subprocess.PIPE, text=True, check=False)  # fmt: skip
    assert ran.returncode == 2
    assert "No space left" in ran.stderr and len(ran.stderr.splitlines()) == 1
