"""No regular expression of the program takes more than its share of time, whatever it is looked for in."""

import re
import time
from typing import Any

import pytest

from made_patterns import Used, attacks, patterns

SIZES = (*range(16, 30), 200, 2_000, 20_000)
MOST_SECONDS = 1.0  # of the processor, for 20,000 characters: an ordinary one takes a thousandth of it


def slowest(use: Used, most: float = MOST_SECONDS) -> tuple[float, str]:
    """The most seconds that an attack on an expression takes, and which; no longer one is tried after a slow one."""
    worst = (0.0, "")
    for before, pump, after in attacks(use.pattern):
        for size in SIZES:
            text: Any = before + pump * max(1, size // len(pump)) + after
            if isinstance(use.pattern.pattern, bytes):
                text = text.encode("latin-1", "replace")
            began = time.process_time()
            use.look(text)
            seconds = time.process_time() - began
            worst = max(worst, (seconds, f"{before!r} + {pump!r} * {size // len(pump)} + {after!r}"))
            if seconds > most:
                return worst
    return worst


def test_expressions_are_found() -> None:
    assert len(patterns()) > 100


def test_no_expression_backtracks_without_end() -> None:
    slow = {name: found for name, use in patterns().items() if (found := slowest(use))[0] > MOST_SECONDS}
    assert not slow


@pytest.mark.parametrize("bad", [r"(a+)+$", r"(a|a)*b", r"(\w+\s?)*;", r"\s+$", r"(a|b|ab)*c"])
def test_an_expression_that_backtracks_is_noticed(bad: str) -> None:
    most = MOST_SECONDS / 10  # which it would double with each character more
    assert slowest(Used(re.compile(bad), False), most)[0] > most
