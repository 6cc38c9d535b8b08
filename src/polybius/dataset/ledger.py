"""A dataset: what it is coded with, which shards it is to have, and the ledger of those that are done."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from polybius.dataset.inputs import Shard
from polybius.dataset.place import ASIDE, Place
from polybius.dataset.shard_writer import By, Note
from polybius.errors import DatasetError
from polybius.vocabulary import Manifest

SCHEMA: Literal["polybius-dataset/1"] = "polybius-dataset/1"
TERMS, PLAN, LEDGER = "dataset.json", "plan.json", "ledger"


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What all shards of a dataset have in common: with what they are coded, read and divided."""

    schema: Literal["polybius-dataset/1"] = SCHEMA
    manifest: Manifest
    by: By = "day"
    date: str | None = None
    max_characters: int = 1_000_000
    columns: Mapping[str, str] = {}


class Dataset:
    """A dataset that is there; it is written to by one program at a time."""

    def __init__(self, place: Place, terms: Terms) -> None:
        self.place, self.terms = place, terms

    def planned(self) -> tuple[Shard, ...]:
        """All shards that it is to have, in their order."""
        if not self.place.holds(PLAN):
            return ()
        return msgspec.json.decode(self.place.read(PLAN), type=tuple[Shard, ...])

    def plan(self, shards: Iterable[Shard]) -> None:
        """Add shards to those it is to have; one whose inputs have changed keeps its place."""
        before = self.planned()
        known = {shard.id: shard for shard in before} | {shard.id: shard for shard in shards}
        after = tuple(known.values())
        if after != before:
            self.place.write(PLAN, msgspec.json.format(msgspec.json.encode(after), indent=1))

    def waiting(self) -> tuple[Shard, ...]:
        """The shards that are not done, or whose inputs have changed since."""
        noted = set(self.place.listed(LEDGER))
        return tuple(shard for shard in self.planned() if _name(shard.id, shard.print) not in noted)

    def note(self, shard: Shard) -> Note:
        """What the ledger says of a shard that is done."""
        return msgspec.json.decode(self.place.read(f"{LEDGER}/{_name(shard.id, shard.print)}"), type=Note)

    def done(self, shard: Shard) -> Note | None:
        """The note of a shard when it is done with the inputs as they are."""
        return self.note(shard) if self.place.holds(f"{LEDGER}/{_name(shard.id, shard.print)}") else None

    def commit(self, note: Note) -> None:
        """Note that a shard is done; what is left of an earlier coding, with other inputs, is taken away."""
        name = _name(note.shard, note.print)
        before = [old for old in self.place.listed(LEDGER) if old.startswith(f"{note.shard}.") and old != name]
        for old in before:
            files = msgspec.json.decode(self.place.read(f"{LEDGER}/{old}"), type=Note).files
            for file in sorted(files.keys() - note.files.keys()):
                self.place.remove(file)
        self.place.write(f"{LEDGER}/{name}", msgspec.json.format(msgspec.json.encode(note), indent=1))
        for old in before:
            self.place.remove(f"{LEDGER}/{old}")

    def clear_aside(self) -> None:
        """Take away what a program that was killed has left."""
        if self.place.local:
            shutil.rmtree(Path(self.place.root, ASIDE), ignore_errors=True)


def _name(shard: str, print: str) -> str:
    """The name of a note: it tells of which inputs it is, so that a list of names says what is done."""
    return f"{shard}.{print}.json"


def open_dataset(url: str) -> Dataset:
    """A dataset that is there. Raises `DatasetError` for a place without one."""
    place = Place(url)
    if not place.holds(TERMS):
        raise DatasetError("there is no dataset", where=url, do="make one: polybius code SOURCES --output FOLDER/")
    try:
        return Dataset(place, msgspec.json.decode(place.read(TERMS), type=Terms))
    except msgspec.DecodeError as error:
        raise DatasetError(f"{TERMS} is not that of a dataset: {error}", where=url, do="check it") from error


def make_dataset(url: str, terms: Terms) -> Dataset:
    """A dataset to write to, new or begun before. Raises `DatasetError` when it was begun on other terms."""
    place = Place(url)
    if not place.holds(TERMS):
        place.write(TERMS, msgspec.json.format(msgspec.json.encode(terms), indent=1))
        return Dataset(place, terms)
    there = open_dataset(url)
    for field in Terms.__struct_fields__:
        before, now = getattr(there.terms, field), getattr(terms, field)
        if before != now:
            raise DatasetError(f"the dataset was begun with another {field}: {_short(before)}, now {_short(now)}",
                               where=url, do="give another folder, or code as before")  # fmt: skip
    return there


def _short(value: object) -> str:
    return msgspec.json.encode(value).decode()[:300]
