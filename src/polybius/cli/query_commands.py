"""The commands that ask a workspace, and their options."""

from pathlib import Path
from typing import Annotated

import typer

from polybius.cli.commands import actors_app, app
from polybius.cli.examples import examples
from polybius.cli.filter_options import WorkspaceFile, filtered
from polybius.cli.output_options import AsFormat, Output, RowFormat
from polybius.query import Asked, Clock, Filters, Page, Per, Sort, Unit

Limit = Annotated[int | None, typer.Option(metavar="N", min=0, help="At most so many; a table shows 100, else all.")]
Offset = Annotated[int, typer.Option(metavar="N", min=0, help="Pass over the first so many.")]
After = Annotated[int | None, typer.Option(metavar="ID", help="Go on after the row of this id.")]
Order = Annotated[Sort, typer.Option(help="Newest day first, oldest first, or as the articles were ingested.")]


@app.command(name="events", epilog=examples("events"))
@filtered
def list_events(
    file: WorkspaceFile, filters: Filters, sort: Order = "-day", limit: Limit = None, offset: Offset = 0,
    after: After = None, format: AsFormat = None, output: Output = None,
) -> None:  # fmt: skip
    """List the events of a workspace: who did what to whom, when, where, and who says so."""
    _show("events", file, filters, Page(sort=sort, limit=limit, offset=offset, after=after), format, output)


@app.command(name="tolls", epilog=examples("tolls"))
@filtered
def list_tolls(
    file: WorkspaceFile, filters: Filters, sort: Order = "-day", limit: Limit = None, offset: Offset = 0,
    after: After = None, format: AsFormat = None, output: Output = None,
) -> None:  # fmt: skip
    """List the figures of a workspace: how many, of whom, in which event, and who says so."""
    _show("tolls", file, filters, Page(sort=sort, limit=limit, offset=offset, after=after), format, output)


@app.command(name="claims", epilog=examples("claims"))
@filtered
def list_claims(
    file: WorkspaceFile, filters: Filters, sort: Order = "-day", limit: Limit = None, offset: Offset = 0,
    after: After = None, format: AsFormat = None, output: Output = None,
) -> None:  # fmt: skip
    """List the claims of a workspace: who says what, how, to whom; filters of events hold for what is claimed."""
    _show("claims", file, filters, Page(sort=sort, limit=limit, offset=offset, after=after), format, output)


@app.command(name="articles", epilog=examples("articles"))
@filtered
def list_articles(
    file: WorkspaceFile, filters: Filters, sort: Order = "-day", limit: Limit = None, offset: Offset = 0,
    format: AsFormat = None, output: Output = None,
) -> None:  # fmt: skip
    """List the articles of a workspace; --text looks in whole articles, filters of events hold for one of theirs."""
    _show("articles", file, filters, Page(sort=sort, limit=limit, offset=offset), format, output)


@app.command(name="failures", epilog=examples("failures"))
def list_failures(
    file: WorkspaceFile, limit: Limit = None, offset: Offset = 0, format: AsFormat = None, output: Output = None
) -> None:
    """List the inputs that have no record, and why."""
    _show("failures", file, Filters(), Page(limit=limit, offset=offset), format, output)


@app.command(name="series", epilog=examples("series"))
@filtered
def count_series(
    file: WorkspaceFile,
    filters: Filters,
    by: Annotated[Unit, typer.Option(help="The length of a period; a week is that of ISO 8601.")] = "month",
    per: Annotated[Per, typer.Option(help="A row for each of these in each period.")] = "all",
    clock: Annotated[Clock, typer.Option(help="By the event's own day, or by the day of the article.")] = "event",
    top: Annotated[int, typer.Option(metavar="N", min=0, help="Only the N most frequent; 0 is all.")] = 20,
    happenings: Annotated[bool, typer.Option("--happenings", help="Also count what they tell of.")] = False,
    format: AsFormat = None,
    output: Output = None,
) -> None:
    """Count mentions of events by period, with the sum and mean of their Goldstein values and the number of articles.

    Counted is what happened (--status asks for other things), and no mention that restates another. An event counts
    where all its days lie in one period; how many have no day, or reach over several periods, is said.
    """
    from polybius.cli.series import show_series

    asked = Asked(by=by, per=per, clock=clock, top=top, happenings=happenings)
    show_series(file, filters=filters, asked=asked, format=format, output=output)


@actors_app.command(name="show", epilog=examples("actors show"))
@filtered
def list_actors(
    file: WorkspaceFile, filters: Filters, limit: Limit = None, offset: Offset = 0, format: AsFormat = None,
    output: Output = None,
) -> None:  # fmt: skip
    """List the actors of a workspace, most mentioned first; --party says who, other options in which events.

    "show" may be left out.
    """
    _show("actors", file, filters, Page(limit=limit, offset=offset), format, output)


def _show(
    kind: str, file: Path, filters: Filters, page: Page, format: RowFormat | None, output: Path | None
) -> None:  # fmt: skip
    from polybius.cli.asking import show_rows

    show_rows(kind, file, filters=filters, page=page, format=format, output=output)
