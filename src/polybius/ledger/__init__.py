"""The toll ledger: figures with who says so, and what rules that are named make of them together."""

from polybius.ledger.entries import Entry, entries_of
from polybius.ledger.lines import OF_UNSTATED, Ledger, Line, is_of_unstated, ledger_of, lines_of, tolls_of
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
    "is_of_unstated",
    "ledger_of",
    "lines_of",
    "rules",
    "tolls_of",
]
