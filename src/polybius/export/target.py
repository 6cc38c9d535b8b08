"""Where an export goes: written beside its place, and moved there when it is whole."""

import errno
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from polybius.errors import ExportError

ZIP_DAY = (1980, 1, 1, 0, 0, 0)
README = "README.md"


def readme_name(path: Path, *, folder: bool) -> str:
    """The name of the file that says what an export holds: in the folder, or beside the file."""
    return README if folder else f"{path.name}.{README}"


@contextmanager
def fresh(path: Path, *, folder: bool, force: bool) -> Iterator[Path]:
    """An empty folder beside `path`, for the file of that name or the files of that folder; moved there at the end.

    Nothing is left behind when the export fails. With `force`, files of the same name are replaced; other files of a
    folder stay. Raises `ExportError` for a target that is there already, and for what the disk refuses.
    """
    _check(path, folder=folder, force=force)
    partial = path.parent / f".{path.name}.{os.getpid()}.partial"
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        yield partial
        _move(partial, path, folder=folder)
    except OSError as error:
        raise ExportError(_reason(error), where=str(path), do=_advice(error)) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _check(path: Path, *, folder: bool, force: bool) -> None:
    """Raises `ExportError` for a target that is there already or of the other kind."""
    if folder and path.is_file():
        raise ExportError("this is a file, and the format has several", where=str(path), do="name a folder")
    if not folder and path.is_dir():
        raise ExportError("this is a folder, and the format is one file", where=str(path), do="name a file in it")
    there = any(path.iterdir()) if path.is_dir() else path.exists() or (path.parent / f"{path.name}.{README}").exists()
    if there and not force:
        raise ExportError("it is there already", where=str(path), do="give another name, or --force to replace it")


def _move(partial: Path, path: Path, *, folder: bool) -> None:
    if folder and not path.exists():
        partial.rename(path)
        return
    home = path if folder else path.parent
    for file in sorted(partial.rglob("*")):
        if file.is_file():
            place = home / file.relative_to(partial)
            place.parent.mkdir(parents=True, exist_ok=True)
            file.replace(place)


REASONS = {
    errno.ENOSPC: ("the disk is full", "free some space and export again: nothing was written"),
    errno.EACCES: ("the folder may not be written to", "check its permissions, or name another"),
    errno.EPERM: ("the folder may not be written to", "check its permissions, or name another"),
    errno.EROFS: ("the disk is read-only", "name a place on another disk"),
    errno.ENAMETOOLONG: ("the name is too long", "give a shorter one"),
    errno.ENOTDIR: ("a part of the path is a file", "check --output"),
}


def _reason(error: OSError) -> str:
    return REASONS.get(error.errno or 0, (f"it cannot be written: {error.strerror or error}", ""))[0]


def _advice(error: OSError) -> str:
    return REASONS.get(error.errno or 0, ("", "check --output"))[1]


def zip_each(folder: Path) -> None:
    """Put each file of a folder, but for the README, in a zip of its own, always with the same bytes."""
    for file in sorted(folder.iterdir()):
        if file.name.endswith(README):
            continue
        entry = zipfile.ZipInfo(file.name, ZIP_DAY)
        entry.compress_type = zipfile.ZIP_DEFLATED
        with (
            zipfile.ZipFile(folder / f"{file.name}.zip", "w") as archive,
            archive.open(entry, "w") as packed,
            file.open("rb") as plain,
        ):
            shutil.copyfileobj(plain, packed)
        file.unlink()
