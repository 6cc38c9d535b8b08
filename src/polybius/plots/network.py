"""Who does what to whom, as a network of countries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from polybius.plots.drawing import GREY, library, sheet
from polybius.query import DyadRow

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SEED = 7
MEANS = "RdBu"
POINT = {"boxstyle": "circle,pad=0.25", "facecolor": "white", "edgecolor": GREY, "linewidth": 0.8}


def draw_network(rows: Sequence[DyadRow], caption: str) -> Figure:
    """Countries as points, an arrow for what one did to another: wide for many mentions, red for conflict."""
    networkx = library("networkx")
    figure, (axes,) = sheet("Who does what to whom", caption)
    axes.set_axis_off()
    graph = networkx.DiGraph()
    for row in sorted(rows, key=lambda row: (row.actor, row.recipient)):
        graph.add_edge(row.actor, row.recipient, mentions=row.mentions, mean=row.goldstein_mean)
    if not graph:
        axes.text(0.5, 0.5, "no pairs of countries", transform=axes.transAxes, ha="center", color=GREY)
        return figure
    places = networkx.spring_layout(graph.to_undirected(), seed=SEED, weight=None, k=1.6 / len(graph) ** 0.5)
    colour = library("matplotlib.cm").ScalarMappable(library("matplotlib.colors").Normalize(-10, 10), MEANS)
    most = max(mentions for _, _, mentions in graph.edges(data="mentions"))
    for one, other, told in graph.edges(data=True):
        axes.annotate("", xy=places[other], xytext=places[one], arrowprops={
            "arrowstyle": "-|>", "color": colour.to_rgba(told["mean"]), "connectionstyle": "arc3,rad=0.12",
            "linewidth": 0.6 + 4 * told["mentions"] / most, "shrinkA": 11, "shrinkB": 11, "mutation_scale": 9,
        })  # fmt: skip
    for name, (x, y) in sorted(places.items()):
        axes.text(x, y, name, ha="center", va="center", fontsize=8, bbox=POINT)
    axes.margins(0.12)
    axes.set_xlim(*_limits([x for x, _ in places.values()]))
    axes.set_ylim(*_limits([y for _, y in places.values()]))
    bar = figure.colorbar(colour, ax=axes, shrink=0.6, pad=0.02)
    bar.set_label("mean Goldstein value", color=GREY)
    return figure


def _limits(values: Sequence[float]) -> tuple[float, float]:
    return min(values) - 0.15, max(values) + 0.15
