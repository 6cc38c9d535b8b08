"""An export as one file to hand over: as it is, or with what stands beside it in a zip."""

import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from polybius.export import Format, Options, export, format_named
from polybius.export.target import ZIP_DAY
from polybius.store import Store

ENDING = ".zip"
TABS = "text/tab-separated-values"


class Parcel(msgspec.Struct, frozen=True):
    """A file to hand over, and its media type."""

    path: Path
    media: str


MEDIA = {
    ".csv": "text/csv", ".jsonl": "application/x-ndjson", ".geojson": "application/geo+json", ".tab": TABS,
    ".txt": TABS, ".graphml": "application/graphml+xml", ".gexf": "application/gexf+xml", ENDING: "application/zip",
}  # fmt: skip


def name_of(file: Path, format: Format, *, tables: bool = False) -> str:
    """What an export of a workspace is called: workspace, format, and the day on which the workspace last changed."""
    parts = "tables-" if tables else ""
    return f"{file.stem}-{format.name}-{parts}{last_changed(file)}{'' if tables else format.ending}"


def last_changed(file: Path) -> str:
    """The day (UTC) on which a workspace was last written to."""
    log = file.with_name(f"{file.name}-wal")
    written = [file, log] if log.exists() and log.stat().st_size else [file]
    return datetime.fromtimestamp(max(path.stat().st_mtime for path in written), UTC).date().isoformat()


def pack(store: Store, name: str, file: Path, folder: Path, options: Options, *, tables: bool, readme: bool) -> Parcel:
    """Write an export of the workspace of a file into an empty folder, as one file.

    What has several files, and what is wanted with its README (`readme`), is a zip. Raises what `export` does.
    """
    format = format_named(name)
    several = format.target == "folder" or (format.target == "either" and tables)
    called = name_of(file, format, tables=several and format.target == "either")
    target = folder / called
    export(store, name, target, options)
    if several or readme:
        target = _zipped(folder, folder / f"{called}{ENDING}")
    return Parcel(target, MEDIA.get(target.suffix, "application/octet-stream"))


def _zipped(folder: Path, target: Path) -> Path:
    """The files of a folder in a zip, always with the same bytes; they are gone from the folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(target, "w") as archive:
        for path in files:
            entry = zipfile.ZipInfo(str(path.relative_to(folder)), ZIP_DAY)
            entry.compress_type = zipfile.ZIP_STORED if path.suffix == ".parquet" else zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as packed, path.open("rb") as plain:
                shutil.copyfileobj(plain, packed)
            path.unlink()
    return target
