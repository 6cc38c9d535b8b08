"""Shards of the demonstration reports, and a dataset of them, both there to be read."""

from pathlib import Path

import pytest

from made_dataset import code_into, write_shards
from polybius import Coder


@pytest.fixture(scope="session")
def shards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with eight shards."""
    return write_shards(tmp_path_factory.mktemp("shards"), 8)


@pytest.fixture(scope="session")
def coded(shards: Path, coder: Coder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of these shards, coded in this process and left alone; it is there to be read."""
    folder = tmp_path_factory.mktemp("coded") / "dataset"
    code_into(str(folder), coder, [str(shards)])
    return folder
