"""Counts and Goldstein values over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from polybius.plots.drawing import COLOURS, GREY, LIGHT, sheet
from polybius.query import HUNDREDTHS, Series, first_day_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTHS = {"day": 1, "week": 7, "month": 28, "year": 340}
QUADS = {"1": "verbal cooperation", "2": "material cooperation", "3": "verbal conflict", "4": "material conflict"}
NOTHING = float("nan")  # breaks a line


def draw_series(found: Series, caption: str) -> Figure:
    """Mentions in each period: bars of all together, or a line for each key."""
    by, per = found.asked.by, found.asked.per
    title = f"Mentions of events by {by}" + ("" if per == "all" else f" and {per.replace('quad', 'quad class')}")
    figure, (axes,) = sheet(title, caption)
    days: Any = [first_day_of(period) for period in found.periods]
    for n, key in enumerate(found.keys):
        counts = [found.cells.get((period, key), (0, 0, 0))[0] for period in found.periods]
        if per == "all":
            axes.bar(days, counts, width=WIDTHS[by], align="edge", color=COLOURS[0])
        else:
            style = "-" if n < len(COLOURS) else "--"
            axes.plot(days, counts, style, color=COLOURS[n % len(COLOURS)], label=QUADS.get(key, key), linewidth=1.4,
                      marker="o" if len(days) < 40 else "", markersize=3)  # fmt: skip
    if per != "all" and found.keys:
        axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), fontsize=8)
    axes.set_ylabel("mentions")
    axes.set_ylim(bottom=0)
    axes.locator_params(axis="y", integer=True)
    axes.grid(axis="y", color=LIGHT, linewidth=0.6)
    axes.set_axisbelow(True)
    _say_when_empty(axes, bool(found.cells))
    return figure


def draw_dyad(found: Series, caption: str) -> Figure:
    """The mean Goldstein value of each direction in each period, and below the mentions it rests on."""
    pair = found.keys[0].replace(">", " and ") if found.keys else "a pair"
    title = f"What {pair} do to each other, by {found.asked.by}"
    figure, (above, below) = sheet(title, caption, rows=2, heights=(3, 1))
    days: Any = [first_day_of(period) for period in found.periods]
    for n, key in enumerate(sorted(found.keys)):
        counts = [found.cells.get((period, key), (0, 0, 0)) for period in found.periods]
        means = [total / HUNDREDTHS / mentions if mentions else NOTHING for mentions, total, _ in counts]
        label = key.replace(">", " to ")
        above.plot(days, means, "-o", markersize=3, linewidth=1.2, color=COLOURS[n % len(COLOURS)], label=label)
        below.step(days, [mentions for mentions, _, _ in counts], where="post", color=COLOURS[n % len(COLOURS)])
    above.axhline(0, color=GREY, linewidth=0.8)
    above.set_ylim(-10.5, 10.5)
    above.set_ylabel("mean Goldstein value\nconflict (−)   cooperation (+)")
    below.set_ylabel("mentions")
    below.set_ylim(bottom=0)
    if found.keys:
        above.legend(loc="upper left", fontsize=8, ncols=2)
    for axes in (above, below):
        axes.grid(axis="y", color=LIGHT, linewidth=0.6)
    _say_when_empty(above, bool(found.cells))
    return figure


def _say_when_empty(axes: Axes, anything: bool) -> None:
    if not anything:
        axes.text(0.5, 0.5, "no mentions with a day", transform=axes.transAxes, ha="center", color=GREY)
