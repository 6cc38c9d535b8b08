"""`polybius actors check`: whether tables of actors are sound."""

from pathlib import Path

from rich.text import Text

from polybius.cli.terminal import out
from polybius.mentions.cast.faults import find_faults, rows_of

STYLES = {"error": "red", "warning": "yellow"}


def show_faults(files: list[Path]) -> int:
    """Show what is wrong in the tables; the number of errors. Raises `TableError` for a table that cannot be read."""
    rows = rows_of(files)
    faults = find_faults(rows)
    for fault in faults:
        line = Text(f"{fault.where}: ", style="bold")
        out.print(
            line.append(f"{fault.grave}: ", style=STYLES[fault.grave]).append(fault.what, style="default"),
            soft_wrap=True,
        )
    errors = sum(fault.grave == "error" for fault in faults)
    warnings = len(faults) - errors
    counts = (
        (len(rows), "row"),
        (len({row.name for _, row in rows}), "actor"),
        (errors, "error"),
        (warnings, "warning"),
    )
    out.print(" · ".join(f"{n:,} {noun}{'' if n == 1 else 's'}" for n, noun in counts), style="dim")
    return errors
