"""The command line: words typed by a person → one call each."""

import sys

from polybius.cli import export_command, happening_commands, plot_commands, query_commands, workspace_commands
from polybius.cli.commands import app
from polybius.cli.terminal import show_error
from polybius.errors import PolybiusError

__all__ = [
    "app", "export_command", "happening_commands", "main", "plot_commands", "query_commands", "workspace_commands",
]  # fmt: skip

WRONG_USE = 2


def main() -> None:
    """Run the command line; what Polybius cannot do is said in one line, with exit code 2."""
    try:
        app()
    except PolybiusError as error:
        show_error(error)
        sys.exit(WRONG_USE)
