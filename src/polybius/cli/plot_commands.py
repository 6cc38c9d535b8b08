"""The commands that draw, and their options."""

from pathlib import Path
from typing import Annotated

import typer

from polybius.cli.commands import app
from polybius.cli.examples import examples
from polybius.cli.filter_options import WorkspaceFile, filtered
from polybius.query import Asked, Clock, Filters, Per, Unit

plot_app = typer.Typer(no_args_is_help=True, help="Draw counts over time, a pair of countries, the network of pairs.")
app.add_typer(plot_app, name="plot")

Picture = Annotated[Path, typer.Option("--output", metavar="FILE", help="The picture to write: .svg or .png.")]
By = Annotated[Unit, typer.Option(help="The length of a period; a week is that of ISO 8601.")]
ByClock = Annotated[Clock, typer.Option(help="By the event's own day, or by the day of the article.")]


@plot_app.command(name="series", epilog=examples("plot series"))
@filtered
def plot_series(
    file: WorkspaceFile,
    filters: Filters,
    output: Picture,
    by: By = "month",
    per: Annotated[Per, typer.Option(help="A line for each of these.")] = "all",
    clock: ByClock = "event",
    top: Annotated[int, typer.Option(metavar="N", min=1, help="Only the N most frequent.")] = 8,
) -> None:
    """Draw how many mentions of events there are in each period, as `polybius series` counts them."""
    from polybius.cli.plotting import plot_series as draw

    draw(file, filters=filters, asked=Asked(by=by, per=per, clock=clock, top=top), output=output)


@plot_app.command(name="dyad", epilog=examples("plot dyad"))
@filtered
def plot_dyad(
    file: WorkspaceFile, filters: Filters, output: Picture, by: By = "month", clock: ByClock = "event"
) -> None:
    """Draw how two countries treat each other over time, by Goldstein values: --dyad "IRN-ISR"."""
    from polybius.cli.plotting import plot_dyad as draw

    draw(file, filters=filters, asked=Asked(by=by, per="dyad", clock=clock, top=2), output=output)


@plot_app.command(name="network", epilog=examples("plot network"))
@filtered
def plot_network(
    file: WorkspaceFile,
    filters: Filters,
    output: Picture,
    top: Annotated[int, typer.Option(metavar="N", min=1, help="Only the N pairs with most mentions.")] = 40,
) -> None:
    """Draw which countries do what to which: wide arrows for many mentions, red for conflict, blue for cooperation."""
    from polybius.cli.plotting import plot_network as draw

    draw(file, filters=filters, top=top, output=output)
