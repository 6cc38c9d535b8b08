"""`polybius plot`: what is asked of a workspace, as a picture with its source below."""

from importlib.metadata import version
from pathlib import Path

from msgspec.structs import replace

from polybius.cli.series import notes
from polybius.errors import SettingError
from polybius.plots import KINDS, draw_dyad, draw_network, draw_series, written
from polybius.query import REAL, Asked, Filters, dyads, series
from polybius.store import Store, open_store


def plot_series(file: Path, *, filters: Filters, asked: Asked, output: Path) -> None:
    """Write the counts over time as a picture."""
    _check(output)
    with open_store(file, write=False) as store:
        found = series(store, filters, asked)
        written(draw_series(found, _caption(store, file, notes(found))), output)


def plot_dyad(file: Path, *, filters: Filters, asked: Asked, output: Path) -> None:
    """Write a pair of countries over time as a picture. Raises `SettingError` when not one pair is asked for."""
    _check(output)
    if len(filters.dyad) != 1:
        raise SettingError("one pair is plotted", where="--dyad", do='give one: --dyad "IRN-ISR"')
    with open_store(file, write=False) as store:
        found = series(store, filters, asked)
        written(draw_dyad(found, _caption(store, file, notes(found))), output)


def plot_network(file: Path, *, filters: Filters, top: int, output: Path) -> None:
    """Write the pairs of countries with most mentions as a network."""
    _check(output)
    stated = replace(filters, status=filters.status or REAL).stated()
    with open_store(file, write=False) as store:
        found = dyads(store, filters, top=top + 1)
        said = [_pairs(len(found), top), f"counted: {stated}", "blue is cooperation, red is conflict"]
        written(draw_network(found[:top], _caption(store, file, said)), output)


def _pairs(found: int, top: int) -> str:
    """How many pairs are drawn: all there are, or those with most mentions."""
    number = f"{min(found, top):,} pair{'' if min(found, top) == 1 else 's'}"
    return f"the {number} with most mentions" if found > top else f"{number}, all there are"


def _check(output: Path) -> None:
    if output.suffix not in KINDS:
        raise SettingError("a plot is SVG or PNG", where=str(output), do="let --output end in .svg or .png")


def _caption(store: Store, file: Path, said: list[str]) -> str:
    """The workspace, what is counted and what is not."""
    number, first, last = store.execute("SELECT count(*), min(published), max(published) FROM articles").fetchone()
    when = f", published {first} to {last}" if first else ""
    return " · ".join([f"Source: {number:,} articles in {file.name}{when}", *said, f"Polybius {version('polybius')}"])
