"""The command that writes a workspace in other formats, and its options."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from polybius.cli.commands import app
from polybius.cli.examples import examples
from polybius.cli.filter_options import filtered
from polybius.query import Filters

Workspace = Annotated[Path | None, typer.Argument(metavar="FILE", help="The workspace that `polybius ingest` made.")]
To = Annotated[str, typer.Option("--to", metavar="FORMAT", help="parquet, csv, gdelt, acled, …; see --list.")]
Target = Annotated[Path | None, typer.Option("--output", metavar="PATH", help="The file, or the folder, to write.")]
DatedBy = Annotated[
    Literal["text", "published"],
    typer.Option(help="An event whose text gives no day: without one (or left out), or on the day of publication."),
]
Anonymous = Annotated[bool, typer.Option("--anonymous", help="Leave out the names of private persons.")]
Rule = Annotated[
    str, typer.Option(help="How figures become one: a rule of polybius ledger (authority, majority, side:CODE, …).")
]
Zip = Annotated[bool, typer.Option("--zip", help="Zip each of GDELT's files.")]
Force = Annotated[bool, typer.Option("--force", help="Replace what is there.")]
Listed = Annotated[bool, typer.Option("--list", help="Show the formats, what each carries and loses.")]


@app.command(epilog=examples("export"))
@filtered
def export(
    filters: Filters, workspace: Workspace = None, to: To = "", output: Target = None, dated_by: DatedBy = "text",
    anonymous: Anonymous = False, zipped: Zip = False, rule: Rule = "range", force: Force = False,
    list_all: Listed = False,
) -> None:  # fmt: skip
    """Write the events of a workspace for other programs: Parquet, CSV, GeoJSON, GDELT, ICEWS, ACLED, UCDP, …

    The rows are those that `polybius events` shows with the same options; `--status all` is for formats that otherwise
    hold only what happened.
    """
    from polybius.cli.exporting import export_workspace, list_formats
    from polybius.errors import ExportError

    if list_all:
        list_formats()
        return
    if workspace is None or output is None or not to:
        raise ExportError("say what goes where", do="polybius export FILE --to FORMAT --output PATH, or --list")
    export_workspace(workspace, to=to, output=output, filters=filters, dated_by=dated_by, anonymous=anonymous,
                     zipped=zipped, force=force, rule=rule)  # fmt: skip
