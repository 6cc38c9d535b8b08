"""Which pairs of accounts are kept, and which are sure; those given up early would not have been kept."""

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from polybius.collate.account import Account, Side, When, Where
from polybius.collate.evidence import SAYING_MUCH
from polybius.collate.filing import decoder
from polybius.collate.scoring import KEPT, SAME, kept_pair, score_pair, weights
from polybius.collate.words import telling_words
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


def bomb(article: str, words: str) -> Account:
    """A bomb in Belfast on 21 July 1972, a day on which there were many."""
    day = date(1972, 7, 21).toordinal()
    return Account(
        article=article, key=f"u{article}", events=(f"u{article}",), type="ASSAULT", modes=("bombing",),
        where=Where(name="Belfast", country="GBR", lat=54.597, lon=-5.93, radius_km=8.0),
        when=When(first=day, last=day), recipients=(Side("residents", "GBRCIV", "GBR"),), published=day + 1,
        words=telling_words([words], without="Belfast"), prominence=4.0, main=True,
    )  # fmt: skip


def test_deeds_of_one_town_and_day_are_not_tied_when_their_passages_share_no_telling_word() -> None:
    depot = bomb(
        "a",
        "A hijacked Ulsterbus van exploded at the Oxford Street depot by the Lagan; "
        "windows broke in Laganbank, Ormeau, Ballymacarrett and the Markets.",
    )
    shops = bomb(
        "b",
        "Stephen Parker, a schoolboy, died outside shops on the Cavehill Road; the blast was heard in "
        "Oldpark, Ballysillan, Skegoneill, Duncairn and Glengormley.",
    )
    again = bomb(
        "c",
        "In Laganbank, Ormeau and Ballymacarrett windows broke when a hijacked van blew up the Ulsterbus "
        "depot in Oxford Street, on the Lagan.",
    )
    assert min(each.words.weight for each in (depot, shops)) >= SAYING_MUCH
    assert score_pair(depot, again).score >= SAME
    strange = score_pair(depot, shops)
    assert strange.score < SAME
    assert "other words" in {reason.name for reason in strange.reasons}
    assert strange.score + abs(weights()["other words"]) >= SAME  # it is the words that tell them apart
