"""Plots: the same data give the same file, with what is counted and what is not below."""

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from made_workspace import made_workspace
from polybius.cli import app
from polybius.errors import SettingError
from polybius.plots.over_time import draw_series
from polybius.query import Asked, Filters, series
from polybius.store import open_store

runner = CliRunner()
KINDS = {"series": ["--per", "type", "--by", "year"], "dyad": ["--dyad", "IRN-ISR", "--by", "year"], "network": []}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(made_workspace(tmp_path_factory.mktemp("workspace") / "news.db"))


def drawn(kind: str, file: str, output: Path, *more: str) -> bytes:
    arguments = ["plot", kind, file, "--output", str(output), *KINDS[kind], *more]
    assert runner.invoke(app, arguments, catch_exceptions=False).exit_code == 0
    return output.read_bytes()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_a_plot_drawn_twice_is_the_same_file(file: str, tmp_path: Path, kind: str, ending: str):
    assert drawn(kind, file, tmp_path / f"one{ending}") == drawn(kind, file, tmp_path / f"other{ending}")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("series", ["ASSAULT", "CONSULT", "mentions", "3 articles in news.db", "status actual or ongoing"]),
        ("dyad", ["IRN to ISR", "ISR to IRN", "mean Goldstein value", "dyad IRN-ISR"]),
        ("network", ["IRQ", "KWT", "IRN", "ISR", " pairs, all there are"]),
    ],
)
def test_a_plot_tells_what_it_shows_and_from_what(file: str, tmp_path: Path, kind: str, words: list[str]):
    picture = " ".join(drawn(kind, file, tmp_path / "plot.svg").decode().split())
    assert [word for word in words if word not in picture] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_plot_of_nothing_says_so(file: str, tmp_path: Path, kind: str):
    picture = drawn(kind, file, tmp_path / "plot.svg", "--country", "TUV").decode()
    assert "no mentions with a day" in picture or "no pairs of countries" in picture


def test_a_plot_is_svg_or_png(file: str, tmp_path: Path):
    with pytest.raises(SettingError, match="SVG or PNG"):
        drawn("series", file, tmp_path / "plot.jpg")


def test_one_pair_is_plotted(file: str, tmp_path: Path):
    with pytest.raises(SettingError, match="one pair is plotted"):
        drawn("dyad", file, tmp_path / "plot.svg", "--dyad", "USA-RUS")


def test_a_library_that_is_missing_is_named_with_the_way_to_install_it(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(SettingError, match=r"pip install 'polybius\[plot\]'"):
        drawn("series", file, tmp_path / "plot.svg")


def test_the_axis_of_a_count_has_whole_numbers(file: str):
    with open_store(Path(file), write=False) as store:
        figure = draw_series(series(store, Filters(), Asked(by="year", per="type")), "")
    ticks = figure.axes[0].get_yticks()
    assert len(ticks) > 1
    assert all(tick == int(tick) for tick in ticks)


def test_a_network_says_how_many_pairs_are_drawn(file: str, tmp_path: Path):
    picture = " ".join(drawn("network", file, tmp_path / "one.svg", "--top", "1").decode().split())
    assert "the 1 pair with most mentions" in picture
