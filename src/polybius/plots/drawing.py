"""A sheet to draw on, and the file it becomes: the same data give the same bytes."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polybius.errors import SettingError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KINDS = (".svg", ".png")
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8C6D31", "#000000")  # Okabe and Ito
GREY, LIGHT = "#595959", "#D9D9D9"
SIZE = (9.0, 5.0)
STYLE = {"svg.hashsalt": "polybius", "svg.fonttype": "none", "font.family": "DejaVu Sans", "font.size": 10,
         "axes.spines.top": False, "axes.spines.right": False, "axes.edgecolor": GREY, "axes.labelcolor": GREY,
         "xtick.color": GREY, "ytick.color": GREY, "legend.frameon": False}  # fmt: skip
CAPTION_WIDTH = 130


def library(name: str) -> Any:
    """A library for plots. Raises `SettingError` when it is not installed."""
    try:
        return import_module(name)
    except ImportError as error:
        what = f"{name.partition('.')[0]} is not installed"
        raise SettingError(what, do="install it: pip install 'polybius[plot]'") from error


def sheet(title: str, caption: str, *, rows: int = 1, heights: tuple[int, ...] = (1,)) -> tuple[Figure, list[Axes]]:
    """A figure with a title, a caption below, and axes one below the other on the same time."""
    import textwrap

    matplotlib = library("matplotlib")
    with matplotlib.rc_context(STYLE):
        figure = library("matplotlib.figure").Figure(figsize=SIZE, layout="constrained")
        axes = figure.subplots(rows, 1, sharex=True, squeeze=False, height_ratios=heights)[:, 0]
    figure.suptitle(title, x=0.01, ha="left", fontsize=13)
    lines = textwrap.fill(caption, CAPTION_WIDTH)
    figure.supxlabel(lines, x=0.01, ha="left", fontsize=7.5, color=GREY)
    return figure, list(axes)


def written(figure: Figure, output: Path) -> None:
    """Write a figure as SVG or PNG by the file's ending. Raises `SettingError` for another, or a wrong place."""
    if output.suffix not in KINDS:
        raise SettingError("a plot is SVG or PNG", where=str(output), do="let --output end in .svg or .png")
    metadata = {"Date": None, "Creator": "Polybius"} if output.suffix == ".svg" else {"Software": "Polybius"}
    with library("matplotlib").rc_context(STYLE):
        try:
            figure.savefig(output, format=output.suffix[1:], dpi=160, metadata=metadata)
        except OSError as error:
            raise SettingError(
                f"cannot be written: {error.strerror}", where=str(output), do="check --output"
            ) from error
