"""Pairs of accounts that are given up early are those that would not have been kept."""

from itertools import combinations
from pathlib import Path

import pytest

from polybius.collate.account import Account
from polybius.collate.filing import decoder
from polybius.collate.scoring import KEPT, kept_pair, score_pair
from polybius.store import open_store


@pytest.fixture(scope="module")
def accounts(demonstration: Path) -> list[Account]:
    """The accounts of the demonstration reports: three episodes, told by many."""
    with open_store(demonstration) as store:
        return [decoder.decode(body) for (body,) in store.execute("SELECT body FROM accounts ORDER BY id")]


def test_a_pair_is_kept_when_the_sum_of_all_its_reasons_is(accounts: list[Account]) -> None:
    kept = 0
    for one, other in combinations(accounts, 2):
        whole = score_pair(one, other)
        assert kept_pair(one, other) == (whole if whole.score >= KEPT else None)
        kept += whole.score >= KEPT
    assert 500 < kept < len(accounts) ** 2 // 4
