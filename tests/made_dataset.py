"""Shards of the demonstration reports, in several formats, and datasets of them."""

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from polybius import Coder
from polybius.dataset import Dataset, Terms, code_shards, find_shards, make_dataset
from polybius.read import Bounds

DEMONSTRATION = Path(__file__).parents[1] / "samples" / "demonstration"
OF_ONE_SHARD = 3
BROKEN = "{broken\n"


def reports() -> list[dict[str, str]]:
    """The demonstration reports, as they stand on their lines."""
    lines = (line for file in sorted(DEMONSTRATION.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines())
    return [json.loads(line) for line in lines]


def write_shards(folder: Path, count: int) -> Path:
    """So many shards of three reports each: JSON Lines, packed JSON Lines, Parquet and WARC by turns."""
    folder.mkdir(parents=True, exist_ok=True)
    given = reports()
    for n in range(count):
        some = [given[(OF_ONE_SHARD * n + k) % len(given)] for k in range(OF_ONE_SHARD)]
        KINDS[n % len(KINDS)](folder / f"{n:02}", some)
    return folder


def _lines(path: Path, some: list[dict[str, str]]) -> None:
    path.with_suffix(".jsonl").write_text(BROKEN + "".join(json.dumps(each) + "\n" for each in some), "utf-8")


def _packed(path: Path, some: list[dict[str, str]]) -> None:
    lines = "".join(json.dumps(each) + "\n" for each in some).encode()
    path.with_suffix(".jsonl.gz").write_bytes(gzip.compress(lines, mtime=0))


def _parquet(path: Path, some: list[dict[str, str]]) -> None:
    pq.write_table(pa.Table.from_pylist(some), path.with_suffix(".parquet"))


def _warc(path: Path, some: list[dict[str, str]]) -> None:
    records = []
    for n, body in enumerate(each["text"].encode() for each in some):
        head = (
            f"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://archive.example/{path.name}/{n}\r\n"
            f"WARC-Date: 2014-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{n}>\r\nContent-Type: text/plain\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        records.append(head.encode() + body + b"\r\n\r\n")
    path.with_suffix(".warc").write_bytes(b"".join(records))


KINDS = (_lines, _packed, _parquet, _warc)


def code_into(url: str, coder: Coder, names: list[str]) -> Dataset:
    """A dataset of sources, coded in this process."""
    dataset = make_dataset(url, Terms(manifest=coder.manifest))
    dataset.plan(find_shards(names, Bounds(None, 1_000_000)))
    for _ in code_shards(dataset, dataset.waiting(), coder.stream):
        continue
    return dataset


def files_of(folder: Path) -> dict[str, bytes]:
    """All files of a dataset, by name."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
