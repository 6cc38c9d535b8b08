"""Many articles as a data set of Parquet files, coded shard by shard on one machine or on many."""

from polybius.dataset.cluster import code_on_cluster
from polybius.dataset.coding import code_shards
from polybius.dataset.inputs import Shard, find_shards
from polybius.dataset.ledger import Dataset, Terms, make_dataset, open_dataset
from polybius.dataset.loading import load
from polybius.dataset.shard_writer import By, Note

__all__ = [
    "By", "Dataset", "Note", "Shard", "Terms", "code_on_cluster", "code_shards", "find_shards", "load",
    "make_dataset", "open_dataset",
]  # fmt: skip
