"""Plots of a workspace: counts over time, a pair of countries over time, the network of pairs."""

from polybius.plots.drawing import KINDS, written
from polybius.plots.network import draw_network
from polybius.plots.over_time import draw_dyad, draw_series

__all__ = ["KINDS", "draw_dyad", "draw_network", "draw_series", "written"]
