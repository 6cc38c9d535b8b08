"""Where a dataset lies: a folder here or in a remote file system, written to so that nothing is half there."""

import os
import posixpath
from pathlib import Path
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from polybius.errors import DatasetError

ASIDE = ".aside"


class Place:
    """A folder by its path or address (`s3://bucket/news`); what a scheme needs must be installed (s3fs, gcsfs …)."""

    def __init__(self, url: str) -> None:
        try:
            self.files, root = fsspec.core.url_to_fs(url)
        except (ValueError, ImportError) as error:
            raise DatasetError(f"the address cannot be used: {error}", where=url,
                               do="install what its scheme needs, such as s3fs or gcsfs") from error  # fmt: skip
        self.root: str = root.rstrip("/")
        self.local = isinstance(self.files, LocalFileSystem)

    @property
    def url(self) -> str:
        """The address by which other processes find it."""
        return self.root if self.local else str(self.files.unstrip_protocol(self.root))

    def at(self, name: str) -> str:
        """The path of something in it, for its file system."""
        return posixpath.join(self.root, name)

    def holds(self, name: str) -> bool:
        """Whether there is such a file."""
        return bool(self.files.exists(self.at(name)))

    def listed(self, name: str) -> list[str]:
        """The files of a folder, by name; none when there is no such folder."""
        self.files.invalidate_cache()
        try:
            found = self.files.ls(self.at(name), detail=False)
        except FileNotFoundError:
            return []
        return sorted(posixpath.basename(str(path).rstrip("/")) for path in found)

    def read(self, name: str) -> bytes:
        """The bytes of a file. Raises `DatasetError` when it cannot be read."""
        try:
            return bytes(self.files.cat_file(self.at(name)))
        except OSError as error:
            raise DatasetError(f"it cannot be read: {error}", where=self.at(name), do="check the dataset") from error

    def open(self, name: str) -> Any:
        """A file to read from any place in it."""
        return self.files.open(self.at(name), "rb")

    def write(self, name: str, data: bytes) -> None:
        """Write a file: it is there whole or not at all."""
        if not self.local:
            self.files.pipe_file(self.at(name), data)
            return
        aside = Path(self.aside(f"{posixpath.basename(name)}.{os.getpid()}"))
        aside.write_bytes(data)
        self.take(aside, name)

    def aside(self, name: str) -> str:
        """A path on this machine, for what is not yet whole."""
        folder = Path(self.root, ASIDE)
        folder.mkdir(parents=True, exist_ok=True)
        return str(folder / name)

    def take(self, whole: Path, name: str) -> None:
        """Move a whole file of this machine to where it belongs."""
        if not self.local:
            self.files.put_file(str(whole), self.at(name))
            whole.unlink()
            return
        with whole.open("rb") as written:
            os.fsync(written.fileno())
        target = Path(self.at(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        whole.replace(target)

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        if self.holds(name):
            self.files.rm_file(self.at(name))
