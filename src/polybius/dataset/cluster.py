"""Shards → files of a dataset, on Ray Data: actors that load the model once, each coding whole shards.

An actor that is killed, or whose machine is lost, is started again by Ray and gets its shard anew; what it had written
stands aside and counts for nothing. An actor codes in a process of its own, since an article that kills whatever codes
it must become a failure and not a loop, and since Ray calls an actor outside of its main thread, where no article can
be limited.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import msgspec

from polybius.dataset.coding import Stream, code_shards
from polybius.dataset.inputs import Shard
from polybius.dataset.ledger import Dataset, open_dataset
from polybius.dataset.shard_writer import Note
from polybius.errors import DatasetError, PolybiusError, SettingError
from polybius.settings import Settings
from polybius.workers import Team

MOST_BLOCKS = 2_000
OBJECT_STORE = 100_000_000  # shards and notes are all that goes through it


class ShardCoder:
    """What an actor does: code a shard, unless it is done."""

    def __init__(self, url: str, settings: bytes) -> None:
        self.dataset = open_dataset(url)
        self.settings = msgspec.json.decode(settings, type=Settings)

    @cached_property
    def stream(self) -> Stream:
        """What codes articles. Raises `DatasetError` when this machine would code otherwise than where it began."""
        coder = Team(self.settings, 1)
        if coder.manifest != self.dataset.terms.manifest:
            raise DatasetError("this machine has another version of Polybius, its tables or its model",
                               where=os.uname().nodename, do="install the same on all machines")  # fmt: skip
        return coder.stream

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """The note of a shard, or why it cannot be coded."""
        shard = msgspec.json.decode(row["shard"], type=Shard)
        try:
            note = self.dataset.done(shard) or next(iter(code_shards(self.dataset, [shard], self.stream)))
        except (PolybiusError, OSError) as error:
            return {"note": b"", "shard": shard.id, "error": str(error)}
        return {"note": msgspec.json.encode(note), "shard": shard.id, "error": ""}


def code_on_cluster(
    dataset: Dataset, settings: Settings, *, address: str | None = None, workers: int | None = None
) -> Iterator[Note]:
    """Code the shards of a dataset that wait, in whatever order they are done, and give the note of each.

    `address` is that of a Ray cluster; without it one is started on this machine. There are as many actors as
    `workers`, or as the cluster has processors. Raises `DatasetError` at the end when shards could not be coded.
    """
    shards = dataset.waiting()
    if not shards:
        return
    with _cluster(address, workers) as ray:
        size = min(len(shards), workers or max(1, int(ray.cluster_resources().get("CPU", 1))))
        rows = [{"shard": msgspec.json.encode(shard)} for shard in shards]
        coded = ray.data.from_items(rows, override_num_blocks=min(len(rows), MOST_BLOCKS)).map(
            ShardCoder,
            fn_constructor_args=(dataset.place.url, msgspec.json.encode(settings)),
            compute=ray.data.ActorPoolStrategy(size=size, max_tasks_in_flight_per_actor=1),
            num_cpus=1,
        )
        errors = []
        for row in coded.iter_rows():
            if row["error"]:
                errors.append(f"{row['shard']}: {row['error']}")
            else:
                yield msgspec.json.decode(row["note"], type=Note)
    if errors:
        raise DatasetError(f"{len(errors):,} shards could not be coded, the first {errors[0]}",
                           where=dataset.place.url, do="see why, and run it again for what is left")  # fmt: skip


@contextmanager
def _cluster(address: str | None, workers: int | None) -> Iterator[Any]:
    """Ray, connected to a cluster or to one of its own that ends with this; quiet, and telling nobody of its use."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise SettingError("Ray is not installed", where="--engine ray",
                           do="install it: pip install 'polybius[ray]'") from error  # fmt: skip
    own = not ray.is_initialized()
    if own:
        quiet = {"log_to_driver": False, "logging_level": logging.WARNING}
        local = {"num_cpus": workers, "include_dashboard": False, "object_store_memory": OBJECT_STORE,
                 "_node_ip_address": "127.0.0.1"}  # fmt: skip
        try:
            ray.init(address=address, **quiet) if address else ray.init(address="local", **local, **quiet)
        except (ConnectionError, ValueError) as error:
            raise SettingError(f"the cluster does not answer: {error}", where="--address",
                               do="give the address of its head, such as 10.0.0.1:6379") from error  # fmt: skip
    logging.getLogger("ray.data").setLevel(logging.WARNING)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    try:
        yield ray
    finally:
        if own:
            ray.shutdown()
