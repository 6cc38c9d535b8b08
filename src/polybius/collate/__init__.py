"""Across articles: which reports have which origin, and which mentions tell of the same happening."""

from polybius.collate.collating import Collated, collate, file_articles
from polybius.collate.judging import (
    Judgement,
    Signed,
    all_judgements,
    judge_different,
    judge_same,
    merge,
    split,
    undo,
)

__all__ = [
    "Collated",
    "Judgement",
    "Signed",
    "all_judgements",
    "collate",
    "file_articles",
    "judge_different",
    "judge_same",
    "merge",
    "split",
    "undo",
]
