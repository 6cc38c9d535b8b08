"""The commands and their options; what a command needs is imported when it runs, so that the others start at once."""

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from polybius.cli.writers import Format

app = typer.Typer(
    name="polybius",
    help="Reads news and rebuilds, as data, the world it reports: who did what to whom, when, where, and who says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Sources = Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.")]
Date = Annotated[str | None, typer.Option(help="Publication date (YYYY-MM-DD) of what carries none.")]
SettingsFile = Annotated[Path | None, typer.Option("--settings", help="A settings file (TOML).")]


@app.callback(invoke_without_command=True)
def options(
    show_version: Annotated[bool, typer.Option("--version", help="Show the version.", is_eager=True)] = False,
) -> None:
    """Options of all commands."""
    if show_version:
        typer.echo(f"polybius {version('polybius')}")
        raise typer.Exit


@app.command()
def code(
    sources: Sources,
    date: Date = None,
    output: Annotated[Path | None, typer.Option(help="Write to this file: .jsonl, or .json for one array.")] = None,
    format: Annotated[
        Format | None, typer.Option(help="Default: by the file's ending; a table on a terminal, jsonl in a pipe.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first input that cannot be coded.")] = False,
    settings: SettingsFile = None,
) -> None:
    """Code news reports: plain text, HTML, JSON or JSON Lines, also gzipped."""
    from polybius.cli.coding import code_sources

    failures = code_sources(sources, date=date, output=output, format=format, strict=strict, settings=settings)
    if failures:
        raise typer.Exit(1)


@app.command()
def explain(
    source: Annotated[str, typer.Argument(metavar="FILE", help="A report to code, or records (JSON, JSON Lines).")],
    event: Annotated[str | None, typer.Option(help="Only this event, e.g. e3.")] = None,
    document: Annotated[str | None, typer.Option(help="Only the record of this document id.")] = None,
    date: Date = None,
    settings: SettingsFile = None,
) -> None:
    """Show why an event was coded: its sentence with the words of each role, the codebook entry, and who says so."""
    from polybius.cli.explaining import explain_source

    explain_source(source, event=event, document=document, date=date, settings=settings)


@app.command()
def codebook(
    word: Annotated[str | None, typer.Argument(metavar="[TYPE|CODE]", help="A type, CAMEO code, mode or word.")] = None,
) -> None:
    """Show the codebook: all types, or what a type, mode, context, CAMEO code or word means."""
    from polybius.cli.codebook import show_codebook

    show_codebook(word)


@app.command()
def schema() -> None:
    """Print the JSON Schema of one line of output."""
    import json

    from polybius.output import schema as output_schema

    typer.echo(json.dumps(output_schema(), indent=2))
