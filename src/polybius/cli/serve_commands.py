"""The commands that open a workspace in the browser, and say who may write there."""

from pathlib import Path
from typing import Annotated

import typer

from polybius.cli.commands import app
from polybius.cli.filter_options import WorkspaceFile

editors_app = typer.Typer(no_args_is_help=True, help="Who may write at the desk: polybius serve --editors FILE.")
app.add_typer(editors_app, name="editors")

EditorsFile = Annotated[Path, typer.Option("--file", metavar="FILE", help="The file of editors.")]
EditorName = Annotated[str, typer.Argument(metavar="NAME", help="Who.")]


@app.command()
def serve(
    file: WorkspaceFile,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; beyond this computer only with --editors.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="0 takes any that is free.")] = 8001,
    editors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Who may write; made by polybius editors add.")
    ] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A name by which browsers may ask for the desk.")
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Open a workspace as a web application and a JSON API, until Ctrl-C."""
    from polybius.cli.serving import serve_desk

    serve_desk(file, host=host, port=port, editors=editors, names=tuple(allow_host or ()), show=show)


@app.command()
def mcp(
    file: WorkspaceFile,
    http: Annotated[
        int | None,
        typer.Option(metavar="PORT", min=0, max=65535, help="Over HTTP on this computer, and not by standard input."),
    ] = None,
) -> None:
    """Let an assistant ask a workspace, by the Model Context Protocol: it reads, quotes the words and who says so, and
    can change nothing."""
    from polybius.cli.assisting import serve_assistants

    serve_assistants(file, http)


@app.command()
def openapi() -> None:
    """Print the OpenAPI document of the JSON API."""
    from polybius.cli.serving import print_document

    print_document()


@editors_app.command(name="add")
def add(name: EditorName, file: EditorsFile) -> None:
    """Let somebody write: the token that is printed is shown this once."""
    from polybius.cli.serving import add_one

    add_one(file, name)


@editors_app.command(name="list")
def show_editors(file: EditorsFile) -> None:
    """Show who may write."""
    from polybius.cli.serving import list_all

    list_all(file)


@editors_app.command(name="remove")
def remove(name: EditorName, file: EditorsFile) -> None:
    """Let somebody write no longer, from now on."""
    from polybius.cli.serving import remove_one

    remove_one(file, name)
