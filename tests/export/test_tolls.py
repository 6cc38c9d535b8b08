"""Figures of exports: the rules of the ledger, with its numbers."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_reports import group
from polybius.errors import SettingError
from polybius.export import Exported
from polybius.ledger import ledger_of

type Read = Callable[..., list[dict[str, str]]]


def shown(number: int | None) -> str:
    """A number as a cell has it."""
    return "" if number is None else str(number)


@pytest.mark.parametrize("rule", ["authority", "majority", "range", "latest", "official", "side:IRQ"])
def test_an_export_has_the_numbers_that_the_ledger_has_by_the_same_rule(
    store: sqlite3.Connection, rows: Read, rule: str
):
    group(store, "h1", 1_000_001, 2_000_001)
    (asked,) = store.execute("SELECT name FROM accounts WHERE happening = 'h1' LIMIT 1").fetchone()
    (line,) = [line for line in ledger_of(store, asked, rules=(rule,)).lines if line.effect == "killed"]
    (found,) = line.estimates
    (killed,) = [row["killed"] for row in rows("hxl", rule=rule) if row["happening"] == "h1"]
    assert killed == shown(found.best)
    assert [row["low"] for row in rows("ucdp", rule=rule)] == ([shown(found.low)] if found.best else [])


def test_of_rows_of_one_happening_one_bears_its_figures(store: sqlite3.Connection, rows: Read):
    group(store, "h1", 1_000_001, 2_000_001, 1_000_004)
    told = {row["event_type"]: row["killed"] for row in rows("hxl") if row["happening"] == "h1"}
    assert len(told) == 2
    assert told.pop("ASSAULT") == "1"
    assert set(told.values()) == {""}


def test_the_rule_asked_for_stands_in_the_readme(run: Callable[..., tuple[Path, Exported]]):
    path, _ = run("ucdp", rule="majority")
    (said,) = path.parent.glob("*README*")
    text = said.read_text(encoding="utf-8")
    assert "polybius ledger --rule majority" in text
    assert "most independent origins" in text


def test_a_rule_that_the_ledger_does_not_have_is_refused(run: Callable[..., Any]):
    with pytest.raises(SettingError, match="no rule 'largest'"):
        run("hxl", rule="largest")
