"""Across the articles of a dataset that does not fit memory: reprints, origins, happenings, as in a workspace."""

from polybius.dataset.collating.whole import Collated, collate_dataset

__all__ = ["Collated", "collate_dataset"]
