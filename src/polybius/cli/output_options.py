"""Where rows go and as what: the same two options for all commands that print rows."""

from pathlib import Path
from typing import Annotated, Literal

import typer

RowFormat = Literal["table", "csv", "jsonl", "json"]
AsFormat = Annotated[
    RowFormat | None,
    typer.Option("--format", help="Default: by the file's ending; a table on a terminal, jsonl in a pipe."),
]
Output = Annotated[
    Path | None, typer.Option("--output", metavar="FILE", help="Write to this file: .csv, .jsonl or .json.")
]
