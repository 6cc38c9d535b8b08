"""Many articles in one file: what goes in, and what is asked of it."""

from polybius.workspace.correcting import (
    Gold,
    Standing,
    bring_in,
    correct,
    corrections_as_lines,
    corrections_of_lines,
    gold,
    standing,
    undo,
)
from polybius.workspace.differing import RowChange, changes_between, differences, manifest_changes
from polybius.workspace.ingesting import Outcome, ingest
from polybius.workspace.naming import Numbered
from polybius.workspace.recoding import Run, find_run, latest_manifest, recode, runs

__all__ = [
    "Gold", "Numbered", "Outcome", "RowChange", "Run", "Standing", "bring_in", "changes_between", "correct",
    "corrections_as_lines", "corrections_of_lines", "differences", "find_run", "gold", "ingest", "latest_manifest",
    "manifest_changes", "recode", "runs", "standing", "undo",
]  # fmt: skip
