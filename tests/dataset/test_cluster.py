"""The same articles through this process, through several, and through a Ray cluster of which a worker is killed."""

import os
import signal
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from made_dataset import files_of
from polybius import Coder
from polybius.dataset import Dataset, Note, code_on_cluster, code_shards, find_shards, make_dataset
from polybius.dataset.cluster import ShardCoder
from polybius.dataset.place import ASIDE
from polybius.read import Bounds
from polybius.workers import Team

PATIENCE = 300.0


def planned(folder: Path, coder: Coder, shards: Path) -> Dataset:
    """A dataset that has nothing yet."""
    from polybius.dataset import Terms

    dataset = make_dataset(str(folder), Terms(manifest=coder.manifest))
    dataset.plan(find_shards([str(shards)], Bounds(None, 1_000_000)))
    return dataset


def test_processes_give_the_files_of_one_process(coder: Coder, shards: Path, coded: Path, tmp_path: Path) -> None:
    dataset = planned(tmp_path / "processes", coder, shards)
    with Team(replace(coder.settings, articles_at_once=2), 2) as team:
        assert len(list(code_shards(dataset, dataset.waiting(), team.stream))) == 8
    dataset.clear_aside()
    assert files_of(tmp_path / "processes") == files_of(coded)


class Killer(threading.Thread):
    """Kills the first worker that is seen to write a shard."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self.folder, self.killed, self.over = folder, 0, threading.Event()

    def run(self) -> None:
        """Wait until something stands aside, whose name tells the process that writes it."""
        until = time.monotonic() + PATIENCE
        while not self.killed and not self.over.is_set() and time.monotonic() < until:
            for aside in (self.folder / ASIDE).glob("*.*.*"):
                pid = int(aside.name.split(".")[1]) if aside.is_dir() else os.getpid()
                if pid != os.getpid():
                    os.kill(pid, signal.SIGKILL)
                    self.killed = pid
                    return
            time.sleep(0.002)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no timers for processes")
def test_an_actor_limits_what_articles_take_though_it_is_called_outside_of_the_main_thread(
    coder: Coder, shards: Path, tmp_path: Path
) -> None:
    dataset = planned(tmp_path / "limited", coder, shards)
    short = replace(coder.settings, seconds_per_article=0.001, milliseconds_per_kilobyte=0)
    row = {"shard": msgspec.json.encode(dataset.waiting()[1])}
    with ThreadPoolExecutor(1) as thread:
        told = thread.submit(ShardCoder(dataset.place.url, msgspec.json.encode(short)), row).result()
    note = msgspec.json.decode(told["note"], type=Note)
    assert (note.articles, note.failures) == (0, 3), told


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by a signal")
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_that_loses_a_worker_gives_the_files_of_one_process(
    coder: Coder, shards: Path, coded: Path, tmp_path: Path
) -> None:
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'polybius[ray]'")
    folder = tmp_path / "cluster"
    dataset = planned(folder, coder, shards)
    killer = Killer(folder)
    killer.start()
    try:
        notes = list(code_on_cluster(dataset, coder.settings, workers=2))
    finally:
        killer.over.set()
        killer.join()
    assert killer.killed
    assert sorted(note.shard for note in notes) == sorted(shard.id for shard in dataset.planned())
    assert not list(code_on_cluster(dataset, coder.settings, workers=2))  # nothing waits, and nothing is started
    dataset.clear_aside()
    assert files_of(folder) == files_of(coded)
