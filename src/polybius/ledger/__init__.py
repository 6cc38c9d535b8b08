"""The toll ledger: figures with who says so, and what rules that are named make of them together."""

from polybius.ledger.entries import Entry, entries_of
from polybius.ledger.lines import (
    OF_UNSTATED,
    Ledger,
    Line,
    is_of_unstated,
    ledger_of,
    lines_of,
    lines_of_entries,
    tolls_of,
)
from polybius.ledger.recorded import entries_of_record
from polybius.ledger.rules import Estimate, Said, authorities, check_rule, rules

__all__ = [
    "OF_UNSTATED",
    "Entry",
    "Estimate",
    "Ledger",
    "Line",
    "Said",
    "authorities",
    "check_rule",
    "entries_of",
    "entries_of_record",
    "is_of_unstated",
    "ledger_of",
    "lines_of",
    "lines_of_entries",
    "rules",
    "tolls_of",
]
