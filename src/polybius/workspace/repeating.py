"""How an export is repeated elsewhere: on the command line, and in Python."""

import shlex
from typing import Any

from polybius.query import Filters


def command_of(workspace: str, name: str, output: str, filters: Filters, extra: dict[str, Any]) -> str:
    """The command that writes the same: options of filters, then those of the export (`extra`)."""
    options = [
        part
        for option, value in (*filters.given().items(), *extra.items())
        for part in _option(f"--{option.replace('_', '-')}", value)
    ]
    return shlex.join(["polybius", "export", workspace, "--to", name, "--output", output, *options])


def _option(option: str, value: object) -> list[str]:
    if value is True:
        return [option]
    values = value if isinstance(value, tuple) else (value,)
    return [part for one in values for part in (option, str(one))]


def python_of(workspace: str, name: str, output: str, filters: Filters, extra: dict[str, Any]) -> str:
    """The lines of Python that write the same."""
    given = [
        f", {option}={list(value) if isinstance(value, tuple) else value!r}"
        for option, value in (*filters.given().items(), *extra.items())
    ]
    return (
        "from polybius import Workspace\n\n"
        f"with Workspace({workspace!r}) as workspace:\n"
        f"    workspace.export({name!r}, {output!r}{''.join(given)})\n"
    )
