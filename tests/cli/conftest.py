"""The command line as a user runs it."""

import sys
from collections.abc import Callable
from functools import cache

import msgspec
import pytest

import polybius.coder
from polybius.cli import main
from polybius.parse import load_model

LOADED = cache(load_model)


class Ran(msgspec.Struct, frozen=True):
    """What a command printed and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture
def run_polybius(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`run_polybius("code", "report.txt")` → what the command printed, and its exit code."""

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["polybius", *map(str, arguments)])
        monkeypatch.setenv("COLUMNS", "140")
        monkeypatch.setattr(polybius.coder, "load_model", LOADED)
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Ran(int(ended.value.code or 0), printed.out, printed.err)

    return run
