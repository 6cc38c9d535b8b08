"""Where an export goes: whole or not at all, and never over what is there."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from polybius.errors import ExportError
from polybius.export import formats
from polybius.export import records as records_format


def test_what_is_there_is_replaced_only_by_force(run: Callable[..., Any]):
    path, _ = run("hxl")
    path.write_text("mine")
    with pytest.raises(ExportError, match="there already"):
        run("hxl")
    assert path.read_text() == "mine"
    run("hxl", force=True)
    assert path.read_text(encoding="utf-8").startswith("id,")


def test_force_leaves_other_files_of_a_folder_alone(run: Callable[..., Any]):
    folder, _ = run("parquet")
    (folder / "notes.txt").write_text("mine")
    run("parquet", force=True)
    assert (folder / "notes.txt").read_text() == "mine"


def test_a_folder_of_the_user_is_not_filled_unasked(run: Callable[..., Any], tmp_path: Path):
    (tmp_path / "gdelt").mkdir()
    (tmp_path / "gdelt" / "notes.txt").write_text("mine")
    with pytest.raises(ExportError, match="there already"):
        run("gdelt")


def test_a_file_is_no_folder_and_a_folder_no_file(run: Callable[..., Any], tmp_path: Path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="a folder"):
        run("hxl", to="folder")
    with pytest.raises(ExportError, match="a file"):
        run("gdelt", to="file")


def test_a_full_disk_is_said_and_leaves_nothing(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(record: object) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(records_format, "to_json", full)
    with pytest.raises(ExportError, match="disk is full"):
        run("jsonl")
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith("news.db")) == []


@pytest.mark.parametrize("name", formats())
def test_beside_each_export_stands_what_it_loses(run: Callable[..., Any], name: str):
    path, exported = run(name)
    told = (path / "README.md" if path.is_dir() else path.parent / f"{path.name}.README.md").read_text(encoding="utf-8")
    assert exported.losses
    assert all(loss in told for loss in exported.losses)
    assert all(f"{number:,} mentions of events {why}" in told for why, number in exported.left_out)


def test_a_format_that_does_not_exist_is_said(run: Callable[..., Any]):
    with pytest.raises(ExportError, match="no format 'excel'"):
        run("excel", to="x")


def test_only_gdelt_is_zipped(run: Callable[..., Any]):
    with pytest.raises(ExportError, match="zipped"):
        run("acled", zipped=True)
