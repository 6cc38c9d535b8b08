"""The command line: words typed by a person → one call each."""

import contextlib
import os
import sys

from polybius.cli import (
    dataset_commands,
    export_command,
    happening_commands,
    plot_commands,
    query_commands,
    serve_commands,
    workspace_commands,
)
from polybius.cli.commands import app
from polybius.cli.terminal import show_error
from polybius.errors import PolybiusError

__all__ = [
    "app", "dataset_commands", "export_command", "happening_commands", "main", "plot_commands", "query_commands",
    "serve_commands", "workspace_commands",
]  # fmt: skip

WRONG_USE = 2


def main() -> None:
    """Run the command line; what Polybius cannot do is said in one line, with exit code 2."""
    try:
        app()
    except PolybiusError as error:
        show_error(error)
        sys.exit(WRONG_USE)
    except OSError as error:
        what, where = f"the system refuses it: {error.strerror or error}", str(error.filename or "output")
        show_error(PolybiusError(what, where=where, do="check the disk and the permissions"))
        _give_up_output()
        sys.exit(WRONG_USE)


def _give_up_output() -> None:
    """Let nothing that standard output still holds be written when the program ends: it could not be."""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
